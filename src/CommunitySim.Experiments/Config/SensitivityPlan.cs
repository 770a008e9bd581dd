namespace CommunitySim.Experiments.Config;

/// <summary>How it is found out what a difference hangs on.</summary>
public enum SensitivityMethod
{
    Sobol,
    Morris,
}

/// <summary>
/// How it is found out what a result hangs on: a difference is looked at over a space of parameters (indices), and along
/// each parameter alone from the file's own values (lines).
/// </summary>
public sealed record SensitivityPlan
{
    [Key("sobol: shares of the variance due to each parameter alone (first) and with all its interactions (total); "
        + "morris: screening, mean and spread of elementary effects.")]
    public SensitivityMethod Method { get; init; }

    [Key("Look at challenger less baseline on this observable, on the last horizon; "
        + "without it at the claim's first expectation, and without a claim at value.", Place = -1)]
    public Observable? Of { get; init; }

    [Key("Base points of the Sobol indices, each run for every parameter and twice; or trajectories of Morris.", Min = 2, Max = 100_000)]
    public int Points { get; init; } = 64;

    [Key("Worlds per point, the same worlds at every point.", Min = 1, Max = 10_000)]
    public int Replicates { get; init; } = 1;

    [Key("Values along each parameter alone, both ends of its range included, from the file's own values.", Min = 2, Max = 1_000)]
    public int Levels { get; init; } = 7;

    [Key("Worlds per value along a parameter.", Min = 2, Max = 10_000)]
    public int LevelReplicates { get; init; } = 20;

    [Key("Size of the community in these runs; without it the file's.", Min = 1, Max = 10_000_000)]
    public int? Members { get; init; }

    [Key("The parameters, each between two ends." + Sample.WholeSpace, Derived = true)]
    public IReadOnlyList<SampledParameter> Over { get; init; } = [];

    /// <summary>How the points of the space are spread.</summary>
    public Design Design => Method == SensitivityMethod.Morris ? Design.Morris : Design.Saltelli;
}
