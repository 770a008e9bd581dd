using CommunitySim.Randomness;
using MathNet.Numerics;

namespace CommunitySim.Experiments.Sensitivity;

/// <summary>
/// A Latin hypercube: of n equal intervals of each dimension, every one holds one point, anywhere in it (McKay, Beckman &amp;
/// Conover 1979). Any number of points will do; more points are another design, not a longer one.
/// </summary>
public static class LatinHypercube
{
    /// <summary>The points, as [point][dimension], from 0 to below 1.</summary>
    /// <param name="points">How many, 1 or more.</param>
    /// <param name="dimensions">How many, 1 or more.</param>
    /// <param name="seed">Any 64 bits; the same seed gives the same points.</param>
    /// <exception cref="ArgumentOutOfRangeException">Without points or without dimensions.</exception>
    public static double[][] Points(int points, int dimensions, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        RandomSequence random = new RandomStreams(seed, 0).Sequence(StreamBlock.Design);
        double[][] design = [.. Enumerable.Range(0, points).Select(_ => new double[dimensions])];
        for (int dimension = 0; dimension < dimensions; dimension++)
        {
            int[] interval = Combinatorics.GeneratePermutation(points, random);
            for (int point = 0; point < points; point++)
            {
                // The sum may round up to the next interval, and in the last one to 1.
                double within = (interval[point] + random.NextDouble()) / points, end = (interval[point] + 1.0) / points;
                design[point][dimension] = Math.Min(within, Math.BitDecrement(end));
            }
        }

        return design;
    }
}
