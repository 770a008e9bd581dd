using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Observables day by day: a curve with its 95% band for each strategy, the crossover day marked.</summary>
public static class OverTime
{
    /// <summary>The headline: trust and reach.</summary>
    public static Figure TrustAndReach(ExperimentConfig config, CellResult cell) =>
        Draw(config, cell, "trust-and-reach", [Observable.Trust, Observable.Reach], markCrossover: true);

    /// <summary>Value since day 1.</summary>
    public static Figure Value(ExperimentConfig config, CellResult cell) =>
        Draw(config, cell, "value", [Observable.Value], markCrossover: true);

    /// <summary>What happened to members: who bought, who shut the brand out, who hurts.</summary>
    public static Figure Members(ExperimentConfig config, CellResult cell) =>
        Draw(config, cell, "members", [Observable.Customers, Observable.Muted, Observable.Pain], markCrossover: false);

    private static Figure Draw(ExperimentConfig config, CellResult cell, string name, IReadOnlyList<Observable> observables, bool markCrossover)
    {
        string place = cell.Cell.Label.Length == 0 ? "" : $": {ValueLabels.Of(cell.Cell)}";
        return new Figure(
            cell.Cell.Label.Length == 0 ? name : $"{name}-cell{cell.Cell.Index + 1}",
            config.Title + place,
            cell.Replicates == 1 ? "one world" : cell.Replicates < Interval.FewestWorlds ? $"mean of {cell.Replicates} worlds, too few for an interval" : $"mean of {cell.Replicates} worlds and its 95% interval",
            "",
            [.. observables.Select(observable => PanelOf(config, cell, observable, markCrossover))])
        {
            Columns = observables.Count,
        };
    }

    private static Panel PanelOf(ExperimentConfig config, CellResult cell, Observable observable, bool markCrossover)
    {
        double[] days = [.. Enumerable.Range(1, config.Days).Select(day => (double)day)];
        IReadOnlyList<Interval>[] series = [.. config.Strategies.Select((_, strategy) => cell.Daily(strategy, observable))];
        List<Mark> marks = observable == Observable.Value ? [new HorizontalMarker(0, "")] : [];
        if (markCrossover && CrossoverOf(config, cell, observable) is { } marker)
        {
            marks.Add(marker);
        }

        marks.AddRange(series.Select((days1, strategy) => new Curve(
            days,
            [.. days1.Select(day => day.Mean)],
            [.. days1.Select(day => day.Low)],
            [.. days1.Select(day => day.High)],
            strategy,
            config.Strategies[strategy].Name)));
        return new Panel(Observed.Label(observable), Axes.Days(config.Days), Observed.Axis(observable, series.SelectMany(all => all)), marks);
    }

    /// <summary>The median crossover day over worlds, where the verdict sees the challenger ahead in the end.</summary>
    private static VerticalMarker? CrossoverOf(ExperimentConfig config, CellResult cell, Observable observable)
    {
        if (config.Challenger is null)
        {
            return null;
        }

        PairedComparison pair = cell.Compare(observable, config.Horizons.Count - 1);
        CrossoverSpread worlds = cell.Crossover(observable);
        if (Verdict.Leader(config, observable, pair.Difference) != config.Challenger || !(worlds.Median > 1))
        {
            return null;
        }

        string spread = worlds.Share < 1 ? $"in {Words.Percent(worlds.Share)} of worlds" : $"{(worlds.IsOfAll ? "all" : "95% of")} worlds: {worlds.Low:0} to {worlds.High:0}";
        return new VerticalMarker(worlds.Median, $"{config.Challenger} passes {config.Baseline} on day {worlds.Median:0} ({spread})");
    }
}
