namespace CommunitySim.Experiments.Statistics;

/// <summary>How far two lists of scores rank the same things in the same order.</summary>
public static class RankAgreement
{
    /// <summary>
    /// Computes Kendall's τ-b (Kendall 1945): pairs in the same order less pairs in opposite order, over the geometric
    /// mean of the pairs that each list distinguishes. 1 for the same order, −1 for the reverse; NaN if a list
    /// distinguishes no pair.
    /// </summary>
    /// <param name="first">Scores, none NaN. Equal scores are tied.</param>
    /// <param name="second">Scores of the same things.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a score is NaN.</exception>
    public static double KendallTau(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException(
                $"Lists of {first.Count} and {second.Count} scores cannot be compared: each thing needs a score in both.",
                nameof(second));
        }

        if (first.Concat(second).Any(double.IsNaN))
        {
            throw new ArgumentException("A score that is NaN has no rank.", nameof(first));
        }

        long agreement = 0, inFirst = 0, inSecond = 0;
        for (int one = 0; one < first.Count; one++)
        {
            for (int other = 0; other < one; other++)
            {
                int a = first[one].CompareTo(first[other]), b = second[one].CompareTo(second[other]);
                agreement += Math.Sign(a) * Math.Sign(b);
                inFirst += a == 0 ? 0 : 1;
                inSecond += b == 0 ? 0 : 1;
            }
        }

        return agreement / Math.Sqrt((double)inFirst * inSecond);
    }
}
