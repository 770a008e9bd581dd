using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Lecture.Scenes;

/// <summary>Runs the experiment of a scene at a lecture's size, in pieces of some worlds of every cell.</summary>
internal sealed class SceneRun : IDisposable
{
    // About a tenth of a second on two cores.
    private const double MemberDaysOfPiece = 15e6;

    // A store for a sweep, or the lighter record for a single cell.
    private readonly ResultStore? _store;
    private readonly GrowingRun? _growing;
    private readonly int _piece;

    /// <summary>Prepares a scene without simulating anything.</summary>
    public SceneRun(Scene scene)
    {
        Scene = scene;
        Config = ShippedExperiments.Read(scene.Experiment, scene.Set) with { Sensitivity = null };
        bool single = Config.Cells().Count == 1;
        _growing = single ? new GrowingRun(Config) : null;
        _store = single ? null : ResultStore.InMemory(Config);
        _piece = Math.Max(
            1, (int)(MemberDaysOfPiece / RunProgress.For(Config).TotalMemberDays * Config.Replicates.AtMost));
    }

    /// <summary>The scene.</summary>
    public Scene Scene { get; }

    /// <summary>Its experiment, without sensitivity analysis.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>The number of worlds done in each cell.</summary>
    public int Done { get; private set; }

    /// <summary>Whether all worlds are done.</summary>
    public bool IsDone => Done >= Config.Replicates.AtMost;

    /// <summary>The result, valid once all worlds are done.</summary>
    public ExperimentResult Result => _growing?.Result ?? new ExperimentResult(Config, _store!);

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
