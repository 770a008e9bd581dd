using CommunitySim.Experiments.Statistics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CommunitySim.Tests.Experiments;

public class StatisticsTests
{
    [Test]
    public void The_interval_is_the_textbooks()
    {
        // n = 10, mean 5.5, s² = 82.5/9, t(0.975; 9) = 2.262157 (any table of Student's distribution).
        Interval interval = Interval.OfMean(Enumerable.Range(1, 10).Select(value => (double)value), Bounds.None);
        double half = 2.262157 * Math.Sqrt(82.5 / 9 / 10);

        Assert.That(interval.Mean, Is.EqualTo(5.5).Within(1e-12));
        Assert.That((interval.Low, interval.High), Is.EqualTo((5.5 - half, 5.5 + half)).Using<(double A, double B)>((a, b) => Math.Abs(a.A - b.A) + Math.Abs(a.B - b.B) < 1e-5 ? 0 : 1));
    }

    [Test]
    public void The_interval_covers_the_true_mean_in_95_of_100_samples()
    {
        // 4,000 samples: the count's standard error is √(0.05·0.95/4000) = 0.34%, so four of them are 1.4%.
        Normal normal = new(3, 2, new Random(11));
        int covered = Enumerable.Range(0, 4000).Count(_ => Interval.OfMean(normal.Samples().Take(8), Bounds.None) is { Low: < 3, High: > 3 });

        Assert.That(covered / 4000.0, Is.EqualTo(0.95).Within(0.014));
    }

    [Test]
    public void One_value_has_no_interval_and_decides_nothing()
    {
        Interval interval = Interval.OfMean([7], Bounds.None);

        Assert.That((interval.Mean, double.IsNaN(interval.Low), interval.ExcludesZero), Is.EqualTo((7.0, true, false)));
    }

    [Test]
    public void Running_moments_equal_those_of_all_values_even_far_from_zero()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(index => 1e9 + Math.Sin(index))];
        Moments moments = default;
        Array.ForEach(values, value => moments.Add(value));

        // Doubles near 1e9 are 1.2e-7 apart; the mean of a thousand is within that, the deviation within a few of it.
        Assert.That(moments.Mean, Is.EqualTo(values.Mean()).Within(1.2e-7));
        Assert.That(moments.StandardDeviation, Is.EqualTo(values.StandardDeviation()).Within(1e-6));
    }

    [TestCase(new double[] { 1, 2, 3 }, 1, TestName = "Ahead_from_the_start_crosses_on_day_1")]
    [TestCase(new double[] { -1, -2, 0, 1, 2 }, 4, TestName = "The_day_after_the_last_day_not_ahead_is_the_crossover")]
    [TestCase(new double[] { 1, 1, -1, 1 }, 4, TestName = "A_relapse_puts_the_crossover_off")]
    [TestCase(new double[] { 1, 1, 0 }, null, TestName = "Not_ahead_in_the_end_is_no_crossover")]
    public void Crossover(double[] lead, int? day)
    {
        Assert.That(CommunitySim.Experiments.Statistics.Crossover.Day(lead), Is.EqualTo(day));
    }

    [Test]
    public void Crossover_days_are_spread_over_the_worlds_that_cross()
    {
        CrossoverSpread spread = CrossoverSpread.Of([.. Enumerable.Range(1, 41).Select(day => (int?)day), null]);

        Assert.That((spread.Share, spread.Median, spread.Low, spread.High), Is.EqualTo((41.0 / 42, 21.0, 2.0, 40.0)));
    }

    [Test]
    public void Worlds_are_compared_in_pairs()
    {
        // The worlds differ by hundreds, the strategies by 1, 2 and 3: only pairing sees it.
        PairedComparison pair = PairedComparison.Of([100, 500, 900], [101, 502, 903], lessIsBetter: false, Bounds.None);

        Assert.That((pair.Difference.Mean, pair.Won, pair.Tied), Is.EqualTo((2.0, 1.0, 0.0)));
        Assert.That(pair.Difference.Low, Is.EqualTo(2 - (4.302653 / Math.Sqrt(3))).Within(1e-5)); // t(0.975; 2) = 4.302653, s = 1
    }

    [Test]
    public void Of_pain_the_lower_wins()
    {
        PairedComparison pair = PairedComparison.Of([1, 1, 1, 1], [0.5, 0.5, 1, 2], lessIsBetter: true, Bounds.None);

        Assert.That((pair.Won, pair.Tied), Is.EqualTo((0.5, 0.25)));
    }
}
