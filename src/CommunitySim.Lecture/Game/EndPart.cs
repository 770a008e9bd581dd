using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Lecture.Game;

/// <summary>A part of the end of a game; exactly one property is set.</summary>
internal sealed record EndPart(
    YearPart? Year = null, LuckPart? Luck = null, IReadOnlyList<Lead>? Leads = null, SearchPart? Search = null,
        BestPart? Best = null);

/// <summary>The player's year and those of other strategies, in the same world with the same luck.</summary>
/// <param name="World">The replicate.</param>
/// <param name="Worlds">The number of worlds of the experiment, this one included.</param>
/// <param name="Series">Observables day by day, by strategy and name.</param>
/// <param name="File">The experiment, as a file.</param>
/// <param name="FileName">A name for it.</param>
internal sealed record YearPart(int World, int Worlds,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double[]>> Series, string File, string FileName);

/// <summary>The outcomes of the same choices in more worlds.</summary>
/// <param name="Worlds">The replicates.</param>
/// <param name="Outcomes">By strategy, as [world][value, trust, reach] on the last day.</param>
internal sealed record LuckPart(IReadOnlyList<int> Worlds, IReadOnlyDictionary<string, double[][]> Outcomes);

/// <summary>Compares a strategy with the player by the goal, in the worlds that the player has not seen.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Mean">Its mean with its 95% interval.</param>
/// <param name="Difference">The strategy minus the player, paired by world, with its 95% interval.</param>
/// <param name="Ahead">The number of worlds in which it is ahead of the player.</param>
/// <param name="Tied">The number of worlds in which both are equal.</param>
/// <param name="Worlds">The number of worlds.</param>
internal sealed record Lead(string Strategy, Interval Mean, Interval Difference, int Ahead, int Tied, int Worlds)
{
    /// <summary>Compares world by world.</summary>
    /// <param name="strategy">Its name.</param>
    /// <param name="its">Its values, one per world.</param>
    /// <param name="yours">The player's values in the same worlds.</param>
    /// <param name="bounds">The bounds of a value.</param>
    public static Lead Compare(string strategy, IReadOnlyList<double> its, IReadOnlyList<double> yours, Bounds bounds)
    {
        PairedComparison paired = PairedComparison.Of(yours, its, lessIsBetter: false, bounds);
        return new Lead(strategy, Interval.OfMean(its, bounds), paired.Difference, Worlds(paired.Won),
            Worlds(paired.Tied), its.Count);

        int Worlds(double share) => (int)Math.Round(share * its.Count);
    }
}

/// <summary>The progress of the search for the best fixed split, in runs.</summary>
internal sealed record SearchPart(int Done, int Of);

/// <summary>The best fixed split, and its outcomes in the game's worlds, which were not used to choose it.</summary>
/// <param name="Found">The split and its search.</param>
/// <param name="Series">Its year in the player's world, by observable.</param>
/// <param name="Luck">Its outcomes in all worlds of the game.</param>
/// <param name="Lead">Its comparison with the player.</param>
internal sealed record BestPart(
    FoundSplit Found, IReadOnlyDictionary<string, double[]> Series, LuckPart Luck, Lead Lead);
