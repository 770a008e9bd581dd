namespace CommunitySim.Experiments.Sensitivity;

/// <summary>
/// The points at which a model is run for its Sobol indices (Saltelli et al. 2010): N(d + 2) points for N pairs of base
/// points A and B of d parameters. Parameters that need no index of their own are mixed together, as one.
/// </summary>
/// <remarks>
/// The points are ordered by base point, d + 2 points each: A, B, then for each parameter i A with the i-th coordinate
/// of B. Half the base points are therefore the first half of the design. If only k parameters have an index, k + 3
/// points suffice: the last is A with all other coordinates of B (Saltelli et al. 2008, groups of factors).
/// </remarks>
public static class SaltelliDesign
{
    /// <summary>The largest number of parameters: A and B together are one point of Sobol's sequence.</summary>
    public static int MostParameters => SobolSequence.MostDimensions / 2;

    /// <summary>Number of points per base point.</summary>
    /// <param name="indices">Number of indices, counting all others together as one.</param>
    public static int Block(int indices) => indices + 2;

    /// <summary>
    /// The points, as [point][parameter], from 0 to below 1; A and B are the halves of Sobol's sequence of 2d
    /// dimensions.
    /// </summary>
    /// <param name="basePoints">N, at least 1. A power of two is best; 512 is a good start.</param>
    /// <param name="parameters">d, 1 to <see cref="MostParameters"/>.</param>
    /// <param name="seed">Any 64 bits; the same seed gives the same points.</param>
    /// <param name="indexed">The parameters with an index of their own, by position; null for all.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no points, or no or too many parameters.</exception>
    public static double[][] Points(int basePoints, int parameters, ulong seed, IReadOnlyList<int>? indexed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parameters, MostParameters);
        int[][] groups = Groups(parameters, indexed);
        return Around(SobolSequence.Points(basePoints, 2 * parameters, seed), groups);
    }

    /// <summary>Builds the design around given base points, each of 2d coordinates: A, then B.</summary>
    internal static double[][] Around(IEnumerable<double[]> basePoints, IReadOnlyList<int[]>? groups = null) =>
        [.. basePoints.SelectMany(pair => Block(pair, groups ?? Groups(pair.Length / 2, null)))];

    /// <summary>The coordinates that change together: each indexed parameter alone, then all others.</summary>
    private static int[][] Groups(int parameters, IReadOnlyList<int>? indexed)
    {
        int[] all = [.. Enumerable.Range(0, parameters)], others = indexed is null ? [] : [.. all.Except(indexed)];
        return [.. (indexed ?? all).Select(parameter => (int[])[parameter]), .. others.Length > 0 ? (int[][])[others] : []];
    }

    private static IEnumerable<double[]> Block(double[] pair, IReadOnlyList<int[]> groups)
    {
        int parameters = pair.Length / 2;
        yield return pair[..parameters];
        yield return pair[parameters..];
        foreach (int[] group in groups)
        {
            double[] mixed = pair[..parameters];
            foreach (int parameter in group)
            {
                mixed[parameter] = pair[parameters + parameter];
            }

            yield return mixed;
        }
    }
}
