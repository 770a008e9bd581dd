using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Statistics;

/// <summary>95% intervals of shares.</summary>
public static class Proportion
{
    /// <summary>Computes a share with Wilson's score interval (Wilson 1927), which has a width even at 0 and 1.</summary>
    /// <param name="hits">Cases that count, 0 to <paramref name="cases"/>.</param>
    /// <param name="cases">The number of independent cases. With none, share and ends are NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hits are negative, or more than the cases.</exception>
    public static Interval Wilson(int hits, int cases)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, cases);
        double share = (double)hits / cases, z = Normal.InvCDF(0, 1, 0.975), z2 = z * z;
        double middle = (hits + (z2 / 2)) / (cases + z2);
        double half = z / (cases + z2) * Math.Sqrt((hits * (1 - share)) + (z2 / 4));

        // At 0 and at 1 one end equals the share; this removes its rounding error.
        return new Interval(share, hits == 0 ? share : middle - half, hits == cases ? share : middle + half);
    }
}
