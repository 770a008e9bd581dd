using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Who is ahead over two swept parameters; where the 95% interval includes zero, nobody.</summary>
public static class WinnerMap
{
    /// <summary>One map a subject, on the last horizon. Full colour is the largest lead on that map.</summary>
    public static Figure Draw(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        List<string> names = [.. config.Strategies.Select(strategy => strategy.Name)];
        return new Figure(
            "winner-map",
            config.Title,
            $"who is ahead on day {config.Horizons[^1]}, and by how much ({config.Challenger} − {config.Baseline}, mean over {result.Worlds} worlds a cell)",
            "",
            [.. Verdict.Subjects.Select(observable => PanelOf(result, observable, names))])
        {
            Columns = Verdict.Subjects.Count,
            Legend =
            [
                new LegendEntry($"{config.Challenger} ahead", names.IndexOf(config.Challenger!)),
                new LegendEntry($"{config.Baseline} ahead", names.IndexOf(config.Baseline!)),
                new LegendEntry("undecided", null),
            ],
        };
    }

    private static Panel PanelOf(ExperimentResult result, Observable observable, List<string> names)
    {
        ExperimentConfig config = result.Config;
        (int across, int up) = Longest(config.Sweep[0]) > Longest(config.Sweep[1]) ? (1, 0) : (0, 1);
        Interval[] leads = [.. result.Cells.Select(cell => cell.Compare(observable, config.Horizons.Count - 1).Difference)];
        double largest = leads.Max(lead => Math.Abs(lead.Mean));
        Tile[] tiles = [.. result.Cells.Select(cell =>
        {
            double difference = leads[cell.Cell.Index].Mean;
            string? leader = Verdict.Leader(config, observable, leads[cell.Cell.Index]);
            return new Tile(
                Position(cell.Cell, across),
                Position(cell.Cell, up),
                leader is null ? null : names.IndexOf(leader),
                largest > 0 ? 0.25 + (0.75 * Math.Abs(difference) / largest) : 0,
                Text(difference, observable))
            {
                Hover = leader is null
                    ? $"undecided, {config.Challenger} − {config.Baseline} {Words.Amount(leads[cell.Cell.Index])}"
                    : $"{leader} ahead by {Words.Amount(Ahead(leads[cell.Cell.Index]))}",
            };
        })];
        return new Panel(Words.Capital(observable.Name()), Axes.Categories(config.Sweep[across]), Axes.Categories(config.Sweep[up]), [new Tiles(tiles)]);
    }

    private static Interval Ahead(Interval lead) => lead.Mean >= 0 ? lead : new Interval(-lead.Mean, -lead.High, -lead.Low);

    // Long labels go up the side, where each has a line of its own.
    private static int Longest(SweepAxis axis) => axis.Values.Max(value => ParameterDefinition.Text(value).Length);

    private static int Position(Cell cell, int axis) => cell.Axes[axis].Values.ToList().IndexOf(cell.Values[axis]);

    private static string Text(double difference, Observable observable)
    {
        string text = observable == Observable.Value ? $"{difference / 1000:0}k" : $"{difference:0.00}";
        return text.Trim('-', '0', '.', 'k').Length == 0 ? text.TrimStart('-') : text.Replace('-', '−');
    }
}
