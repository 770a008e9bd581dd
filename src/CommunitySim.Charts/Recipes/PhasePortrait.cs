using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws mean trust against mean reach: one path per strategy from day 1 to the last day.</summary>
internal static class PhasePortrait
{
    private static readonly int[] MarkedDays = [1, 30, 90, 180, 365, 730];

    /// <summary>Draws the paths of one cell, with dots at the days 1, 30, 90, 180, 365 and 730 and an arrow head at the end.</summary>
    public static Figure Draw(ExperimentResult result, CellResult cell)
    {
        (ExperimentConfig config, StrategyStyles styles) = (result.Config, StrategyStyles.For(result));
        int[] days = [.. MarkedDays.Where(day => day < config.Days).Append(config.Days)];
        var paths = styles.Order
            .Select(strategy => (
                Strategy: strategy, Trust: cell.Daily(strategy, Observable.Trust),
                Reach: cell.Daily(strategy, Observable.Reach)))
            .ToArray();
        double trust = paths.Max(path => days.Max(day => path.Trust[day - 1].HalfWidth));
        double reach = paths.Max(path => days.Max(day => path.Reach[day - 1].HalfWidth));
        return new Figure(
            "trust-against-reach", Headline.Levels(config, cell, [Observable.Trust, Observable.Reach]),
            $"One path a strategy from day 1 to day {config.Days}, numbers are days; "
            + $"{(cell.Replicates == 1 ? "one world" : $"means of {cell.Replicates} worlds")}{styles.Others}",
            double.IsFinite(trust + reach)
                ? $"95% intervals of the means on the marked days: "
                    + $"at most ±{NumberText.Amount(trust)} of trust and ±{NumberText.Amount(reach)} of reach."
                : "",
            [new Panel(
                "",
                Axes.Covering(ObservableWords.Label(Observable.Trust),
                    paths.SelectMany(path => path.Trust.Select(day => day.Mean))),
                Axes.Covering(ObservableWords.Label(Observable.Reach),
                    paths.SelectMany(path => path.Reach.Select(day => day.Mean))),
                [.. paths.Select(path =>
                    TrailOf(path.Trust, path.Reach, styles[path.Strategy], styles.NameOf(path.Strategy), days))])]);
    }

    private static Trail TrailOf(
        IReadOnlyList<Interval> trust, IReadOnlyList<Interval> reach, int style, string name, int[] days) => new(
        [.. trust.Select(day => day.Mean)], [.. reach.Select(day => day.Mean)], style, name.Length == 0
            ? ""
            : $"{name}, day {days[^1]}",
        [.. days.Where(_ => style >= 0).Select(day => new Waymark(
            day - 1, day == days[^1] ? "" : $"{day}",
            $"{name}, day {day}: trust {NumberText.Amount(trust[day - 1])}, reach {NumberText.Amount(reach[day - 1])}"))]);
}
