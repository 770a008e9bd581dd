using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>
/// Takes in the worlds of one cell, replicate by replicate: into the store, into the fold of its days, and towards the
/// decision whether there are enough. What it decides depends on the worlds and their order alone.
/// </summary>
internal sealed class CellIntake
{
    private readonly ExperimentConfig _config;
    private readonly ResultStore _store;
    private readonly int _cell;
    private DailyFold[]? _folds;
    private readonly Observations _differences = new();

    /// <summary>Goes on with a cell from what is stored of it.</summary>
    /// <exception cref="InputException">More is stored than is asked for.</exception>
    public CellIntake(ExperimentConfig config, ResultStore store, int cell)
    {
        (_config, _store, _cell) = (config, store, cell);
        store.Audit(cell);
        HashSet<int> failed = [.. store.Faults(cell).Select(fault => fault.Replicate)];
        int stored = failed.Count + store.Worlds(cell).Count;
        double[] differences = config.Replicates.Until is null ? [] : Differences();
        for (int used = 0; Tried < stored; Tried++)
        {
            if (IsComplete)
            {
                throw new InputException(config.Name, "replicates", $"{stored} worlds are stored{(config.Sweep.Count == 0 ? "" : $" of cell {cell + 1}")}, and {Tried} are asked for. Ask for as many or more (they are not run again), or start anew with --fresh, which keeps the old results beside the new ones.");
            }

            if (!failed.Contains(Tried) && config.Replicates.Until is not null)
            {
                _differences.Add(differences[used++]);
            }
        }
    }

    /// <summary>Worlds that were taken in, usable or not; the next is of this number.</summary>
    public int Tried { get; private set; }

    /// <summary>Whether there are enough.</summary>
    public bool IsComplete => Tried >= _config.Replicates.AtMost
        || (_config.Replicates.Until is { } until && _differences.Count >= _config.Replicates.AtLeast
            && _differences.Mean(Bounds.Of(until.Of) - Bounds.Of(until.Of)).HalfWidth <= until.HalfWidth);

    /// <summary>Takes in the next world; after the last the days are saved and forgotten.</summary>
    public void Take(WorldOutcome world)
    {
        if (world.Fault is { } fault)
        {
            _store.Add(_cell, fault);
        }
        else
        {
            _store.Add(_cell, Tried, world.Series);
            Fold(world.Series);
        }

        Tried++;
        if (IsComplete)
        {
            Save();
            _folds = null;
        }
    }

    /// <summary>Puts what is known of the days into the store; to be done before what was taken is committed.</summary>
    public void Save()
    {
        for (int strategy = 0; strategy < _folds?.Length; strategy++)
        {
            _store.Save(_cell, strategy, _folds[strategy]);
        }
    }

    private void Fold(IReadOnlyList<DailySeries> series)
    {
        if (_config.Keep != Keep.Outcomes)
        {
            _folds ??= [.. series.Select((_, strategy) => _store.Fold(_cell, strategy))];
            for (int strategy = 0; strategy < series.Count; strategy++)
            {
                _folds[strategy].Add(series[strategy]);
            }
        }

        if (_config.Replicates.Until is { } until)
        {
            int day = _config.Horizons[^1];
            _differences.Add(series[_config.IndexOf(_config.Challenger!)][until.Of, day] - series[_config.IndexOf(_config.Baseline!)][until.Of, day]);
        }
    }

    private double[] Differences()
    {
        (double[] challenger, double[] baseline) = (Outcomes(_config.Challenger!), Outcomes(_config.Baseline!));
        int of = (int)_config.Replicates.Until!.Of;
        return [.. Enumerable.Range(0, baseline.Length / Observables.Count).Select(world => challenger[(world * Observables.Count) + of] - baseline[(world * Observables.Count) + of])];
    }

    private double[] Outcomes(string strategy) => _store.Outcomes(_cell, _config.IndexOf(strategy), _config.Horizons[^1]);
}
