using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Statistics;

/// <summary>How much of the variance of an outcome a division into groups explains.</summary>
public static class ExplainedVariance
{
    /// <summary>
    /// The share that the means of the groups explain, less what they would explain by chance (ε², Kelley 1935; 0 to 1), and how likely
    /// chance alone explains as much (F test). Without differences, or without a second value in any group, the share is 0 and the chance 1.
    /// </summary>
    /// <param name="groups">Finite values, at least one in each group.</param>
    public static (double Share, double Chance) By(IReadOnlyList<double[]> groups)
    {
        Moments all = Moments.Of(groups.SelectMany(group => group));
        double within = groups.Sum(group => Moments.Of(group).Squares);
        int between = groups.Count - 1, left = all.Count - groups.Count;
        if (between < 1 || left < 1 || all.Squares == 0)
        {
            return (0, 1);
        }

        double share = Math.Max(0, 1 - (within / left / (all.Squares / (all.Count - 1))));
        return (share, within == 0 ? 0 : 1 - FisherSnedecor.CDF(between, left, Math.Max(0, all.Squares - within) / between / (within / left)));
    }
}
