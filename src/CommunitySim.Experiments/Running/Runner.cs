using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Storage;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Running;

/// <summary>
/// Runs the missing worlds of an experiment on all cores. It starts worlds by cell and replicate, and adds them to
/// the store in that order. Results therefore depend neither on the number of threads nor on earlier interruptions.
/// </summary>
public sealed class Runner
{
    // Finished worlds wait for earlier ones. Together they may take this much memory.
    private const double MostWaiting = 64e6;

    private readonly ExperimentConfig _config;
    private readonly ResultStore _store;
    private readonly WorldRun _worlds;
    private readonly IReadOnlyList<Cell> _cells;
    private readonly CellAggregator[] _aggregators;
    private readonly bool[] _complete;
    private readonly Dictionary<long, (int Cell, WorldRecord World)> _waiting = [];
    private readonly object _order = new();
    private (int Cell, int Replicate, Scenario[] Scenarios) _next = (-1, 0, []);
    private long _window, _begun, _taken;
    private bool _taking, _stopped;

    /// <summary>Reads the stored runs of an experiment, without running or writing anything.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="store">The store of its runs.</param>
    /// <exception cref="InputException">The store is damaged.</exception>
    public Runner(ExperimentConfig config, ResultStore store)
        : this(config, store, progress => new WorldRun(config, progress))
    {
    }

    /// <summary>Does the same with a custom simulation of worlds.</summary>
    internal Runner(ExperimentConfig config, ResultStore store, Func<RunProgress, WorldRun> worlds)
    {
        (_config, _store, _cells) = (config, store, config.Cells());
        _aggregators = [.. _cells.Select(cell => new CellAggregator(config, store, cell.Index))];
        _complete = [.. _aggregators.Select(aggregator => aggregator.IsComplete)];
        Progress = RunProgress.For(config, _cells.Zip(_aggregators, (cell, aggregator) => (cell, aggregator.Runs)));
        _worlds = worlds(Progress);
    }

    public RunProgress Progress { get; }

    /// <summary>Number of runs in the store.</summary>
    public long Stored => _aggregators.Sum(aggregator => aggregator.Runs);

    /// <summary>Runs an experiment in memory, without its studies.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="threads">The number of threads, at least 1. It does not affect the results.</param>
    public static ExperimentResult Run(ExperimentConfig config, int threads)
    {
        ResultStore store = ResultStore.InMemory(config);
        new Runner(config, store).Run(threads, CancellationToken.None);
        return new ExperimentResult(config, store);
    }

    /// <summary>Runs the missing worlds and commits them on the way. Call it once.</summary>
    /// <param name="threads">The number of threads, at least 1. It does not affect the results.</param>
    /// <param name="stop">Stops early and drops unfinished worlds.</param>
    /// <returns>Whether the experiment is complete.</returns>
    public bool Run(int threads, CancellationToken stop)
    {
        _store.Prepare();
        foreach (CellAggregator complete in _aggregators.Where(aggregator => aggregator.IsComplete))
        {
            complete.Finish();
        }

        double bytesPerWorld = (double)_config.Strategies.Count * _config.Days * Observables.Count * sizeof(double);
        _window = Math.Max(2L * threads, (long)(MostWaiting / bytesPerWorld));
        long missing = _aggregators.Sum(aggregator => Math.Max(0L, _config.Replicates.AtMost - aggregator.Tried));
        _worlds.Threads = (int)Math.Max(1, threads / Math.Max(1, missing));
        (_next, _begun, _taken) = ((-1, 0, []), 0, 0);
        NextCell();
        using CancellationTokenRegistration wake = stop.Register(Stop);
        using CancellationTokenSource failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] workers =
        [
            .. Enumerable.Range(0, threads).Select(_ =>
                Task.Factory.StartNew(
                    () => Work(failed),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default))
        ];
        try
        {
            Task.WhenAll(workers).GetAwaiter().GetResult();
            _store.Commit();
        }
        catch (SqliteException)
        {
            _store.RequireFile();
            throw;
        }

        return Array.TrueForAll(_aggregators, aggregator => aggregator.IsComplete);
    }

    private void Work(CancellationTokenSource stop)
    {
        try
        {
            while (Begin() is var (turn, cell, replicate, scenarios, strategies))
            {
                if (_worlds.Simulate(_cells[cell], scenarios, strategies, replicate, stop.Token) is not { } world)
                {
                    return;
                }

                Submit(turn, cell, _store.RecordOf(_cells[cell], world, strategies));
            }
        }
        catch
        {
            // The other threads can stop. WhenAll throws the fault.
            stop.Cancel();
            Stop();
            throw;
        }
    }

    /// <summary>Returns the next world to simulate and its turn, or null if there is none.</summary>
    private (long Turn, int Cell, int Replicate, Scenario[] Scenarios, int[] Strategies)? Begin()
    {
        lock (_order)
        {
            while (!_stopped && _begun - _taken >= _window)
            {
                Monitor.Wait(_order);
            }

            if (_next.Cell < _cells.Count && (_next.Replicate >= _config.Replicates.AtMost || _complete[_next.Cell]))
            {
                NextCell();
            }

            return _stopped || _next.Cell == _cells.Count
                ? null
                : (_begun++, _next.Cell, _next.Replicate, _next.Scenarios, _aggregators[_next.Cell].MissingStrategies(_next.Replicate++));
        }
    }

    private void NextCell()
    {
        int cell = _next.Cell + 1;
        while (cell < _cells.Count && _complete[cell])
        {
            cell++;
        }

        _next = cell == _cells.Count ? (cell, 0, []) : (cell, _aggregators[cell].Tried, _worlds.Scenarios(_cells[cell]));
    }

    /// <summary>Submits a world. One thread at a time aggregates, so a commit does not block the simulations of others.</summary>
    private void Submit(long turn, int cell, WorldRecord world)
    {
        lock (_order)
        {
            _waiting.Add(turn, (cell, world));
            if (_taking)
            {
                return;
            }

            _taking = true;
        }

        while (Next() is var (nextCell, nextWorld))
        {
            Aggregate(nextCell, nextWorld);
            lock (_order)
            {
                _complete[nextCell] = _aggregators[nextCell].IsComplete;
                _taken++;
                Monitor.PulseAll(_order);
            }
        }
    }

    /// <summary>Returns the finished world whose turn it is, or null.</summary>
    private (int Cell, WorldRecord World)? Next()
    {
        lock (_order)
        {
            _taking = _waiting.Remove(_taken, out (int Cell, WorldRecord World) next);
            return _taking ? next : null;
        }
    }

    /// <summary>Adds a world to its cell, unless the cell already has enough.</summary>
    private void Aggregate(int cell, WorldRecord world)
    {
        if (_aggregators[cell].IsComplete)
        {
            return;
        }

        _aggregators[cell].Add(world);
        if (_store.IsCommitDue)
        {
            _store.Commit();
        }
    }

    private void Stop()
    {
        lock (_order)
        {
            _stopped = true;
            Monitor.PulseAll(_order);
        }
    }
}
