using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Statistics;

/// <summary>95% intervals of shares.</summary>
public static class Proportion
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
}
