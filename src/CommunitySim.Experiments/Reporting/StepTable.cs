using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes the effect of each step of a swept number as a table.</summary>
internal static class StepTable
{
    /// <summary>The table with its heading. Empty without steps.</summary>
    public static IEnumerable<Block> Blocks(ExperimentAnalysis analysis) => analysis.Steps is not { } steps ? [] :
    [
        new Heading(2, $"Effect of each step of {analysis.Result.Config.Sweep[0].Path} on day {analysis.Result.Config.Horizons[^1]}"),
        new Paragraph($"The same worlds before and after the step; mean difference and 95% interval."),
        new Table(
            ["strategy", "step", .. Comparison.Subjects.Select(observable => observable.Name())],
            [
                .. steps.Effects.GroupBy(effect => effect.Strategy)
                    .SelectMany(effects => Rows(analysis.Result.Config, steps, [.. effects])),
            ]),
    ];

    private static IEnumerable<IReadOnlyList<string>> Rows(ExperimentConfig config, StepEffects steps, StepEffect[] effects)
    {
        string strategy = config.Strategies[effects[0].Strategy].Name;
        string none = $"no effect in {NumberText.Worlds(effects.Min(effect => effect.Worlds))}";
        return steps.AreZero(effects[0].Strategy)
            ? [[strategy, "any", .. Comparison.Subjects.Select(_ => none)]]
            : effects.Select(effect => (IReadOnlyList<string>)
                [strategy, Step(config, effect), .. effect.Differences.Select(NumberText.Difference)]);
    }

    private static string Step(ExperimentConfig config, StepEffect effect) => effect.Before is { } before
        ? $"{Label(config, before)} → {Label(config, effect.After!)}"
        : "last step − first step";

    private static string Label(ExperimentConfig config, CellResult cell) =>
        ValueLabels.Of(config.Sweep[0], cell.Cell.Values[0]);
}
