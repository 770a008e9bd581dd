using CommunitySim.Experiments.Statistics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CommunitySim.Tests.Experiments;

public class RunningDistributionsTests
{
    private static readonly double[] Shares = [0.05, 0.5, 0.95];
    private static readonly string[] Kinds = ["normal", "exponential", "two heaps", "rising", "counts", "zeros", "exponential", "normal"];

    [Test]
    public void Up_to_nine_values_quantiles_are_exact([Range(1, 9)] int count)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => Math.Sin(17.0 * i))];
        RunningDistributions seen = Seen(values);

        foreach (double share in Shares.Append(0).Append(1).Append(0.3))
        {
            // The same interpolation in another order of operations: a few units in the last place of numbers below one.
            Assert.That(seen.Quantile(0, share), Is.EqualTo(values.QuantileCustom(share, QuantileDefinition.R7)).Within(1e-15));
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
        RunningDistributions seen = Seen(values);

        foreach (double share in Shares)
        {
            // Between equal values the parabola leaves its rounding behind.
            double estimate = seen.Quantile(0, share), below = values.Count(value => value < estimate - 1e-9) / (double)count, upTo = values.Count(value => value <= estimate + 1e-9) / (double)count;
            double scatter = 3 * Math.Sqrt(share * (1 - share) / count);
            Assert.That(below - scatter, Is.LessThanOrEqualTo(share), $"{kind}: the {share} quantile is estimated as {estimate}");
            Assert.That(upTo + scatter, Is.GreaterThanOrEqualTo(share), $"{kind}: the {share} quantile is estimated as {estimate}");
        }

        Assert.That((seen.Quantile(0, 0), seen.Quantile(0, 1)), Is.EqualTo((values.Min(), values.Max())));
    }

    [Test]
    public void Mean_and_variance_are_those_of_the_values()
    {
        double[] values = [.. Enumerable.Range(0, 500).Select(i => 1e6 + Value("normal", i))];
        RunningDistributions seen = Seen(values);

        // Welford's sums lose a few units in the last place of the mean per value (Higham 2002, 1.9).
        Assert.That(seen.Moments(0).Mean, Is.EqualTo(values.Mean()).Within(500 * 1e6 * double.Epsilon + 1e-7));
        Assert.That(seen.Moments(0).StandardDeviation, Is.EqualTo(values.StandardDeviation()).Within(1e-6));
    }

    [Test]
    public void Side_by_side_quantities_have_the_bits_of_the_algorithm_taken_one_by_one()
    {
        RunningDistributions together = new(Kinds.Length);
        SquareP2[] alone = [.. Kinds.Select(_ => new SquareP2())];
        for (int i = 0; i < 2000; i++)
        {
            double[] values = [.. Kinds.Select(kind => Value(kind, i))];
            together.Add(values);
            for (int entry = 0; entry < Kinds.Length; entry++)
            {
                alone[entry].Add(values[entry]);
                if (i >= DistinctValues.Most && Kinds[entry] is not ("counts" or "zeros"))
                {
                    foreach (double share in SquareP2.At)
                    {
                        Assert.That(together.Quantile(entry, share), Is.EqualTo(alone[entry].Quantile(share)), $"{Kinds[entry]}, {i + 1} values");
                    }
                }
            }
        }
    }

    /// <summary>The estimate of a median of counts once lay 31 standard errors beside it.</summary>
    [TestCase(4, 5_000)]
    [TestCase(64, 3_000)]
    public void Outcomes_on_a_lattice_have_exact_quantiles_in_any_number_of_worlds(int steps, int count)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => Math.Floor(steps * Math.Pow((0.5 + (i * 0.6180339887498949)) % 1, 3)) / steps)];
        RunningDistributions seen = Seen(values);

        Assert.That(Shares.Append(0).Append(1).Select(share => seen.Quantile(0, share)), Is.EqualTo(Shares.Append(0).Append(1).Select(share => values.QuantileCustom(share, QuantileDefinition.R7))).Within(1e-15));
    }

    [Test]
    public void Minus_zero_counts_as_zero()
    {
        Assert.That(double.IsNegative(Seen([-0.0]).Quantile(0, 0.5)), Is.False);
    }

    [Test]
    public void Without_values_there_is_no_quantile_and_no_mean()
    {
        Assert.That((new RunningDistributions(4).Quantile(0, 0.5), Interval.OfMean(default(Moments), Bounds.None).Mean), Is.EqualTo((double.NaN, double.NaN)));
    }

    /// <summary>The values as the first of four quantities.</summary>
    private static RunningDistributions Seen(double[] values)
    {
        RunningDistributions seen = new(4);
        foreach (double value in values)
        {
            seen.Add([value, 0, 1, value]);
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
            "zeros" => index % 7 == 0 ? uniform : 0,
            _ => Math.Floor(uniform * 4),
        };
    }

    /// <summary>P² for nine markers as it is published, one value at a time.</summary>
    private sealed class SquareP2
    {
        public static readonly double[] At = [0, 0.025, 0.05, 0.275, 0.5, 0.725, 0.95, 0.975, 1];
        private readonly List<double> _heights = [];
        private readonly int[] _positions = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        private int _count;

        public void Add(double value)
        {
            _count++;
            if (_count <= 9)
            {
                _heights.Add(value);
                _heights.Sort();
                return;
            }

            (_heights[0], _heights[8]) = (Math.Min(_heights[0], value), Math.Max(_heights[8], value));
            int below = 0;
            while (below < 7 && _heights[below + 1] <= value)
            {
                below++;
            }

            for (int marker = below + 1; marker < 9; marker++)
            {
                _positions[marker]++;
            }

            for (int marker = 1; marker < 8; marker++)
            {
                double off = 1 + ((_count - 1) * At[marker]) - _positions[marker];
                if ((off >= 1 && _positions[marker + 1] - _positions[marker] > 1) || (off <= -1 && _positions[marker - 1] - _positions[marker] < -1))
                {
                    Move(marker, Math.Sign(off));
                }
            }
        }

        /// <summary>A line between the markers beside the place.</summary>
        public double Quantile(double share)
        {
            double place = 1 + ((_count - 1) * share);
            int upper = 1;
            while (upper < 8 && Place(upper) < place)
            {
                upper++;
            }

            return _heights[upper - 1] + ((place - Place(upper - 1)) * (_heights[upper] - _heights[upper - 1]) / (Place(upper) - Place(upper - 1)));
        }

        private double Place(int marker) => marker == 0 ? 1 : marker == 8 ? _count : _positions[marker];

        private void Move(int marker, int step)
        {
            (double q, double before, double after) = (_heights[marker], _heights[marker - 1], _heights[marker + 1]);
            (double n, double left, double right) = (_positions[marker], _positions[marker - 1], _positions[marker + 1]);
            double curved = q + (step / (right - left) * (((n - left + step) * (after - q) / (right - n)) + ((right - n - step) * (q - before) / (n - left))));
            double straight = q + (step * (_heights[marker + step] - q) / (_positions[marker + step] - n));
            _heights[marker] = before < curved && curved < after ? curved : straight;
            _positions[marker] += step;
        }
    }
}
