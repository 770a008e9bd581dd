using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws one observable day by day over two swept parameters, with a small panel per pair of values.</summary>
internal static class SmallMultiples
{
    /// <summary>With more values of a parameter the panels are unreadable.</summary>
    private const int Most = 6;

    // A panel is about 200 pixels wide, so more points would only make the file larger.
    private const int MostPoints = 120;

    /// <summary>Whether the experiment sweeps two parameters of at most six values each.</summary>
    public static bool Fits(ExperimentConfig config) =>
        config.Sample is null && config.Sweep.Count == 2 && config.Sweep.All(axis => axis.Values.Count <= Most);

    /// <summary>Panels lie as the cells of <see cref="WinnerMap"/> do: the first values at the left and at the bottom.</summary>
    /// <exception cref="ArgumentException">The experiment does not fit.</exception>
    public static Figure Draw(ExperimentResult result, Observable observable)
    {
        (ExperimentConfig config, StrategyStyles styles) = (result.Config, StrategyStyles.For(result));
        if (!Fits(config))
        {
            string swept = NumberText.List(
                [.. config.Sweep.Select(axis => $"{axis.Name} ({axis.Values.Count} values)").DefaultIfEmpty("none")]);
            throw new ArgumentException(
                $"Small multiples show two swept parameters of at most {Most} values each, not {swept}.",
                nameof(result));
        }

        (int across, int up) = WinnerMap.Sides(config);
        Dictionary<int, IReadOnlyList<Interval>[]> series = result.Cells.ToDictionary(
            cell => cell.Cell.Index,
            cell => config.Strategies.Select((_, strategy) => cell.Daily(strategy, observable)).ToArray());
        Axis outcome = Axes.Of(observable, series.Values.SelectMany(cell => cell.SelectMany(days => days))),
            days = Axes.Days(config.Days);
        (IReadOnlyList<object> columns, object[] rows) = (config.Sweep[across].Values,
            [.. config.Sweep[up].Values.Reverse()]);
        return new Figure(
            $"small-multiples-{observable.Name()}", SweepHeadline.Across(config, result.Cells, observable, "cells"),
            $"{ObservableWords.Label(observable)} day by day; mean of {result.Worlds.Words} a cell, 95% interval", "",
            [.. from row in rows from column in columns select PanelOf(row, column)])
        {
            Columns = columns.Count,
            // Panels are wider than high, so that the figure fits a landscape page.
            PlotHeight = Math.Clamp(900.0 / columns.Count, 150, 400),
            Legend = styles.Legend,
        };

        Panel PanelOf(object row, object column)
        {
            CellResult cell = result.Cells.First(
                cell => cell.Cell.Values[across].Equals(column) && cell.Cell.Values[up].Equals(row));
            string columnTitle = NumberText.Capital(ParameterWords.At(config.Sweep[across], column));
            string rowTitle = NumberText.Capital(ParameterWords.At(config.Sweep[up], row));
            IReadOnlyList<Interval>[] curves = series[cell.Cell.Index];
            return new Panel(
                row == rows[0] ? columnTitle : "",
                row == rows[^1] ? days : Axes.Silent(days),
                column == columns[0] ? outcome : Axes.Silent(outcome),
                [.. styles.Order.Select(strategy => CurveOf(curves[strategy], styles[strategy]))])
            {
                RowTitle = column == columns[^1] ? rowTitle : "",
                Spoken = $"{columnTitle}, {rowTitle}: in the end "
                    + NumberText.List(
                        [.. styles.Coloured.Select(
                            strategy => $"{styles.NameOf(strategy)} {NumberText.Amount(curves[strategy][^1].Mean)}")]),
            };
        }
    }

    private static Curve CurveOf(IReadOnlyList<Interval> days, int style)
    {
        int stride = (days.Count + MostPoints - 1) / MostPoints;
        int[] shown = [.. Enumerable.Range(0, days.Count).Where(day => (days.Count - 1 - day) % stride == 0)];
        return Curve.Of([.. shown.Select(day => day + 1.0)], [.. shown.Select(day => days[day])], style, "");
    }
}
