using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>
/// Writes the result of one cell in a line, as titles of charts. A strategy is ahead only if the verdict on the last
/// horizon says so.
/// </summary>
public static class Headline
{
    /// <summary>Challenger minus baseline on the last horizon.</summary>
    public static PairedComparison Pair(ExperimentConfig config, CellResult cell, Observable observable) =>
        cell.Compare(observable, config.Horizons.Count - 1);

    /// <summary>The strategy ahead on the last horizon. Null if undecided, or without a challenger.</summary>
    public static string? Leader(ExperimentConfig config, CellResult cell, Observable observable) =>
        config.Challenger is null
            ? null
            : Comparison.Leader(config, observable, Pair(config, cell, observable).Difference);

    /// <summary>The one of challenger and baseline that does not lead.</summary>
    public static string Other(ExperimentConfig config, string leader) =>
        leader == config.Challenger ? config.Baseline! : config.Challenger!;

    /// <summary>Writes why neither strategy leads: too few worlds, or no clear difference.</summary>
    public static string Undecided(ExperimentConfig config, CellResult cell, string what)
    {
        string both = $"{config.Challenger} and {config.Baseline}", are = cell.Replicates == 1 ? "is" : "are";
        return cell.Replicates < Interval.FewestWorlds
            ? $"{NumberText.Worlds(cell.Replicates)} {are} too few to distinguish {both}"
            : $"{both} cannot be distinguished in {what}";
    }

    /// <summary>
    /// Such as "connect ends with more trust (+0.400) and more reach (+0.980) than convert". Without a challenger: the
    /// final levels of the first strategy.
    /// </summary>
    public static string Ends(ExperimentConfig config, CellResult cell, IReadOnlyList<Observable> observables)
    {
        if (config.Challenger is null)
        {
            return $"{config.Strategies[0].Name} ends {At(config, cell, observables, config.Strategies[0].Name)}";
        }

        ILookup<string, string> more = observables.Where(one => Leader(config, cell, one) is not null)
            .ToLookup(
                one => Leader(config, cell, one)!,
                one => $"{ObservableWords.Compared(one, !one.LessIsBetter())} ({Lead(config, cell, one)})",
                StringComparer.Ordinal);
        string open = NumberText.List(
            [.. observables.Where(one => Leader(config, cell, one) is null).Select(ObservableWords.Noun)]);
        string[] ahead =
            [.. more.Select((leader, index) => $"{leader.Key} {(index == 0 ? "ends " : "")}with {NumberText.List([.. leader])}")];
        return ahead.Length == 0 ? Undecided(config, cell, open)
            : string.Join(", ", ahead)
                + (ahead.Length == 1 ? $" than {Other(config, more.First().Key)}" : "")
                + (open.Length == 0 ? "" : $"; {open} undecided");
    }

    /// <summary>
    /// Such as "connect ends at trust 0.569 and reach 0.986, convert at trust 0.169 and reach 0.006".
    /// </summary>
    public static string Levels(ExperimentConfig config, CellResult cell, IReadOnlyList<Observable> observables) =>
        config.Challenger is null ? Ends(config, cell, observables)
        : $"{config.Challenger} ends {At(config, cell, observables, config.Challenger)}, "
            + $"{config.Baseline} {At(config, cell, observables, config.Baseline!)}";

    /// <summary>Such as "connect earns 412k more than convert by day 730".</summary>
    public static string Earnings(ExperimentConfig config, CellResult cell) =>
        Leader(config, cell, Observable.Value) is not { } leader ? Ends(config, cell, [Observable.Value])
        : $"{leader} earns {NumberText.Amount(Math.Abs(Pair(config, cell, Observable.Value).Difference.Mean))} more "
            + $"than {Other(config, leader)} by day {config.Horizons[^1]}";

    /// <summary>Such as "convert: 41% of members mute the brand; connect: 2%".</summary>
    public static string Muting(ExperimentConfig config, CellResult cell)
    {
        double Share(string strategy) => Mean(config, cell, Observable.Muted, strategy);
        if (config.Challenger is not { } challenger)
        {
            string only = config.Strategies[0].Name;
            return $"{NumberText.Percent(Share(only), 1)} of members mute {only} on day {config.Horizons[^1]}";
        }

        if (Leader(config, cell, Observable.Muted) is not { } liked)
        {
            return Share(challenger) + Share(config.Baseline!) == 0
                ? $"No member of any world mutes {challenger} or {config.Baseline} on day {config.Horizons[^1]}"
                : Undecided(config, cell, "how many members mute them");
        }

        string disliked = Other(config, liked);
        (double less, double more) = (Share(liked), Share(disliked));
        int digits = NumberText.Percent(less) == NumberText.Percent(more) || less is > 0 and < 0.005 ? 2 : 0;
        return $"{disliked}: {NumberText.Percent(more, digits)} of members mute the brand; {liked}: {NumberText.Percent(less, digits)}";
    }

    /// <summary>Whether strategy or luck decides who ends with more trust.</summary>
    public static string Luck(ExperimentConfig config, CellResult cell)
    {
        if (Leader(config, cell, Observable.Trust) is not { } leader)
        {
            return Ends(config, cell, [Observable.Trust]);
        }

        PairedComparison pair = Pair(config, cell, Observable.Trust);
        int worlds =
            (int)Math.Round((leader == config.Challenger ? pair.Won : 1 - pair.Won - pair.Tied) * cell.Replicates);
        return $"{leader} ends with more trust than {Other(config, leader)} ({Lead(config, cell, Observable.Trust)}) "
            + $"in {SweepHeadline.Part(worlds, cell.Replicates)} worlds";
    }

    /// <summary>
    /// Such as "connect stays ahead of convert in trust from day 51 on (median)", for the last observable on which it
    /// passes. If it does not end ahead in every world: the number of worlds.
    /// </summary>
    public static string Overtaking(ExperimentConfig config, CellResult cell)
    {
        Observable last =
            Comparison.Subjects.MaxBy(observable => (cell.Crossover(observable).Share, cell.Crossover(observable).Median));
        CrossoverSpread worlds = cell.Crossover(last);
        string ahead = $"{config.Challenger} stays ahead of {config.Baseline} in {ObservableWords.Noun(last)}";
        return worlds.Share == 1 && Leader(config, cell, last) == config.Challenger ? $"{ahead} from day {worlds.Median:0} on (median)"
            : worlds.Share == 0
                ? $"{config.Challenger} never ends ahead of {config.Baseline} in trust, reach or value"
            : $"In {worlds.Worlds} of {cell.Replicates} worlds {ahead} "
                + $"({NumberText.Difference(Pair(config, cell, last).Difference.Mean)} on average)";
    }

    /// <summary>The difference between the two strategies, signed as the leader's.</summary>
    private static string Lead(ExperimentConfig config, CellResult cell, Observable observable) =>
        $"{(observable.LessIsBetter() ? "−" : "+")}{NumberText.Amount(Math.Abs(Pair(config, cell, observable).Difference.Mean))}";

    private static string At(ExperimentConfig config, CellResult cell, IReadOnlyList<Observable> observables, string strategy) =>
        "at " + NumberText.List(
            [.. observables.Select(one => $"{ObservableWords.Noun(one)} {NumberText.Amount(Mean(config, cell, one, strategy))}")]);

    private static double Mean(ExperimentConfig config, CellResult cell, Observable observable, string strategy) =>
        cell.AtHorizon(config.IndexOf(strategy), observable, config.Horizons.Count - 1).Mean;
}
