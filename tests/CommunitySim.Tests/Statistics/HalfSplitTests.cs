using CommunitySim.Experiments.Sensitivity;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Experiments;

/// <summary>The points that choose and those that measure.</summary>
public sealed class HalfSplitTests
{
    [TestCase(1, 1)]
    [TestCase(64, 32)]
    [TestCase(65, 33)]
    public void Half_of_the_points_choose(int points, int choosing) =>
        Assert.That(HalfSplit.Of(points, 7).Count(chooses => chooses), Is.EqualTo(choosing));

    [TestCase(64)]
    [TestCase(128)]
    public void Both_halves_of_an_even_design_cover_the_range_of_every_parameter(int points)
    {
        const int Parameters = 44;
        double[][] design = SobolSequence.Points(points, Parameters, 1);
        bool[] chooses = HalfSplit.Of(points, 1);

        // Means of n uniform numbers; every other point would put one half above 0.5 and the other below in some parameters.
        double error = Math.Sqrt(1 / 12.0 / (points / 2.0));
        foreach (int parameter in Enumerable.Range(0, Parameters))
        {
            double mean = design.Where((_, point) => chooses[point]).Average(point => point[parameter]);
            Assert.That(mean, Is.EqualTo(0.5).Within(4 * error), $"parameter {parameter}");
        }

        Assert.That(
            Enumerable.Range(0, Parameters).Max(parameter => Math.Abs(design.Where((_, point) => point % 2 == 0).Average(point => point[parameter]) - 0.5)),
            Is.GreaterThan(0.2), "the parity of a point is no random split");
    }
}
