namespace CommunitySim.Experiments.Storage;

/// <summary>A failed world.</summary>
/// <param name="Replicate">The number of the world, from 0.</param>
/// <param name="Strategy">The strategy under which it failed; empty if the world could not be built.</param>
/// <param name="Cause">The error in words.</param>
public sealed record RunFault(int Replicate, string Strategy, string Cause);

/// <summary>One world under every strategy.</summary>
/// <param name="Series">One series per strategy; empty if the world failed.</param>
/// <param name="Fault">The fault, or null.</param>
internal sealed record WorldOutcome(IReadOnlyList<DailySeries> Series, RunFault? Fault);
