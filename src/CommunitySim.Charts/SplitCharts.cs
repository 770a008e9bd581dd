using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts;

/// <summary>The triangle of the hours' split, where an experiment tries all of it.</summary>
internal static class SplitCharts
{
    private const int MostCells = 3;

    public static bool Fits(ExperimentResult result) => Splits(result.Config).Count >= 10 && result.Cells.Count <= MostCells;

    /// <summary>A figure for each of value, trust and reach, a triangle for each cell.</summary>
    public static IEnumerable<Figure> Figures(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        List<(int Strategy, Shares Shares)> splits = Splits(config);
        foreach (Observable observable in (Observable[])[Observable.Value, Observable.Trust, Observable.Reach])
        {
            yield return TernaryMap.Draw(
                $"split-{observable.Name()}",
                config.Title,
                $"{observable.Name()} on day {config.Horizons[^1]} by the split of the hours; mean of {result.Worlds} worlds; starred the best, in the line what cannot be told from it",
                [.. result.Cells.Select(cell => new TernaryOutcome(cell.Cell.Label, observable.Name(), Outcomes(result, cell, observable, splits), observable.LessIsBetter()))]);
        }
    }

    private static List<(int Strategy, Shares Shares)> Splits(ExperimentConfig config) =>
        [.. config.Strategies.Index().Select(strategy => (strategy.Index, HourSplits.Of(strategy.Item))).Where(split => split.Item2 is not null).Select(split => (split.Index, split.Item2!.Value)).DistinctBy(split => split.Value)];

    private static SplitOutcome[] Outcomes(ExperimentResult result, CellResult cell, Observable observable, List<(int Strategy, Shares Shares)> splits)
    {
        BestOf best = Recommendation.Best(result, cell, observable, result.Config.Horizons.Count - 1);
        return [.. splits.Select(split => new SplitOutcome(split.Shares.Pitch, split.Shares.Solve, split.Shares.Bond, cell.AtHorizon(split.Strategy, observable, result.Config.Horizons.Count - 1), !best.NotWorse.Contains(split.Strategy)))];
    }
}
