using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Observables day by day: a curve with its 95% band for each strategy, the spread of the worlds on the horizons, the crossover day marked.</summary>
internal static class OverTime
{
    /// <summary>Fewer worlds have no 5% and 95%.</summary>
    public const int FewestForSpread = 20;

    // From one strategy's bar to the next, in lengths of the axis.
    private const double BarStep = 0.008;

    /// <summary>The headline: trust and reach.</summary>
    public static Figure TrustAndReach(ExperimentResult result, CellResult cell) =>
        Draw(result, cell, "trust-and-reach", Headline.Ends(result.Config, cell, [Observable.Trust, Observable.Reach]), [Observable.Trust, Observable.Reach]);

    /// <summary>Value since day 1.</summary>
    public static Figure Value(ExperimentResult result, CellResult cell) => Draw(result, cell, "value", Headline.Earnings(result.Config, cell), [Observable.Value]);

    /// <summary>What happened to members: who bought, who shut the brand out, who hurts.</summary>
    public static Figure Members(ExperimentResult result, CellResult cell) =>
        Draw(result, cell, "members", Headline.Muting(result.Config, cell), [Observable.Customers, Observable.Muted, Observable.Pain]);

    private static Figure Draw(ExperimentResult result, CellResult cell, string name, string title, IReadOnlyList<Observable> observables)
    {
        string band = cell.Replicates switch
        {
            1 => "One world",
            < Interval.FewestWorlds => $"Mean of {cell.Replicates} worlds, too few for an interval",
            < FewestForSpread => $"Line: mean of {cell.Replicates} worlds; band: its 95% interval",
            _ => $"Line: mean of {cell.Replicates} worlds; band: its 95% interval; bars: 5 to 95% of the worlds",
        };
        return new Figure(name, title, band + StrategyStyles.Of(result).Others, "", [.. observables.Select(observable => PanelOf(result, cell, observable, crosses: name != "members"))])
        {
            Columns = observables.Count,
        };
    }

    private static Panel PanelOf(ExperimentResult result, CellResult cell, Observable observable, bool crosses)
    {
        (ExperimentConfig config, StrategyStyles styles) = (result.Config, StrategyStyles.Of(result));
        double[] days = [.. Enumerable.Range(1, config.Days).Select(day => (double)day)];
        Dictionary<int, IReadOnlyList<Interval>> series = styles.Order.ToDictionary(strategy => strategy, strategy => cell.Daily(strategy, observable));
        Spreads[] spreads = [.. SpreadsOf(config, cell, observable, styles)];
        IEnumerable<Interval> bars = spreads.SelectMany(spread => spread.Low.Zip(spread.High, (low, high) => new Interval(low, low, high)));
        return new Panel(ObservableWords.Label(observable), Axes.Days(config.Days), Axes.Of(observable, series.Values.SelectMany(all => all).Concat(bars)),
        [
            .. observable == Observable.Value ? (Mark[])[new HorizontalMarker(0, "")] : [],
            .. crosses && CrossoverOf(config, cell, observable) is { } marker ? (Mark[])[marker] : [],
            .. styles.Order.Select(strategy => Curve.Of(days, series[strategy], styles[strategy], styles.NameOf(strategy))),
            .. spreads,
        ]);
    }

    /// <summary>The middle 90% of the worlds on each horizon, the strategies side by side around the day and within the axis.</summary>
    private static IEnumerable<Spreads> SpreadsOf(ExperimentConfig config, CellResult cell, Observable observable, StrategyStyles styles)
    {
        double step = BarStep * config.Days, half = step * styles.Coloured.Count / 2;
        return cell.Replicates < FewestForSpread ? [] : styles.Coloured.Select((strategy, place) =>
        {
            double[][] worlds = [.. config.Horizons.Select((_, horizon) => cell.Runs(strategy, observable, horizon).Order().ToArray())];
            return new Spreads(
                [.. config.Horizons.Select(day => Math.Clamp(day, half, config.Days - half) - half + ((place + 0.5) * step))],
                [.. worlds.Select(world => Quantiles.At(world, 0.05))], [.. worlds.Select(world => Quantiles.At(world, 0.95))], styles[strategy]);
        });
    }

    /// <summary>The median crossover day over worlds, where the verdict sees the challenger ahead in the end.</summary>
    private static VerticalMarker? CrossoverOf(ExperimentConfig config, CellResult cell, Observable observable)
    {
        if (config.Challenger is null || Headline.Leader(config, cell, observable) != config.Challenger || cell.Crossover(observable) is not { Median: > 1 } worlds)
        {
            return null;
        }

        string spread = worlds.Share < 1 ? $"in {Words.Percent(worlds.Share)} of worlds" : $"{(worlds.IsOfAll ? "all" : "95% of")} worlds: {worlds.Low:0} to {worlds.High:0}";
        return new VerticalMarker(worlds.Median, $"{config.Challenger} passes {config.Baseline} on day {worlds.Median:0} ({spread})");
    }
}
