using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>What a store holds of one cell, read as it is asked for.</summary>
public sealed class CellResult
{
    private readonly ExperimentConfig _config;
    private readonly ResultStore _store;
    private CrossoverSpread[]? _crossovers;

    internal CellResult(ExperimentConfig config, ResultStore store, Cell cell)
    {
        (_config, _store, Cell) = (config, store, cell);
        store.Audit(cell.Index);
        (Worlds, Faults) = (store.Worlds(cell.Index), store.Faults(cell.Index));
    }

    /// <summary>The cell.</summary>
    public Cell Cell { get; }

    /// <summary>The numbers of the worlds, ascending, from 0; those that failed are left out.</summary>
    public IReadOnlyList<int> Worlds { get; }

    /// <summary>Worlds that failed.</summary>
    public IReadOnlyList<RunFault> Faults { get; }

    /// <summary>How many worlds there are to speak of.</summary>
    public int Replicates => Worlds.Count;

    /// <summary>An observable's mean over worlds on a day (from 1) with its 95% interval.</summary>
    public Interval Daily(int strategy, Observable observable, int day) => _store.Daily(Cell.Index, strategy, observable, day).Interval;

    /// <summary>An observable's mean over worlds with its 95% interval, day by day from day 1.</summary>
    public IReadOnlyList<Interval> Daily(int strategy, Observable observable)
    {
        Moments[] days = _store.Daily(Cell.Index, strategy);
        return [.. Enumerable.Range(0, _config.Days).Select(day => (days.Length == 0 ? default : days[(day * Observables.Count) + (int)observable]).Interval)];
    }

    /// <summary>An observable at a horizon (by position), one value per world.</summary>
    public IReadOnlyList<double> Runs(int strategy, Observable observable, int horizon)
    {
        double[] all = _store.Outcomes(Cell.Index, strategy, _config.Horizons[horizon]);
        return [.. Enumerable.Range(0, all.Length / Observables.Count).Select(world => all[(world * Observables.Count) + (int)observable])];
    }

    /// <summary>Crossover days of an observable over worlds.</summary>
    public CrossoverSpread Crossover(Observable observable) => (_crossovers ??= Crossovers())[(int)observable];

    /// <summary>The comparison of challenger and baseline for an observable at a horizon (by position).</summary>
    public PairedComparison Compare(Observable observable, int horizon) => Compare(observable, horizon, _config.Baseline!, _config.Challenger!);

    /// <summary>The comparison of any two strategies for an observable at a horizon (by position).</summary>
    public PairedComparison Compare(Observable observable, int horizon, string baseline, string challenger) => PairedComparison.Of(
        Runs(_config.IndexOf(baseline), observable, horizon), Runs(_config.IndexOf(challenger), observable, horizon), observable.LessIsBetter());

    private CrossoverSpread[] Crossovers()
    {
        IReadOnlyList<int?[]> worlds = _store.Crossovers(Cell.Index);
        return [.. Observables.All.Select(observable => CrossoverSpread.Of([.. worlds.Select(world => world[(int)observable])]))];
    }
}
