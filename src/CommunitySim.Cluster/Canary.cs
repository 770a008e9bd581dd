using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Cluster;

/// <summary>A small world that each worker simulates when it joins. Its bytes show whether the machine computes as others do.</summary>
internal static class Canary
{
    private const string File = """
        { "days": 120, "replicates": 1, "seed": 20, "community": { "members": 300, "turnover": 0.01, "network": { "kind": "smallWorld" } } }
        """;

    private static readonly Lazy<byte[]> Simulated = new(Simulate);

    /// <summary>The builds of the model and of what runs it.</summary>
    public static string Build { get; } = $"{ProgramBuild.Model}-{typeof(WorldRun).Assembly.ManifestModule.ModuleVersionId:N}";

    /// <summary>The record of the world on this machine, as bytes.</summary>
    public static byte[] World => Simulated.Value;

    /// <summary>Says why a worker may not take part; null if it may.</summary>
    public static string? Refusal(Greeting worker) =>
        worker.Build != Build
            ? $"{worker.Name} is refused: it runs another build of communitysim. Install the same build on all machines."
        : !worker.World.AsSpan().SequenceEqual(World)
            ? $"{worker.Name} is refused: it computes other numbers than the machine of the run. Check its memory and its .NET runtime."
        : null;

    private static byte[] Simulate()
    {
        ExperimentConfig config = ExperimentReader.Parse(System.Text.Encoding.UTF8.GetBytes(File), "canary.json", []);
        RunProgress progress = RunProgress.For(config);
        WorldRun run = new(config, progress);
        WorldTask task = new(0, 0, 0, [.. Enumerable.Range(0, config.Strategies.Count)]);
        Cell cell = config.Cells()[0];
        return WorldRecordCode.Encode(new PartWorlds("", config, progress).RecordOf(
            run.Simulate(cell, run.Scenarios(cell), task.Strategies, task.Replicate, CancellationToken.None)!, task));
    }
}
