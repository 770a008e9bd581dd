using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Lecture.Game;

/// <summary>A piece of what a game came to, as it becomes known: one of these is there.</summary>
internal sealed record EndPart(
    YearTold? Year = null, LuckTold? Luck = null, IReadOnlyList<Lead>? Leads = null, SearchTold? Search = null, BestTold? Best = null);

/// <summary>The player's year beside the others' in the same world with the same luck.</summary>
/// <param name="World">The replicate.</param>
/// <param name="Worlds">Worlds of the experiment; all but this one are other luck.</param>
/// <param name="Series">Observables day by day, by strategy and name.</param>
/// <param name="File">The experiment, as a file.</param>
/// <param name="FileName">A name for it.</param>
internal sealed record YearTold(int World, int Worlds, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double[]>> Series, string File, string FileName);

/// <summary>What the same choices came to in more worlds.</summary>
/// <param name="Worlds">Their numbers.</param>
/// <param name="Outcomes">By strategy, as [world][value, trust, reach] on the last day.</param>
internal sealed record LuckTold(IReadOnlyList<int> Worlds, IReadOnlyDictionary<string, double[][]> Outcomes);

/// <summary>A strategy against the player on what counts, in the worlds that the player has not seen.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Mean">Its mean with its 95% interval.</param>
/// <param name="Difference">It minus the player, world by world, with its 95% interval.</param>
/// <param name="Ahead">Worlds in which it is ahead of the player.</param>
/// <param name="Tied">Worlds in which both are equal.</param>
/// <param name="Worlds">Worlds.</param>
internal sealed record Lead(string Strategy, Interval Mean, Interval Difference, int Ahead, int Tied, int Worlds)
{
    /// <summary>Compares world by world.</summary>
    /// <param name="strategy">Its name.</param>
    /// <param name="its">One value a world.</param>
    /// <param name="yours">The player's, of the same worlds.</param>
    /// <param name="bounds">What one value can be.</param>
    public static Lead Of(string strategy, IReadOnlyList<double> its, IReadOnlyList<double> yours, Bounds bounds)
    {
        PairedComparison paired = PairedComparison.Of(yours, its, lessIsBetter: false, bounds);
        return new Lead(strategy, Interval.OfMean(its, bounds), paired.Difference, Worlds(paired.Won), Worlds(paired.Tied), its.Count);

        int Worlds(double share) => (int)Math.Round(share * its.Count);
    }
}

/// <summary>How far the search for the best fixed split is, in runs.</summary>
internal sealed record SearchTold(int Done, int Of);

/// <summary>The best fixed split, and what it came to in the game's worlds, in which it was not chosen.</summary>
/// <param name="Found">The split, and how it was found.</param>
/// <param name="Series">Its year in the player's world, by observable.</param>
/// <param name="Luck">What it came to in all worlds of the game.</param>
/// <param name="Lead">It against the player.</param>
internal sealed record BestTold(FoundSplit Found, IReadOnlyDictionary<string, double[]> Series, LuckTold Luck, Lead Lead);
