using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Analysis;

/// <summary>The final levels of each strategy in each cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Strategy">The strategy by position.</param>
/// <param name="Levels">One per observable of <see cref="Shown"/>: the mean on the last horizon.</param>
public sealed record FinalLevels(CellResult Cell, int Strategy, IReadOnlyList<Interval> Levels)
{
    // A longer table is unreadable; daily.csv has all rows.
    private const int MostRows = 60;

    /// <summary>The observables.</summary>
    public static IReadOnlyList<Observable> Shown { get; } =
        [Observable.Trust, Observable.Reach, Observable.Customers, Observable.Muted, Observable.Pain, Observable.Value];

    /// <summary>Reads the levels, cell by cell.</summary>
    /// <returns>Empty if there are too many to read.</returns>
    internal static IReadOnlyList<FinalLevels> Of(ExperimentResult result) =>
        result.Cells.Count * result.Config.Strategies.Count > MostRows ? [] :
    [
        .. from cell in result.Cells
           from strategy in Enumerable.Range(0, result.Config.Strategies.Count)
           select new FinalLevels(
               cell, strategy, [.. Shown.Select(observable => cell.AtHorizon(strategy, observable, result.Config.Horizons.Count - 1))]),
    ];

    internal IEnumerable<Finding> Findings(ExperimentConfig config) => Shown.Zip(Levels, (observable, level) => Finding.Estimate(
        observable.Name(),
        $"{(Cell.Cell.Label.Length == 0 ? "" : $"{Cell.Cell.Label}: ")}{config.Strategies[Strategy].Name}",
        level,
        Cell.Replicates,
        config.Horizons[^1]));
}
