using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Lecture.Scenes;

/// <summary>The experiment of a scene at a lecture's size, lived in pieces: some worlds of every cell at a time.</summary>
internal sealed class SceneRun : IDisposable
{
    // About a tenth of a second on two cores.
    private const double MemberDaysOfPiece = 15e6;

    // A store of a sweep, or the lighter record of a single cell.
    private readonly ResultStore? _store;
    private readonly GrowingRun? _growing;
    private readonly int _piece;

    /// <summary>A scene of which no world has been lived.</summary>
    public SceneRun(Scene scene)
    {
        Scene = scene;
        Config = ShippedExperiments.Read(scene.Experiment, scene.Set) with { Sensitivity = null };
        bool single = Config.Cells().Count == 1;
        _growing = single ? new GrowingRun(Config) : null;
        _store = single ? null : ResultStore.InMemory(Config);
        _piece = Math.Max(1, (int)(MemberDaysOfPiece / RunProgress.For(Config).TotalMemberDays * Config.Replicates.AtMost));
    }

    /// <summary>The scene.</summary>
    public Scene Scene { get; }

    /// <summary>Its experiment, without studies.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>Worlds of each cell that were lived.</summary>
    public int Lived { get; private set; }

    /// <summary>Whether none is lacking.</summary>
    public bool IsDone => Lived >= Config.Replicates.AtMost;

    /// <summary>What came out; to be asked for once it is done.</summary>
    public ExperimentResult Result => _growing?.Result ?? new ExperimentResult(Config, _store!);

    /// <summary>Lives the next piece.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void Simulate(int threads, CancellationToken stop)
    {
        int next = Math.Min(Lived + _piece, Config.Replicates.AtMost);
        if (!(_growing?.Live(next - Lived, threads, stop) ?? new Runner(Config with { Replicates = Replicates.Exactly(next) }, _store!).Run(threads, stop)))
        {
            throw new OperationCanceledException(stop);
        }

        Lived = next;
    }

    /// <summary>Lets go of the store.</summary>
    public void Dispose() => _store?.Dispose();
}
