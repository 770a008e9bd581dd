using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts.Recipes;

/// <summary>
/// Draws a dose-response chart of one strategy over the first swept number, with a curve for each value of the second parameter
/// and a panel for each of the third.
/// </summary>
internal static class Response
{
    private const int MostColumns = 3;

    /// <summary>Whether two or three parameters are swept, the first numeric and the second with few values.</summary>
    public static bool Fits(ExperimentConfig config) =>
        config.Sample is null
        && config.Sweep.Count is 2 or 3
        && config.Sweep[0] is { Numeric: true, Values.Count: > 1 }
        && config.Sweep[1].Values.Count <= Palette.Count;

    /// <summary>Draws one observable of one strategy on a horizon, with 95% bands.</summary>
    /// <param name="result">A result that fits.</param>
    /// <param name="observable">The response.</param>
    /// <param name="strategy">Name of the strategy.</param>
    /// <param name="day">One of the horizons.</param>
    public static Figure Draw(ExperimentResult result, Observable observable, string strategy, int day)
    {
        (ExperimentConfig config, int of, int horizon) = (result.Config, result.Config.IndexOf(strategy),
            result.Config.Horizons.ToList().IndexOf(day));
        (SweepAxis dose, SweepAxis second) = (config.Sweep[0], config.Sweep[1]);
        Axis y = Axes.Of(observable, result.Cells.Select(cell => cell.AtHorizon(of, observable, horizon)));
        var curves = result.Cells
            .GroupBy(cell => string.Join('|', cell.Cell.Texts.Skip(1)), StringComparer.Ordinal)
            .Select(curve => curve.OrderBy(cell => Convert.ToDouble(cell.Cell.Values[0])).ToArray())
            .ToArray();
        var panels = curves
            .GroupBy(
                curve => config.Sweep.Count < 3
                    ? ObservableWords.Label(observable)
                    : NumberText.Capital(ParameterWords.At(config.Sweep[2], curve[0].Cell.Values[2])),
                StringComparer.Ordinal)
            .ToArray();
        return new Figure(
            $"response-{observable.Name()}", SweepHeadline.Rises(config, curves, observable, strategy, horizon),
            $"{(panels.Length == 1 ? "Day" : $"{ObservableWords.Label(observable)}, day")} {day} under {strategy}, "
            + $"a curve for each {ParameterWords.Of(second.Path)}; mean of {result.Worlds.Words}, 95% interval",
            "",
            [.. panels.Select(
                panel => new Panel(panel.Key, Axes.Swept(dose), y, [.. panel.Select((cells, style) => Curve.Of(
                [.. cells.Select(cell => Convert.ToDouble(cell.Cell.Values[0]))],
                [.. cells.Select(cell => cell.AtHorizon(of, observable, horizon))],
                style,
                ParameterWords.At(second, cells[0].Cell.Values[1])))]))])
        {
            Columns = Math.Min(panels.Length, MostColumns),
        };
    }
}
