using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws the outcome on the last horizon against the one swept parameter, to scale if it is numeric.</summary>
internal static class SweepOutcome
{
    private const int MostColumns = 3;

    /// <summary>Draws one panel per observable, with curves over numbers and points over names.</summary>
    public static Figure Draw(ExperimentResult result, IReadOnlyList<Observable> observables)
    {
        (SweepAxis axis, StrategyStyles styles) = (result.Config.Sweep[0], StrategyStyles.For(result));
        return new Figure(
            "outcome",
            SweepHeadline.Across(
                result.Config,
                result.Cells,
                observables[0],
                ParameterWords.Of(axis.Path) is "network" ? "networks" : $"settings of {ParameterWords.Of(axis.Path)}"),
            $"Day {result.Config.Horizons[^1]}; mean of {result.Worlds.Words} a value, 95% interval{styles.Others}", "",
            [.. observables.Select(observable => PanelOf(result, axis, observable, styles))])
        {
            Columns = Math.Min(observables.Count, MostColumns),
            Legend = axis.Numeric ? [] : styles.Legend,
        };
    }

    private static Panel PanelOf(ExperimentResult result, SweepAxis axis, Observable observable, StrategyStyles styles)
    {
        CellResult[] cells = [.. result.Cells.OrderBy(
            cell => axis.Numeric ? Convert.ToDouble(cell.Cell.Values[0]) : cell.Cell.Index)];
        Dictionary<int, Interval[]> outcomes = styles.Order.ToDictionary(
            strategy => strategy, strategy =>
                cells.Select(cell => cell.AtHorizon(strategy, observable, result.Config.Horizons.Count - 1)).ToArray());
        // Points stand side by side within a name's place, so that equal outcomes do not hide each other.
        double step = Math.Min(0.18, 0.8 / styles.Coloured.Count), first = -step * (styles.Coloured.Count - 1) / 2;
        return new Panel(ObservableWords.Label(observable), Axes.Swept(axis),
            Axes.Of(observable, outcomes.Values.SelectMany(values => values)),
        [
            .. outcomes.Select(strategy => axis.Numeric
                ? (Mark)Curve.Of(
                    [.. cells.Select(cell => Convert.ToDouble(cell.Cell.Values[0]))],
                    strategy.Value,
                    styles[strategy.Key],
                    styles.NameOf(strategy.Key))
                : Points.Of(
                    [.. strategy.Value.Select(
                        (_, name) => name + (styles[strategy.Key] < 0 ? 0 : first + (step * styles[strategy.Key])))],
                    strategy.Value,
                    styles[strategy.Key])),
        ]);
    }
}
