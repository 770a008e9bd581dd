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
        Draw(result, cell, "trust-and-reach", Finding.Ends(result.Config, cell, [Observable.Trust, Observable.Reach]), [Observable.Trust, Observable.Reach]);

    /// <summary>Value since day 1.</summary>
    public static Figure Value(ExperimentResult result, CellResult cell) => Draw(result, cell, "value", Earns(result.Config, cell), [Observable.Value]);

    /// <summary>What happened to members: who bought, who shut the brand out, who hurts.</summary>
    public static Figure Members(ExperimentResult result, CellResult cell) =>
        Draw(result, cell, "members", Muting(result.Config, cell), [Observable.Customers, Observable.Muted, Observable.Pain]);

    private static string Earns(ExperimentConfig config, CellResult cell) => config.Challenger is null || Finding.Leader(config, cell, Observable.Value) is not { } leader
        ? Finding.Ends(config, cell, [Observable.Value])
        : $"{leader} earns {Words.Amount(Math.Abs(Finding.Pair(config, cell, Observable.Value).Difference.Mean))} more than {Finding.Other(config, leader)} by day {config.Horizons[^1]}";

    private static string Muting(ExperimentConfig config, CellResult cell)
    {
        double Share(string strategy) => cell.AtHorizon(config.IndexOf(strategy), Observable.Muted, config.Horizons.Count - 1).Mean;
        if (config.Challenger is not { } challenger)
        {
            return $"By day {config.Horizons[^1]}, {Words.Percent(Share(config.Strategies[0].Name), 1)} of members have muted {config.Strategies[0].Name}";
        }

        if (Finding.Leader(config, cell, Observable.Muted) is not { } liked)
        {
            return Share(challenger) + Share(config.Baseline!) == 0
                ? $"In no world has a member muted {challenger} or {config.Baseline} on day {config.Horizons[^1]}"
                : Finding.Untold(config, cell, "how many members mute them");
        }

        string disliked = Finding.Other(config, liked);
        int digits = Words.Percent(Share(liked)) == Words.Percent(Share(disliked)) ? 2 : 0;
        return $"{disliked}: {Words.Percent(Share(disliked), digits)} of members mute the brand; {liked}: {Words.Percent(Share(liked), digits)}";
    }

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
        return new Panel(Observed.Label(observable), Axes.Days(config.Days), Observed.Axis(observable, series.Values.SelectMany(all => all).Concat(bars)),
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
        if (config.Challenger is null || Finding.Leader(config, cell, observable) != config.Challenger || cell.Crossover(observable) is not { Median: > 1 } worlds)
        {
            return null;
        }

        string spread = worlds.Share < 1 ? $"in {Words.Percent(worlds.Share)} of worlds" : $"{(worlds.IsOfAll ? "all" : "95% of")} worlds: {worlds.Low:0} to {worlds.High:0}";
        return new VerticalMarker(worlds.Median, $"{config.Challenger} passes {config.Baseline} on day {worlds.Median:0} ({spread})");
    }
}
