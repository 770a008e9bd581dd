namespace CommunitySim.Experiments.Config;

/// <summary>The method of a sensitivity analysis.</summary>
public enum SensitivityMethod
{
    Sobol,
    Morris,
}

/// <summary>
/// A plan to find the parameters that drive a result. Indices cover the whole parameter space; lines vary each
/// parameter alone from the file's own values.
/// </summary>
public sealed record SensitivityPlan
{
    /// <summary>The most parameters with a Sobol index of their own. A screening finds them if there are more.</summary>
    public const int MostIndexed = 8;

    // A walk of 44 parameters costs as much as four base points of eight indices, so a tenth is two fifths of the cost.
    private const int PointsPerWalk = 10, FewestWalks = 2;

    [Key("sobol: shares of the variance due to each parameter alone (first) and with all its interactions (total), "
        + "for the 8 parameters that matter most in a screening; "
        + "morris: only the screening, by mean and spread of elementary effects.")]
    public SensitivityMethod Method { get; init; }

    [Key("The observable whose difference, challenger minus baseline on the last horizon, is analysed; "
        + "by default the claim's first expectation, or value without a claim.", Place = -1)]
    public Observable? Of { get; init; }

    [Key("sobol: number of points in the space, and of base points for the indices; morris: number of trajectories.",
        Min = 2, Max = 100_000)]
    public int Points { get; init; } = 128;

    [Key("Worlds per point of the space; each point has worlds of its own.", Min = 1, Max = Cell.MostWorldsPerLuck)]
    public int Replicates { get; init; } = 5;

    [Key("Whether to run all strategies at every point of the space, which the recommendation needs. "
        + "no: only those that the studied difference compares.", Words = ["yes", "no"], OmitAtDefault = true)]
    public bool Decide { get; init; } = true;

    [Key("Number of values along each parameter's range, including both ends; all else has the file's own values.",
        Min = 2, Max = 1_000)]
    public int Levels { get; init; } = 7;

    [Key("Worlds per value along a parameter's range.", Min = 2, Max = 10_000)]
    public int LevelReplicates { get; init; } = 20;

    [Key("Size of the community in these runs; by default the file's.", Min = 1, Max = 10_000_000)]
    public int? Members { get; init; }

    [Key("The parameters to vary, each with its range." + Sample.WholeSpace, Derived = true)]
    public IReadOnlyList<SampledParameter> Over { get; init; } = [];

    /// <summary>Whether a screening chooses the parameters with Sobol indices.</summary>
    public bool Screens => Method == SensitivityMethod.Sobol && Over.Count > MostIndexed;

    /// <summary>The trajectories of a screening.</summary>
    public int Walks => Method == SensitivityMethod.Morris ? Points : Math.Max(FewestWalks, Points / PointsPerWalk);
}
