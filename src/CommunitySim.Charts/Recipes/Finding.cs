using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>
/// What results say, as titles of charts. A strategy is ahead only where the verdict sees it, on the last horizon; else the two cannot be
/// told apart.
/// </summary>
internal static class Finding
{
    private const int MostNamed = 3;

    /// <summary>Challenger minus baseline on the last horizon.</summary>
    public static PairedComparison Pair(ExperimentConfig config, CellResult cell, Observable observable) => cell.Compare(observable, config.Horizons.Count - 1);

    /// <summary>The strategy ahead on the last horizon, or null.</summary>
    public static string? Leader(ExperimentConfig config, CellResult cell, Observable observable) =>
        Verdict.Leader(config, observable, Pair(config, cell, observable).Difference);

    /// <summary>The other one of challenger and baseline.</summary>
    public static string Other(ExperimentConfig config, string leader) => leader == config.Challenger ? config.Baseline! : config.Challenger!;

    /// <summary>That a comparison says nothing, and why.</summary>
    public static string Untold(ExperimentConfig config, CellResult cell, string what) => cell.Replicates < Interval.FewestWorlds
        ? $"{Words.Worlds(cell.Replicates)} {(cell.Replicates == 1 ? "is" : "are")} too few to tell {config.Challenger} and {config.Baseline} apart"
        : $"{config.Challenger} and {config.Baseline} cannot be told apart in {what}";

    /// <summary>Such as "connect ends with more trust and more reach than convert".</summary>
    public static string Ends(ExperimentConfig config, CellResult cell, IReadOnlyList<Observable> observables)
    {
        if (config.Challenger is null)
        {
            return Levels(config, cell, observables, config.Strategies[0].Name);
        }

        ILookup<string, string> more = observables.Where(one => Leader(config, cell, one) is not null)
            .ToLookup(one => Leader(config, cell, one)!, one => Observed.Compared(one, !one.LessIsBetter()), StringComparer.Ordinal);
        string[] untold = [.. observables.Where(one => Leader(config, cell, one) is null).Select(Observed.Noun)];
        string[] ahead = [.. more.Select(leader => $"{leader.Key} {(leader.Key == more.First().Key ? "ends " : "")}with {Words.List([.. leader])}")];
        return ahead.Length == 0 ? Untold(config, cell, Words.List(untold))
            : string.Join(", ", ahead) + (ahead.Length == 1 ? $" than {Other(config, more.First().Key)}" : "") + (untold.Length == 0 ? "" : $"; {Words.List(untold)} undecided");
    }

    /// <summary>Such as "connect ends at trust 0.81 and reach 0.97".</summary>
    public static string Levels(ExperimentConfig config, CellResult cell, IReadOnlyList<Observable> observables, string strategy) =>
        $"{strategy} ends at {Words.List([.. observables.Select(one => $"{Observed.Noun(one)} {Words.Amount(cell.AtHorizon(config.IndexOf(strategy), one, config.Horizons.Count - 1).Mean)}")])}";

    /// <summary>Such as "connect ends with more trust in 17 of 25 cells, convert in 3"; without a challenger how far the first strategy's outcome goes. "Cells" is what there are many of.</summary>
    public static string Across(ExperimentConfig config, IReadOnlyList<CellResult> cells, Observable observable, string where)
    {
        if (config.Challenger is null)
        {
            return Range(config, cells, observable, config.Strategies[0].Name, config.Horizons.Count - 1);
        }

        IReadOnlyList<string?> leaders = [.. cells.Select(cell => Leader(config, cell, observable))];
        (string Name, int Cells)[] counts = [.. leaders.OfType<string>().CountBy(name => name).Select(count => (count.Key, count.Value)).OrderByDescending(count => count.Value)];
        return counts.Length == 0 ? Untold(config, cells.MaxBy(cell => cell.Replicates)!, $"{Observed.Noun(observable)} in any of {cells.Count} {where}")
            : $"{counts[0].Name} ends with {Observed.Compared(observable, !observable.LessIsBetter())} in {Part(counts[0].Cells, cells.Count)} {where}"
                + (counts.Length == 1 ? "" : $", {counts[1].Name} in {counts[1].Cells}");
    }

    /// <summary>Such as "connect: trust from 0.22 at skill 0 to 0.71 at skill 1".</summary>
    public static string Range(ExperimentConfig config, IReadOnlyList<CellResult> cells, Observable observable, string strategy, int horizon)
    {
        (CellResult Cell, double Mean)[] means = [.. cells.Select(cell => (cell, cell.AtHorizon(config.IndexOf(strategy), observable, horizon).Mean)).Where(cell => double.IsFinite(cell.Mean)).OrderBy(cell => cell.Mean)];
        return means.Length == 0 ? $"{strategy}: {Observed.Noun(observable)} is unknown" : $"{strategy}: {Observed.Noun(observable)} from {End(means[0])} to {End(means[^1])}";

        static string End((CellResult Cell, double Mean) end) => $"{Words.Amount(end.Mean)} at {ParameterWords.At(end.Cell.Cell)}";
    }

    /// <summary>Which of several does most: those that no other is surely above.</summary>
    /// <param name="named">Each with the interval of how much it does; NaN where that is unknown.</param>
    /// <param name="does">What it does: "move".</param>
    /// <param name="what">To what: "the difference".</param>
    public static string Foremost(IReadOnlyList<(string Name, double Low, double High)> named, string does, string what)
    {
        double least = named.Select(one => one.Low).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        string[] first = [.. named.Where(one => !(one.High < least)).Select((one, index) => index == 0 ? one.Name : char.ToLowerInvariant(one.Name[0]) + one.Name[1..])];
        return !(least > 0) ? $"No parameter clearly {does}s {what}"
            : first.Length == 1 ? $"{first[0]} {does}s {what} most"
            : first.Length <= MostNamed ? $"{Words.List(first)} {does} {what} most; their order is open"
            : $"{first.Length} of {named.Count} parameters may {does} {what} most: they cannot be told apart";
    }

    /// <summary>Such as "17 of 25", or "all 25".</summary>
    public static string Part(int count, int of) => count == of ? $"all {of}" : $"{count} of {of}";
}
