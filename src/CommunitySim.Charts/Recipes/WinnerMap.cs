using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws who is ahead over two swept parameters; nobody is if the 95% interval includes zero.</summary>
internal static class WinnerMap
{
    private const int MostColumns = 3;

    /// <summary>Draws one map per subject, on the last horizon. Full colour is the largest lead on that map.</summary>
    /// <param name="result">A result with two swept parameters and two strategies to compare.</param>
    /// <param name="first">The subject that comes first in the title.</param>
    public static Figure Draw(ExperimentResult result, Observable first = Observable.Trust)
    {
        (int across, int up) = Sides(result.Config);
        return Map(
            result,
            SweepHeadline.Across(
                result.Config, result.Cells, [.. Comparison.Subjects.OrderBy(subject => subject != first)]),
            "Who is ahead",
            [
                .. Comparison.Subjects.Select(observable =>
                    PanelOf(result, result.Cells, observable, across, up, ObservableWords.Label(observable))),
            ]);
    }

    /// <summary>Draws a map for each value of the first of three swept parameters, on the last horizon.</summary>
    public static Figure Slices(ExperimentResult result, Observable observable)
    {
        SweepAxis axis = result.Config.Sweep[0];
        return Map(result, SweepHeadline.Across(result.Config, result.Cells, observable, "cells"),
            $"Who is ahead in {ObservableWords.Noun(observable)}",
            [
                .. axis.Values.Select(value => PanelOf(
                    result,
                    [.. result.Cells.Where(cell => cell.Cell.Values[0].Equals(value))],
                    observable,
                    2,
                    1,
                    NumberText.Capital(ParameterWords.At(axis, value)))),
            ]);
    }

    private static Figure Map(ExperimentResult result, string title, string what, IReadOnlyList<Panel> panels)
    {
        ExperimentConfig config = result.Config;
        return new Figure(
            "winner-map", title,
            $"{what} on day {config.Horizons[^1]}, and by how much ({config.Challenger} − {config.Baseline}, "
            + $"mean of {result.Worlds.Words} a cell){(panels.Count == 1 ? "" : "; colours within each map")}",
            "",
            panels)
        {
            Columns = Math.Min(MostColumns, panels.Count),
            Legend =
            [
                .. new[] { config.Challenger!, config.Baseline! }
                    .Select(name => new LegendEntry($"{name} ahead", StrategyStyles.For(result)[config.IndexOf(name)])),
                new LegendEntry("undecided", null),
            ],
        };
    }

    private static Panel PanelOf(ExperimentResult result, IReadOnlyList<CellResult> cells,
        Observable observable, int across, int up, string title)
    {
        ExperimentConfig config = result.Config;
        Interval[] leads = [.. cells.Select(cell => Headline.Pair(config, cell, observable).Difference)];
        double largest = leads.Max(lead => Math.Abs(lead.Mean));
        LeadText text = new(leads.Select(lead => lead.Mean));
        return new Panel(title, Axes.Categories(config.Sweep[across]), Axes.Categories(config.Sweep[up]),
            [new Tiles([.. cells.Zip(leads, (cell, lead) =>
        {
            string? leader = Comparison.Leader(config, observable, lead);
            return new Tile(
                Position(cell.Cell, across), Position(cell.Cell, up), leader is null
                    ? null
                    : StrategyStyles.For(result)[config.IndexOf(leader)],
                largest > 0 ? 0.25 + (0.75 * Math.Abs(lead.Mean) / largest) : 0, text.Of(lead.Mean))
            {
                Hover = leader is null
                    ? $"undecided, {config.Challenger} − {config.Baseline} {NumberText.Amount(lead)}"
                    : $"{leader} ahead by {NumberText.Amount(Ahead(lead))}",
            };
        })])]);
    }

    /// <summary>Assigns the two swept parameters to the axes. Long labels go to the y axis, where each has its own line.</summary>
    internal static (int Across, int Up) Sides(ExperimentConfig config) =>
        Longest(config.Sweep[0]) > Longest(config.Sweep[1]) ? (1, 0) : (0, 1);

    private static Interval Ahead(Interval lead) =>
        lead.Mean >= 0 ? lead : new Interval(-lead.Mean, -lead.High, -lead.Low);

    private static int Longest(SweepAxis axis) => ValueLabels.Of(axis.Values).Max(label => label.Length);

    private static int Position(Cell cell, int axis) => cell.Axes[axis].Values.ToList().IndexOf(cell.Values[axis]);
}
