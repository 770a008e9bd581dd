using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes the result of many cells in a line, as <see cref="Headline"/> does for one cell.</summary>
public static class SweepHeadline
{
    private const int MostNamed = 3;

    /// <summary>Such as "connect ends with more trust in 17 of 25 cells, convert in 3".</summary>
    public static string Across(ExperimentConfig config, IReadOnlyList<CellResult> cells, Observable observable, string where)
    {
        if (config.Challenger is null)
        {
            return Range(config, cells, observable);
        }

        (string Name, int Cells)[] ahead =
        [
            .. cells.Select(cell => Headline.Leader(config, cell, observable))
                .OfType<string>()
                .CountBy(name => name)
                .Select(count => (count.Key, count.Value))
                .OrderByDescending(count => count.Value),
        ];
        if (ahead.Length == 0)
        {
            CellResult largest = cells.MaxBy(cell => cell.Replicates)!;
            return Headline.Undecided(
                config, largest, $"{ObservableWords.Noun(observable)} in any of {cells.Count} {where}");
        }

        string than = ahead.Length == 1 ? $" than {Headline.Other(config, ahead[0].Name)}" : "";
        string other = ahead.Length == 1 ? "" : $", {ahead[1].Name} in {ahead[1].Cells}";
        return $"{ahead[0].Name} ends with {ObservableWords.Compared(observable, !observable.LessIsBetter())}{than} "
            + $"in {Part(ahead[0].Cells, cells.Count)} {where}{other}";
    }

    /// <summary>
    /// Such as "connect ends with more trust in all 36 cells, more reach in 24 and more value in 17", for the
    /// challenger. If it is ahead on the first observable in no cell, the line is about that observable.
    /// </summary>
    public static string Across(ExperimentConfig config, IReadOnlyList<CellResult> cells, IReadOnlyList<Observable> observables)
    {
        int Ahead(Observable observable) =>
            cells.Count(cell => Headline.Leader(config, cell, observable) == config.Challenger);
        string[] parts =
        [
            .. observables.Select((observable, index) =>
                $"{ObservableWords.Compared(observable, !observable.LessIsBetter())} in "
                + (index == 0 ? $"{Part(Ahead(observable), cells.Count)} cells"
                    : Ahead(observable) == 0 ? "none"
                    : Ahead(observable) == cells.Count ? "all"
                    : $"{Ahead(observable)}")),
        ];
        return Ahead(observables[0]) == 0
            ? Across(config, cells, observables[0], "cells")
            : $"{config.Challenger} ends with {NumberText.List(parts)}";
    }

    /// <summary>
    /// Such as "From allies 0 to 0.75, acceptance under convert rises in 4 of 6 curves", judged in the same worlds.
    /// </summary>
    /// <param name="config">The experiment; the first swept parameter has numbers.</param>
    /// <param name="curves">Cells that differ only in the first swept parameter, in ascending order.</param>
    /// <param name="observable">The observable that may rise.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="horizon">The horizon, by position.</param>
    public static string Rises(
        ExperimentConfig config,
        IReadOnlyList<IReadOnlyList<CellResult>> curves,
        Observable observable,
        string strategy,
        int horizon)
    {
        IReadOnlyList<double> Runs(CellResult cell) => cell.Runs(config.IndexOf(strategy), observable, horizon);
        (CellResult first, CellResult last, SweepAxis axis) = (curves[0][0], curves[0][^1], config.Sweep[0]);
        Interval[] changes =
        [
            .. curves
                .Where(curve => curve[0].Worlds.SequenceEqual(curve[^1].Worlds))
                .Select(curve => PairedComparison.Of(Runs(curve[0]), Runs(curve[^1]), false, Bounds.Of(observable)).Difference),
        ];
        (string Does, int Curves)[] found =
        [
            .. new[] { ("rises", changes.Count(change => change.Low > 0)), ("falls", changes.Count(change => change.High < 0)) }
                .OrderByDescending(does => does.Item2),
        ];
        return $"From {ParameterWords.At(axis, first.Cell.Values[0])} to {ValueLabels.Of(axis, last.Cell.Values[0])}, "
            + $"{ObservableWords.Noun(observable)} under {strategy} "
            + (found[0].Curves == 0
                ? "does not change clearly in any curve"
                : $"{found[0].Does} in {Part(found[0].Curves, curves.Count)} curves"
                    + (found[1].Curves == 0 ? "" : $", {found[1].Does} in {found[1].Curves}"));
    }

    /// <summary>Names the parameters that do most: those that no other clearly exceeds.</summary>
    /// <param name="named">The parameters, each with the interval of its effect; NaN if unknown.</param>
    /// <param name="does">The verb, such as "move".</param>
    /// <param name="what">The object, such as "the difference".</param>
    public static string Foremost(IReadOnlyList<(string Name, double Low, double High)> named, string does, string what)
    {
        double least = named.Select(one => one.Low).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        string[] first =
        [
            .. named.Where(one => !(one.High < least))
                .Select((one, index) => index == 0 ? one.Name : char.ToLowerInvariant(one.Name[0]) + one.Name[1..]),
        ];
        return !(least > 0) ? $"No parameter clearly {does}s {what}"
            : first.Length == 1 ? $"{first[0]} {does}s {what} most"
            : first.Length <= MostNamed ? $"{NumberText.List(first)} {does} {what} most; their order is open"
            : first.Length == named.Count ? $"No single parameter clearly {does}s {what} most"
            : $"{first.Length} of {named.Count} parameters may {does} {what} most: they cannot be distinguished";
    }

    /// <summary>Such as "17 of 25", or "all 25".</summary>
    public static string Part(int count, int of) => count == of ? $"all {of}" : $"{count} of {of}";

    /// <summary>
    /// Such as "alone: trust from 0.22 at skill 0 to 0.71 at skill 1", for the first strategy on the last horizon.
    /// </summary>
    private static string Range(ExperimentConfig config, IReadOnlyList<CellResult> cells, Observable observable)
    {
        (CellResult Cell, double Mean)[] means =
            [
                .. cells
                    .Select(cell => (cell, cell.AtHorizon(0, observable, config.Horizons.Count - 1).Mean))
                    .Where(cell => double.IsFinite(cell.Mean))
                    .OrderBy(cell => cell.Mean),
            ];
        string what = $"{config.Strategies[0].Name}: {ObservableWords.Noun(observable)}";
        return means.Length == 0 ? $"{what} is unknown" : $"{what} from {End(means[0])} to {End(means[^1])}";

        static string End((CellResult Cell, double Mean) end) =>
            $"{NumberText.Amount(end.Mean)} at {ParameterWords.At(end.Cell.Cell)}";
    }
}
