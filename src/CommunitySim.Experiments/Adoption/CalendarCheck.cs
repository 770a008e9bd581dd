using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Adoption;

/// <summary>
/// Compares only people of the same city and month, so that whatever reaches all of them alike cannot pass for contagion. Given
/// that d of the people at risk adopt, the chance that it is those who did is e^(b·Σs)/Σ e^(b·Σs) over all groups of d people
/// (the exact conditional logistic likelihood; Cox 1972). b is uniform in the range of endorsement.
/// </summary>
internal static class CalendarCheck
{
    private const int Steps = 240;
    private const double Huge = 1e200;

    /// <summary>The odds ratio of one adopting neighbour in ten against none, within city and month.</summary>
    /// <param name="sets">The people at risk in each month of each city.</param>
    /// <param name="range">The range of endorsement.</param>
    /// <param name="probability">The probability of the interval.</param>
    public static Interval OddsRatio(IEnumerable<RiskSet> sets, PriorRange range, double probability)
    {
        RiskSet[] telling = [.. sets.Where(set => set.Adopts.Contains(true) && set.Adopts.Contains(false))];
        double[] effects = [.. Enumerable.Range(0, Steps + 1).Select(step => range.From + ((range.To - range.From) * step / Steps))];
        double[] logs = [.. effects.Select(effect => telling.Sum(set => LogLikelihood(set, effect)))];
        double most = logs.Max(), strength = Composites.Strength(Composites.OneOfTen);
        double[] weights = [.. logs.Select(log => Math.Exp(log - most))];
        double sum = weights.Sum();
        return WeightedQuantiles.Central(
            [.. effects.Select(effect => Math.Exp(effect * strength))], [.. weights.Select(weight => weight / sum)], probability);
    }

    /// <summary>The log-likelihood of one city and month.</summary>
    internal static double LogLikelihood(RiskSet set, double effect)
    {
        int adoptions = set.Adopts.Count(adopts => adopts);
        double observed = set.Strengths.Where((_, person) => set.Adopts[person]).Sum() * effect;
        return observed - LogSumOverGroups(set.Strengths, effect, adoptions);
    }

    /// <summary>log Σ e^(b·Σs) over all groups of a size: the elementary symmetric polynomial of the e^(b·s).</summary>
    private static double LogSumOverGroups(double[] strengths, double effect, int size)
    {
        double[] sums = new double[size + 1];
        sums[0] = 1;
        // Around their mean the weights have the geometric mean 1, so no sum vanishes.
        double mean = strengths.Average(), scale = size * effect * mean;
        for (int person = 0; person < strengths.Length; person++)
        {
            double weight = Math.Exp(effect * (strengths[person] - mean));
            for (int count = Math.Min(person + 1, size); count > 0; count--)
            {
                sums[count] += weight * sums[count - 1];
            }

            if (sums.Max() is var most && most > Huge)
            {
                scale += Math.Log(most);
                for (int count = 0; count <= size; count++)
                {
                    sums[count] /= most;
                }
            }
        }

        return Math.Log(sums[size]) + scale;
    }
}
