namespace CommunitySim.Experiments.Statistics;

/// <summary>
/// The options at one point of a space, from a few worlds that they share. The best of noisy means looks better than the
/// best option is. The jackknife over worlds removes most of that from both the best value and who is best
/// (Quenouille 1956).
/// </summary>
public sealed class OptionsAtPoint
{
    /// <summary>Compares the options.</summary>
    /// <param name="worlds">One list per option: a value per world, the same worlds in the same order. At least one world.</param>
    public OptionsAtPoint(IReadOnlyList<IReadOnlyList<double>> worlds)
    {
        int options = worlds.Count, count = worlds[0].Count;
        double[] sums = [.. worlds.Select(values => values.Sum())];
        Means = [.. sums.Select(sum => sum / count)];
        (double highest, double[] shares) = Best(Means);
        Highest = highest;
        ShareBest = shares;
        if (count == 1)
        {
            HighestCorrected = highest;
            return;
        }

        double others = 0;
        double[] otherShares = new double[options];
        for (int left = 0; left < count; left++)
        {
            (double high, double[] best) = Best([.. sums.Select((sum, option) => (sum - worlds[option][left]) / (count - 1))]);
            others += high / count;
            for (int option = 0; option < options; option++)
            {
                otherShares[option] += best[option] / count;
            }
        }

        HighestCorrected = (count * highest) - ((count - 1) * others);
        ShareBest = [.. shares.Select((share, option) => (count * share) - ((count - 1) * otherShares[option]))];
    }

    /// <summary>The mean of each option over the worlds.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>The highest mean.</summary>
    public double Highest { get; }

    /// <summary>The highest true mean, with most of luck's gain removed.</summary>
    public double HighestCorrected { get; }

    /// <summary>1 for the best option, shared among equals; between worlds' answers after the correction. Adds up to 1.</summary>
    public IReadOnlyList<double> ShareBest { get; }

    private static (double Highest, double[] Shares) Best(IReadOnlyList<double> means)
    {
        double highest = means.Max();
        int equal = means.Count(mean => mean == highest);
        return (highest, [.. means.Select(mean => mean == highest ? 1.0 / equal : 0)]);
    }
}
