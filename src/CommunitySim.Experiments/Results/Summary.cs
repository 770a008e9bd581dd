using System.Text;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Results;

/// <summary>Writes the verdict in plain words. Every sentence is made from figures; none is kept ready.</summary>
public sealed class Summary
{
    private const int MostCellsListed = 12, MostFaultsListed = 20, MostRows = 60, MostCellRows = 400;
    private readonly ExperimentResult _result;
    private readonly ExperimentConfig _config;
    private readonly StringBuilder _text = new();

    private Summary(ExperimentResult result) => (_result, _config) = (result, result.Config);

    /// <summary>The summary of a result, as Markdown.</summary>
    public static string Write(ExperimentResult result)
    {
        Summary summary = new(result);
        summary.Head();
        if (result.Config.Challenger is not null)
        {
            summary.Comparison(new Verdict(result));
        }

        summary.Strategies();
        StepTable.Lines(result).ToList().ForEach(summary.Line);
        summary.Caveats();
        return summary._text.ToString();
    }

    /// <summary>The sentences of the verdict, one a subject; none where there is nothing to compare.</summary>
    public static IReadOnlyList<string> VerdictLines(ExperimentResult result) =>
        result.Config.Challenger is null ? [] : new Summary(result).Sentences(new Verdict(result));

    private int LastDay => _config.Horizons[^1];

    private void Head()
    {
        Line($"# {_config.Title}");
        Line();
        if (_config.Question.Length > 0)
        {
            Line($"> {_config.Question}");
            Line();
        }

        string cells = _result.Cells.Count == 1 ? "" : $"{_result.Cells.Count} cells ({Words.List([.. _config.Sweep.Select(axis => $"{axis.Values.Count} values of {axis.Path}")])}), ";
        int[] sizes = [.. _result.Cells.Select(cell => _config.MembersOf(cell.Cell)).Distinct().Order()];
        string members = sizes.Length == 1 ? $"{sizes[0]}" : $"{sizes[0]} to {sizes[^1]}";
        Line($"{cells}{_result.Worlds} world{(_result.Worlds.Most == 1 ? "" : "s")}{(_result.Cells.Count == 1 ? "" : " each")} of {members} members, {_config.Days} days, strategies {Words.List([.. _config.Strategies.Select(strategy => strategy.Name)])}, seed {_config.Seed}.");
        Line();
        Precision();
        Faults();
    }

    /// <summary>Where a precision decided, how many worlds it took.</summary>
    private void Precision()
    {
        if (_config.Replicates.Until is not { } until)
        {
            return;
        }

        CellResult[] wide = [.. _result.Cells.Where(cell => !(HalfWidth(cell, until.Of) <= until.HalfWidth))];
        string reached = wide.Length == 0 ? (_result.Cells.Count == 1 ? "It was reached." : "It was reached in every cell.")
            : FormattableString.Invariant($"It was **not reached** within {_config.Replicates.AtMost} worlds in {wide.Length} of {_result.Cells.Count} cell{(_result.Cells.Count == 1 ? "" : "s")}; the widest interval there is ±{wide.Max(cell => HalfWidth(cell, until.Of)):G3}.");
        Line(FormattableString.Invariant($"Worlds were added until the difference in {until.Of.Name()} on day {LastDay} was known to ±{until.HalfWidth}: {_result.Worlds} worlds{(_result.Cells.Count == 1 ? "" : " a cell")} ({_result.Cells.Sum(cell => (long)cell.Replicates)} in all). {reached}"));
        Line("Stopping when an interval is narrow makes it a little too narrow in small samples.");
        Line();
    }

    private double HalfWidth(CellResult cell, Observable of) => cell.Compare(of, _config.Horizons.Count - 1).Difference.HalfWidth;

    /// <summary>Worlds that failed are named; nothing rests on them.</summary>
    private void Faults()
    {
        (Cell Cell, RunFault Fault)[] faults = [.. _result.Cells.SelectMany(cell => cell.Faults.Select(fault => (cell.Cell, fault)))];
        if (faults.Length == 0)
        {
            return;
        }

        Line($"**{faults.Length} world{(faults.Length == 1 ? "" : "s")} failed** and {(faults.Length == 1 ? "is" : "are")} left out of everything below, under all strategies:");
        Line();
        foreach ((Cell cell, RunFault fault) in faults.Take(MostFaultsListed))
        {
            Line($"- {(cell.Label.Length == 0 ? "" : $"{cell.Label}, ")}seed {_config.Seed}, replicate {fault.Replicate}{(fault.Strategy.Length == 0 ? "" : $", {fault.Strategy}")}: {fault.Cause}");
        }

        Line(faults.Length > MostFaultsListed ? $"- and {faults.Length - MostFaultsListed} more, in the table fault of results.db" : "");
        Line();
    }

