using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>The number of worlds in a cell: a fixed count, or as many as a precision takes.</summary>
public sealed record Replicates
{
    [Key("The target half-width of the 95% interval of challenger minus baseline on the last horizon. "
        + "A cell runs more worlds until it is reached.", Min = 1e-9, Max = 1e9,
        Missing = """write { "precision": 0.005, "of": "trust", "atLeast": 30, "atMost": 2000 }""")]
    public double? Precision { get; init; }

    [Key("The observable to which the precision applies.")]
    public Observable Of { get; init; } = Observable.Trust;

    /// <summary>
    /// The first worlds with which an interval that stops a run covers as often as it says. A run stops where chance
    /// makes the interval narrow, which few first worlds do most easily.
    /// </summary>
    public const int FewestFirst = 30;

    /// <summary>Equals <see cref="AtMost"/> for a fixed count.</summary>
    [Key("Least number of worlds per cell, before the precision counts. With fewer than 30, "
        + "the interval covers the truth less often than 95 times in 100.", Min = 2, Max = 1_000_000)]
    public int AtLeast { get; init; } = FewestFirst;

    [Key("Most worlds per cell, even if the precision is not reached.", Min = 2, Max = 1_000_000)]
    public int AtMost { get; init; } = 2000;

    /// <summary>The precision to reach; null for a fixed count.</summary>
    public Precision? Until => Precision is { } width ? new Precision(width, Of) : null;

    /// <summary>Returns a fixed count of at least 1.</summary>
    public static Replicates Exactly(int count) => new() { AtLeast = count, AtMost = count };

    /// <summary>Formats as "200 replicates" or "30 to 2000 replicates (until trust is known to ±0.005)".</summary>
    public override string ToString() => Until is null
        ? $"{AtMost} replicate{(AtMost == 1 ? "" : "s")}"
        : FormattableString.Invariant($"{AtLeast} to {AtMost} replicates (until {Until.Of.Name()} is known to ±{Until.HalfWidth})");
}

/// <summary>The target half-width of the 95% interval of the paired difference on the last horizon.</summary>
public sealed record Precision(double HalfWidth, Observable Of);

/// <summary>The days that a store keeps of every run.</summary>
public enum Keep
{
    /// <summary>The horizons, and statistics over worlds of all days.</summary>
    Horizons,
    Daily,
    /// <summary>Only the horizons.</summary>
    Outcomes,
}

/// <summary>A network file that an experiment names.</summary>
public sealed record NetworkSource(string File, string Hash, NetworkReading Reading);

/// <summary>The file of members that an experiment names, and what it says of them.</summary>
public sealed record MembersSource(string File, string Hash, Members.MemberTable Table);
