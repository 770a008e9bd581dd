namespace CommunitySim.Experiments.Sensitivity;

/// <summary>
/// Where a model has to be run for its Sobol indices (Saltelli et al. 2010): for N pairs of base points A and B of d parameters,
/// N(d + 2) points.
/// </summary>
/// <remarks>
/// The order: base point by base point, each d + 2 points: A; B; then, for each parameter i, A with the i-th coordinate of B.
/// So half the base points are the first half of the design.
/// </remarks>
public static class SaltelliDesign
{
    /// <summary>The most parameters there are, as A and B are one point of Sobol's sequence.</summary>
    public static int MostParameters => SobolSequence.MostDimensions / 2;

    /// <summary>Points of the design for one base point.</summary>
    public static int Block(int parameters) => parameters + 2;

    /// <summary>The points, as [point][parameter], from 0 to below 1; A and B are the halves of Sobol's sequence of 2d dimensions.</summary>
    /// <param name="basePoints">N, 1 or more; a power of two is best, and 512 is a beginning.</param>
    /// <param name="parameters">d, 1 to <see cref="MostParameters"/>.</param>
    /// <param name="seed">Any 64 bits; the same seed gives the same points.</param>
    /// <exception cref="ArgumentOutOfRangeException">Without points, or with no or too many parameters.</exception>
    public static double[][] Points(int basePoints, int parameters, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parameters, MostParameters);
        return Around(SobolSequence.Points(basePoints, 2 * parameters, seed));
    }

    /// <summary>The design around given base points, each of 2d coordinates: A, then B.</summary>
    internal static double[][] Around(IEnumerable<double[]> basePoints) => [.. basePoints.SelectMany(Block)];

    private static IEnumerable<double[]> Block(double[] pair)
    {
        int parameters = pair.Length / 2;
        yield return pair[..parameters];
        yield return pair[parameters..];
        for (int parameter = 0; parameter < parameters; parameter++)
        {
            double[] mixed = pair[..parameters];
            mixed[parameter] = pair[parameters + parameter];
            yield return mixed;
        }
    }
}
