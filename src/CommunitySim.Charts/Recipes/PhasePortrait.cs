using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Where each strategy leads a community: mean trust against mean reach, one path a strategy from day 1 to the last day.</summary>
public static class PhasePortrait
{
    private static readonly int[] MarkedDays = [30, 90, 180, 365, 730];

    /// <summary>Paths of one cell, with a dot at days 30, 90, 180, 365 and 730 as far as the experiment has them, and an arrow head at the end.</summary>
    public static Figure Draw(ExperimentConfig config, CellResult cell)
    {
        int[] days = [.. MarkedDays.Where(day => day < config.Days).Append(config.Days)];
        (IReadOnlyList<Interval> Trust, IReadOnlyList<Interval> Reach)[] paths =
            [.. config.Strategies.Select((_, strategy) => (cell.Daily(strategy, Observable.Trust), cell.Daily(strategy, Observable.Reach)))];
        string worlds = cell.Replicates == 1 ? "one world" : $"means of {cell.Replicates} worlds";
        return new Figure(
            cell.Cell.Label.Length == 0 ? "trust-against-reach" : $"trust-against-reach-cell{cell.Cell.Index + 1}",
            cell.Cell.Label.Length == 0 ? config.Title : $"{config.Title}: {ValueLabels.Of(cell.Cell)}",
            $"one path a strategy from day 1 to day {config.Days}, numbers are days; {worlds}",
            Uncertainty(paths, days),
            [new Panel(
                "",
                Axes.Covering("Trust (mean)", paths.SelectMany(path => path.Trust.Select(day => day.Mean))),
                Axes.Covering("Reach (share aware and not muted)", paths.SelectMany(path => path.Reach.Select(day => day.Mean))),
                [.. paths.Select((path, strategy) => TrailOf(config, path.Trust, path.Reach, strategy, days))])]);
    }

    private static Trail TrailOf(ExperimentConfig config, IReadOnlyList<Interval> trust, IReadOnlyList<Interval> reach, int strategy, int[] days)
    {
        string name = config.Strategies[strategy].Name;
        return new Trail(
            [.. trust.Select(day => day.Mean)],
            [.. reach.Select(day => day.Mean)],
            strategy,
            $"{name}, day {config.Days}",
            [.. days.Select(day => new Waymark(
                day - 1,
                day == config.Days ? "" : $"{day}",
                $"{name}, day {day}: trust {Words.Amount(trust[day - 1])}, reach {Words.Amount(reach[day - 1])}"))]);
    }

    private static string Uncertainty((IReadOnlyList<Interval> Trust, IReadOnlyList<Interval> Reach)[] paths, int[] days)
    {
        double trust = paths.Max(path => days.Max(day => path.Trust[day - 1].HalfWidth)), reach = paths.Max(path => days.Max(day => path.Reach[day - 1].HalfWidth));
        return double.IsFinite(trust + reach)
            ? $"95% intervals of the means on the marked days: at most ±{Words.Amount(trust)} of trust and ±{Words.Amount(reach)} of reach."
            : "";
    }
}
