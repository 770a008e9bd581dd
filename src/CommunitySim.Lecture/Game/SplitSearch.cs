using System.Runtime.CompilerServices;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Game;

/// <summary>The best fixed split of hours for a goal. Other worlds than those of the search must measure its outcome.</summary>
/// <param name="Split">The split, the same every day.</param>
/// <param name="Splits">The number of splits tried.</param>
/// <param name="ScreenedIn">The worlds in which all splits were tried.</param>
/// <param name="Finalists">The best splits of the screening, by mean.</param>
/// <param name="ChosenIn">The worlds of the choice among the finalists, which are not those of the screening.</param>
/// <param name="NotTold">The other finalists without a clear difference from it (95% jointly, see <see cref="BestOf"/>).</param>
internal sealed record FoundSplit(
    Shares Split,
    int Splits,
    IReadOnlyList<int> ScreenedIn,
    IReadOnlyList<Shares> Finalists,
    IReadOnlyList<int> ChosenIn,
    IReadOnlyList<Shares> NotTold);

/// <summary>The progress of the search in runs, and its result at the end.</summary>
internal readonly record struct SearchState(int Done, int Of, FoundSplit? Found);

/// <summary>
/// Searches the best fixed split: all splits by tenths in a few worlds, then the best ten in more worlds. The choice favours splits
/// that were lucky there, so the game's own worlds measure the outcome.
/// </summary>
/// <param name="worlds">The game's experiment.</param>
/// <param name="goal">The goal.</param>
internal sealed class SplitSearch(GameWorlds worlds, Observable goal)
{
    /// <summary>Steps along a side of the triangle of splits: tenths.</summary>
    public const int Steps = 10;

    private const int Screened = 8, Finalists = 10, Chosen = 24, SplitsAPiece = 4;

    private readonly StrategyConfig[] _splits = [.. HourSplits.All(Steps)];

    private static int[] ScreeningWorlds { get; } = [.. Enumerable.Range(GameExperiment.Worlds, Screened)];

    private static int[] ChoiceWorlds { get; } = [.. Enumerable.Range(GameExperiment.Worlds + Screened, Chosen)];

    private int Runs => (_splits.Length * Screened) + (Finalists * Chosen);

    /// <summary>Runs the search in turns of the queue.</summary>
    public async IAsyncEnumerable<SearchState> Search(
        TimeSlices slices, [EnumeratorCancellation] CancellationToken stop)
    {
        double[][] screening = Table(Screened, _splits.Length), choice = Table(Chosen, Finalists);
        await foreach (int done in Try(slices, _splits, ScreeningWorlds, screening, stop).ConfigureAwait(false))
        {
            yield return new SearchState(done, Runs, null);
        }

        int[] best = [.. Enumerable.Range(0, _splits.Length)
            .OrderByDescending(split => screening.Average(world => world[split])).Take(Finalists)];
        await foreach (int done in Try(slices, [.. best.Select(split => _splits[split])], ChoiceWorlds, choice, stop)
            .ConfigureAwait(false))
        {
            yield return new SearchState((_splits.Length * Screened) + done, Runs, null);
        }

        BestOf found = BestOf.Find(choice, goal.LessIsBetter(), worlds.Config.Seed, Bounds.Of(goal));
        Shares[] finalists = [.. best.Select(split => HourSplits.FindShares(_splits[split])!.Value)];
        yield return new SearchState(Runs, Runs, new FoundSplit(
            finalists[found.Option],
            _splits.Length,
            ScreeningWorlds,
            finalists,
            ChoiceWorlds,
            [.. found.NotWorse.Where(option => option != found.Option).Select(option => finalists[option])]));
    }

    /// <summary>Tries every split in every world, and returns the number of runs done.</summary>
    private async IAsyncEnumerable<int> Try(
        TimeSlices slices, StrategyConfig[] splits, int[] replicates, double[][] table,
        [EnumeratorCancellation] CancellationToken stop)
    {
        Scenario[] scenarios = [.. splits.Select(worlds.ScenarioOf)];
        int pieces = (splits.Length + SplitsAPiece - 1) / SplitsAPiece, at = GameExperiment.Goals.ToList()
            .IndexOf(goal);
        await foreach (int done in slices.Run(replicates.Length * pieces, Piece, stop).ConfigureAwait(false))
        {
            yield return Math.Min(done * SplitsAPiece, splits.Length * replicates.Length);
        }

        void Piece(int piece)
        {
            (int world, int part) = (piece / pieces, piece % pieces);
            double[][] outcomes = worlds.Outcomes(
                scenarios.Skip(part * SplitsAPiece).Take(SplitsAPiece), replicates[world], stop);
            for (int n = 0; n < outcomes.Length; n++)
            {
                table[world][(part * SplitsAPiece) + n] = outcomes[n][at];
            }
        }
    }

    private static double[][] Table(int rows, int columns) =>
        [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];
}
