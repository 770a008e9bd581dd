using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>
/// Draws observables day by day: a curve with its 95% band per strategy, the spread of the worlds, and the crossover
/// day.
/// </summary>
internal static class OverTime
{
    /// <summary>With fewer worlds there are no 5% and 95% quantiles.</summary>
    public const int FewestForSpread = 20;

    // A band with more points looks the same, and makes the file larger.
    private const int MostPlaces = 150;

    /// <summary>The headline: trust and reach.</summary>
    public static Figure TrustAndReach(ExperimentResult result, CellResult cell) =>
        Draw(result, cell, "trust-and-reach", Headline.Ends(result.Config, cell, [Observable.Trust, Observable.Reach]),
            [Observable.Trust, Observable.Reach]);

    /// <summary>Value since day 1.</summary>
    public static Figure Value(ExperimentResult result, CellResult cell) =>
        Draw(result, cell, "value", Headline.Earnings(result.Config, cell), [Observable.Value]);

    /// <summary>The state of the members: customers, muted, pain.</summary>
    public static Figure Members(ExperimentResult result, CellResult cell) =>
        Draw(result, cell, "members", Headline.Muting(result.Config, cell),
            [Observable.Customers, Observable.Muted, Observable.Pain]);

    private static Figure Draw(
        ExperimentResult result, CellResult cell, string name, string title, IReadOnlyList<Observable> observables)
    {
        string band = cell.Replicates switch
        {
            1 => "One world",
            < Interval.FewestWorlds => $"Mean of {cell.Replicates} worlds, too few for an interval",
            < FewestForSpread => $"Line: mean of {cell.Replicates} worlds; band: its 95% interval",
            _ => $"Line: mean of {cell.Replicates} worlds; dark band: its 95% interval; pale band: 5 to 95% of the worlds",
        };
        return new Figure(
            name,
            title,
            band + StrategyStyles.For(result).Others,
            "",
            [.. observables.Select(observable => PanelOf(result, cell, observable, crosses: name != "members"))])
        {
            Columns = observables.Count,
        };
    }

    private static Panel PanelOf(ExperimentResult result, CellResult cell, Observable observable, bool crosses)
    {
        (ExperimentConfig config, StrategyStyles styles) = (result.Config, StrategyStyles.For(result));
        double[] days = [.. Enumerable.Range(1, config.Days).Select(day => (double)day)];
        Dictionary<int, IReadOnlyList<Interval>> series = styles.Order.ToDictionary(
            strategy => strategy, strategy => cell.Daily(strategy, observable));
        Band[] spreads = cell.Replicates < FewestForSpread
            ? []
            : [.. styles.Coloured.Select(strategy => SpreadOf(cell, strategy, observable, styles[strategy]))];
        IEnumerable<Interval> ends = spreads.SelectMany(
            spread => spread.Low.Zip(spread.High, (low, high) => new Interval(low, low, high)));
        return new Panel(ObservableWords.Label(observable), Axes.Days(config.Days),
            Axes.Of(observable, series.Values.SelectMany(all => all).Concat(ends)),
        [
            .. observable == Observable.Value ? (Mark[])[new HorizontalMarker(0, "")] : [],
            .. crosses && CrossoverOf(config, cell, observable) is { } marker ? (Mark[])[marker] : [],
            .. spreads,
            .. styles.Order.Select(
                strategy => Curve.Of(days, series[strategy], styles[strategy], styles.NameOf(strategy))),
        ]);
    }

    private static Band SpreadOf(CellResult cell, int strategy, Observable observable, int style)
    {
        IReadOnlyList<(double Low, double High)> spread = cell.Spread(strategy, observable);
        int stride = (spread.Count + MostPlaces - 1) / MostPlaces;
        int[] shown = [.. Enumerable.Range(0, spread.Count).Where(day => (spread.Count - 1 - day) % stride == 0)];
        return new Band([.. shown.Select(day => day + 1.0)], [.. shown.Select(day => spread[day].Low)],
            [.. shown.Select(day => spread[day].High)], style);
    }

    /// <summary>The median crossover day over worlds, if the verdict puts the challenger ahead at the end.</summary>
    private static VerticalMarker? CrossoverOf(ExperimentConfig config, CellResult cell, Observable observable)
    {
        if (config.Challenger is null
            || Headline.Leader(config, cell, observable) != config.Challenger
            || cell.Crossover(observable) is not { Median: > 1 } worlds)
        {
            return null;
        }

        string spread = worlds.Share < 1
            ? $"in {NumberText.Percent(worlds.Share)} of worlds"
            : $"{(worlds.IsOfAll ? "all" : "95% of")} worlds: {worlds.Low:0} to {worlds.High:0}";
        return new VerticalMarker(
            worlds.Median, $"{config.Challenger} passes {config.Baseline} on day {worlds.Median:0} ({spread})");
    }
}
