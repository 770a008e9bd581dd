using CommunitySim.Experiments.Sensitivity;

namespace CommunitySim.Tests.Sensitivity;

/// <summary>A region that is planted is found, and chance is not taken for a region.</summary>
public sealed class PrimBoxTests
{
    private const int Points = 400, Parameters = 8;

    [Test]
    public void A_planted_corner_is_found_with_its_two_limits()
    {
        double[][] points = MakePoints(1);

        PrimBox box = PrimBox.Find(points, [.. points.Select(point => point[2] > 0.6 && point[5] < 0.5)], 1)!;

        Assert.That(box.Limits.Select(limit => limit.Parameter), Is.EquivalentTo(new[] { 2, 5 }));
        Assert.That(box.Limits.Single(limit => limit.Parameter == 2).Low, Is.EqualTo(0.6).Within(0.1));
        Assert.That(box.Limits.Single(limit => limit.Parameter == 5).High, Is.EqualTo(0.5).Within(0.1));
        Assert.That(box.Density, Is.GreaterThan(0.8));
        Assert.That(box.Coverage, Is.GreaterThan(0.7));
        Assert.That(box.Everywhere, Is.EqualTo(0.2).Within(0.08));
    }

    [Test]
    public void Without_a_pattern_a_box_is_rare()
    {
        int found = Enumerable.Range(0, 100).Count(trial =>
        {
            Random random = new(trial);
            double[][] points = MakePoints(trial);
            return PrimBox.Find(points, [.. points.Select(_ => random.NextDouble() < 0.3)], (ulong)trial) is not null;
        });

        // Up to four limits are judged, each at 5%.
        Assert.That(found, Is.AtMost(30));
    }

    [Test]
    public void Too_few_cases_give_no_box()
    {
        double[][] points = MakePoints(1);

        Assert.That(PrimBox.Find(points, [.. points.Select((_, at) => at < 4)], 1), Is.Null);
        Assert.That(PrimBox.Find(points, [.. points.Select((_, at) => at >= 4)], 1), Is.Null);
    }

    private static double[][] MakePoints(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Points).Select(_ => Enumerable.Range(0, Parameters).Select(_ => random.NextDouble()).ToArray())];
    }
}
