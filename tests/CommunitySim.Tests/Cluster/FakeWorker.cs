using CommunitySim.Cluster;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Cluster;

/// <summary>A worker in this process, which fails when it is told to.</summary>
internal sealed class FakeWorker(string name, Workplace workplace) : IRemoteWorker
{
    public string Name => name;

    public int Places => workplace.Places;

    public Loss Loss { get; private set; }

    /// <summary>How a world ends the worker.</summary>
    public Func<BlockWorld, Loss> Ends { get; init; } = _ => Loss.None;

    /// <summary>Called when a block begins.</summary>
    public Action Begins { get; init; } = () => { };

    /// <summary>Whether it computes other numbers.</summary>
    public bool Changes { get; init; }

    /// <summary>Why it simulates nothing; else null.</summary>
    public string? Fault { get; init; }

    public BlockAnswer? Run(Block block, Lazy<byte[]> experiment, CancellationToken stop)
    {
        Begins();
        stop.ThrowIfCancellationRequested();
        if (block.Worlds.Select(Ends).FirstOrDefault(end => end != Loss.None) is > Loss.None and var end)
        {
            Loss = end;
            return null;
        }

        if (workplace.Begin(block) == Acceptance.LacksExperiment)
        {
            workplace.Experiments.Add(block.Experiment, 0, 1, experiment.Value);
            workplace.Begin(block);
        }

        BlockAnswer? answer = null;
        while (answer is null)
        {
            answer = workplace.Collect(block.Id).GetAwaiter().GetResult();
        }

        if (Changes)
        {
            answer.Records[0]![^1] ^= 1;
        }

        return answer with { Fault = Fault };
    }
}

/// <summary>Workers that take part from the start.</summary>
internal sealed class FakeWorkforce(ExperimentConfig experiment, Func<WorldQueue, IEnumerable<FakeWorker>> workers) : IWorkforce
{
    public int Width => 100;

    public Task Work(WorldQueue queue, PartWorlds worlds, CancellationToken stop)
    {
        ExperimentPackage package = ExperimentPackage.Of(experiment);
        PartWork work = new(queue, worlds, package.Hash, new Lazy<byte[]>(() => PackageCode.Encode(package)), new BlockChecks(), stop);
        foreach (FakeWorker worker in workers(queue))
        {
            work.Add(worker);
        }

        return work.Finish();
    }
}
