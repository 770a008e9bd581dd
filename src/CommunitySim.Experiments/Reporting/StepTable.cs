using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Along one swept number: what each step up is worth, world by world.</summary>
internal sealed class StepTable
{
    private const int MostStrategies = 7;
    private readonly ExperimentConfig _config;
    private readonly Findings _findings;
    private readonly (CellResult Before, CellResult After)[] _steps;

    private StepTable(ExperimentResult result, Findings findings) =>
        (_config, _findings, _steps) =
            (result.Config, findings, [.. result.Cells.Zip(result.Cells.Skip(1))]);

    /// <summary>The table under its heading; none where the cells do not lie along one number, or are not the same worlds.</summary>
    public static IEnumerable<Block> Blocks(ExperimentResult result, Findings findings)
    {
        // With other members or other ties it would not be the same worlds.
        ExperimentConfig config = result.Config;
        bool sameWorlds = config.Axes.Count == 1
            && config.Sweep.Count == 1
            && config.Sweep[0].Path != "community.members"
            && !config.Sweep[0].Path.StartsWith("community.network.", StringComparison.Ordinal);
        return sameWorlds && config.Sweep[0].Numeric
            && result.Cells.Count > 1
            && config.Strategies.Count <= MostStrategies
                ? new StepTable(result, findings).Blocks()
                : [];
    }

    private IEnumerable<Block> Blocks() =>
    [
        new Heading(2, $"What each step of {_config.Sweep[0].Path} is worth on day {_config.Horizons[^1]}"),
        new Paragraph($"The same worlds before and after the step; mean difference and 95% interval."),
        new Table(
            ["strategy", "step", .. Verdict.Subjects.Select(observable => observable.Name())],
            [.. Enumerable.Range(0, _config.Strategies.Count).SelectMany(Rows)]),
    ];

    private IEnumerable<IReadOnlyList<string>> Rows(int strategy)
    {
        if (_steps.All(step =>
            Verdict.Subjects.All(observable =>
                Worth(step, strategy, observable).Values is { Count: > 0 } worth
                && worth.All(value => value == 0))))
        {
            return [Row(strategy, "any", (_, _) => $"no effect in {NumberText.Worlds(_steps.Min(step => Worth(step, strategy, Verdict.Subjects[0]).Count))}")];
        }

        IEnumerable<IReadOnlyList<string>> each = _steps.Select(step => Row(
            strategy,
            $"{Label(step.Before)} → {Label(step.After)}",
            (_, observable) => Mean(
                $"{_config.Strategies[strategy].Name}, {step.Before.Cell.Texts.First()} → {step.After.Cell.Texts.First()}",
                observable,
                Worth(step, strategy, observable),
                Step(observable))));
        return _steps.Length < 2 ? each : each.Append(Row(
            strategy,
            "last step − first step",
            (where, observable) => Mean(
                where, observable,
                Difference(Worth(_steps[0], strategy, observable), Worth(_steps[^1], strategy, observable)),
                Step(observable) - Step(observable))));
    }

    private string Label(CellResult cell) => ValueLabels.Of(_config.Sweep[0], cell.Cell.Values[0]);

    private IReadOnlyList<string> Row(int strategy, string step, Func<string, Observable, string> text) =>
        [_config.Strategies[strategy].Name, step, .. Verdict.Subjects.Select(observable => text($"{_config.Strategies[strategy].Name}, {step}", observable))];

    private static Bounds Step(Observable observable) => Bounds.Of(observable) - Bounds.Of(observable);

    private string Mean(string where, Observable observable, Dictionary<int, double> worlds, Bounds bounds) =>
        NumberText.Difference(
            _findings.Note(
                $"worth of a step in {observable.Name()}",
                where,
                Interval.OfMean(worlds.Values, bounds),
                worlds.Count,
                _config.Horizons[^1]));

    /// <summary>What a step is worth in each world that both cells have.</summary>
    private Dictionary<int, double> Worth((CellResult Before, CellResult After) step, int strategy, Observable observable) =>
        Difference(Outcomes(step.Before, strategy, observable), Outcomes(step.After, strategy, observable));

    private Dictionary<int, double> Outcomes(CellResult cell, int strategy, Observable observable) =>
        cell.Worlds.Zip(cell.Runs(strategy, observable, _config.Horizons.Count - 1)).ToDictionary();

    private static Dictionary<int, double> Difference(Dictionary<int, double> from, Dictionary<int, double> to) =>
        to.Where(world => from.ContainsKey(world.Key)).ToDictionary(world => world.Key, world => world.Value - from[world.Key]);
}
