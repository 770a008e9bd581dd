namespace CommunitySim.Experiments.Config;

/// <summary>
/// How it is found out what a result hangs on: a difference is looked at over a space of parameters (indices), and along
/// each parameter alone from the file's own values (lines).
/// </summary>
/// <param name="Design">Saltelli's, for Sobol indices, or Morris' for screening.</param>
/// <param name="Points">Base points, or trajectories.</param>
/// <param name="Replicates">Worlds per point; the same worlds at every point.</param>
/// <param name="Levels">Values along each line, both ends included.</param>
/// <param name="LevelReplicates">Worlds per value along a line.</param>
/// <param name="Members">Size of the community, or null for the file's.</param>
/// <param name="Over">The parameters.</param>
/// <param name="Of">The observable on which challenger less baseline is looked at instead of the claim's first expectation; null for that.</param>
public sealed record SensitivityPlan(
    Design Design, int Points, int Replicates, int Levels, int LevelReplicates,
    int? Members, IReadOnlyList<SampledParameter> Over, Observable? Of);
