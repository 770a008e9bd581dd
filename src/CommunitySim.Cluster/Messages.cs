namespace CommunitySim.Cluster;

/// <summary>What a worker says of itself.</summary>
/// <param name="Build">Its build (<see cref="Canary.Build"/>).</param>
/// <param name="Name">Its name, such as "node-2:11111".</param>
/// <param name="Places">Number of worlds that it simulates at the same time, at least 1.</param>
/// <param name="World">Its canary world (<see cref="Canary.World"/>).</param>
[GenerateSerializer]
internal sealed record Greeting(string Build, string Name, int Places, byte[] World);

/// <summary>A silo of the cluster, as another one sees it.</summary>
/// <param name="Address">Its address and generation.</param>
/// <param name="Presence">Whether it works.</param>
[GenerateSerializer]
internal sealed record SiloState(string Address, Presence Presence);

/// <summary>Whether a silo works.</summary>
internal enum Presence
{
    Starting,
    Active,
    Leaving,
    Dead,
}

/// <summary>Some worlds that one worker simulates.</summary>
/// <param name="Id">Identifies the block.</param>
/// <param name="Experiment">The hash of the experiment's package.</param>
/// <param name="Part">The study's name; empty for the experiment itself.</param>
/// <param name="Indexed">The parameters that a screening has chosen; else null.</param>
/// <param name="Worlds">The worlds; at least one.</param>
[GenerateSerializer]
internal sealed record Block(Guid Id, string Experiment, string Part, int[]? Indexed, BlockWorld[] Worlds);

/// <summary>A world of a block.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Replicate">The number of the world, from 0.</param>
/// <param name="Strategies">Positions of the strategies to run; at least one.</param>
[GenerateSerializer]
internal sealed record BlockWorld(int Cell, int Replicate, int[] Strategies);

/// <summary>What a worker says to a block.</summary>
internal enum Acceptance
{
    Accepted,
    LacksExperiment,
    Leaves,
}

/// <summary>What came of a block.</summary>
/// <param name="Records">One record for each world, as bytes; null, or no element, where it was not simulated.</param>
/// <param name="Seconds">Processor time of the worlds together, in seconds.</param>
/// <param name="Fault">Why the worker cannot simulate this experiment; else null.</param>
[GenerateSerializer]
internal sealed record BlockAnswer(byte[]?[] Records, double Seconds, string? Fault);
