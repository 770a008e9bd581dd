using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>How many worlds a cell gets: so many, or as many as a precision takes.</summary>
public sealed record Replicates
{
    [Key("Worlds are added to a cell until the 95% interval of the paired difference, "
        + "challenger minus baseline on the last horizon, is no wider than plus or minus this.", Min = 1e-9, Max = 1e9,
        Missing = """write { "precision": 0.005, "of": "trust", "atLeast": 20, "atMost": 2000 }""")]
    public double? Precision { get; init; }

    [Key("The observable whose difference is to be known that well.")]
    public Observable Of { get; init; } = Observable.Trust;

    /// <summary>The same as <see cref="AtMost"/> where it is a count.</summary>
    [Key("Worlds per cell before the precision is looked at.", Min = 2, Max = 1_000_000)]
    public int AtLeast { get; init; } = 20;

    [Key("Worlds per cell after which none is added, precise or not.", Min = 2, Max = 1_000_000)]
    public int AtMost { get; init; } = 2000;

    /// <summary>When there are enough, or null for a count.</summary>
    public Precision? Until => Precision is { } width ? new Precision(width, Of) : null;

    /// <summary>So many, at least 1.</summary>
    public static Replicates Exactly(int count) => new() { AtLeast = count, AtMost = count };

    /// <summary>Such as "200 replicates", or "20 to 2000 replicates (until trust is known to ±0.005)".</summary>
    public override string ToString() => Until is null
        ? $"{AtMost} replicate{(AtMost == 1 ? "" : "s")}"
        : FormattableString.Invariant($"{AtLeast} to {AtMost} replicates (until {Until.Of.Name()} is known to ±{Until.HalfWidth})");
}

/// <summary>Worlds are added until the 95% interval of the paired difference on the last horizon is mean ± the half width, or narrower.</summary>
public sealed record Precision(double HalfWidth, Observable Of);

/// <summary>What is kept of every run.</summary>
public enum Keep
{
    /// <summary>The days of the horizons; of the other days what they say together.</summary>
    Horizons,
    Daily,
    /// <summary>The days of the horizons, and nothing of the others.</summary>
    Outcomes,
}

/// <summary>A network file that an experiment names.</summary>
public sealed record NetworkSource(string File, string Hash, NetworkReading Reading);
