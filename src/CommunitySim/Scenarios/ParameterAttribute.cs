namespace CommunitySim;

/// <summary>How a parameter's default is known.</summary>
public enum Status
{
    /// <summary>Seen in the named publication.</summary>
    Measured,
    /// <summary>From a secondary source or from memory: check before quoting.</summary>
    Secondary,
    /// <summary>No empirical value is known, or none was fitted: sweep it.</summary>
    Assumed,
    /// <summary>A choice of the experiment, not a quantity to be known.</summary>
    Design,
}

/// <summary>What a parameter means, its unit, range, status and source. The default is the property's own.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(string meaning, string unit, double min, double max, Status status, string source) : Attribute
{
    /// <summary>One sentence.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>Unit, such as "per day"; "" where there is none.</summary>
    public string Unit { get; } = unit;

    /// <summary>Smallest value allowed.</summary>
    public double Min { get; } = min;

    /// <summary>Largest value allowed.</summary>
    public double Max { get; } = max;

    /// <summary>How the default is known.</summary>
    public Status Status { get; } = status;

    /// <summary>Where from, or why so.</summary>
    public string Source { get; } = source;

    /// <summary>The smallest value itself is not allowed.</summary>
    public bool AboveMin { get; init; }

    /// <summary>Lower end of the plausible range: from a source where there is one, else half the default; NaN where none is given.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>Upper end of the plausible range: from a source where there is one, else twice the default, or what is allowed.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>Whether a plausible range is given.</summary>
    public bool HasPlausibleRange => High > Low;

    /// <summary>Whole even numbers only.</summary>
    public bool Even { get; init; }
}
