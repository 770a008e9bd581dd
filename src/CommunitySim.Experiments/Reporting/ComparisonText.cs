using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes whether challenger or baseline is ahead on trust, reach and value.</summary>
internal sealed class ComparisonText
{
    private const int MostCellsListed = 12, MostCellRows = 400;
    private readonly ExperimentResult _result;
    private readonly ExperimentConfig _config;
    private readonly Comparison _comparison;

    public ComparisonText(ExperimentAnalysis analysis)
    {
        (_result, _config, _comparison) = (analysis.Result, analysis.Result.Config, analysis.Comparison!);
        Sentences =
        [
            .. Comparison.Subjects.Select(observable => _result.Cells.Count == 1
                ? Sentence(_result.Cells[0], _comparison.Of(_result.Cells[0].Cell, observable))
                : Count(_comparison.Counts.First(count => count.Observable == observable && count.Horizon == LastDay))),
        ];
    }

    /// <summary>One sentence per subject.</summary>
    public IReadOnlyList<Prose> Sentences { get; }

    /// <summary>The sentences and tables, with their heading.</summary>
    public IEnumerable<Block> Blocks =>
    [
        new Heading(2, $"{NumberText.Capital(_config.Challenger!)} against {_config.Baseline}"),
        new Bullets(Sentences),
        .. _result.Cells.Count == 1 ? (Block[])[Horizons()] : [.. Counts(), .. Cells()],
    ];

    private int LastDay => _config.Horizons[^1];

    /// <summary>Writes who leads on the last day, by how much, since when, and who led on earlier horizons.</summary>
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
            : $" {NumberText.Capital(end.Third)} is better than both: {NumberText.Amount(LastMean(cell, end.Observable, end.Third))}.";
        Lead[] reversed = [.. leads.Where(lead => lead.Leader is not null && lead.Leader != end.Leader)];
        string before = reversed.Length == 0
            ? ""
            : $" But {reversed[0].Leader} is ahead on {NumberText.Days([.. reversed.Select(lead => lead.Horizon)])}.";
        return $"**{name}: {ahead}** on day {end.Horizon} ({figures}).{since}{before}{third}";
    }

    private double LastMean(CellResult cell, Observable observable, string strategy) =>
        cell.Compare(observable, _config.Horizons.Count - 1, _config.Baseline!, strategy).Challenger;

    /// <summary>Writes from which day the challenger stays ahead, and how much that day varies.</summary>
    private string Overtaking(CrossoverSpread crossover, Lead end)
    {
        string until = _config.Days == end.Horizon ? "" : $" until day {_config.Days}";
        return double.IsNaN(crossover.Median) ? ""
            : crossover.Median <= 1
                ? $" {NumberText.Capital(_config.Challenger!)} stays ahead from day {crossover.Median:0} "
                    + $"on ({Spread(crossover)}){until}."
            : $" {NumberText.Capital(_config.Challenger!)} overtakes {_config.Baseline} on day {crossover.Median:0} "
                + $"({Spread(crossover)}) and stays ahead{until}.";
    }

    private static string Spread(CrossoverSpread crossover)
    {
        string days = crossover.Low == crossover.High ? $"day {crossover.Low:0}" : $"day {crossover.Low:0} to {crossover.High:0}";
        string part = crossover.IsOfAll ? "all" : "95% of";
        return crossover.Share == 1 ? $"{part} worlds: {days}"
            : $"median of the {NumberText.Percent(crossover.Share)} of worlds in which it does; {part} these: {days}";
    }

    private Table Horizons() => new(
        ["day", .. Comparison.Subjects.Select(observable => $"{observable.Name()}: ahead, difference {Difference}")],
        [
            .. _comparison.Leads.GroupBy(lead => lead.Horizon)
                .Select(day => (IReadOnlyList<string>)[$"{day.Key}", .. day.Select(Short)]),
        ]);

    private string Difference => $"{_config.Challenger} − {_config.Baseline}";

    private Prose Count(LeadCount count)
    {
        IReadOnlyList<Lead> leads = _comparison.InTheEnd(count.Observable);
        string where = CellsOf(leads, _config.Baseline) + CellsOf(leads, null);
        string thirds = string.Concat(count.Thirds
            .Select(third => $" {NumberText.Capital(third.Strategy)} is better than both in {third.Cells} of {leads.Count} cells."));
        return $"**{NumberText.Capital(count.Observable.Name())}** on day {count.Horizon}: "
            + $"{_config.Challenger} is ahead in {count.Challenger} of {leads.Count} cells, "
            + $"{_config.Baseline} in {count.Baseline}, "
            + $"undecided in {count.Undecided}.{where}{thirds}";
    }

    private IEnumerable<Block> Counts() =>
    [
        new Paragraph($"Cells in which {_config.Challenger} / {_config.Baseline} / nobody is ahead:"),
        new Table(
            ["day", .. Comparison.Subjects.Select(observable => observable.Name())],
            [
                .. _comparison.Counts.GroupBy(count => count.Horizon).Select(day => (IReadOnlyList<string>)
                    [$"{day.Key}", .. day.Select(count => $"{count.Challenger} / {count.Baseline} / {count.Undecided}")]),
            ]),
    ];

    private static string CellsOf(IReadOnlyList<Lead> leads, string? leader)
    {
        string[] cells =
            [.. leads.Where(lead => lead.Leader == leader).Select(lead => $"({ValueLabels.Of(lead.Cell)})")];
        string standing = leader is null ? "It is undecided" : $"{NumberText.Capital(leader)} is ahead";
        string more = cells.Length > MostCellsListed ? " and others (see comparisons.csv)" : "";
        return cells.Length == 0 || cells.Length == leads.Count
            ? ""
            : $" {standing} at {string.Join(", ", cells.Take(MostCellsListed))}{more}.";
    }

    private IEnumerable<Block> Cells()
    {
        if (_result.Cells.Count > MostCellRows)
        {
            yield return new Paragraph(
                $"Difference {Difference} in each of {_result.Cells.Count} cells: see comparisons.csv, horizon {LastDay}.");
            yield break;
        }

        yield return new Paragraph($"Difference {Difference} on day {LastDay}:");
        yield return new Table(
            [.. _config.Axes.Select(axis => axis.Path), .. Comparison.Subjects.Select(observable => observable.Name())],
            [
                .. _result.Cells.Select(cell =>
                    (IReadOnlyList<string>)
                    [
                        .. _config.Axes.Zip(cell.Cell.Values, ValueLabels.Of),
                        .. Comparison.Subjects.Select(observable => Short(_comparison.Of(cell.Cell, observable)[^1])),
                    ])
            ]);
    }

    private static string Short(Lead lead) =>
        $"{lead.Leader ?? "undecided"}, {NumberText.Difference(lead.Pair.Difference)}";
}
