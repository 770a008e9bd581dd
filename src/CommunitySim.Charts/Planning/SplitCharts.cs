using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Planning;

/// <summary>Triangles of splits of the hours, for experiments that try many splits.</summary>
internal static class SplitCharts
{
    private const int MostCells = 3, FewestSplits = 10;

    /// <summary>
    /// One figure each for value, trust and reach, with a triangle per cell. There is none if too few strategies fit
    /// one grid.
    /// </summary>
    public static IReadOnlyList<PlannedChart> Plan(ExperimentConfig config, IReadOnlyList<Cell> cells)
    {
        List<(int Strategy, Shares Shares)> splits = Splits(config);
        return splits.Count < FewestSplits || cells.Count > MostCells ? [] :
        [
            .. ((Observable[])[Observable.Value, Observable.Trust, Observable.Reach])
                .Select(observable => new PlannedChart(
                    $"split-{observable.Name()}", analysis => Draw(analysis.Result, observable, splits))),
        ];
    }

    private static Figure Draw(
        ExperimentResult result, Observable observable, List<(int Strategy, Shares Shares)> splits)
    {
        ExperimentConfig config = result.Config;
        return TernaryMap.Draw(
            $"split-{observable.Name()}",
            $"{NumberText.Capital(ObservableWords.Noun(observable))} on day {config.Horizons[^1]} by the split of the hours"
            + $"; mean of {result.Worlds.Words}"
            + $"{(result.Cells.Count == 1 ? "" : "; each triangle has colours of its own")}{OffTheGrid(config, splits)}",
            [
                .. result.Cells.Select(cell => new TernaryOutcome(
                    NumberText.Capital(ParameterWords.At(cell.Cell)),
                    ObservableWords.Label(observable),
                    Outcomes(result, cell, observable, splits),
                    observable.LessIsBetter())),
            ]);
    }

    /// <summary>The strategies that are splits on one grid, at most one per point.</summary>
    private static List<(int Strategy, Shares Shares)> Splits(ExperimentConfig config)
    {
        (int Strategy, Shares Shares)[] all =
        [
            .. config.Strategies.Index()
                .Select(strategy => (strategy.Index, HourSplits.FindShares(strategy.Item)))
                .Where(split => split.Item2 is not null)
                .Select(split => (split.Index, split.Item2!.Value)),
        ];
        return SplitGrid.Under([.. all.Select(split => Point(split.Shares))]) is { } grid
            ? [.. all.Where(split => grid.Holds(Point(split.Shares)))
                .DistinctBy(split => grid.Nearest(Point(split.Shares)))]
            : [];
    }

    /// <summary>Names the splits that have no place in the triangle; nothing if all have one.</summary>
    private static string OffTheGrid(ExperimentConfig config, List<(int Strategy, Shares Shares)> splits)
    {
        string[] left =
        [
            .. config.Strategies
                .Where(strategy => HourSplits.FindShares(strategy) is { } shares
                    && !splits.Exists(split => split.Shares == shares))
                .Select(strategy => strategy.Name),
        ];
        return left.Length == 0
            ? ""
            : $"; not on this grid: {(left.Length > 3 ? $"{left.Length} strategies" : NumberText.List(left))}";
    }

    private static SplitPoint Point(Shares shares) => new(shares.Pitch, shares.Solve, shares.Bond);

    private static SplitOutcome[] Outcomes(
        ExperimentResult result, CellResult cell, Observable observable, List<(int Strategy, Shares Shares)> splits)
    {
        BestOf best = StrategyChoice.Find(result, cell, observable, result.Config.Horizons.Count - 1);
        return
        [
            .. splits.Select(split => new SplitOutcome(
                split.Shares.Pitch,
                split.Shares.Solve,
                split.Shares.Bond,
                cell.AtHorizon(split.Strategy, observable, result.Config.Horizons.Count - 1),
                !best.NotWorse.Contains(split.Strategy))),
        ];
    }
}
