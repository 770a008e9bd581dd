using Orleans.Concurrency;

namespace CommunitySim.Cluster;

/// <summary>The desk of one worker. Its key is the worker's silo.</summary>
internal interface IDesk : IGrainWithStringKey
{
    /// <summary>Asks what the worker is.</summary>
    Task<Greeting> Greet();

    /// <summary>Tells why the worker may not take part.</summary>
    Task Refuse(string reason);

    /// <summary>Gives a piece of an experiment.</summary>
    Task Receive(string experiment, int place, int pieces, byte[] bytes);

    /// <summary>Gives a block.</summary>
    Task<Acceptance> Begin(Block block);

    /// <summary>Waits about a second for the answer to a block; null if it has not ended.</summary>
    Task<BlockAnswer?> Collect(Guid block);
}

/// <summary>The desk in the silo of its worker. Calls are short, and what lasts is in the workplace.</summary>
[Reentrant]
[DeskPlacement]
internal sealed class Desk(Workplace workplace, WorkerName name, TextWriter error) : Grain, IDesk
{
    public async Task<Greeting> Greet() => new(Canary.Build, name.Value, workplace.Places, await Task.Run(() => Canary.World));

    public Task Refuse(string reason)
    {
        error.WriteLine(reason);
        return Task.CompletedTask;
    }

    public Task Receive(string experiment, int place, int pieces, byte[] bytes)
    {
        workplace.Experiments.Add(experiment, place, pieces, bytes);
        return Task.CompletedTask;
    }

    public Task<Acceptance> Begin(Block block) => Task.FromResult(workplace.Begin(block));

    public Task<BlockAnswer?> Collect(Guid block) => workplace.Collect(block);
}

/// <summary>The name of a worker, such as "node-2:11111".</summary>
internal sealed record WorkerName(string Value);

/// <summary>Knows the silos of the cluster.</summary>
internal interface IRoster : IGrainWithIntegerKey
{
    /// <summary>Lists the silos that this silo knows. Redis is not asked, so it may be stopped.</summary>
    Task<SiloState[]> Read();
}

/// <summary>The list in whichever silo the call comes to.</summary>
[StatelessWorker]
internal sealed class Roster(IClusterMembershipService membership) : Grain, IRoster
{
    public Task<SiloState[]> Read() => Task.FromResult<SiloState[]>(
        [.. membership.CurrentSnapshot.Members.Values.Select(silo => new SiloState(silo.SiloAddress.ToParsableString(), PresenceOf(silo.Status)))]);

    private static Presence PresenceOf(SiloStatus status) => status switch
    {
        SiloStatus.Active => Presence.Active,
        SiloStatus.ShuttingDown or SiloStatus.Stopping => Presence.Leaving,
        SiloStatus.Dead => Presence.Dead,
        _ => Presence.Starting,
    };
}
