using System.Runtime.CompilerServices;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Reporting;

/// <summary>The result in plain words. Every sentence is written from the figures of an analysis.</summary>
public sealed class Summary
{
    private const int MostFaultsListed = 20;
    private readonly ExperimentAnalysis _analysis;
    private readonly ExperimentResult _result;
    private readonly ExperimentConfig _config;

    private Summary(ExperimentAnalysis analysis)
    {
        (_analysis, _result, _config) = (analysis, analysis.Result, analysis.Result.Config);
        ClaimText claim = new(analysis);
        RecommendationText? advice = RecommendationText.Of(analysis);
        ComparisonText? comparison = analysis.Comparison is null ? null : new ComparisonText(analysis);
        StudyText studies = new(analysis);
        ClaimLines = claim.Lines;
        Recommendation = advice?.Lines ?? [];
        Comparison = comparison?.Sentences ?? [];
        Doubts = studies.Points;
        if (analysis.Fit is not null)
        {
            FitText fit = new(analysis);
            (Recommendation, Comparison, Doubts) = (fit.Lead, [], []);
            Verdict = [new Bullets(fit.Lead)];
            Body = fit.Blocks;
            return;
        }

        string[] sentences = [Recommendation.Count == 0 ? "" : Recommendation[0].Plain, studies.Reach];
        Badge = analysis.Claim is { } test
            ? new Badge(
                test.Verdict,
                $"{test.Claim.Id}: {test.Claim.Says}",
                string.Join(' ', sentences.Where(sentence => sentence.Length > 0)))
            : null;
        Prose[] points = [.. Recommendation, .. Doubts];
        Verdict = [.. claim.Blocks, .. points.Length > 0 ? (Block[])[new Bullets(points)] : []];
        Body = [.. comparison?.Blocks ?? [], .. Strategies(), .. StepTable.Blocks(analysis), .. Caveats()];
    }

    // The command, the report and the tables of one result share one summary.
    private static readonly ConditionalWeakTable<ExperimentAnalysis, Summary> Written = [];

    /// <summary>Writes the summary of an analysis, or returns the one written before.</summary>
    public static Summary Of(ExperimentAnalysis analysis) => Written.GetValue(analysis, found => new Summary(found));

    /// <summary>The claim's verdict in short. Null without a claim.</summary>
    public Badge? Badge { get; }

    /// <summary>The claim's verdict, then its expectations. Empty without a claim.</summary>
    public IReadOnlyList<Prose> ClaimLines { get; }

    /// <summary>The recommendation, then horizons and observables that choose otherwise. Empty with one strategy.</summary>
    public IReadOnlyList<Prose> Recommendation { get; }

    /// <summary>Challenger against baseline, one sentence per observable. Empty with one strategy.</summary>
    public IReadOnlyList<Prose> Comparison { get; }

    /// <summary>Claim, recommendation and comparison.</summary>
    public IReadOnlyList<Prose> VerdictLines => [.. ClaimLines, .. Recommendation, .. Comparison];

    /// <summary>What would flip the result, its share, and what drives it. Empty without sensitivity.</summary>
    public IReadOnlyList<Prose> Doubts { get; }

    /// <summary>The verdict: claim, recommendation, doubt.</summary>
    public IReadOnlyList<Block> Verdict { get; }

    /// <summary>The remaining sections: comparison, final levels, steps and caveats.</summary>
    public IReadOnlyList<Block> Body { get; }

    /// <summary>The size of the run, the precision it reached and the worlds that failed.</summary>
    public IReadOnlyList<Block> Setting => [new Paragraph(Prose.Of(Sizes())), .. Precision(), .. Faults()];

    /// <summary>The whole summary as Markdown.</summary>
    public string Text => TextWithout([]);

    /// <summary>Writes the whole summary as Markdown, with the files that could not be drawn.</summary>
    public string TextWithout(IReadOnlyList<NotDrawn> files) => Markdown.Write(
    [
        new Heading(1, _config.Title),
        .. _config.Question.Length > 0 ? (Block[])[new Quote(_config.Question)] : [],
        .. Setting,
        .. Verdict.Count > 0 ? (Block[])[new Heading(2, "Verdict"), .. Verdict] : [],
        .. Body,
        .. NotDrawn.Section(files),
    ]);

    private string Sizes()
    {
        RunSize size = _analysis.Size;
        string[] axes =
        [
            .. _config.Sweep.Select(axis => $"{axis.Values.Count} values of {axis.Path}"),
            .. _config.Sample is { } sample
                ? (string[])[$"{sample.Points} points of {NumberText.Count(sample.Over.Count, "parameter")}"]
                : [],
        ];
        string grid = size.Cells == 1 ? "" : $"{size.Cells} cells ({NumberText.List(axes)}), ";
        string members = size.FewestMembers == size.MostMembers
            ? $"{size.FewestMembers}"
            : $"{size.FewestMembers} to {size.MostMembers}";
        string strategies = _config.Strategies.Count > 12
            ? $"{_config.Strategies.Count} strategies"
            : $"strategies {NumberText.List([.. _config.Strategies.Select(strategy => strategy.Name)])}";
        return $"{grid}{size.Worlds} world{(size.Worlds.Most == 1 ? "" : "s")}{(size.Cells == 1 ? "" : " each")} "
            + $"of {members} member{(members == "1" ? "" : "s")}, "
            + $"{NumberText.Count(_config.Days, "day")}, {strategies}, seed {_config.Seed}.";
    }

