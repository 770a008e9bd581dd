namespace CommunitySim.Benchmarks.Figures;

/// <summary>How large and how often things are measured.</summary>
internal sealed record Effort
{
    /// <summary>Rounds of short measurements; the best counts.</summary>
    public required int Rounds { get; init; }

    /// <summary>Rounds of those that take a second or more.</summary>
    public required int LongRounds { get; init; }

    /// <summary>Member-days of a measurement, at least.</summary>
    public required int MemberDays { get; init; }

    /// <summary>Members that are small enough to be near the processor.</summary>
    public required IReadOnlyList<int> Communities { get; init; }

    /// <summary>Members of a large community.</summary>
    public required int Large { get; init; }

    /// <summary>Members of a very large one.</summary>
    public required int VeryLarge { get; init; }

    /// <summary>Worlds of an ensemble.</summary>
    public required int Worlds { get; init; }

    /// <summary>Members of a generated network.</summary>
    public required int NetworkMembers { get; init; }

    /// <summary>Ties in a long file are 2 to the power of this.</summary>
    public required int FileTiesPower { get; init; }

    /// <summary>Replicates of the main job.</summary>
    public required int Replicates { get; init; }

    /// <summary>Members of the community of which only a few are ever made.</summary>
    public required int Huge { get; init; }

    /// <summary>What the figures are asked for.</summary>
    public static Effort Full { get; } = new()
    {
        Rounds = 9,
        LongRounds = 5,
        MemberDays = 3_000_000,
        Communities = [1_000, 10_000, 100_000],
        Large = 1_000_000,
        VeryLarge = 10_000_000,
        Worlds = 24,
        NetworkMembers = 100_000,
        FileTiesPower = 26,
        Replicates = 200,
        Huge = 50_000_000,
    };

    /// <summary>Everything once, in seconds.</summary>
    public static Effort Quick { get; } = new()
    {
        Rounds = 2,
        LongRounds = 1,
        MemberDays = 600_000,
        Communities = [1_000, 10_000],
        Large = 50_000,
        VeryLarge = 100_000,
        Worlds = 4,
        NetworkMembers = 10_000,
        FileTiesPower = 18,
        Replicates = 4,
        Huge = 200_000,
    };
}
