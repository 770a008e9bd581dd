using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Storage;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Experiments.Running;

/// <summary>
/// Runs the missing worlds of an experiment. It adds them to the store by cell and replicate. Results therefore depend
/// neither on who simulates them nor on earlier interruptions.
/// </summary>
public sealed class Runner
{
    // Finished worlds wait for earlier ones. Together they may take this much memory.
    private const double MostWaiting = 64e6;

    private readonly ExperimentConfig _config;
    private readonly ResultStore _store;
    private readonly WorldRun _worlds;
    private readonly CellAggregator[] _aggregators;

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
        (_config, _store) = (config, store);
        IReadOnlyList<Cell> cells = config.Cells();
        _aggregators = [.. cells.Select(cell => new CellAggregator(config, store, cell.Index))];
        Progress = RunProgress.For(config, cells.Zip(_aggregators, (cell, aggregator) => (cell, aggregator.Runs)));
        _worlds = worlds(Progress);
    }

    public RunProgress Progress { get; }

    /// <summary>Number of runs in the store.</summary>
    public long Stored => _aggregators.Sum(aggregator => aggregator.Runs);

    /// <summary>Whether all worlds are there.</summary>
    public bool IsComplete => Array.TrueForAll(_aggregators, aggregator => aggregator.IsComplete);

    /// <summary>Runs an experiment in memory, without its studies.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="threads">The number of threads, at least 1. It does not affect the results.</param>
    public static ExperimentResult Run(ExperimentConfig config, int threads)
    {
        ResultStore store = ResultStore.InMemory(config);
        new Runner(config, store).Run(threads, CancellationToken.None);
        return new ExperimentResult(config, store);
    }

    /// <summary>Runs the missing worlds on threads of this process. Call it once.</summary>
    /// <param name="threads">The number of threads, at least 1. It does not affect the results.</param>
    /// <param name="stop">Stops early and drops unfinished worlds.</param>
    /// <returns>Whether the experiment is complete.</returns>
    public bool Run(int threads, CancellationToken stop) => Run("", threads, null, stop);

    /// <summary>Runs the missing worlds on threads of this process, but takes in those that are known.</summary>
    /// <param name="part">The study's name; empty for the experiment itself.</param>
    /// <param name="threads">The number of threads, at least 1. It does not affect the results.</param>
    /// <param name="known">Finds the record of a world that was simulated elsewhere, or null.</param>
    /// <param name="stop">Stops early and drops unfinished worlds.</param>
    /// <returns>Whether the experiment is complete.</returns>
    internal bool Run(string part, int threads, Func<WorldTask, WorldRecord?>? known, CancellationToken stop)
    {
        long missing = _aggregators.Sum(aggregator => Math.Max(0L, _config.Replicates.AtMost - aggregator.First));
        _worlds.Threads = (int)Math.Max(1, threads / Math.Max(1, missing));
        return Run(part, new LocalThreads(_worlds, threads), known, stop);
    }

    /// <summary>Lets others run the missing worlds, and commits them on the way. Call it once.</summary>
    /// <param name="part">The study's name; empty for the experiment itself.</param>
    /// <param name="workforce">Who simulates the worlds.</param>
    /// <param name="known">Finds the record of a world that was simulated before, or null.</param>
    /// <param name="stop">Stops early and drops unfinished worlds.</param>
    /// <returns>Whether the experiment is complete.</returns>
    internal bool Run(string part, IWorkforce workforce, Func<WorldTask, WorldRecord?>? known, CancellationToken stop)
    {
        _store.Prepare();
        foreach (CellAggregator complete in _aggregators.Where(aggregator => aggregator.IsComplete))
        {
            complete.Finish();
        }

        PartWorlds worlds = new(part, _config, Progress);
        WorldQueue queue = new(_aggregators, _config.Replicates.AtMost, Window(_config, workforce), Find, CommitIfDue);
        using CancellationTokenRegistration wake = stop.Register(queue.Stop);
        try
        {
            workforce.Work(queue, worlds, stop).GetAwaiter().GetResult();
            _store.Commit();
        }
        catch (SqliteException)
        {
            _store.RequireFile();
            throw;
        }

        return IsComplete;

        WorldRecord? Find(WorldTask task)
        {
            WorldRecord? found = known?.Invoke(task);
            if (found is not null)
            {
                worlds.CountDone(task);
            }

            return found;
        }
    }

    /// <summary>Returns how many worlds may be begun and not yet taken in.</summary>
    internal static long Window(ExperimentConfig config, IWorkforce workforce) =>
        Math.Max(workforce.Width, (long)(MostWaiting / BytesPerWorld(config)));

    /// <summary>Estimates the bytes of a record that waits: packed days, and outcomes on horizons.</summary>
    internal static double BytesPerWorld(ExperimentConfig config)
    {
        double packed = config.Days * (config.Keep == Keep.Outcomes ? 4.0 : 40);
        double outcomes = (config.Keep == Keep.Daily ? config.Days : config.Horizons.Count) * Observables.Count * sizeof(double);
        return config.Strategies.Count * (packed + outcomes + 200);
    }

    private void CommitIfDue()
    {
        if (_store.IsCommitDue)
        {
            _store.Commit();
        }
    }
}
