using CommunitySim.Experiments.Statistics;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Tests.Experiments;

internal sealed class BestOfTests
{
    /// <summary>Worlds differ by hundreds, options by ones: only pairing tells them apart.</summary>
    [TestCase(false, 2)]
    [TestCase(true, 0)]
    public void The_best_is_found_in_pairs(bool lessIsBetter, int expected)
    {
        double[][] values = [.. Enumerable.Range(0, 10).Select(world => (double[])[100 * world, (100 * world) + 5 + (world % 2), (100 * world) + 9 + (world % 3)])];
        BestOf best = BestOf.Find(values, lessIsBetter, 1, Bounds.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(best.Option, Is.EqualTo(expected));
            Assert.That(best.NotWorse, Is.EqualTo(new[] { expected }));
            Assert.That(best.ShareBest[expected], Is.EqualTo(1).Within(1e-9));
            Assert.That(best.Mean, Is.EqualTo(Interval.OfMean(values.Select(world => world[expected]), Bounds.None)));
        }
    }

    /// <summary>
    /// Differences of −1 and 3 in 20 worlds each: mean 1, deviation 2. The mean of 40 drawn of them is positive where more than ten
    /// are 3, binomial of 40 and 1/2. At ten of them it is zero, and won by half. Of −1 and 1, both win alike.
    /// </summary>
    [TestCase(3)]
    [TestCase(1)]
    public void The_share_of_resamples_says_how_sure_the_best_is(int gain)
    {
        int even = 40 / (gain + 1);
        double expected = 1 - Binomial.CDF(0.5, 40, even) + (Binomial.PMF(0.5, 40, even) / 2);
        double[][] values = [.. Enumerable.Range(0, 40).Select(world => (double[])[0, world % 2 == 0 ? -1 : gain])];
        BestOf best = BestOf.Find(values, lessIsBetter: false, 1, Bounds.None);
        Assert.That(best.ShareBest[1], Is.EqualTo(expected).Within(4 * Math.Sqrt(expected * (1 - expected) / Bootstrap.Resamples)));
        Assert.That(best.ShareBest.Sum(), Is.EqualTo(1).Within(1e-9));
        Assert.That(best.NotWorse, gain > 1 ? Is.EqualTo(new[] { 1 }) : Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void Equal_options_share_what_they_win()
    {
        BestOf best = BestOf.Find([[1, 1, 0], [4, 4, 2], [2, 2, 1]], lessIsBetter: false, 1, Bounds.None);
        Assert.That(best.Option, Is.Zero);
        Assert.That(best.NotWorse, Is.SupersetOf(new[] { 0, 1 }));
        Assert.That(best.ShareBest, Is.EqualTo(new[] { 0.5, 0.5, 0 }).Within(1e-9));
    }

    [Test]
    public void One_world_tells_nothing_apart()
    {
        BestOf best = BestOf.Find([[1, 3, 2]], lessIsBetter: false, 1, Bounds.None);
        Assert.That((best.Option, double.IsNaN(best.Mean.Low)), Is.EqualTo((1, true)));
        Assert.That(best.NotWorse, Is.EqualTo(new[] { 0, 1, 2 }));
    }

    /// <summary>
    /// Of ten equal options any may be the best in truth, and each is to be missed in 2.5% of cases at most, though nine
    /// differences are looked at: in 600 cases more than the bound miss it with a chance of 1 in 10,000.
    /// </summary>
    [Test]
    public void The_truly_best_is_seldom_ruled_out()
    {
        Normal normal = new(0, 1, new Random(5));
        int missed = Enumerable.Range(0, 600).Count(_ =>
        {
            double[][] values = [.. Enumerable.Range(0, 20).Select(_ => normal.Samples().Take(10).ToArray())];
            return !BestOf.Find(values, lessIsBetter: false, 1, Bounds.None).NotWorse.Contains(3);
        });
        Assert.That(missed, Is.AtMost(Enumerable.Range(0, 600).First(count => Binomial.CDF(0.025, 600, count) > 0.9999)));
    }

    [Test]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.That(() => BestOf.Find([], lessIsBetter: false, 1, Bounds.None), Throws.ArgumentException);
        Assert.That(() => BestOf.Find([[]], lessIsBetter: false, 1, Bounds.None), Throws.ArgumentException);
        Assert.That(() => BestOf.Find([[1, 2], [1]], lessIsBetter: false, 1, Bounds.None), Throws.ArgumentException.With.Message.Contains("World 2 has 1 options"));
        Assert.That(() => BestOf.Find([[1, 2], [1, double.NaN]], lessIsBetter: false, 1, Bounds.None), Throws.ArgumentException.With.Message.Contains("Option 2 is NaN in world 2"));
    }
}
