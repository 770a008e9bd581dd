using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Observables day by day: a curve with its 95% band for each strategy, the crossover day marked.</summary>
public static class OverTime
{
    /// <summary>The headline: trust and reach.</summary>
    public static Figure TrustAndReach(StoredResult result, Cell cell) =>
        Draw(result, cell, "trust-and-reach", [Observable.Trust, Observable.Reach], markCrossover: true);

    /// <summary>Value since day 1.</summary>
    public static Figure Value(StoredResult result, Cell cell) =>
        Draw(result, cell, "value", [Observable.Value], markCrossover: true);

    /// <summary>What happened to members: who bought, who shut the brand out, who hurts.</summary>
    public static Figure Members(StoredResult result, Cell cell) =>
        Draw(result, cell, "members", [Observable.Customers, Observable.Muted, Observable.Pain], markCrossover: false);

    private static Figure Draw(StoredResult result, Cell cell, string name, IReadOnlyList<Observable> observables, bool markCrossover)
    {
        ExperimentConfig config = result.Config;
        string place = cell.Label.Length == 0 ? "" : $": {cell.Label}";
        int worlds = result.Worlds(cell, config.Strategies[0].Name, Observable.Trust, config.Horizons[^1]).Count;
        return new Figure(
            cell.Label.Length == 0 ? name : $"{name}-cell{cell.Index + 1}",
            config.Title + place,
            worlds == 1 ? "one world" : $"mean of {worlds} worlds and its 95% interval",
            "",
            [.. observables.Select(observable => PanelOf(result, cell, observable, markCrossover))])
        {
            Columns = observables.Count,
        };
    }

    private static Panel PanelOf(StoredResult result, Cell cell, Observable observable, bool markCrossover)
    {
        ExperimentConfig config = result.Config;
        double[] days = [.. Enumerable.Range(1, config.Days).Select(day => (double)day)];
        IReadOnlyList<Interval>[] series = [.. config.Strategies.Select((_, strategy) => result.Daily(cell, strategy, observable))];
        List<Mark> marks = observable == Observable.Value ? [new HorizontalMarker(0, "")] : [];
        if (markCrossover && CrossoverOf(result, cell, observable) is { } marker)
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
        return new Panel(Label(observable), Axes.Days(config.Days), AxisOf(observable, series), marks);
    }

    /// <summary>The median crossover day over worlds, where the verdict sees the challenger ahead in the end.</summary>
    private static VerticalMarker? CrossoverOf(StoredResult result, Cell cell, Observable observable)
    {
        ExperimentConfig config = result.Config;
        if (result.Comparison(cell, observable, config.Horizons[^1]) is not { } pair
            || Verdict.Leader(config, observable, pair.Difference) != config.Challenger
            || !(pair.Crossover.Median > 1))
        {
            return null;
        }

        CrossoverSpread worlds = pair.Crossover;
        string spread = worlds.Share < 1 ? $"in {Words.Worlds(worlds.Share, pair.Worlds)}" : $"95% of worlds: {worlds.Low:0} to {worlds.High:0}";
        return new VerticalMarker(worlds.Median, $"{config.Challenger} passes {config.Baseline} on day {worlds.Median:0} ({spread})");
    }

    private static string Label(Observable observable) => observable switch
    {
        Observable.Trust => "Trust (mean)",
        Observable.Reach => "Reach (share aware and not muted)",
        Observable.Value => "Value since day 1 (money)",
        Observable.Customers => "Customers (share)",
        Observable.Muted => "Muted (share)",
        Observable.Pain => "Pain (mean)",
        _ => observable.Name(),
    };

    private static Axis AxisOf(Observable observable, IReadOnlyList<Interval>[] series) => observable is Observable.Reach or Observable.Muted
        ? Axes.Share("")
        : Axes.Covering("", series.SelectMany(days => days.SelectMany(day => new[] { day.Mean, day.Low, day.High })));
}
