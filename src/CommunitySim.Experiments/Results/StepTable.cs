using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Results;

/// <summary>Along one swept number: what each step up is worth, world by world.</summary>
internal sealed class StepTable
{
    private readonly ExperimentConfig _config;
    private readonly (CellResult Before, CellResult After)[] _steps;

    private StepTable(ExperimentResult result) => (_config, _steps) = (result.Config, [.. result.Cells.Zip(result.Cells.Skip(1))]);

    /// <summary>The table as lines of Markdown; none where the cells do not lie along one number, or are not the same worlds.</summary>
    public static IEnumerable<string> Lines(ExperimentResult result)
    {
        // With other members or other ties it would not be the same worlds.
        IReadOnlyList<SweepAxis> sweep = result.Config.Sweep;
        bool sameWorlds = sweep.Count == 1 && sweep[0].Path != "community.members" && !sweep[0].Path.StartsWith("community.network.", StringComparison.Ordinal);
        return sameWorlds && sweep[0].Numeric && result.Cells.Count > 1 ? new StepTable(result).Lines() : [];
    }

    private IEnumerable<string> Lines() =>
    [
        $"## What each step of {_config.Sweep[0].Path} is worth on day {_config.Horizons[^1]}",
        "",
        "The same worlds before and after the step; mean difference and 95% interval.",
        "",
        $"| strategy | step | {string.Join(" | ", Verdict.Subjects.Select(observable => observable.Name()))} |",
        $"|---|---|{string.Concat(Verdict.Subjects.Select(_ => "---|"))}",
        .. Enumerable.Range(0, _config.Strategies.Count).SelectMany(Rows),
        "",
    ];

    private IEnumerable<string> Rows(int strategy)
    {
        if (_steps.All(step => Verdict.Subjects.All(observable => Worth(step, strategy, observable).Values is { Count: > 0 } worth && worth.All(value => value == 0))))
        {
            return [Row(strategy, "any", _ => "no effect in any world")];
        }

        IEnumerable<string> each = _steps.Select(step => Row(
            strategy,
            $"{step.Before.Cell.Texts.First()} → {step.After.Cell.Texts.First()}",
            observable => Mean(Worth(step, strategy, observable))));
        return _steps.Length < 2 ? each : each.Append(Row(
            strategy,
            "last step − first step",
            observable => Mean(Difference(Worth(_steps[0], strategy, observable), Worth(_steps[^1], strategy, observable)))));
    }

    private string Row(int strategy, string step, Func<Observable, string> text) =>
        $"| {_config.Strategies[strategy].Name} | {step} | {string.Join(" | ", Verdict.Subjects.Select(text))} |";

    private static string Mean(Dictionary<int, double> worlds) => Words.Difference(Interval.OfMean(worlds.Values));

    /// <summary>What a step is worth in each world that both cells have.</summary>
    private Dictionary<int, double> Worth((CellResult Before, CellResult After) step, int strategy, Observable observable) =>
        Difference(Outcomes(step.Before, strategy, observable), Outcomes(step.After, strategy, observable));

    private Dictionary<int, double> Outcomes(CellResult cell, int strategy, Observable observable) =>
        cell.Worlds.Zip(cell.Runs(strategy, observable, _config.Horizons.Count - 1)).ToDictionary();

    private static Dictionary<int, double> Difference(Dictionary<int, double> from, Dictionary<int, double> to) =>
        to.Where(world => from.ContainsKey(world.Key)).ToDictionary(world => world.Key, world => world.Value - from[world.Key]);
}
