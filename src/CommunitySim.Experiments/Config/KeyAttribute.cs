namespace CommunitySim.Experiments.Config;

/// <summary>
/// Marks a key of the experiment file. The property's name in camel case is the key. Its initial value is the
/// default, and its type defines the allowed values. On a record, the attribute describes an item of a list.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
internal sealed class KeyAttribute(string meaning) : Attribute
{
    public string Meaning => meaning;

    /// <summary>The key, if it differs from the property's name.</summary>
    public string? Name { get; init; }

    public double Min { get; init; }

    public double Max { get; init; }

    /// <summary>The most characters of a text; 0 for no limit.</summary>
    public int Longest { get; init; }

    /// <summary>The most items of a list or group; 0 for no limit.</summary>
    public int Most { get; init; }

    /// <summary>Whether the items of the list must differ.</summary>
    public bool Unique { get; init; }

    /// <summary>The two words of a Boolean value, the default first.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>The allowed values of an enumeration; empty for all.</summary>
    public object[] Choices { get; init; } = [];

    /// <summary>The remedy if this required key is missing; null for an optional key.</summary>
    public string? Missing { get; init; }

    /// <summary>The default as JSON, for lists and groups.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the default depends on other keys, so that it cannot be listed.</summary>
    public bool Derived { get; init; }

    /// <summary>Whether a written experiment omits the key at its default.</summary>
    public bool OmitAtDefault { get; init; }

    /// <summary>The order when written: keys below 0 come before the others, keys above 0 after them.</summary>
    public int Place { get; init; }
}
