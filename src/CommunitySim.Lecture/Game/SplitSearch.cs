using System.Runtime.CompilerServices;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Game;

/// <summary>The fixed split of hours that was found best for a goal. What it is worth is for other worlds to say than those it was chosen in.</summary>
/// <param name="Split">The split, the same every day.</param>
/// <param name="Splits">How many were tried.</param>
/// <param name="ScreenedIn">The worlds in which all were tried.</param>
/// <param name="Finalists">The best of these, by mean.</param>
/// <param name="ChosenIn">The worlds in which one of the finalists was chosen: others than those of the screening.</param>
/// <param name="NotTold">The finalists that cannot be told from it there (95% for all together, see <see cref="BestOf"/>), itself left out.</param>
internal sealed record FoundSplit(
    Shares Split,
    int Splits,
    IReadOnlyList<int> ScreenedIn,
    IReadOnlyList<Shares> Finalists,
    IReadOnlyList<int> ChosenIn,
    IReadOnlyList<Shares> NotTold);

/// <summary>How far the search is: runs done, of how many; and what was found in the end.</summary>
internal readonly record struct SearchState(int Done, int Of, FoundSplit? Found);

/// <summary>
/// Looks for the best fixed split: all splits by tenths in a few worlds, the best ten of them in more. Chosen for doing well
/// there, it would flatter itself there; so it is measured in the game's own worlds, which have no part in the choice.
/// </summary>
/// <param name="worlds">The game's experiment.</param>
/// <param name="goal">What counts.</param>
internal sealed class SplitSearch(GameWorlds worlds, Observable goal)
{
    /// <summary>Steps along a side of the triangle of splits: tenths.</summary>
    public const int Steps = 10;

    private const int Screened = 8, Finalists = 10, Chosen = 24, SplitsAPiece = 4;

    private readonly StrategyConfig[] _splits = [.. HourSplits.All(Steps)];

    private static int[] ScreeningWorlds { get; } = [.. Enumerable.Range(GameExperiment.Worlds, Screened)];

    private static int[] ChoiceWorlds { get; } = [.. Enumerable.Range(GameExperiment.Worlds + Screened, Chosen)];

    private int Runs => (_splits.Length * Screened) + (Finalists * Chosen);

    /// <summary>Looks, in turns of the queue.</summary>
    public async IAsyncEnumerable<SearchState> Look(TimeSlices slices, [EnumeratorCancellation] CancellationToken stop)
    {
        double[][] screening = Table(Screened, _splits.Length), choice = Table(Chosen, Finalists);
        await foreach (int done in Try(slices, _splits, ScreeningWorlds, screening, stop).ConfigureAwait(false))
        {
            yield return new SearchState(done, Runs, null);
        }

        int[] best = [.. Enumerable.Range(0, _splits.Length).OrderByDescending(split => screening.Average(world => world[split])).Take(Finalists)];
        await foreach (int done in Try(slices, [.. best.Select(split => _splits[split])], ChoiceWorlds, choice, stop).ConfigureAwait(false))
        {
            yield return new SearchState((_splits.Length * Screened) + done, Runs, null);
        }

        BestOf found = BestOf.Of(choice, goal.LessIsBetter(), worlds.Config.Seed, Bounds.Of(goal));
        Shares[] finalists = [.. best.Select(split => HourSplits.Of(_splits[split])!.Value)];
        yield return new SearchState(Runs, Runs, new FoundSplit(
            finalists[found.Option],
            _splits.Length,
            ScreeningWorlds,
            finalists,
            ChoiceWorlds,
            [.. found.NotWorse.Where(option => option != found.Option).Select(option => finalists[option])]));
    }

    /// <summary>Tries every split in every world; tells how many runs are done.</summary>
    private async IAsyncEnumerable<int> Try(
        TimeSlices slices, StrategyConfig[] splits, int[] replicates, double[][] table, [EnumeratorCancellation] CancellationToken stop)
    {
        Scenario[] scenarios = [.. splits.Select(worlds.Of)];
        int pieces = (splits.Length + SplitsAPiece - 1) / SplitsAPiece, at = GameExperiment.Goals.ToList().IndexOf(goal);
        await foreach (int done in slices.Run(replicates.Length * pieces, Piece, stop).ConfigureAwait(false))
        {
            yield return Math.Min(done * SplitsAPiece, splits.Length * replicates.Length);
        }

        void Piece(int piece)
        {
            (int world, int part) = (piece / pieces, piece % pieces);
            double[][] outcomes = worlds.Outcomes(scenarios.Skip(part * SplitsAPiece).Take(SplitsAPiece), replicates[world], stop);
            for (int n = 0; n < outcomes.Length; n++)
            {
                table[world][(part * SplitsAPiece) + n] = outcomes[n][at];
            }
        }
    }

    private static double[][] Table(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];
}
