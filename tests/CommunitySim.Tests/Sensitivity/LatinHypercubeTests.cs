using CommunitySim.Experiments.Sensitivity;
using MathNet.Numerics.Statistics;

namespace CommunitySim.Tests.Sensitivity;

internal sealed class LatinHypercubeTests
{
    [TestCase(1, 1)]
    [TestCase(7, 3)]
    [TestCase(1000, 5)]
    public void Every_interval_of_every_dimension_holds_one_point(int points, int dimensions)
    {
        double[][] design = LatinHypercube.Points(points, dimensions, 3);
        for (int dimension = 0; dimension < dimensions; dimension++)
        {
            Assert.That(design.Select(point => (int)Math.Floor(point[dimension] * points)), Is.EquivalentTo(Enumerable.Range(0, points)));
        }
    }

    /// <summary>Of 1,000 points a correlation has a standard error of 1/√1000, a mean of uniform numbers one of 1/√12000.</summary>
    [Test]
    public void Dimensions_are_independent_and_points_lie_anywhere_in_their_interval()
    {
        const int points = 1000;
        double[][] design = LatinHypercube.Points(points, 2, 4);
        double[] first = [.. design.Select(point => point[0])], second = [.. design.Select(point => point[1])];
        double[] within = [.. first.Select(x => (x * points) - Math.Floor(x * points))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Correlation.Pearson(first, second), Is.Zero.Within(4 / Math.Sqrt(points)));
            Assert.That(Correlation.Pearson(first, within), Is.Zero.Within(4 / Math.Sqrt(points)));
            Assert.That(within.Average(), Is.EqualTo(0.5).Within(4 / Math.Sqrt(12 * points)));
            Assert.That(within.Max() - within.Min(), Is.GreaterThan(0.98));
        }
    }

    [Test]
    public void A_seed_names_the_points()
    {
        double[][] design = LatinHypercube.Points(20, 3, 5);
        Assert.That(LatinHypercube.Points(20, 3, 5), Is.EqualTo(design));
        Assert.That(LatinHypercube.Points(20, 3, 6), Is.Not.EqualTo(design));
    }

    [Test]
    public void Without_points_or_dimensions_there_is_no_design()
    {
        Assert.That(() => LatinHypercube.Points(0, 1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => LatinHypercube.Points(1, 0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
