using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Analysis;

/// <summary>Who is ahead on an observable at a horizon in a cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Observable">On what.</param>
/// <param name="Horizon">The day.</param>
/// <param name="Leader">The strategy ahead, or null where the 95% interval of the difference includes zero.</param>
/// <param name="Pair">The figures.</param>
/// <param name="Worlds">Worlds compared.</param>
/// <param name="Third">The best of the other strategies where it is ahead of baseline and challenger both, else null.</param>
public sealed record Lead(Cell Cell, Observable Observable, int Horizon, string? Leader, PairedComparison Pair, int Worlds, string? Third);

/// <summary>The verdict of an experiment: who leads on trust, reach and value, computed from the comparisons and from nothing else.</summary>
public sealed class Verdict
{
    private readonly Lead[] _leads;
    private readonly int _horizons;

    /// <summary>What the verdict speaks of.</summary>
    public static IReadOnlyList<Observable> Subjects { get; } = [Observable.Trust, Observable.Reach, Observable.Value];

    /// <summary>Compares challenger and baseline in every cell at every horizon.</summary>
    /// <exception cref="ArgumentException">The experiment has nothing to compare.</exception>
    public Verdict(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        if (config.Challenger is null)
        {
            throw new ArgumentException("An experiment with one strategy has nothing to compare.", nameof(result));
        }

        _horizons = config.Horizons.Count;
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
    }

    /// <summary>All leads: cell by cell, subject by subject, by ascending horizon.</summary>
    public IReadOnlyList<Lead> Leads => _leads;

    /// <summary>The leads of a cell on a subject, by ascending horizon.</summary>
    public IReadOnlyList<Lead> Of(Cell cell, Observable observable)
    {
        int subject = Enumerable.Range(0, Subjects.Count).First(position => Subjects[position] == observable);
        return [.. _leads.AsSpan(((cell.Index * Subjects.Count) + subject) * _horizons, _horizons)];
    }

    /// <summary>The leads of all cells on a subject at the last horizon.</summary>
    public IReadOnlyList<Lead> InTheEnd(Observable observable)
    {
        int last = Leads.Max(lead => lead.Horizon);
        return [.. Leads.Where(lead => lead.Observable == observable && lead.Horizon == last)];
    }

    /// <summary>The strategy ahead given the interval of challenger minus baseline; null for undecided.</summary>
    public static string? Leader(ExperimentConfig config, Observable observable, Interval difference) =>
        !difference.ExcludesZero ? null
        : difference.Mean > 0 != observable.LessIsBetter() ? config.Challenger
        : config.Baseline;

    private static string? BetterThanBoth(ExperimentConfig config, CellResult cell, Observable observable, int horizon) => config.Strategies
        .Select(strategy => strategy.Name)
        .Where(name => name != config.Baseline && name != config.Challenger
            && new[] { config.Baseline!, config.Challenger! }.All(other => cell.Compare(observable, horizon, other, name).Difference.Low > 0))
        .MaxBy(name => cell.Compare(observable, horizon, config.Baseline!, name).Challenger);
}
