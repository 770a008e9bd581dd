using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Sensitivity;

/// <summary>
/// Sobol's sequence (Sobol 1967, in the order of Gray's code: Antonov &amp; Saleev 1979) with a random digital shift.
/// Its points fill the unit cube more evenly than random ones. A longer sequence begins with the same points.
/// </summary>
/// <remarks>
/// The shift flips the same random bits of a coordinate in all points (L'Ecuyer &amp; Lemieux 2002). It preserves the
/// evenness and makes each point uniform on the cube, so that means over the points are unbiased. The points are most
/// even if their number is a power of two.
/// </remarks>
public static class SobolSequence
{
    private const double Step53 = 1.0 / (1L << 53);

    /// <summary>The largest number of dimensions.</summary>
    public static int MostDimensions => DirectionNumbers.Dimensions;

    /// <summary>The first points, as [point][dimension], from 0 to below 1.</summary>
    /// <param name="points">Number of points, at least 1. A power of two is best.</param>
    /// <param name="dimensions">Number of dimensions, 1 to <see cref="MostDimensions"/>.</param>
    /// <param name="seed">Seed of the shift, any 64 bits. The same seed gives the same points.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no points, or no or too many dimensions.</exception>
    public static double[][] Points(int points, int dimensions, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        RandomSequence random = new RandomStreams(seed, 0).Sequence(StreamBlock.Design);
        double[][] design = [.. Enumerable.Range(0, points).Select(_ => new double[dimensions])];
        for (int dimension = 0; dimension < dimensions; dimension++)
        {
            uint[] words = DirectionNumbers.Of(dimension);
            // All 53 bits of a number below 1.
            ulong shift = (((ulong)random.NextWord() << 32) | random.NextWord()) >> 11;
            uint at = 0;
            for (int point = 0; point < points; point++)
            {
                design[point][dimension] = (((ulong)at << (53 - DirectionNumbers.Bits)) ^ shift) * Step53;
                at ^= words[int.TrailingZeroCount(point + 1)];
            }
        }

        return design;
    }
}
