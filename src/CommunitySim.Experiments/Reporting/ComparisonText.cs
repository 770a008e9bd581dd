using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Who is ahead, challenger or baseline, on trust, reach and value, in words and tables.</summary>
internal sealed class ComparisonText
{
    private const int MostCellsListed = 12, MostCellRows = 400;
    private readonly ExperimentResult _result;
    private readonly ExperimentConfig _config;
    private readonly Findings _findings;
    private readonly Verdict _verdict;

    public ComparisonText(ExperimentResult result, Findings findings)
    {
        (_result, _config, _findings, _verdict) = (result, result.Config, findings, new Verdict(result));
        Sentences =
        [
            .. Verdict.Subjects.Select(observable => result.Cells.Count == 1
                ? Sentence(result.Cells[0], _verdict.Of(result.Cells[0].Cell, observable))
                : Count(_verdict.InTheEnd(observable))),
        ];
    }

    /// <summary>One sentence a subject.</summary>
    public IReadOnlyList<Prose> Sentences { get; }

    /// <summary>Sentences and tables under their heading.</summary>
    public IEnumerable<Block> Blocks =>
    [
        new Heading(2, $"{NumberText.Capital(_config.Challenger!)} against {_config.Baseline}"),
        new Bullets(Sentences),
        .. _result.Cells.Count == 1 ? (Block[])[Horizons()] : [.. Counts(), .. Cells()],
    ];

    private int LastDay => _config.Horizons[^1];

    /// <summary>Who leads in the end, by how much, how surely, since when, and where it was otherwise before.</summary>
    private Prose Sentence(CellResult cell, IReadOnlyList<Lead> leads)
    {
        Lead end = leads[^1];
        string name = NumberText.Capital(end.Observable.Name());
        string figures = $"{_config.Challenger} {NumberText.Amount(end.Pair.Challenger)}, "
            + $"{_config.Baseline} {NumberText.Amount(end.Pair.Baseline)}; "
            + $"difference {NumberText.Difference(end.Pair.Difference)}";
        string ahead = end.Leader is null ? "undecided" : $"{end.Leader} is ahead";
        string since = end.Leader == _config.Challenger ? Overtaking(cell.Crossover(end.Observable), end) : "";
        string third = end.Third is null
            ? ""
            : $" {NumberText.Capital(end.Third)} is better than both: "
                + $"{NumberText.Amount(cell.Compare(end.Observable, _config.Horizons.Count - 1, _config.Baseline!, end.Third).Challenger)}.";
        int[] otherwise = [.. leads.Where(lead => lead.Leader is not null && lead.Leader != end.Leader).Select(lead => lead.Horizon)];
        string? other = leads.FirstOrDefault(lead => lead.Leader is not null && lead.Leader != end.Leader)?.Leader;
        string before = otherwise.Length == 0 ? "" : $" But {other} is ahead on {NumberText.Days(otherwise)}.";
        return $"**{name}: {ahead}** on day {end.Horizon} ({figures}).{since}{before}{third}";
    }

    /// <summary>Since when the challenger stays ahead, and how much that varies.</summary>
    private string Overtaking(CrossoverSpread crossover, Lead end)
    {
        string until = _config.Days == end.Horizon ? "" : $" until day {_config.Days}";
        return double.IsNaN(crossover.Median) ? ""
            : crossover.Median <= 1
                ? $" {NumberText.Capital(_config.Challenger!)} stays ahead from day {crossover.Median:0} "
                    + $"on ({Spread(crossover, end.Observable)}){until}."
            : $" {NumberText.Capital(_config.Challenger!)} overtakes {_config.Baseline} on day {crossover.Median:0} "
                + $"({Spread(crossover, end.Observable)}) and stays ahead{until}.";
    }