    private void Comparison(Verdict verdict)
    {
        Line("## Verdict");
        Line();
        foreach (string sentence in Sentences(verdict))
        {
            Line($"- {sentence}");
        }

        Line();
        if (_result.Cells.Count == 1)
        {
            Horizons(verdict);
        }
        else
        {
            CountTable(verdict);
            CellTable(verdict);
        }
    }

    private IReadOnlyList<string> Sentences(Verdict verdict) =>
    [
        .. Verdict.Subjects.Select(observable => _result.Cells.Count == 1
            ? Sentence(_result.Cells[0], verdict.Of(_result.Cells[0].Cell, observable))
            : Count(verdict.InTheEnd(observable))),
    ];

    /// <summary>Who leads in the end, by how much, how surely, since when, and where it was otherwise before.</summary>
    private string Sentence(CellResult cell, IReadOnlyList<Lead> leads)
    {
        Lead end = leads[^1];
        string name = Words.Capital(end.Observable.Name());
        string figures = $"{_config.Challenger} {Words.Amount(end.Pair.Challenger)}, {_config.Baseline} {Words.Amount(end.Pair.Baseline)}; difference {Words.Difference(end.Pair.Difference)}; {_config.Challenger} ahead in {Words.Worlds(end.Pair.Won, end.Worlds)}";
        string head = end.Leader is null
            ? $"**{name}: undecided** on day {end.Horizon} ({figures})."
            : $"**{name}: {end.Leader} is ahead** on day {end.Horizon} ({figures}).";
        CrossoverSpread crossover = cell.Crossover(end.Observable);
        string until = _config.Days == end.Horizon ? "" : $" until day {_config.Days}";
        string since = end.Leader == _config.Challenger && crossover.Share > 0
            ? $" It stays ahead{until} from day {crossover.Median:0} on (the crossover day: median of the {Words.Worlds(crossover.Share, end.Worlds)} that cross, 95% of them between days {crossover.Low:0} and {crossover.High:0})."
            : "";
        string third = end.Third is null ? "" : $" Better than both is {end.Third}: {Words.Amount(cell.Compare(end.Observable, _config.Horizons.Count - 1, _config.Baseline!, end.Third).Challenger)}.";
        int[] otherwise = [.. leads.Where(lead => lead.Leader is not null && lead.Leader != end.Leader).Select(lead => lead.Horizon)];
        string? other = leads.FirstOrDefault(lead => lead.Leader is not null && lead.Leader != end.Leader)?.Leader;
        return head + since + (otherwise.Length == 0 ? "" : $" But {other} is ahead on {Words.Days(otherwise)}.") + third;
    }

    private void Horizons(Verdict verdict)
    {
        Line($"| day | {string.Join(" | ", Verdict.Subjects.Select(observable => $"{observable.Name()}: ahead, difference {_config.Challenger} − {_config.Baseline}"))} |");
        Line($"|---|{string.Concat(Verdict.Subjects.Select(_ => "---|"))}");
        foreach (IGrouping<int, Lead> day in verdict.Leads.GroupBy(lead => lead.Horizon))
        {
            Line($"| {day.Key} | {string.Join(" | ", day.Select(Short))} |");
        }

        Line();
    }

    private string Count(IReadOnlyList<Lead> leads)
    {
        string Of(string? leader) => $"{leads.Count(lead => lead.Leader == leader)}";
        string where = string.Join("", new[] { _config.Baseline, null }.Select(leader => Where(leads, leader)));
        return $"**{Words.Capital(leads[0].Observable.Name())}** on day {leads[0].Horizon}: {_config.Challenger} is ahead in {Of(_config.Challenger)} of {leads.Count} cells, {_config.Baseline} in {Of(_config.Baseline)}, undecided in {Of(null)}.{where}{Thirds(leads)}";
    }

    private static string Thirds(IReadOnlyList<Lead> leads) => string.Concat(leads
        .Where(lead => lead.Third is not null)
        .GroupBy(lead => lead.Third!, StringComparer.Ordinal)
        .Select(third => $" {Words.Capital(third.Key)} is better than both in {third.Count()} of {leads.Count} cells."));

