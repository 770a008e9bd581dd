using CommunitySim.Experiments.Statistics;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Tests.Experiments;

/// <summary>The best of a few options, from a few noisy worlds.</summary>
public sealed class OptionsAtPointTests
{
    [Test]
    public void The_shares_add_up_to_one_and_equals_share()
    {
        OptionsAtPoint point = new([[1, 5, 3], [2, 2, 4], [1, 5, 3]]);

        Assert.That(point.ShareBest.Sum(), Is.EqualTo(1).Within(1e-12));
        Assert.That(point.ShareBest[0], Is.EqualTo(point.ShareBest[2]));
        Assert.That(point.Means, Is.EqualTo(new[] { 3, 8 / 3.0, 3 }).Within(1e-12));
        Assert.That(point.Highest, Is.EqualTo(3));
    }

    [Test]
    public void The_correction_takes_away_half_of_what_luck_gives_to_the_best_of_equals()
    {
        const int Points = 4000, Options = 3, Worlds = 5;
        Random random = new(1);
        OptionsAtPoint[] points = [.. Enumerable.Range(0, Points).Select(_ => new OptionsAtPoint(
            [.. Enumerable.Range(0, Options).Select(_ => (IReadOnlyList<double>)[.. Enumerable.Range(0, Worlds).Select(_ => Normal.Sample(random, 0, 1))])]))];

        // The mean of the greatest of three normal numbers is 0.846 standard deviations (David and Nagaraja 2003).
        double luck = 0.846 / Math.Sqrt(Worlds);
        Assert.That(points.Average(point => point.Highest), Is.EqualTo(luck).Within(0.03));
        Assert.That(points.Average(point => point.HighestCorrected), Is.EqualTo(0).Within(0.55 * luck));
        Assert.That(points.Average(point => point.ShareBest[0]), Is.EqualTo(1.0 / Options).Within(0.05));
    }

    [Test]
    public void A_single_world_is_taken_as_it_is()
    {
        OptionsAtPoint point = new([[1], [3]]);

        Assert.That((point.Highest, point.HighestCorrected, point.ShareBest[1]), Is.EqualTo((3.0, 3.0, 1.0)));
    }
}
