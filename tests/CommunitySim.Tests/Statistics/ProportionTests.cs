using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Experiments;

internal sealed class ProportionTests
{
    /// <summary>By definition the ends are the shares p with (k/n − p)² = z²·p(1 − p)/n; none and all have the end 0 or 1 of that.</summary>
    [TestCase(0, 10)]
    [TestCase(1, 10)]
    [TestCase(5, 10)]
    [TestCase(10, 10)]
    [TestCase(333, 1000)]
    public void Wilsons_ends_are_where_the_score_is_just_not_refused(int hits, int cases)
    {
        Interval share = Proportion.Wilson(hits, cases);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(share.Mean, Is.EqualTo((double)hits / cases));
            Assert.That(share.Low, hits == 0 ? Is.Zero : Is.LessThan(share.Mean).And.Positive);
            Assert.That(share.High, hits == cases ? Is.EqualTo(1) : Is.GreaterThan(share.Mean).And.LessThan(1));
            foreach (double end in (double[])[share.Low, share.High])
            {
                Assert.That(Math.Pow(share.Mean - end, 2), Is.EqualTo(3.8414588 * end * (1 - end) / cases).Within(1e-8));
            }
        }
    }

    /// <summary>z²/(n + z²) at none of ten; five of ten as in any table.</summary>
    [Test]
    public void Wilsons_interval_is_the_textbooks()
    {
        Assert.That((double[])[Proportion.Wilson(0, 10).High, Proportion.Wilson(5, 10).Low, Proportion.Wilson(5, 10).High], Is.EqualTo(new[] { 3.841459 / 13.841459, 0.2366, 0.7634 }).Within(5e-5));
        Assert.That(Proportion.Wilson(0, 0).Mean, Is.NaN);
        Assert.That(() => Proportion.Wilson(3, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Proportion.Wilson(-1, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void An_interval_of_another_confidence_has_its_own_factor()
    {
        // n = 10, s² = 82.5/9, t(0.995; 9) = 3.249836 (any table of Student's distribution).
        double[] values = [.. Enumerable.Range(1, 10).Select(value => (double)value)];
        Assert.That(Interval.OfMean(values, Bounds.None, 0.99).HalfWidth, Is.EqualTo(3.249836 * Math.Sqrt(82.5 / 9 / 10)).Within(1e-5));
        Assert.That(Interval.OfMean(values, Bounds.None), Is.EqualTo(Interval.OfMean(values, Bounds.None, 0.95)).And.Not.EqualTo(Interval.OfMean(values, Bounds.None, 0.99)));
    }
}
