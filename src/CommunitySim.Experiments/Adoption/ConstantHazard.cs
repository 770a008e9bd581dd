using MathNet.Numerics;

namespace CommunitySim.Experiments.Adoption;

/// <summary>
/// The rival: each month everybody who has not adopted does so with the same chance. Before the data this chance is uniform
/// from 0 to 1, and after k adoptions in m months at risk it has the distribution Beta(1 + k, 1 + m − k).
/// </summary>
internal static class ConstantHazard
{
    /// <summary>The log-probability of other data: log of B(1 + k + k', 1 + m − k + m' − k')/B(1 + k, 1 + m − k).</summary>
    public static double LogPredictive(Exposure[] fitted, Exposure[] others)
    {
        ((long k, long rest), (long more, long moreRest)) = (Counts(fitted), Counts(others));
        return SpecialFunctions.BetaLn(1 + k + more, 1 + rest + moreRest) - SpecialFunctions.BetaLn(1 + k, 1 + rest);
    }

    /// <summary>The mean chance after the data.</summary>
    public static double Mean(Exposure[] fitted)
    {
        (long k, long rest) = Counts(fitted);
        return (1.0 + k) / (2 + k + rest);
    }

    private static (long Adoptions, long Spared) Counts(Exposure[] exposures) =>
        (exposures.Sum(one => one.Adoptions), exposures.Sum(one => one.AtRisk - one.Adoptions));
}
