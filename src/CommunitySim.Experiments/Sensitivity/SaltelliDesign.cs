namespace CommunitySim.Experiments.Sensitivity;

/// <summary>
/// The points at which a model is run for its Sobol indices (Saltelli et al. 2010): N(d + 2) points for N pairs of base
/// points A and B of d parameters.
/// </summary>
/// <remarks>
/// The points are ordered by base point, d + 2 points each: A, B, then for each parameter i A with the i-th coordinate
/// of B. Half the base points are therefore the first half of the design.
/// </remarks>
public static class SaltelliDesign
{
    /// <summary>The largest number of parameters: A and B together are one point of Sobol's sequence.</summary>
    public static int MostParameters => SobolSequence.MostDimensions / 2;

    /// <summary>Number of points per base point.</summary>
    public static int Block(int parameters) => parameters + 2;

    /// <summary>
    /// The points, as [point][parameter], from 0 to below 1; A and B are the halves of Sobol's sequence of 2d
    /// dimensions.
    /// </summary>
    /// <param name="basePoints">N, at least 1. A power of two is best; 512 is a good start.</param>
    /// <param name="parameters">d, 1 to <see cref="MostParameters"/>.</param>
    /// <param name="seed">Any 64 bits; the same seed gives the same points.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no points, or no or too many parameters.</exception>
    public static double[][] Points(int basePoints, int parameters, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parameters, MostParameters);
        return Around(SobolSequence.Points(basePoints, 2 * parameters, seed));
    }

    /// <summary>Builds the design around given base points, each of 2d coordinates: A, then B.</summary>
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
