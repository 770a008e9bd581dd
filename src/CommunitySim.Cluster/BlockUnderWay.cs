using System.Diagnostics;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Cluster;

/// <summary>A block on its worker. The workplace guards what changes with its lock.</summary>
/// <param name="block">The block.</param>
/// <param name="part">What its worlds belong to; it is read by the first thread that needs it.</param>
/// <param name="threads">Threads that share a world, at least 1.</param>
internal sealed class BlockUnderWay(Block block, Lazy<PartWorlds> part, int threads) : IDisposable
{
    private readonly byte[]?[] _records = new byte[]?[block.Worlds.Length];
    private readonly TaskCompletionSource<BlockAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _dropped = new();
    private int _next, _running;
    private double _seconds;
    private string? _fault;

    public Guid Id => block.Id;

    /// <summary>Threads that share one of its worlds.</summary>
    public int Threads => threads;

    /// <summary>When somebody last asked for it, by the clock of <see cref="Stopwatch"/>.</summary>
    public long LastAsked { get; set; } = Stopwatch.GetTimestamp();

    /// <summary>Whether somebody was given the answer.</summary>
    public bool IsCollected { get; set; }

    public bool HasNext => _next < _records.Length;

    /// <summary>What came of it, once it has ended.</summary>
    public Task<BlockAnswer> Answer => _answer.Task;

    /// <summary>Returns the place of a world that is to be simulated now.</summary>
    public int Begin()
    {
        _running++;
        return _next++;
    }

    /// <summary>Simulates a world. This is the only method that is called without the lock.</summary>
    /// <returns>The record as bytes, or null if the block was dropped.</returns>
    public byte[]? Simulate(int place)
    {
        PartWorlds worlds = part.Value;
        BlockWorld world = block.Worlds[place];
        WorldRun run = new(worlds.Config, worlds.Progress) { Threads = threads };
        Cell cell = worlds.Config.Cells()[world.Cell];
        WorldTask task = new(0, world.Cell, world.Replicate, world.Strategies);
        return run.Simulate(cell, run.Scenarios(cell), world.Strategies, world.Replicate, _dropped.Token) is { } outcome
            ? WorldRecordCode.Encode(worlds.RecordOf(outcome, task))
            : null;
    }

    /// <summary>Takes the record of a world in.</summary>
    /// <param name="place">The place of the world.</param>
    /// <param name="record">Its record, or null.</param>
    /// <param name="seconds">Its processor time.</param>
    /// <param name="fault">Why it could not be simulated, or null. The others are then not tried.</param>
    public void End(int place, byte[]? record, double seconds, string? fault)
    {
        _records[place] = record;
        _seconds += seconds;
        _running--;
        if (fault is not null)
        {
            _fault = fault;
            _next = _records.Length;
        }

        EndIfDone();
    }

    /// <summary>Begins no more worlds; those that run may end.</summary>
    public void Finish()
    {
        _next = _records.Length;
        EndIfDone();
    }

    /// <summary>Stops its worlds.</summary>
    public void Dispose()
    {
        Finish();
        _dropped.Cancel();
    }

    private void EndIfDone()
    {
        if (_running == 0 && !HasNext)
        {
            _answer.TrySetResult(new BlockAnswer(_records, _seconds, _fault));
        }
    }
}
