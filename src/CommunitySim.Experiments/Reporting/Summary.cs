using System.Runtime.CompilerServices;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Reporting;

/// <summary>The result in plain words. Every sentence is made from figures; none is kept ready.</summary>
public sealed class Summary
{
    private const int MostFaultsListed = 20, MostRows = 60;
    private readonly ExperimentResult _result;
    private readonly ExperimentConfig _config;

    private Summary(ExperimentAnalysis analysis)
    {
        (Analysis, _result, _config) = (analysis, analysis.Result, analysis.Result.Config);
        Recommendation advice = new(_result, Findings);
        ClaimText claim = new(analysis, Findings);
        ComparisonText? comparison = _config.Challenger is null ? null : new ComparisonText(_result, Findings);
        VerdictLines = [.. claim.Lines, .. advice.Lines, .. comparison?.Sentences ?? []];
        StudyText studies = new(analysis, Findings);
        Doubts = studies.Points;
        Badge = analysis.Claim is { } test
            ? new Badge(
                test.Outcome,
                $"{test.Claim.Id}: {test.Claim.Says}",
                string.Join(
                    ' ',
                    ((string[])[
                        advice.Sentence.Length == 0 ? "" : $"What to do: {advice.Sentence}",
                        studies.Reach,
                    ])
                        .Where(sentence => sentence.Length > 0)))
            : null;
        Verdict = [.. claim.Blocks, .. (Prose[])[.. advice.Lines, .. Doubts] is { Length: > 0 } points ? (Block[])[new Bullets(points)] : []];
        Body = [.. comparison?.Blocks ?? [], .. Strategies(), .. StepTable.Blocks(_result, Findings), .. Caveats()];
    }

    // The command, the report and the tables of one result share its words.
    private static readonly ConditionalWeakTable<ExperimentAnalysis, Summary> Written = [];

    /// <summary>The summary of a result, written once.</summary>
    public static Summary Of(ExperimentAnalysis analysis) => Written.GetValue(analysis, found => new Summary(found));

    /// <summary>What it is made from.</summary>
    public ExperimentAnalysis Analysis { get; }

    /// <summary>The figures that it rests on and no other table has.</summary>
    public Findings Findings { get; } = new();

    /// <summary>The claim's verdict in short; null without a claim.</summary>
    public Badge? Badge { get; }

    /// <summary>Claim, recommendation and who is ahead, one sentence a line.</summary>
    public IReadOnlyList<Prose> VerdictLines { get; }

    /// <summary>When the verdict would be wrong, in how much of the space it holds, and what it hangs on; none without sensitivity.</summary>
    public IReadOnlyList<Prose> Doubts { get; }

    /// <summary>The verdict: claim, recommendation, doubt.</summary>
    public IReadOnlyList<Block> Verdict { get; }

    /// <summary>All the rest: who is ahead, what became of each strategy, how sure and of what.</summary>
    public IReadOnlyList<Block> Body { get; }

    /// <summary>What was run and how often; and what went wrong.</summary>
    public IReadOnlyList<Block> Setting => [new Paragraph(Prose.Of(Sizes())), .. Precision(), .. Faults()];

    /// <summary>All of it as Markdown.</summary>
    public string Text => TextWithout([]);

    /// <summary>All of it as Markdown, where some files could not be drawn.</summary>
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
        int cells = _result.Cells.Count;
        string[] axes =
        [
            .. _config.Sweep.Select(axis => $"{axis.Values.Count} values of {axis.Path}"),
            .. _config.Sample is { } sample
                ? (string[])[$"{sample.Points} points of {sample.Over.Count} parameter{(sample.Over.Count == 1 ? "" : "s")}"]
                : [],
        ];
        string grid = cells == 1 ? "" : $"{Findings.Note("cells", "", cells)} cells ({NumberText.List(axes)}), ";
        Findings.Note("worlds per cell", "least", _result.Worlds.Least);
        Findings.Note("worlds per cell", "most", _result.Worlds.Most);
        int[] sizes = [.. _result.Cells.Select(cell => _config.MembersOf(cell.Cell)).Distinct().Order()];
        foreach (int size in sizes)
        {
            Findings.Note("members", "", size);
        }