    private IEnumerable<Block> Precision()
    {
        if (_analysis.Precision is not { } precision)
        {
            yield break;
        }

        int cells = _result.Cells.Count;
        Prose reached = $"{(cells == 1 ? "This precision was reached." : "This precision was reached in every cell.")}";
        if (precision.Missed > 0)
        {
            string widest = double.IsNaN(precision.WidestHalfWidth)
                ? "too few worlds differ for an interval"
                : FormattableString.Invariant($"the widest interval is ±{precision.WidestHalfWidth:G3}");
            reached = $"This precision was **not reached** within {_config.Replicates.AtMost} worlds "
                + $"in {precision.Missed} of {NumberText.Count(cells, "cell")}; {widest}.";
        }

        yield return new Paragraph(
            $"Worlds were added until the difference in {precision.Asked.Of.Name()} on day {LastDay} "
                + $"was known to ±{precision.Asked.HalfWidth}: "
                + $"{_result.Worlds} worlds{(cells == 1 ? "" : " per cell")} ({precision.Worlds} in total). "
                + $"{reached}"
                + $"{Stopping(_config.Replicates)}");
    }

    private static string Stopping(Replicates replicates) => replicates.AtLeast >= Replicates.FewestFirst
        ? ""
        : $" The run stops when the interval is narrow. After only {replicates.AtLeast} first worlds "
            + $"the interval covers the truth less often than 95 times in 100; {Replicates.FewestFirst} would do.";

    private IEnumerable<Block> Faults()
    {
        (Cell Cell, RunFault Fault)[] faults =
            [.. _result.Cells.SelectMany(cell => cell.Faults.Select(fault => (cell.Cell, fault)))];
        if (faults.Length == 0)
        {
            yield break;
        }

        yield return new Paragraph(
            $"**{faults.Length} world{(faults.Length == 1 ? "" : "s")} failed** "
                + $"and {(faults.Length == 1 ? "is" : "are")} left out of every figure below, under all strategies:");
        yield return new Bullets(
        [
            .. faults.Take(MostFaultsListed).Select(found => (Prose)(
                $"{(found.Cell.Label.Length == 0 ? "" : $"{found.Cell.Label}, ")}seed {_config.Seed}, "
                + $"replicate {found.Fault.Replicate}{(found.Fault.Strategy.Length == 0 ? "" : $", {found.Fault.Strategy}")}: "
                + $"{found.Fault.Cause}")),
            .. faults.Length > MostFaultsListed
                ? (Prose[])[$"and {faults.Length - MostFaultsListed} more, in the table fault of results.db"]
                : [],
        ]);
    }

    private int LastDay => _config.Horizons[^1];

    private IEnumerable<Block> Strategies() =>
    [
        new Heading(2, $"Final level of each strategy on day {LastDay}"),
        _analysis.Levels.Count == 0
            ? new Paragraph($"{_result.Cells.Count} cells × {_config.Strategies.Count} strategies: see daily.csv, day {LastDay}.")
            : new Table(
                [
                    .. _config.Axes.Select(axis => axis.Path),
                    "strategy",
                    .. FinalLevels.Shown.Select(observable => observable.Name()),
                ],
                [
                    .. _analysis.Levels.Select(row => (IReadOnlyList<string>)
                    [
                        .. _config.Axes.Zip(row.Cell.Cell.Values, ValueLabels.Of),
                        _config.Strategies[row.Strategy].Name,
                        .. row.Levels.Select(NumberText.Amount),
                    ]),
                ]),
    ];

    private IEnumerable<Block> Caveats()
    {
        yield return new Heading(2, "How sure, and of what");
        yield return new Paragraph(Prose.Of(
            "Every number above follows from the model and its parameters (config.json). "
            + "It is not evidence about the real world: many parameters are assumed, as MODEL.md says.\n"
            + (_result.Worlds.Most < Interval.FewestWorlds ? TooFewWorlds() : Intervals())
            + (_config.Challenger is not null && _result.Cells.Count == 1
                ? "\nThe crossover day is the first day from which the challenger stays ahead until the last simulated day."
                : "")
            + $"\nValue is the money earned since day {_config.History?.DecideOn ?? 1}, less the wages for paid hours."
            + (_config.History is { } history
                ? $" Until then all strategies share one past; sums and means since day 1 count from day {history.DecideOn} as well."
                : "")));
    }

    private string TooFewWorlds() =>
        $"{NumberText.Capital(NumberText.Worlds(_result.Worlds.Most))} cannot tell luck from effect, "
        + "so no difference is called decided. Run at least twenty.";

    private string Intervals() =>
        $"Brackets are 95% intervals for the mean over {_result.Worlds} worlds{(_result.Cells.Count == 1 ? "" : " (per cell)")}. "
        + "In each world the strategies share network, traits and luck. "
        + "\"Ahead\" means that the interval of the difference excludes zero. "
        + "Each interval stands alone unless the verdict says otherwise, so about one in twenty misses by chance. "
        + "If nearly all worlds agree, the interval rests on how often a world may differ, or it is left out.";
}
