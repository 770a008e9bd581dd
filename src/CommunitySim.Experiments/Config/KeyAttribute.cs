namespace CommunitySim.Experiments.Config;

/// <summary>
/// A key of the experiment file. The property's name with a small first letter is the key, its initial value the default, and
/// its type says what may be written. On a record: what the record means as an item of a list.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
internal sealed class KeyAttribute(string meaning) : Attribute
{
    public string Meaning => meaning;

    /// <summary>The key, where it is not the property's name.</summary>
    public string? Name { get; init; }

    public double Min { get; init; }

    public double Max { get; init; }

    /// <summary>The most characters of a text; 0 without a limit.</summary>
    public int Longest { get; init; }

    /// <summary>The most items of a list or group; 0 without a limit.</summary>
    public int Most { get; init; }

    /// <summary>No item of the list may stand twice.</summary>
    public bool Unique { get; init; }

    /// <summary>The two words of a yes or no, the default first.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>The values of an enumeration that may be written; empty for all.</summary>
    public object[] Choices { get; init; } = [];

    /// <summary>The key must be written; this is the remedy where it is missing.</summary>
    public string? Missing { get; init; }

    /// <summary>The default as JSON, for lists and groups.</summary>
    public string? Default { get; init; }

    /// <summary>What holds without the key depends on others, so that there is no default to tell.</summary>
    public bool Derived { get; init; }

    /// <summary>Left out of every written experiment where it is at its default.</summary>
    public bool OmitAtDefault { get; init; }

    /// <summary>Where it stands among its neighbours when written: below 0 before them, above 0 behind them.</summary>
    public int Place { get; init; }
}
