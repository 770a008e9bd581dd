using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>
/// Runs what a store lacks of an experiment, over the cores. Worlds are begun cell by cell, replicate by replicate, and
/// taken in in that order, whichever thread is done first; so results depend neither on the number of threads nor on where an
/// earlier run was cut off.
/// </summary>
public sealed class Runner
{
    // Worlds that are done wait for an earlier one that is not; they may take this much memory together.
    private const double MostWaiting = 64e6;

    private readonly ExperimentConfig _config;
    private readonly ResultStore _store;
    private readonly WorldRun _worlds;
    private readonly IReadOnlyList<Cell> _cells;
    private readonly CellIntake[] _intakes;
    private readonly Dictionary<long, (int Cell, WorldOutcome World)> _waiting = [];
    private readonly object _order = new();
    private readonly long _window;
    private (int Cell, int Replicate, Scenario[] Scenarios) _next;
    private long _begun, _taken;
    private int _open;
    private bool _stopped;

    private Runner(ExperimentConfig config, ResultStore store, WorldRun worlds, int threads)
    {
        (_config, _store, _worlds, _cells) = (config, store, worlds, config.Cells());
        _intakes = [.. _cells.Select(cell => new CellIntake(config, store, cell.Index))];
        _window = Math.Max(2L * threads, (long)(MostWaiting / ((double)config.Strategies.Count * config.Days * Observables.Count * sizeof(double))));
        _next = (-1, 0, []);
        NextCell();
    }

    /// <summary>Runs an experiment in memory.</summary>
    /// <param name="config">What to run.</param>
    /// <param name="threads">Threads, at least 1; the results do not depend on it.</param>
    /// <param name="progress">Counts as it goes.</param>
    /// <param name="stop">Ends the run early; worlds that are not done are dropped.</param>
    public static ExperimentResult Run(ExperimentConfig config, int threads, RunProgress progress, CancellationToken stop)
    {
        ResultStore store = ResultStore.InMemory(config);
        Run(config, store, threads, progress, stop);
        return new ExperimentResult(config, store);
    }

    /// <summary>Runs what a store lacks of an experiment, and makes it durable as it goes.</summary>
    /// <returns>Whether nothing is lacking now.</returns>
    /// <exception cref="InputException">More is stored than is asked for.</exception>
    public static bool Run(ExperimentConfig config, ResultStore store, int threads, RunProgress progress, CancellationToken stop) =>
        Run(config, store, new WorldRun(config, progress), threads, progress, stop);

    /// <summary>The same with a way of one's own to live a world.</summary>
    internal static bool Run(ExperimentConfig config, ResultStore store, WorldRun worlds, int threads, RunProgress progress, CancellationToken stop)
    {
        Runner runner = new(config, store, worlds, threads);
        store.Prepare();
        progress.Credit(config, runner._cells.Zip(runner._intakes, (cell, intake) => (cell, intake.Tried)));
        using CancellationTokenRegistration wake = stop.Register(runner.Stop);
        using CancellationTokenSource failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] workers = [.. Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(() => runner.Work(failed), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Task.WhenAll(workers).GetAwaiter().GetResult();
        runner.Save();
        return runner._intakes.All(intake => intake.IsComplete);
    }

    private void Work(CancellationTokenSource stop)
    {
        try
        {
            while (Begin() is var (turn, cell, replicate, scenarios))
            {
                if (_worlds.Live(scenarios, replicate, stop.Token) is not { } world)
                {
                    return;
                }

                Take(turn, cell, world);
            }
        }
        catch
        {
            // The others need not go on; the fault itself is thrown by WhenAll.
            stop.Cancel();
            Stop();
            throw;
        }
    }

    /// <summary>The next world to be lived, and its turn; null where there is none.</summary>
    private (long Turn, int Cell, int Replicate, Scenario[] Scenarios)? Begin()
    {
        lock (_order)
        {
            while (!_stopped && _begun - _taken >= _window)
            {
                Monitor.Wait(_order);
            }

            if (_next.Cell < _cells.Count && (_next.Replicate >= _config.Replicates.AtMost || _intakes[_next.Cell].IsComplete))
            {
                NextCell();
            }

            return _stopped || _next.Cell == _cells.Count ? null : (_begun++, _next.Cell, _next.Replicate++, _next.Scenarios);
        }
    }

    private void NextCell()
    {
        int cell = _next.Cell + 1;
        while (cell < _cells.Count && _intakes[cell].IsComplete)
        {
            cell++;
        }

        _next = cell == _cells.Count ? (cell, 0, []) : (cell, _intakes[cell].Tried, _worlds.Scenarios(_cells[cell]));
    }

    private void Take(long turn, int cell, WorldOutcome world)
    {
        lock (_order)
        {
            _waiting.Add(turn, (cell, world));
            while (_waiting.Remove(_taken, out (int Cell, WorldOutcome World) next))
            {
                Take(next.Cell, next.World);
                _taken++;
                Monitor.PulseAll(_order);
            }
        }
    }

    /// <summary>A world that was begun before it was known that the cell has enough is not used.</summary>
    private void Take(int cell, WorldOutcome world)
    {
        if (_intakes[cell].IsComplete)
        {
            return;
        }

        _intakes[cell].Take(world);
        _open = cell;
        if (_store.IsCommitDue)
        {
            Save();
        }
    }

    /// <summary>Runs and what they say together are made durable in one step.</summary>
    private void Save() => _store.Commit(_intakes[_open].Save);

    private void Stop()
    {
        lock (_order)
        {
            _stopped = true;
            Monitor.PulseAll(_order);
        }
    }
}
