namespace CommunitySim.Experiments.Storage;

/// <summary>A world that could not be used.</summary>
/// <param name="Replicate">Its number, from 0.</param>
/// <param name="Strategy">The strategy under which it failed; empty where the world itself could not be made.</param>
/// <param name="Cause">What went wrong.</param>
public sealed record RunFault(int Replicate, string Strategy, string Cause);

/// <summary>One world under every strategy.</summary>
/// <param name="Series">One series per strategy; none where it failed.</param>
/// <param name="Fault">What went wrong, or null.</param>
internal sealed record WorldOutcome(IReadOnlyList<DailySeries> Series, RunFault? Fault);
