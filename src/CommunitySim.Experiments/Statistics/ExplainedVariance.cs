using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Statistics;

/// <summary>The share of an outcome's variance that a division into groups explains.</summary>
public static class ExplainedVariance
{
    /// <summary>
    /// Computes the share that the group means explain beyond chance (ε², Kelley 1935; 0 to 1), and the probability
    /// that chance explains as much (F test). The share is 0 and the chance 1 without differences, or if no group has a
    /// second value.
    /// </summary>
    /// <param name="groups">Finite values, at least one in each group.</param>
    public static (double Share, double Chance) Compute(IReadOnlyList<double[]> groups)
    {
        Moments all = Moments.Of(groups.SelectMany(group => group));
        double within = groups.Sum(group => Moments.Of(group).Squares);
        int between = groups.Count - 1, left = all.Count - groups.Count;
        if (between < 1 || left < 1 || all.Squares == 0)
        {
            return (0, 1);
        }

        double share = Math.Max(0, 1 - (within / left / (all.Squares / (all.Count - 1))));
        if (within == 0)
        {
            return (share, 0);
        }

        double ratio = Math.Max(0, all.Squares - within) / between / (within / left);
        return (share, 1 - FisherSnedecor.CDF(between, left, ratio));
    }
}
