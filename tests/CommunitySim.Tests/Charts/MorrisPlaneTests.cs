using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Charts;

internal sealed class MorrisPlaneTests
{
    [Test]
    public void Every_parameter_is_a_point_at_its_mean_size_and_spread()
    {
        NamedPoints points = Draw([new("skill", At(0.1), 0.2), new("turnover", At(0.3), 0.05)]).Panels[0].Marks.OfType<NamedPoints>().Single();

        Assert.That(points.Names.Select((name, i) => (name, points.X[i], points.Y[i])), Is.EqualTo(new[] { ("turnover", 0.3, 0.05), ("skill", 0.1, 0.2) }), "strong ones first");
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(24)]
    public void All_names_are_written_though_most_points_crowd_at_the_origin(int count)
    {
        string[] names = Legible.Parameters(count);
        Drawing drawing = Legible.Draw(Draw([.. names.Select((name, i) => new MorrisPoint(name, At(0.3 * Math.Exp(-i / 3.0)), 0.2 * Math.Exp(-i / 4.0)))]));

        Assert.That(drawing.Texts("label").Select(text => text.Text), Is.EquivalentTo(names));
    }

    private static Interval At(double mean) => new(mean, 0.9 * mean, 1.1 * mean);

    private static Figure Draw(MorrisPoint[] points) => MorrisPlane.Draw("lead in trust on day 365; 50 trajectories", points);
}
