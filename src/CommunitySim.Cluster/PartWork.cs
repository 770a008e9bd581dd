using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Cluster;

/// <summary>The work on one part of an experiment: hands blocks to workers, and records to the queue.</summary>
/// <param name="queue">The worlds.</param>
/// <param name="worlds">The part.</param>
/// <param name="hash">The hash of the experiment's package.</param>
/// <param name="package">The package as bytes.</param>
/// <param name="checks">Says which blocks are simulated twice.</param>
/// <param name="stop">Ends the work early.</param>
internal sealed class PartWork(
    WorldQueue queue, PartWorlds worlds, string hash, Lazy<byte[]> package, BlockChecks checks, CancellationToken stop)
{
    // One block runs while the next one waits.
    private const int BlocksPerWorker = 2;

    // A world that was lost so often with its worker is guilty.
    private const int MostLosses = 3;

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> _slots = [];
    private readonly Dictionary<long, int> _losses = [];
    private readonly Dictionary<IRemoteWorker, ReaderWriterLockSlim> _doors = [];
    private readonly BlockSize _size = new(Runner.BytesPerWorld(worlds.Config));
    private readonly int[]? _indexed = worlds.Config.Sample?.Indexed is { } indexed ? [.. indexed] : null;

    /// <summary>Called for a worker that was lost, with the number of its worlds that go to others.</summary>
    public Action<IRemoteWorker, int> Lost { get; init; } = (_, _) => { };

    /// <summary>Ends when all worlds are taken in, or the run was stopped.</summary>
    /// <exception cref="ClusterException">Workers disagree, or one cannot simulate the experiment.</exception>
    public async Task Finish()
    {
        using (stop.Register(() => _done.TrySetResult()))
        {
            await _done.Task.ConfigureAwait(false);
        }

        Task[] slots;
        lock (_lock)
        {
            slots = [.. _slots];
        }

        await Task.WhenAll(slots).ConfigureAwait(false);
    }

    /// <summary>Ends the work with a fault.</summary>
    public void Fail(Exception fault)
    {
        _done.TrySetException(fault);
        queue.Stop();
    }

    /// <summary>Lets a worker take part until it is lost.</summary>
    public void Add(IRemoteWorker worker)
    {
        lock (_lock)
        {
            if (_done.Task.IsCompleted || !_doors.TryAdd(worker, new ReaderWriterLockSlim()))
            {
                return;
            }

            for (int slot = 0; slot < BlocksPerWorker; slot++)
            {
                _slots.Add(Task.Factory.StartNew(
                    () => Serve(worker), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            }
        }
    }

    private void Serve(IRemoteWorker worker)
    {
        try
        {
            while (worker.Loss == Loss.None)
            {
                IReadOnlyList<WorldTask> tasks = queue.Take(_size.For(worker.Places));
                if (tasks.Count == 0)
                {
                    _done.TrySetResult();
                    return;
                }

                (IReadOnlyList<WorldTask> now, IReadOnlyList<WorldTask> later) = Narrow(tasks);
                queue.Return(later);
                Simulate(worker, now);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run was stopped. What is not stored is dropped.
        }
        catch (Exception fault)
        {
            // The other slots can stop. Finish throws the fault.
            Fail(fault);
        }
    }

    /// <summary>A world that was lost with a worker is tried alone, so that it shows which one is guilty.</summary>
    private (IReadOnlyList<WorldTask> Now, IReadOnlyList<WorldTask> Later) Narrow(IReadOnlyList<WorldTask> tasks)
    {
        lock (_lock)
        {
            WorldTask[] suspects = [.. tasks.Where(task => _losses.ContainsKey(task.Turn))];
            return suspects.Length == 0 ? (tasks, [])
                : ([suspects[0]], [.. tasks.Where(task => task != suspects[0])]);
        }
    }

    private void Simulate(IRemoteWorker worker, IReadOnlyList<WorldTask> tasks)
    {
        Block block = new(Guid.NewGuid(), hash, worlds.Name, _indexed,
            [.. tasks.Select(task => new BlockWorld(task.Cell, task.Replicate, [.. task.Strategies]))]);
        BlockAnswer? answer = Run(worker, block, alone: IsSuspect(tasks[0]));
        if (answer is null)
        {
            GiveBack(worker, tasks);
            return;
        }

        if (answer.Fault is not null)
        {
            throw new ClusterException($"{worker.Name}: {answer.Fault}");
        }

        WorldTask[] missing = [.. tasks.Where((_, place) => RecordAt(answer, place) is null)];
        queue.Return(missing);
        if (missing.Length < tasks.Count)
        {
            _size.Note(tasks.Count - missing.Length, answer.Seconds);
        }

        if (missing.Length == 0 && checks.IsNextDue())
        {
            Check(worker, block, answer);
        }

        foreach ((int place, WorldTask task) in tasks.Index())
        {
            if (RecordAt(answer, place) is { } record)
            {
                worlds.CountDone(task);
                queue.Submit(task, WorldRecordCode.Decode(record));
            }
        }
    }

    private static byte[]? RecordAt(BlockAnswer answer, int place) => place < answer.Records.Length ? answer.Records[place] : null;

    private bool IsSuspect(WorldTask task)
    {
        lock (_lock)
        {
            return _losses.ContainsKey(task.Turn);
        }
    }

    /// <summary>Lets a worker simulate a block. While it tries a suspect, it does nothing else.</summary>
    private BlockAnswer? Run(IRemoteWorker worker, Block block, bool alone)
    {
        ReaderWriterLockSlim door;
        lock (_lock)
        {
            door = _doors[worker];
        }

        if (alone)
        {
            door.EnterWriteLock();
        }
        else
        {
            door.EnterReadLock();
        }

        try
        {
            return worker.Loss == Loss.None ? worker.Run(block, package, stop) : null;
        }
        finally
        {
            if (alone)
            {
                door.ExitWriteLock();
            }
            else
            {
                door.ExitReadLock();
            }
        }
    }

    /// <summary>Simulates a block once more, on another worker where there is one, and compares.</summary>
    private void Check(IRemoteWorker worker, Block block, BlockAnswer answer)
    {
        IRemoteWorker other;
        lock (_lock)
        {
            other = _doors.Keys.FirstOrDefault(found => found != worker && found.Loss == Loss.None) ?? worker;
        }

        BlockAnswer? again = Run(other, block with { Id = Guid.NewGuid() }, alone: false);
        for (int place = 0; place < block.Worlds.Length; place++)
        {
            if (again is not null && RecordAt(again, place) is { } record && !record.AsSpan().SequenceEqual(answer.Records[place]))
            {
                throw new ClusterException(
                    $"{worker.Name} and {other.Name} computed different numbers for world {block.Worlds[place].Replicate} of cell " +
                    $"{block.Worlds[place].Cell}. Check the memory of both machines, and start anew with --fresh.");
            }
        }
    }

    private void GiveBack(IRemoteWorker worker, IReadOnlyList<WorldTask> tasks)
    {
        List<WorldTask> faults = [], returned = [];
        lock (_lock)
        {
            foreach (WorldTask task in tasks)
            {
                int losses = _losses.GetValueOrDefault(task.Turn);
                if (worker.Loss == Loss.Dead)
                {
                    _losses[task.Turn] = ++losses;
                }

                (losses < MostLosses ? returned : faults).Add(task);
            }
        }

        Lost(worker, returned.Count);
        queue.Return(returned);
        foreach (WorldTask task in faults)
        {
            worlds.CountDone(task);
            queue.Submit(task, new WorldRecord(task.Strategies, [], null, new RunFault(
                task.Replicate, "", $"{MostLosses} workers died while they simulated this world")));
        }
    }
}

/// <summary>Chooses one block in 1,000, the first included.</summary>
internal sealed class BlockChecks
{
    private const int Blocks = 1000;

    private int _last = -1;

    /// <summary>Counts a block, and returns whether it is simulated twice.</summary>
    public bool IsNextDue() => Interlocked.Increment(ref _last) % Blocks == 0;
}
