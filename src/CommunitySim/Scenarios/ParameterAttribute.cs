namespace CommunitySim;

/// <summary>The evidence for a parameter's default.</summary>
public enum Status
{
    /// <summary>Read in the named publication.</summary>
    Measured,
    /// <summary>From a secondary source or from memory. Check it before you quote it.</summary>
    Secondary,
    /// <summary>No empirical value is known or fitted. Sweep it.</summary>
    Assumed,
    /// <summary>A choice of the experiment rather than a fact.</summary>
    Design,
}

/// <summary>What a parameter means, its unit, range, status and source. The default is the property's own.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(string meaning, string unit, double min, double max, Status status, string source) : Attribute
{
    /// <summary>The meaning in one sentence.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>Unit, such as "per day"; empty without one.</summary>
    public string Unit { get; } = unit;

    /// <summary>Smallest value allowed.</summary>
    public double Min { get; } = min;

    /// <summary>Largest value allowed.</summary>
    public double Max { get; } = max;

    /// <summary>The evidence for the default.</summary>
    public Status Status { get; } = status;

    /// <summary>The source, or the reason.</summary>
    public string Source { get; } = source;

    /// <summary>Whether the smallest value itself is excluded.</summary>
    public bool AboveMin { get; init; }

    /// <summary>Lower plausible end: from a source if there is one, else half the default. NaN if none is given.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>
    /// Upper end of the plausible range: from a source if there is one, else twice the default or the largest value
    /// allowed.
    /// </summary>
    public double High { get; init; } = double.NaN;

    /// <summary>Whether a plausible range is given.</summary>
    public bool HasPlausibleRange => High > Low;

    /// <summary>How to compute the value from data of one's own community; empty if no such way is known.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The path of the parameter that gives an optional one its value if it has none of its own.</summary>
    public string Otherwise { get; init; } = "";

    /// <summary>Whether only even whole numbers are allowed.</summary>
    public bool Even { get; init; }
}