        foreach ((string axis, int values) in _config.Sweep.Select(axis => (axis.Path, axis.Values.Count)))
        {
            Findings.Note("values swept", axis, values);
        }

        Findings.Note("points of the sample", "", _config.Sample?.Points ?? 0);
        Findings.Note("parameters of the sample", "", _config.Sample?.Over.Count ?? 0);
        string members = sizes.Length == 1 ? $"{sizes[0]}" : $"{sizes[0]} to {sizes[^1]}";
        string strategies = _config.Strategies.Count > 12
            ? $"{Findings.Note("strategies", "", _config.Strategies.Count)} strategies"
            : $"strategies {NumberText.List([.. _config.Strategies.Select(strategy => strategy.Name)])}";
        return $"{grid}{_result.Worlds} world{(_result.Worlds.Most == 1 ? "" : "s")}{(cells == 1 ? "" : " each")} "
            + $"of {members} member{(members == "1" ? "" : "s")}, "
            + $"{NumberText.Count((int)Findings.Note("days", "", _config.Days), "day")}, "
            + $"{strategies}, seed {_config.Seed}.";
    }

    /// <summary>Where a precision decided, how many worlds it took.</summary>
    private IEnumerable<Block> Precision()
    {
        if (_config.Replicates.Until is not { } until)
        {
            yield break;
        }

        CellResult[] wide = [.. _result.Cells.Where(cell => !(HalfWidth(cell, until.Of) <= until.HalfWidth))];
        Findings.Note("cells not known that well", "", wide.Length);
        Findings.Note("half width asked", until.Of.Name(), until.HalfWidth);
        Findings.Note("half width at most", until.Of.Name(), _result.Cells.Max(cell => HalfWidth(cell, until.Of)));
        long all = _result.Cells.Sum(cell => (long)cell.Replicates);
        Findings.Note("worlds in all", "", all);
        Findings.Note("worlds at most", "", _config.Replicates.AtMost);
        Prose reached = $"{(_result.Cells.Count == 1 ? "It was reached." : "It was reached in every cell.")}";
        if (wide.Length > 0)
        {
            reached = $"It was **not reached** within {_config.Replicates.AtMost} worlds "
                + $"in {wide.Length} of {_result.Cells.Count} cell{(_result.Cells.Count == 1 ? "" : "s")}; "
                + $"{Widest(wide, until.Of)}.";
        }

        yield return new Paragraph(
            $"Worlds were added until the difference in {until.Of.Name()} on day {_config.Horizons[^1]} "
                + $"was known to ±{until.HalfWidth}: "
                + $"{_result.Worlds} worlds{(_result.Cells.Count == 1 ? "" : " a cell")} ({all} in all). "
                + $"{reached}\n"
                + $"The run stops when the interval is narrow, "
                + $"so the interval covers the truth slightly less often than 95 times in 100.");
    }

    /// <summary>Where an interval is missing, no width can be told.</summary>
    private string Widest(CellResult[] cells, Observable of) =>
        cells.Max(cell => HalfWidth(cell, of)) is var widest
            && cells.All(cell => double.IsFinite(HalfWidth(cell, of)))
        ? FormattableString.Invariant($"the widest interval there is ±{widest:G3}")
        : "too few worlds differ there for an interval";

    private double HalfWidth(CellResult cell, Observable of) => cell.Compare(of, _config.Horizons.Count - 1).Difference.HalfWidth;

    /// <summary>Worlds that failed are named; nothing rests on them.</summary>
    private IEnumerable<Block> Faults()
    {
        (Cell Cell, RunFault Fault)[] faults = [.. _result.Cells.SelectMany(cell => cell.Faults.Select(fault => (cell.Cell, fault)))];
        if (faults.Length == 0)
        {
            yield break;
        }

        Findings.Note("worlds that failed", "", faults.Length);
        yield return new Paragraph(
            $"**{faults.Length} world{(faults.Length == 1 ? "" : "s")} failed** "
                + $"and {(faults.Length == 1 ? "is" : "are")} "
                + $"left out of everything below, under all strategies:");
        yield return new Bullets(
        [
            .. faults.Take(MostFaultsListed).Select(found => (Prose)(
                $"{(found.Cell.Label.Length == 0 ? "" : $"{found.Cell.Label}, ")}seed {_config.Seed}, "
                + $"replicate {found.Fault.Replicate}{(found.Fault.Strategy.Length == 0 ? "" : $", {found.Fault.Strategy}")}: "
                + $"{found.Fault.Cause}")),
            .. faults.Length > MostFaultsListed ? (Prose[])[$"and {faults.Length - MostFaultsListed} more, in the table fault of results.db"] : [],
        ]);
    }

    private IEnumerable<Block> Strategies()
    {
        Observable[] shown = [Observable.Trust, Observable.Reach, Observable.Customers, Observable.Muted, Observable.Pain, Observable.Value];
        int day = _config.Horizons[^1];
        yield return new Heading(2, $"What became of each strategy by day {day}");
        if (_result.Cells.Count * _config.Strategies.Count > MostRows)
        {
            yield return new Paragraph(
                $"{Findings.Note("cells", "", _result.Cells.Count)} cells × "
                    + $"{Findings.Note("strategies", "", _config.Strategies.Count)} strategies: "
                    + $"see daily.csv, day {day}.");
            yield break;
        }

        yield return new Table(
            [.. _config.Axes.Select(axis => axis.Path), "strategy", .. shown.Select(observable => observable.Name())],
            [
                .. from cell in _result.Cells
                   from strategy in Enumerable.Range(0, _config.Strategies.Count)
                   select (IReadOnlyList<string>)
                   [
                       .. _config.Axes.Zip(cell.Cell.Values, ValueLabels.Of),
                       _config.Strategies[strategy].Name,
                       .. shown.Select(observable => Level(cell, strategy, observable)),
                   ],
            ]);
    }

    private string Level(CellResult cell, int strategy, Observable observable) => NumberText.Amount(Findings.Note(
        observable.Name(), $"{(cell.Cell.Label.Length == 0 ? "" : $"{cell.Cell.Label}: ")}{_config.Strategies[strategy].Name}",
        cell.AtHorizon(strategy, observable, _config.Horizons.Count - 1), cell.Replicates, _config.Horizons[^1]));

    private IEnumerable<Block> Caveats()
    {
        yield return new Heading(2, "How sure, and of what");
        yield return new Paragraph(Prose.Of(
            "Every number above is a consequence of the model and its parameters (config.json), "
            + "not evidence about the world: "
            + "many parameters are assumed, as MODEL.md says.\n"
            + (_result.Worlds.Most < Interval.FewestWorlds
                ? $"{NumberText.Capital(NumberText.Worlds(_result.Worlds.Most))} cannot tell luck from effect, "
                    + "so no difference is called decided. Run at least twenty."
                : $"Brackets are 95% intervals for the mean over {_result.Worlds} worlds{(_result.Cells.Count == 1 ? "" : " (per cell)")} "
                    + "in which the strategies share network, traits and luck; "
                    + "\"ahead\" means that the interval of the difference excludes zero. "
                    + "Each interval stands alone unless the verdict says otherwise: "
                    + "of many, one in twenty misses by chance. "
                    + "Where nearly all worlds give the same value, the interval is built from how often another value may occur, "
                    + "or is left out.")
            + (_config.Challenger is not null && _result.Cells.Count == 1
                ? "\nThe crossover day is the first day from which on the challenger stays ahead until the last day simulated."
                : "")
            + "\nValue is in units of money, summed since day 1, paid hours taken off."));
    }
}
