using System.Diagnostics;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cluster;

/// <summary>Simulates blocks on threads of its own, so that those of Orleans can always answer.</summary>
internal sealed class Workplace : IDisposable
{
    // A run asks about its blocks each second. If nobody asks for so long, the run has ended, or has given them to others.
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(30);

    // A poll must end well before the call that carries it fails.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private readonly List<BlockUnderWay> _blocks = [];
    private readonly Timer _cleaning;
    private int _free;
    private bool _leaves, _ended;

    /// <summary>Starts the threads.</summary>
    /// <param name="places">Number of worlds at the same time, at least 1.</param>
    public Workplace(int places)
    {
        (Places, _free) = (places, places);
        for (int place = 0; place < places; place++)
        {
            new Thread(Work) { IsBackground = true, Name = $"place {place}" }.Start();
        }

        _cleaning = new Timer(_ => DropForgotten(), null, Forgotten / 6, Forgotten / 6);
    }

    /// <summary>Number of worlds at the same time.</summary>
    public int Places { get; }

    /// <summary>The experiments that were received.</summary>
    public ReceivedExperiments Experiments { get; } = new();

    /// <summary>Takes a block, also if it comes twice.</summary>
    public Acceptance Begin(Block block)
    {
        lock (_lock)
        {
            if (_leaves)
            {
                return Acceptance.Leaves;
            }

            if (Experiments.PartOf(block) is not { } part)
            {
                return Acceptance.LacksExperiment;
            }

            if (!_blocks.Exists(found => found.Id == block.Id))
            {
                _blocks.Add(new BlockUnderWay(block, part, Math.Max(1, Places / block.Worlds.Length)));
                Monitor.PulseAll(_lock);
            }

            return Acceptance.Accepted;
        }
    }

    /// <summary>Waits a second for the answer to a block. A block that is not known has an empty answer.</summary>
    /// <returns>The answer, or null if the block has not ended.</returns>
    public async Task<BlockAnswer?> Collect(Guid block)
    {
        if (Ask(block) is not { } found)
        {
            return new BlockAnswer([], 0, null);
        }

        await Task.WhenAny(found.Answer, Task.Delay(Poll)).ConfigureAwait(false);
        if (!found.Answer.IsCompleted)
        {
            return null;
        }

        lock (_lock)
        {
            found.IsCollected = true;
        }

        return await found.Answer.ConfigureAwait(false);
    }

    /// <summary>Begins no more worlds, and waits until those that run have ended and somebody was given them.</summary>
    /// <param name="patience">How long to wait for somebody to ask, after the last world has ended.</param>
    public async Task Leave(TimeSpan patience)
    {
        Task ended;
        lock (_lock)
        {
            _leaves = true;
            _blocks.ForEach(block => block.Finish());
            ended = Task.WhenAll(_blocks.Select(block => block.Answer));
        }

        await ended.ConfigureAwait(false);
        for (Stopwatch clock = Stopwatch.StartNew(); clock.Elapsed < patience && IsAskedFor();)
        {
            await Task.Delay(50).ConfigureAwait(false);
        }
    }

    /// <summary>Stops all work.</summary>
    public void Dispose()
    {
        _cleaning.Dispose();
        lock (_lock)
        {
            _ended = true;
            _blocks.ForEach(block => block.Dispose());
            Monitor.PulseAll(_lock);
        }

        Experiments.Dispose();
    }

    /// <summary>Whether a run waits for an answer. A run asks each second, unless it has ended.</summary>
    private bool IsAskedFor()
    {
        lock (_lock)
        {
            return _blocks.Exists(block => !block.IsCollected && Stopwatch.GetElapsedTime(block.LastAsked) < 3 * Poll);
        }
    }

    private BlockUnderWay? Ask(Guid block)
    {
        lock (_lock)
        {
            if (_blocks.Find(found => found.Id == block) is not { } found)
            {
                return null;
            }

            found.LastAsked = Stopwatch.GetTimestamp();
            return found;
        }
    }

    private void DropForgotten()
    {
        lock (_lock)
        {
            foreach (BlockUnderWay block in _blocks.Where(block => Stopwatch.GetElapsedTime(block.LastAsked) > Forgotten).ToArray())
            {
                block.Dispose();
                _blocks.Remove(block);
            }
        }
    }

    private void Work()
    {
        while (Next() is var (block, place))
        {
            byte[]? record = null;
            string? fault = null;
            long start = Stopwatch.GetTimestamp();
            try
            {
                record = block.Simulate(place);
            }
            catch (Exception cause)
            {
                // The run is told, and ends with it.
                fault = Causes.Find<OutOfMemoryException>(cause) is null ? $"{cause.GetType().Name}: {cause.Message}"
                    : "the memory is too small for a world of this experiment. Start the worker with fewer --places, or on a larger machine.";
            }

            lock (_lock)
            {
                _free += block.Threads;
                block.End(place, record, Stopwatch.GetElapsedTime(start).TotalSeconds * block.Threads, fault);
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>Waits for the next world. Blocks come in their order.</summary>
    private (BlockUnderWay Block, int Place)? Next()
    {
        lock (_lock)
        {
            while (!_ended)
            {
                if (_blocks.Find(block => block.HasNext) is { } next && next.Threads <= _free)
                {
                    _free -= next.Threads;
                    return (next, next.Begin());
                }

                Monitor.Wait(_lock);
            }
        }

        return null;
    }
}
