using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>One observable day by day over two swept parameters: a small panel for each pair of values.</summary>
public static class SmallMultiples
{
    /// <summary>So many values of a parameter still give panels that can be read.</summary>
    private const int Most = 6;

    // A curve of more points would only make the file larger: a panel is some 200 pixels wide.
    private const int MostPoints = 120;

    /// <summary>Whether the experiment sweeps two parameters of at most six values each.</summary>
    public static bool Fits(ExperimentConfig config) => config.Sweep.Count == 2 && config.Sweep.All(axis => axis.Values.Count <= Most);

    /// <summary>Name of an observable's chart.</summary>
    public static string NameOf(Observable observable) => $"small-multiples-{observable.Name()}";

    /// <summary>Panels lie as the cells of <see cref="WinnerMap"/> do: the first values at the left and at the bottom.</summary>
    /// <exception cref="ArgumentException">The experiment does not fit.</exception>
    public static Figure Draw(ExperimentResult result, Observable observable)
    {
        ExperimentConfig config = result.Config;
        if (!Fits(config))
        {
            throw new ArgumentException($"Small multiples show two swept parameters of at most {Most} values each, not {Words.List([.. config.Sweep.Select(axis => $"{axis.Name} ({axis.Values.Count} values)").DefaultIfEmpty("none")])}.", nameof(result));
        }

        (int across, int up) = WinnerMap.Sides(config);
        Tick[] columns = [.. Axes.Categories(config.Sweep[across]).Ticks], rows = [.. Axes.Categories(config.Sweep[up]).Ticks.Reverse()];
        Dictionary<int, IReadOnlyList<Interval>[]> series = result.Cells.ToDictionary(cell => cell.Cell.Index, cell => config.Strategies.Select((_, strategy) => cell.Daily(strategy, observable)).ToArray());
        Axis outcome = Observed.Axis(observable, series.Values.SelectMany(cell => cell.SelectMany(days => days)));
        return new Figure(
            NameOf(observable),
            config.Title,
            $"{Observed.Label(observable)} day by day; mean of {result.Worlds} world{(result.Worlds.Most == 1 ? "" : "s")} a cell, 95% interval",
            "",
            [.. from row in rows from column in columns select PanelOf(row, column)])
        {
            Columns = columns.Length,
            // Somewhat lower than wide, so that the whole fits a page on its side.
            PlotHeight = Math.Clamp(900.0 / columns.Length, 150, 400),
            Legend = [.. config.Strategies.Select((strategy, index) => new LegendEntry(strategy.Name, index))],
        };

        Panel PanelOf(Tick row, Tick column)
        {
            CellResult cell = result.Cells[Index(config, across, (int)column.Value, (int)row.Value)];
            Axis days = Axes.Days(config.Days);
            string columnTitle = $"{config.Sweep[across].Name} = {column.Label}", rowTitle = $"{config.Sweep[up].Name} = {row.Label}";
            return new Panel(
                row == rows[0] ? columnTitle : "",
                row == rows[^1] ? days : Axes.Silent(days),
                column == columns[0] ? outcome : Axes.Silent(outcome),
                [.. series[cell.Cell.Index].Select(CurveOf)])
            {
                RowTitle = column == columns[^1] ? rowTitle : "",
                Spoken = $"{columnTitle}, {rowTitle}: in the end {Words.List([.. config.Strategies.Select((strategy, index) => $"{strategy.Name} {Words.Amount(series[cell.Cell.Index][index][^1].Mean)}")])}",
            };
        }
    }

    // The last axis is the fastest.
    private static int Index(ExperimentConfig config, int across, int column, int row) => across == 1
        ? (row * config.Sweep[1].Values.Count) + column
        : (column * config.Sweep[1].Values.Count) + row;

    private static Curve CurveOf(IReadOnlyList<Interval> days, int strategy)
    {
        int stride = (days.Count + MostPoints - 1) / MostPoints;
        int[] shown = [.. Enumerable.Range(0, days.Count).Where(day => (days.Count - 1 - day) % stride == 0)];
        return new Curve(
            [.. shown.Select(day => day + 1.0)],
            [.. shown.Select(day => days[day].Mean)],
            [.. shown.Select(day => days[day].Low)],
            [.. shown.Select(day => days[day].High)],
            strategy,
            "");
    }
}
