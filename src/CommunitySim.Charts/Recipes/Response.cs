using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Dose and response: what becomes of one strategy over the first swept number, a curve for each value of the second, a panel for each of the third.</summary>
public static class Response
{
    private const int MostColumns = 3, MostCurves = 7;

    /// <summary>Whether two or three parameters are swept, the first of them numbers, the second of few values.</summary>
    public static bool Fits(ExperimentConfig config) => config.Sample is null && config.Sweep.Count is 2 or 3 && config.Sweep[0] is { Numeric: true, Values.Count: > 1 } && config.Sweep[1].Values.Count <= MostCurves;

    /// <summary>Name of an observable's chart.</summary>
    public static string NameOf(Observable observable) => $"response-{observable.Name()}";

    /// <summary>One observable of one strategy on a horizon, with bands of 95%.</summary>
    /// <param name="result">A result that fits.</param>
    /// <param name="observable">The response.</param>
    /// <param name="strategy">Name of the strategy.</param>
    /// <param name="day">One of the horizons.</param>
    public static Figure Draw(ExperimentResult result, Observable observable, string strategy, int day)
    {
        ExperimentConfig config = result.Config;
        int of = config.IndexOf(strategy), horizon = config.Horizons.ToList().IndexOf(day);
        Interval Outcome(CellResult cell) => cell.AtHorizon(of, observable, horizon);
        Axis y = Observed.Axis(observable, result.Cells.Select(Outcome));
        IGrouping<string, CellResult>[] panels = [.. result.Cells.GroupBy(cell => config.Sweep.Count < 3 ? "" : $"{config.Sweep[2].Name} {ValueLabels.Of(config.Sweep[2], cell.Cell.Values[2])}", StringComparer.Ordinal)];
        return new Figure(
            NameOf(observable),
            config.Title,
            $"{Observed.Name(observable).ToLowerInvariant()} of {strategy} on day {day}, a curve for each {config.Sweep[1].Name}; mean of {result.Worlds} world{(result.Worlds.Most == 1 ? "" : "s")} a value, 95% interval",
            "",
            [.. panels.Select(panel => new Panel(panel.Key.Length == 0 ? Observed.Label(observable) : panel.Key, Axes.Swept(config.Sweep[0]), y, [.. panel.GroupBy(cell => ValueLabels.Of(config.Sweep[1], cell.Cell.Values[1]), StringComparer.Ordinal).Select((curve, style) => CurveOf([.. curve], Outcome, style, $"{config.Sweep[1].Name} {curve.Key}"))]))])
        {
            Columns = Math.Min(panels.Length, MostColumns),
        };
    }

    private static Curve CurveOf(CellResult[] cells, Func<CellResult, Interval> outcome, int style, string label)
    {
        CellResult[] order = [.. cells.OrderBy(cell => Convert.ToDouble(cell.Cell.Values[0]))];
        Interval[] values = [.. order.Select(outcome)];
        return new Curve(
            [.. order.Select(cell => Convert.ToDouble(cell.Cell.Values[0]))],
            [.. values.Select(value => value.Mean)], [.. values.Select(value => value.Low)], [.. values.Select(value => value.High)], style, label);
    }
}