    private string Spread(CrossoverSpread crossover, Observable observable)
    {
        string days = crossover.Low == crossover.High ? "that day" : $"day {crossover.Low:0} to {crossover.High:0}";
        string part = crossover.IsOfAll ? "all" : "95% of";
        return crossover.Share == 1 ? $"{part} worlds: {days}"
            : $"median of the {NumberText.Percent(_findings.Note(
                "share of worlds in which the challenger stays ahead", observable.Name(), crossover.Share, LastDay))} of worlds in which it does; "
                + $"{part} these: {days}";
    }

    private Table Horizons() => new(
        ["day", .. Verdict.Subjects.Select(observable => $"{observable.Name()}: ahead, difference {_config.Challenger} − {_config.Baseline}")],
        [.. _verdict.Leads.GroupBy(lead => lead.Horizon).Select(day => (IReadOnlyList<string>)[$"{day.Key}", .. day.Select(Short)])]);

    private Prose Count(IReadOnlyList<Lead> leads)
    {
        string Of(string? leader) =>
            $"{_findings.Note("cells ahead", $"{leads[0].Observable.Name()}, {leader ?? "undecided"}",
                leads.Count(lead => lead.Leader == leader), leads[0].Horizon)}";
        string where = string.Concat(new[] { _config.Baseline, null }.Select(leader => Where(leads, leader)));
        return $"**{NumberText.Capital(leads[0].Observable.Name())}** on day {leads[0].Horizon}: "
            + $"{_config.Challenger} is ahead in {Of(_config.Challenger)} of {leads.Count} cells, "
            + $"{_config.Baseline} in {Of(_config.Baseline)}, "
            + $"undecided in {Of(null)}.{where}{Thirds(leads)}";
    }

    private string Thirds(IReadOnlyList<Lead> leads) => string.Concat(leads
        .Where(lead => lead.Third is not null)
        .GroupBy(lead => lead.Third!, StringComparer.Ordinal)
        .Select(
            third => $" {NumberText.Capital(third.Key)} is better than both "
                + $"in {_findings.Note("cells better than both", $"{leads[0].Observable.Name()}, {third.Key}", third.Count(), leads[0].Horizon)} "
                + $"of {leads.Count} cells."));

    private IEnumerable<Block> Counts()
    {
        yield return new Paragraph($"Cells in which {_config.Challenger} / {_config.Baseline} / nobody is ahead:");
        yield return new Table(
            ["day", .. Verdict.Subjects.Select(observable => observable.Name())],
            [
                .. _verdict.Leads.GroupBy(lead => lead.Horizon).Select(day => (IReadOnlyList<string>)
                [
                    $"{day.Key}",
                    .. Verdict.Subjects.Select(observable => string.Join(" / ", new[] { _config.Challenger, _config.Baseline, null }.Select(leader =>
                        _findings.Note(
                            "cells ahead",
                            $"{observable.Name()}, {leader ?? "undecided"}",
                            day.Count(lead => lead.Observable == observable && lead.Leader == leader),
                            day.Key)))),
                ]),
            ]);
    }

    private static string Where(IReadOnlyList<Lead> leads, string? leader)
    {
        string[] cells = [.. leads.Where(lead => lead.Leader == leader).Select(lead => $"({ValueLabels.Of(lead.Cell)})")];
        string more = cells.Length > MostCellsListed ? ", and in more: see comparisons.csv" : "";
        return cells.Length == 0 || cells.Length == leads.Count
            ? ""
            : $" {(leader is null ? "Undecided" : $"{NumberText.Capital(leader)} is ahead")} at {string.Join(", ", cells.Take(MostCellsListed))}{more}.";
    }

    private IEnumerable<Block> Cells()
    {
        if (_result.Cells.Count > MostCellRows)
        {
            yield return new Paragraph(
                $"Difference {_config.Challenger} − {_config.Baseline} in each of {_result.Cells.Count} cells: "
                    + $"see comparisons.csv, horizon {LastDay}.");
            yield break;
        }

        yield return new Paragraph($"Difference {_config.Challenger} − {_config.Baseline} on day {LastDay}:");
        yield return new Table(
            [.. _config.Axes.Select(axis => axis.Path), .. Verdict.Subjects.Select(observable => observable.Name())],
            [
                .. _result.Cells.Select(cell =>
                    (IReadOnlyList<string>)
                    [
                        .. _config.Axes.Zip(cell.Cell.Values, ValueLabels.Of),
                        .. Verdict.Subjects.Select(observable => Short(_verdict.Of(cell.Cell, observable)[^1])),
                    ])
            ]);
    }

    private static string Short(Lead lead) => $"{lead.Leader ?? "undecided"}, {NumberText.Difference(lead.Pair.Difference)}";
}
