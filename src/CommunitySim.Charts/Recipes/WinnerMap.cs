using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Who is ahead over two swept parameters; where the 95% interval includes zero, nobody.</summary>
public static class WinnerMap
{
    private const int MostColumns = 3;

    /// <summary>One map a subject, on the last horizon. Full colour is the largest lead on that map.</summary>
    public static Figure Draw(ExperimentResult result)
    {
        (int across, int up) = Sides(result.Config);
        return Map(result, $"who is ahead on day {result.Config.Horizons[^1]}", [.. Verdict.Subjects.Select(observable => PanelOf(result, result.Cells, observable, across, up, Words.Capital(observable.Name())))]);
    }

    /// <summary>Over three swept parameters: one map for each value of the first, on the last horizon.</summary>
    public static Figure Slices(ExperimentResult result, Observable observable)
    {
        SweepAxis axis = result.Config.Sweep[0];
        return Map(
            result,
            $"who is ahead on {observable.Name()} on day {result.Config.Horizons[^1]}",
            [.. axis.Values.Select(value => PanelOf(result, [.. result.Cells.Where(cell => cell.Cell.Values[0].Equals(value))], observable, 2, 1, $"{axis.Name} {ValueLabels.Of(axis, value)}"))]);
    }

    private static Figure Map(ExperimentResult result, string what, IReadOnlyList<Panel> panels)
    {
        ExperimentConfig config = result.Config;
        List<string> names = [.. config.Strategies.Select(strategy => strategy.Name)];
        return new Figure(
            "winner-map",
            config.Title,
            $"{what}, and by how much ({config.Challenger} − {config.Baseline}, mean over {result.Worlds} worlds a cell)",
            "",
            panels)
        {
            Columns = Math.Min(MostColumns, panels.Count),
            Legend =
            [
                new LegendEntry($"{config.Challenger} ahead", names.IndexOf(config.Challenger!)),
                new LegendEntry($"{config.Baseline} ahead", names.IndexOf(config.Baseline!)),
                new LegendEntry("undecided", null),
            ],
        };
    }

    private static Panel PanelOf(ExperimentResult result, IReadOnlyList<CellResult> cells, Observable observable, int across, int up, string title)
    {
        ExperimentConfig config = result.Config;
        List<string> names = [.. config.Strategies.Select(strategy => strategy.Name)];
        Interval[] leads = [.. cells.Select(cell => cell.Compare(observable, config.Horizons.Count - 1).Difference)];
        double largest = leads.Max(lead => Math.Abs(lead.Mean));
        LeadText text = new(leads.Select(lead => lead.Mean));
        Tile[] tiles = [.. cells.Zip(leads, (cell, lead) =>
        {
            double difference = lead.Mean;
            string? leader = Verdict.Leader(config, observable, lead);
            return new Tile(
                Position(cell.Cell, across),
                Position(cell.Cell, up),
                leader is null ? null : names.IndexOf(leader),
                largest > 0 ? 0.25 + (0.75 * Math.Abs(difference) / largest) : 0,
                text.Of(difference))
            {
                Hover = leader is null
                    ? $"undecided, {config.Challenger} − {config.Baseline} {Words.Amount(lead)}"
                    : $"{leader} ahead by {Words.Amount(Ahead(lead))}",
            };
        })];
        return new Panel(title, Axes.Categories(config.Sweep[across]), Axes.Categories(config.Sweep[up]), [new Tiles(tiles)]);
    }

    /// <summary>Which of the two swept parameters goes across and which up: long labels go up the side, where each has a line of its own.</summary>
    internal static (int Across, int Up) Sides(ExperimentConfig config) => Longest(config.Sweep[0]) > Longest(config.Sweep[1]) ? (1, 0) : (0, 1);

    private static Interval Ahead(Interval lead) => lead.Mean >= 0 ? lead : new Interval(-lead.Mean, -lead.High, -lead.Low);

    private static int Longest(SweepAxis axis) => ValueLabels.Of(axis.Values).Max(label => label.Length);

    private static int Position(Cell cell, int axis) => cell.Axes[axis].Values.ToList().IndexOf(cell.Values[axis]);
}
