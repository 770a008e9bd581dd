using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Analysis;

/// <summary>The strategy that is ahead on an observable at a horizon in a cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Observable">The observable.</param>
/// <param name="Horizon">The day.</param>
/// <param name="Leader">The strategy ahead, or null if the 95% interval of the difference includes zero.</param>
/// <param name="Pair">The figures.</param>
/// <param name="Worlds">Worlds compared.</param>
/// <param name="Third">The best other strategy if it is ahead of both baseline and challenger, else null.</param>
public sealed record Lead(
    Cell Cell, Observable Observable, int Horizon, string? Leader, PairedComparison Pair, int Worlds, string? Third);

/// <summary>The number of cells in which each strategy is ahead on an observable at a horizon.</summary>
/// <param name="Observable">The observable.</param>
/// <param name="Horizon">The day.</param>
/// <param name="Challenger">Cells in which the challenger is ahead.</param>
/// <param name="Baseline">Cells in which the baseline is ahead.</param>
/// <param name="Undecided">Cells in which neither is.</param>
/// <param name="Thirds">Other strategies that are ahead of both, each with the number of cells.</param>
public sealed record LeadCount(
    Observable Observable, int Horizon, int Challenger, int Baseline, int Undecided, IReadOnlyList<(string Strategy, int Cells)> Thirds);

/// <summary>Who leads on trust, reach and value, computed only from the comparisons.</summary>
public sealed class Comparison
{
    private readonly Lead[] _leads;
    private readonly int _horizons;

    /// <summary>The observables that are compared.</summary>
    public static IReadOnlyList<Observable> Subjects { get; } = [Observable.Trust, Observable.Reach, Observable.Value];

    /// <summary>Compares challenger and baseline in every cell at every horizon.</summary>
    /// <exception cref="ArgumentException">The experiment has nothing to compare.</exception>
    public Comparison(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        if (config.Challenger is null)
        {
            throw new ArgumentException("An experiment with one strategy has nothing to compare.", nameof(result));
        }

        (Challenger, Baseline) = (config.Challenger, config.Baseline!);
        (LastDay, _horizons) = (config.Horizons[^1], config.Horizons.Count);
        _leads =
        [
            .. from cell in result.Cells
               from observable in Subjects
               from horizon in Enumerable.Range(0, config.Horizons.Count)
               let pair = cell.Compare(observable, horizon)
               select new Lead(
                   cell.Cell, observable, config.Horizons[horizon], Leader(config, observable, pair.Difference), pair, cell.Replicates,
                   BetterThanBoth(config, cell, observable, horizon)),
        ];
        Counts = [.. from horizon in config.Horizons from observable in Subjects select Count(observable, horizon)];
    }

    /// <summary>The challenger's name.</summary>
    public string Challenger { get; }

    /// <summary>The baseline's name.</summary>
    public string Baseline { get; }

    /// <summary>The last horizon.</summary>
    public int LastDay { get; }

    /// <summary>All leads, ordered by cell, subject and horizon.</summary>
    public IReadOnlyList<Lead> Leads => _leads;

    /// <summary>The leads counted over cells, ordered by horizon and subject.</summary>
    public IReadOnlyList<LeadCount> Counts { get; }

    /// <summary>The leads of a cell on a subject, by ascending horizon.</summary>
    public IReadOnlyList<Lead> Of(Cell cell, Observable observable)
    {
        int subject = Enumerable.Range(0, Subjects.Count).First(position => Subjects[position] == observable);
        return [.. _leads.AsSpan(((cell.Index * Subjects.Count) + subject) * _horizons, _horizons)];
    }

    /// <summary>The leads of all cells on a subject at the last horizon.</summary>
    public IReadOnlyList<Lead> InTheEnd(Observable observable) => [.. At(observable, LastDay)];

    /// <summary>The strategy ahead, from the interval of challenger minus baseline. Null if undecided.</summary>
    public static string? Leader(ExperimentConfig config, Observable observable, Interval difference) =>
        !difference.ExcludesZero ? null
        : difference.Mean > 0 != observable.LessIsBetter() ? config.Challenger
        : config.Baseline;

    private IEnumerable<Lead> At(Observable observable, int horizon) =>
        _leads.Where(lead => lead.Observable == observable && lead.Horizon == horizon);

    private LeadCount Count(Observable observable, int horizon)
    {
        Lead[] leads = [.. At(observable, horizon)];
        return new LeadCount(
            observable, horizon,
            leads.Count(lead => lead.Leader == Challenger),
            leads.Count(lead => lead.Leader == Baseline),
            leads.Count(lead => lead.Leader is null),
            [
                .. leads.Select(lead => lead.Third).OfType<string>()
                    .CountBy(third => third, StringComparer.Ordinal)
                    .Select(third => (third.Key, third.Value)),
            ]);
    }

    private static string? BetterThanBoth(ExperimentConfig config, CellResult cell, Observable observable, int horizon) =>
        config.Strategies
        .Select(strategy => strategy.Name)
        .Where(name => name != config.Baseline && name != config.Challenger
            && new[] { config.Baseline!, config.Challenger! }
                .All(other => cell.Compare(observable, horizon, other, name).Difference.Low > 0))
        .MaxBy(name => cell.Compare(observable, horizon, config.Baseline!, name).Challenger);
}
