using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Lecture.Scenes;

/// <summary>Runs an experiment in memory, in pieces of some worlds of every cell.</summary>
internal sealed class GrowingWorlds : IDisposable
{
    // About a tenth of a second on two cores.
    private const double MemberDaysOfPiece = 15e6;

    // A store for a sweep, or the lighter record for a single cell.
    private readonly ResultStore? _store;
    private readonly GrowingRun? _growing;
    private readonly int _piece;

    /// <summary>Prepares the run without simulating anything.</summary>
    public GrowingWorlds(ExperimentConfig config)
    {
        Config = config;
        bool single = config.Cells().Count == 1;
        _growing = single ? new GrowingRun(config) : null;
        _store = single ? null : ResultStore.InMemory(config);
        _piece = Math.Max(
            1, (int)(MemberDaysOfPiece / RunProgress.For(config).TotalMemberDays * config.Replicates.AtMost));
    }

    /// <summary>The experiment.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>The number of worlds done in each cell.</summary>
    public int Done { get; private set; }

    /// <summary>Whether all worlds are done.</summary>
    public bool IsDone => Done >= Config.Replicates.AtMost;

    /// <summary>The worlds, valid once all are done.</summary>
    public IResultStore Record => (IResultStore?)_store ?? _growing!.Record;

    /// <summary>Simulates the next piece.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public void Simulate(int threads, CancellationToken stop)
    {
        int next = Math.Min(Done + _piece, Config.Replicates.AtMost);
        if (!(_growing?.Simulate(next - Done, threads, stop) ?? new Runner(
            Config with { Replicates = Replicates.Exactly(next) }, _store!).Run(threads, stop)))
        {
            throw new OperationCanceledException(stop);
        }

        Done = next;
    }

    /// <summary>Closes the store.</summary>
    public void Dispose() => _store?.Dispose();
}