    private void CountTable(Verdict verdict)
    {
        Line($"Cells in which {_config.Challenger} / {_config.Baseline} / nobody is ahead:");
        Line();
        Line($"| day | {string.Join(" | ", Verdict.Subjects.Select(observable => observable.Name()))} |");
        Line($"|---|{string.Concat(Verdict.Subjects.Select(_ => "---|"))}");
        foreach (IGrouping<int, Lead> day in verdict.Leads.GroupBy(lead => lead.Horizon))
        {
            Line($"| {day.Key} | {string.Join(" | ", Verdict.Subjects.Select(observable => string.Join(" / ", new[] { _config.Challenger, _config.Baseline, null }.Select(leader => day.Count(lead => lead.Observable == observable && lead.Leader == leader)))))} |");
        }

        Line();
    }

    private static string Where(IReadOnlyList<Lead> leads, string? leader)
    {
        string[] cells = [.. leads.Where(lead => lead.Leader == leader).Select(lead => $"({lead.Cell.Label})")];
        string more = cells.Length > MostCellsListed ? $" and {cells.Length - MostCellsListed} more" : "";
        return cells.Length == 0 || cells.Length == leads.Count ? "" : $" {(leader is null ? "Undecided" : $"{Words.Capital(leader)} is ahead")} at {string.Join(", ", cells.Take(MostCellsListed))}{more}.";
    }

    private void CellTable(Verdict verdict)
    {
        if (_result.Cells.Count > MostCellRows)
        {
            Line($"Difference {_config.Challenger} − {_config.Baseline} in each of {_result.Cells.Count} cells: see comparisons.csv, horizon {LastDay}.");
            Line();
            return;
        }

        Line($"Difference {_config.Challenger} − {_config.Baseline} on day {LastDay}:");
        Line();
        Line($"| {string.Join(" | ", _config.Sweep.Select(axis => axis.Path))} | {string.Join(" | ", Verdict.Subjects.Select(observable => observable.Name()))} |");
        Line($"|{string.Concat(_config.Sweep.Select(_ => "---|"))}{string.Concat(Verdict.Subjects.Select(_ => "---|"))}");
        foreach (CellResult cell in _result.Cells)
        {
            Line($"| {string.Join(" | ", cell.Cell.Texts)} | {string.Join(" | ", Verdict.Subjects.Select(observable => Short(verdict.Of(cell.Cell, observable)[^1])))} |");
        }

        Line();
    }

    private void Strategies()
    {
        Observable[] shown = [Observable.Trust, Observable.Reach, Observable.Customers, Observable.Muted, Observable.Pain, Observable.Value];
        Line($"## What became of each strategy by day {LastDay}");
        Line();
        if (_result.Cells.Count * _config.Strategies.Count > MostRows)
        {
            Line($"{_result.Cells.Count} cells × {_config.Strategies.Count} strategies: see daily.csv, day {LastDay}.");
            Line();
            return;
        }

        Line($"| {string.Concat(_config.Sweep.Select(axis => $"{axis.Path} | "))}strategy | {string.Join(" | ", shown.Select(observable => observable.Name()))} |");
        Line($"|{string.Concat(_config.Sweep.Select(_ => "---|"))}---|{string.Concat(shown.Select(_ => "---|"))}");
        foreach (CellResult cell in _result.Cells)
        {
            for (int strategy = 0; strategy < _config.Strategies.Count; strategy++)
            {
                Line($"| {string.Concat(cell.Cell.Texts.Select(text => $"{text} | "))}{_config.Strategies[strategy].Name} | {string.Join(" | ", shown.Select(observable => Words.Amount(cell.Daily(strategy, observable, LastDay))))} |");
            }
        }

        Line();
    }

    private void Caveats()
    {
        Line("## How sure, and of what");
        Line();
        Line("Every number above is a consequence of the model and its parameters (config.json), not evidence about the world: many parameters are assumed, as MODEL.md says.");
        Line(_result.Worlds.Most == 1
            ? "One world was run, so nothing can be said about chance: no difference is called decided. Run more replicates."
            : $"Brackets are 95% intervals for the mean over {_result.Worlds} worlds{(_result.Cells.Count == 1 ? "" : " (per cell)")} in which the strategies share network, traits and luck; \"ahead\" means that the interval of the difference excludes zero. Each interval stands alone: among many, one in twenty misses by chance.");
        if (_config.Challenger is not null && _result.Cells.Count == 1)
        {
            Line("The crossover day is the first day from which on the challenger stays ahead until the last day simulated.");
        }

        Line("Value is in units of money, summed since day 1, paid hours taken off.");
    }

    private static string Short(Lead lead) => $"{lead.Leader ?? "undecided"}, {Words.Difference(lead.Pair.Difference)}";

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
