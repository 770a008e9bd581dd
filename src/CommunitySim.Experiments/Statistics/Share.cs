using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Statistics;

/// <summary>95% intervals of what lies between 0 and 1.</summary>
public static class Share
{
    /// <summary>A share of so many cases, with Wilson's score interval (Wilson 1927), which has a width even at none and at all.</summary>
    /// <param name="hits">Cases that count, 0 to <paramref name="cases"/>.</param>
    /// <param name="cases">All cases, independent; for none all is NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than none, or more than all.</exception>
    public static Interval Wilson(int hits, int cases)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, cases);
        double share = (double)hits / cases, z = Normal.InvCDF(0, 1, 0.975), z2 = z * z;
        double middle = (hits + (z2 / 2)) / (cases + z2);
        double half = z / (cases + z2) * Math.Sqrt((hits * (1 - share)) + (z2 / 4));

        // At none and at all the one end is the share itself, but for rounding.
        return new Interval(share, hits == 0 ? share : middle - half, hits == cases ? share : middle + half);
    }

    /// <summary>
    /// The mean of a quantity between 0 and 1 over points, as of a share of worlds at each point of a design, with the middle
    /// 95% of what resampled points give; the ends are NaN for one value, the mean too for none.
    /// </summary>
    /// <param name="values">0 to 1.</param>
    /// <param name="seed">Names the resampling, any 64 bits.</param>
    /// <remarks>Where all values are 0, or all 1, resamples have nothing to say: the interval is that of none, or all, of n cases.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside of 0 to 1.</exception>
    public static Interval BootstrapInterval(IReadOnlyList<double> values, ulong seed)
    {
        if (values.Any(value => value is not (>= 0 and <= 1)))
        {
            throw new ArgumentOutOfRangeException(nameof(values), values.First(value => value is not (>= 0 and <= 1)), "A share is a number from 0 to 1.");
        }

        if (values.Count < 2)
        {
            return new Interval(values.Count == 0 ? double.NaN : values[0], double.NaN, double.NaN);
        }

        if (values.All(value => value == values[0]) && values[0] is 0 or 1)
        {
            return Wilson(values[0] == 0 ? 0 : values.Count, values.Count);
        }

        double[] means = new double[Bootstrap.Resamples];
        Bootstrap.Each(values.Count, seed, (resample, times) =>
        {
            double sum = 0;
            for (int point = 0; point < times.Length; point++)
            {
                sum += times[point] * values[point];
            }

            means[resample] = Math.Min(1, sum / times.Length);
        });
        return Bootstrap.Percentile(values.Average(), means);
    }
}
