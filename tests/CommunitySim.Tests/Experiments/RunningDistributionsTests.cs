using CommunitySim.Experiments.Statistics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CommunitySim.Tests.Experiments;

public class RunningDistributionTests
{
    private static readonly double[] Shares = [0.05, 0.5, 0.95];

    [Test]
    public void Up_to_nine_values_quantiles_are_exact([Range(1, 9)] int count)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => Math.Sin(17.0 * i))];
        RunningDistribution seen = Seen(values);

        foreach (double share in Shares.Append(0).Append(1).Append(0.3))
        {
            // The same interpolation in another order of operations: a few units in the last place of numbers below one.
            Assert.That(seen.Quantile(share), Is.EqualTo(values.QuantileCustom(share, QuantileDefinition.R7)).Within(1e-15));
        }
    }

    /// <summary>
    /// The rank of an exact sample quantile scatters by √(p(1 − p)/n); an estimate that stays within three of that of the
    /// exact one is as good as another sample would be.
    /// </summary>
    [TestCase("normal", 200)]
    [TestCase("normal", 10_000)]
    [TestCase("exponential", 1_000)]
    [TestCase("two heaps", 1_000)]
    [TestCase("rising", 1_000)]
    [TestCase("counts", 1_000)]
    public void Beyond_that_they_lie_within_the_scatter_of_a_sample(string kind, int count)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => Value(kind, i))];
        RunningDistribution seen = Seen(values);

        foreach (double share in Shares)
        {
            // Between equal values the parabola leaves its rounding behind.
            double estimate = seen.Quantile(share), below = values.Count(value => value < estimate - 1e-9) / (double)count, upTo = values.Count(value => value <= estimate + 1e-9) / (double)count;
            double scatter = 3 * Math.Sqrt(share * (1 - share) / count);
            Assert.That(below - scatter, Is.LessThanOrEqualTo(share), $"{kind}: the {share} quantile is estimated as {estimate}");
            Assert.That(upTo + scatter, Is.GreaterThanOrEqualTo(share), $"{kind}: the {share} quantile is estimated as {estimate}");
        }

        Assert.That((seen.Quantile(0), seen.Quantile(1)), Is.EqualTo((values.Min(), values.Max())));
    }

    [Test]
    public void Mean_and_variance_are_those_of_the_values()
    {
        double[] values = [.. Enumerable.Range(0, 500).Select(i => 1e6 + Value("normal", i))];
        RunningDistribution seen = Seen(values);

        // Welford's sums lose a few units in the last place of the mean per value (Higham 2002, 1.9).
        Assert.That(seen.Moments.Mean, Is.EqualTo(values.Mean()).Within(500 * 1e6 * double.Epsilon + 1e-7));
        Assert.That(seen.Moments.StandardDeviation, Is.EqualTo(values.StandardDeviation()).Within(1e-6));
    }

    [Test]
    public void Cut_off_anywhere_and_gone_on_with_it_ends_with_the_same_bits([Values(0, 1, 8, 9, 10, 60)] int at)
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => Value("exponential", i))];
        RunningDistribution before = Seen(values[..at]);
        RunningDistribution after = RunningDistribution.From(before.Moments, before.Markers());
        foreach (double value in values[at..])
        {
            after.Add(value);
        }

        RunningDistribution whole = Seen(values);
        Assert.That(after.Markers(), Is.EqualTo(whole.Markers()));
        Assert.That((after.Moments.Mean, after.Moments.Squares), Is.EqualTo((whole.Moments.Mean, whole.Moments.Squares)));
    }

    [Test]
    public void Bytes_that_are_no_markers_are_refused()
    {
        Assert.That(() => RunningDistribution.From(Moments.From(3, 0, 0), new byte[16]), Throws.ArgumentException);
    }

    [Test]
    public void Without_values_there_is_no_quantile_and_no_mean()
    {
        Assert.That((default(RunningDistribution).Quantile(0.5), default(Moments).Interval.Mean), Is.EqualTo((double.NaN, double.NaN)));
    }

    private static RunningDistribution Seen(double[] values)
    {
        RunningDistribution seen = default;
        foreach (double value in values)
        {
            seen.Add(value);
        }

        return seen;
    }

    /// <summary>Quantiles of a low-discrepancy sequence (multiples of the golden ratio), so that the sample is even but unsorted.</summary>
    private static double Value(string kind, int index)
    {
        double uniform = (0.5 + (index * 0.6180339887498949)) % 1;
        return kind switch
        {
            "normal" => Normal.InvCDF(0, 1, Math.Max(uniform, 1e-9)),
            "exponential" => -Math.Log(1 - uniform),
            "two heaps" => uniform < 0.5 ? uniform : 100 + uniform,
            "rising" => index,
            _ => Math.Floor(uniform * 4),
        };
    }
}
