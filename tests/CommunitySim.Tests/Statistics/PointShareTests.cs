using CommunitySim.Experiments.Statistics;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Tests.Experiments;

internal sealed class PointShareTests
{
    [Test]
    public void Without_luck_it_is_the_share_of_points_with_the_interval_of_Agresti_and_Coull()
    {
        // 30 of 40 points: (30 + 2) / 44 ± 1.96·√(p(1 − p)/43), with the variance of 44 values.
        Interval share = PointShare.Of(Enumerable.Range(0, 40).Select(point => ((IReadOnlyList<double>)[1.0 * (point < 30 ? 1 : -1), point < 30 ? 2 : -2], 1)), mean => mean > 0);
        double middle = 32.0 / 44, half = 1.959964 * Math.Sqrt(middle * (1 - middle) / 43);

        Assert.That((share.Mean, share.Low, share.High), Is.EqualTo((0.75, middle - half, middle + half)).Using<(double A, double B, double C)>((a, b) => Math.Abs(a.A - b.A) + Math.Abs(a.B - b.B) + Math.Abs(a.C - b.C) < 1e-6 ? 0 : 1));
    }

    [TestCase(1.0, 1.0)]
    [TestCase(-1.0, 0.0)]
    public void Points_that_all_agree_leave_a_width(double value, double share)
    {
        Interval all = PointShare.Of(Enumerable.Repeat(((IReadOnlyList<double>)[value, value, value], 1), 64), mean => mean > 0);

        Assert.That((all.Mean, all.High - all.Low), Is.EqualTo((share, 0.07)).Using<(double A, double B)>((a, b) => Math.Abs(a.A - b.A) + Math.Abs(a.B - b.B) < 0.02 ? 0 : 1));
    }

    /// <summary>Means are normal, 0.3 above zero; luck has as much variance. Of single worlds 58.4% are above zero, of means 61.8%.</summary>
    [Test]
    public void Luck_does_not_draw_the_share_to_one_half()
    {
        Normal normal = new(0, 1, new Random(1));
        Interval share = PointShare.Of(Enumerable.Range(0, 20_000).Select(_ => normal.Sample() + 0.3).Select(mean => ((IReadOnlyList<double>)[.. Enumerable.Range(0, 5).Select(_ => mean + normal.Sample())], 1)), mean => mean > 0);

        Assert.That(share.Mean, Is.EqualTo(Normal.CDF(0, 1, 0.3)).Within(0.02));
        Assert.That(share.HalfWidth, Is.InRange(0.007, 0.02));
    }

    /// <summary>Independent points, luck as large as the spread of the means; 1,000 studies have a standard error of 0.7%.</summary>
    [TestCase(0.3, 64, 3)]
    [TestCase(0.3, 64, 5)]
    [TestCase(1.5, 64, 3)]
    [TestCase(1.5, 128, 5)]
    public void Shares_of_independent_points_cover_as_often_as_they_say(double level, int points, int worlds)
    {
        Random random = new(2);
        double truth = Normal.CDF(0, 1, level);
        int covered = Enumerable.Range(0, 1000).Count(_ =>
        {
            Interval share = PointShare.Of(Enumerable.Range(0, points).Select(_ => Normal.Sample(random, level, 1)).Select(mean => ((IReadOnlyList<double>)[.. Enumerable.Range(0, worlds).Select(_ => Normal.Sample(random, mean, 1))], 1)), mean => mean > 0);
            return share.Low <= truth && truth <= share.High;
        });

        Assert.That(covered / 1000.0, Is.InRange(0.93, 0.98));
    }

    [Test]
    public void Points_that_share_their_worlds_count_once_for_the_interval()
    {
        (IReadOnlyList<double>, int)[] points = [.. Enumerable.Range(0, 60).Select(point => ((IReadOnlyList<double>)[point % 3 - 0.5], 1))];
        (IReadOnlyList<double>, int)[] fewer = [.. points.Take(6).Select(point => (point.Item1, 10))];

        Assert.That(PointShare.Of(fewer, mean => mean > 0).Mean, Is.EqualTo(PointShare.Of(points, mean => mean > 0).Mean).Within(1e-12));
        Assert.That(PointShare.Of(fewer, mean => mean > 0).HalfWidth, Is.GreaterThan(2 * PointShare.Of(points, mean => mean > 0).HalfWidth));
    }

    [Test]
    public void Without_worlds_there_is_no_share() =>
        Assert.That(double.IsNaN(PointShare.Of([([], 1)], _ => true).Mean));
}
