using MathNet.Numerics.Statistics;

namespace CommunitySim.Experiments.Statistics;

/// <summary>Exact quantiles of a list of values.</summary>
public static class Quantiles
{
    /// <summary>
    /// Computes the quantile of a share: the order statistic at place 1 + (n − 1)·share, linear between two neighbours
    /// (definition 7 of Hyndman and Fan 1996). NaN without values.
    /// </summary>
    /// <param name="ascending">Finite values in ascending order.</param>
    /// <param name="share">0 to 1.</param>
    public static double At(double[] ascending, double share) =>
        ascending.Length == 0
            ? double.NaN
            : SortedArrayStatistics.QuantileCustom(ascending, share, QuantileDefinition.R7);
}
