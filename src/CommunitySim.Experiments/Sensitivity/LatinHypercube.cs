using CommunitySim.Randomness;
using MathNet.Numerics;

namespace CommunitySim.Experiments.Sensitivity;

/// <summary>
/// A Latin hypercube: each of the n equal intervals of a dimension holds one random point (McKay, Beckman &amp; Conover
/// 1979). Any number of points is valid. A larger design does not extend a smaller one.
/// </summary>
public static class LatinHypercube
{
    /// <summary>The points, as [point][dimension], from 0 to below 1.</summary>
    /// <param name="points">Number of points, at least 1.</param>
    /// <param name="dimensions">Number of dimensions, at least 1.</param>
    /// <param name="seed">Any 64 bits; the same seed gives the same points.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no points or no dimensions.</exception>
    public static double[][] Points(int points, int dimensions, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        RandomSequence random = new RandomStreams(seed, 0).Sequence(StreamBlock.Design);
        double[][] design = [.. Enumerable.Range(0, points).Select(_ => new double[dimensions])];
        for (int dimension = 0; dimension < dimensions; dimension++)
        {
            int[] interval = Combinatorics.GeneratePermutation(points, new SequenceAsRandom(random));
            for (int point = 0; point < points; point++)
            {
                // The sum may round up to the next interval, and in the last one to 1.
                double within = (interval[point] + random.NextDouble()) / points;
                double end = (interval[point] + 1.0) / points;
                design[point][dimension] = Math.Min(within, Math.BitDecrement(end));
            }
        }

        return design;
    }
}
