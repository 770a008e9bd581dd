using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Lecture.Scenes;

/// <summary>Runs the experiment of a scene at a lecture's size, then the placebo of its claim in the same worlds.</summary>
internal sealed class SceneRun : IDisposable
{
    private readonly GrowingWorlds _own;
    private readonly GrowingWorlds? _placebo;

    /// <summary>Prepares a scene without simulating anything.</summary>
    public SceneRun(Scene scene)
    {
        Scene = scene;
        Config = Lean(scene, ShippedExperiments.Read(scene.Experiment, scene.Set));
        _own = new GrowingWorlds(Config);
        _placebo = StudyRuns.For(Config).Where(study => study.Name == ClaimRuns.Placebo)
            .Select(study => new GrowingWorlds(study.Config))
            .FirstOrDefault();
    }

    /// <summary>The scene.</summary>
    public Scene Scene { get; }

    /// <summary>Its experiment, with what its columns and the verdict need.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>The number of worlds done in each cell, those of the placebo added.</summary>
    public int Done => _own.Done + (_placebo?.Done ?? 0);

    /// <summary>Whether all worlds are done.</summary>
    public bool IsDone => _own.IsDone && _placebo is null or { IsDone: true };

    /// <summary>The result with its placebo, valid once all worlds are done.</summary>
    public ExperimentResult Result => new(Config, _own.Record)
    {
        Studies = _placebo is null
            ? new Dictionary<string, ExperimentResult>(StringComparer.Ordinal)
            : new(StringComparer.Ordinal) { [ClaimRuns.Placebo] = new(_placebo.Config, _placebo.Record) },
    };

    /// <summary>Simulates the next piece.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public void Simulate(int threads, CancellationToken stop) => (_own.IsDone ? _placebo! : _own).Simulate(threads, stop);

    /// <summary>Closes the stores.</summary>
    public void Dispose()
    {
        _own.Dispose();
        _placebo?.Dispose();
    }

    /// <summary>Keeps what decides the claim and what the columns compare: no other forms of the model, no sensitivity.</summary>
    private static ExperimentConfig Lean(Scene scene, ExperimentConfig config)
    {
        Expectation[] deciding = [.. config.Claim!.Expect.Where(expectation => expectation.Decides)];
        IReadOnlyList<StrategyConfig> needed = NeededStrategies.Of(
            config, [.. deciding, .. scene.Choices.SelectMany(choice => ShippedExperiments.Columns(scene, choice))]);
        return config with
        {
            Sensitivity = null,
            Claim = config.Claim with { Variants = null, Expect = deciding },
            Strategies =
            [
                .. config.Strategies.Where(strategy =>
                    needed.Contains(strategy) || strategy.Name == config.Baseline || strategy.Name == config.Challenger),
            ],
        };
    }
}
