using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Adoption;

/// <summary>Quantiles of weighted values.</summary>
internal static class WeightedQuantiles
{
    /// <summary>The median, between the ends of the central interval of a probability.</summary>
    /// <param name="values">The values.</param>
    /// <param name="weights">Their probabilities, which add up to 1.</param>
    /// <param name="probability">The probability of the interval, 0 to 1.</param>
    public static Interval Central(double[] values, double[] weights, double probability)
    {
        double[] ascending = [.. values], ordered = [.. weights];
        Array.Sort(ascending, ordered);
        double At(double share) => Quantile(ascending, ordered, share);
        return new Interval(At(0.5), At((1 - probability) / 2), At((1 + probability) / 2));
    }

    /// <summary>The value at which the cumulated weight, with half of its own, reaches a share; linear between values.</summary>
    private static double Quantile(double[] ascending, double[] weights, double share)
    {
        double before = 0, place = double.NegativeInfinity;
        for (int at = 0; at < ascending.Length; at++)
        {
            double next = before + (weights[at] / 2);
            if (next >= share)
            {
                return at == 0 ? ascending[0]
                    : ascending[at - 1] + ((ascending[at] - ascending[at - 1]) * (share - place) / (next - place));
            }

            (before, place) = (before + weights[at], next);
        }

        return ascending[^1];
    }
}
