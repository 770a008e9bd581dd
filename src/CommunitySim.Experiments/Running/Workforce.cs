using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>Who simulates the worlds of an experiment: threads of this process, or other machines.</summary>
internal interface IWorkforce
{
    /// <summary>Worlds that it may have taken and not yet submitted.</summary>
    int Width { get; }

    /// <summary>Takes tasks and submits records until there are no more tasks.</summary>
    /// <param name="queue">The worlds of one part of an experiment.</param>
    /// <param name="worlds">The part.</param>
    /// <param name="stop">Ends the work early.</param>
    Task Work(WorldQueue queue, PartWorlds worlds, CancellationToken stop);
}

/// <summary>The worlds of one part of an experiment: of itself, or of a study.</summary>
/// <param name="Name">The study's name; empty for the experiment itself.</param>
/// <param name="Config">The experiment or study.</param>
/// <param name="Progress">Counts what is done.</param>
internal sealed record PartWorlds(string Name, ExperimentConfig Config, RunProgress Progress)
{
    private readonly IReadOnlyList<Cell> _cells = Config.Cells();
    private readonly RunShape _shape = RunShape.Parse(ExperimentIdentity.Compute(Config))!;

    /// <summary>Makes the record of a world.</summary>
    internal WorldRecord RecordOf(WorldOutcome world, WorldTask task) =>
        WorldRecord.Of(world, task.Strategies, _shape, Config.MembersOf(_cells[task.Cell]));

    /// <summary>Counts a world that was simulated elsewhere.</summary>
    internal void CountDone(WorldTask task) => Progress.Add(
        (long)Config.MembersOf(_cells[task.Cell]) * Config.Days * task.Strategies.Count, task.Strategies.Count);
}

/// <summary>Threads of this process.</summary>
/// <param name="run">How a world is simulated.</param>
/// <param name="threads">The number of threads, at least 1. It does not affect the results.</param>
internal sealed class LocalThreads(WorldRun run, int threads) : IWorkforce
{
    /// <inheritdoc/>
    public int Width => 2 * threads;

    /// <inheritdoc/>
    public async Task Work(WorldQueue queue, PartWorlds worlds, CancellationToken stop)
    {
        using CancellationTokenSource failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () => Work(queue, worlds, failed), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)))
            .ConfigureAwait(false);
    }

    private void Work(WorldQueue queue, PartWorlds worlds, CancellationTokenSource stop)
    {
        IReadOnlyList<Cell> cells = worlds.Config.Cells();
        (int Cell, Scenario[] Scenarios) last = (-1, []);
        try
        {
            while (queue.Take(1) is [var task])
            {
                if (last.Cell != task.Cell)
                {
                    last = (task.Cell, run.Scenarios(cells[task.Cell]));
                }

                if (run.Simulate(cells[task.Cell], last.Scenarios, task.Strategies, task.Replicate, stop.Token) is not { } world)
                {
                    return;
                }

                queue.Submit(task, worlds.RecordOf(world, task));
            }
        }
        catch
        {
            // The other threads can stop. WhenAll throws the fault.
            stop.Cancel();
            queue.Stop();
            throw;
        }
    }
}
