using CommunitySim.Randomness;
using MathNet.Numerics;

namespace CommunitySim.Experiments.Sensitivity;

/// <summary>
/// Walks (trajectories) through a grid of p levels per parameter (Morris 1991). A walk moves each parameter once, in
/// random order, up or down by Δ = p / (2(p − 1)). Its d + 1 points give one effect of each of d parameters.
/// </summary>
/// <remarks>
/// The points are ordered by walk, d + 1 points each. Walks are independent of each other, so that their spread gives
/// an interval of their mean. Campolongo et al. 2007 pick walks that lie far apart instead.
/// </remarks>
public static class MorrisDesign
{
    /// <summary>The points, as [point][parameter], each coordinate one of 0, 1/(p − 1), … 1.</summary>
    /// <param name="walks">Number of walks, at least 1; 20 to 50 are usual.</param>
    /// <param name="parameters">d, at least 1.</param>
    /// <param name="levels">p, even, so that every level is as likely as any other.</param>
    /// <param name="seed">Any 64 bits. The same seed gives the same points, and a longer design begins with the same
    /// walks.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no walks, parameters or levels.</exception>
    /// <exception cref="ArgumentException">An odd number of levels.</exception>
    public static double[][] Points(int walks, int parameters, int levels, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(walks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        if (levels % 2 != 0)
        {
            throw new ArgumentException($"A walk needs an even number of levels, not {levels}.", nameof(levels));
        }

        RandomSequence random = new RandomStreams(seed, 0).Sequence(StreamBlock.Design);
        List<double[]> design = new(walks * (parameters + 1));
        for (int walk = 0; walk < walks; walk++)
        {
            design.AddRange(Walk(parameters, levels, random));
        }

        return [.. design];
    }

    // A step of half the levels leads from the lower half to the upper half, or back.
    private static IEnumerable<double[]> Walk(int parameters, int levels, RandomSequence random)
    {
        int[] at = [.. Enumerable.Range(0, parameters).Select(_ => random.Below(levels))];
        yield return Place();
        foreach (int parameter in Combinatorics.GeneratePermutation(parameters, new SequenceAsRandom(random)))
        {
            at[parameter] += at[parameter] < levels / 2 ? levels / 2 : -levels / 2;
            yield return Place();
        }

        double[] Place() => [.. at.Select(level => level / (levels - 1.0))];
    }
}
