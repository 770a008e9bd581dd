using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>The values that one place of an experiment file allows. A shape checks, reads and writes them.</summary>
public abstract record Shape
{
    /// <summary>The meaning in a sentence. A parameter has its meaning in its definition.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>The default as JSON; null if there is none, or if <see cref="Meaning"/> describes it.</summary>
    public string? Default { get; init; }

    /// <summary>The allowed values in words.</summary>
    public abstract string Allowed { get; }

    /// <summary>Adds the faults of a value to <paramref name="faults"/>.</summary>
    public abstract void Check(SourceNode found, ICollection<InputFault> faults);

    /// <summary>Reads a checked value. Returns null if no layer has one.</summary>
    internal abstract object? Read(SourceNode? found, string key, Layers layers);

    /// <summary>Writes a value, or returns null to omit it. The brief form omits values at their defaults.</summary>
    internal abstract JsonNode? Write(object value, bool brief);

    /// <summary>Refuses a list or group with too many items, so that checking them takes no time.</summary>
    protected static bool RefuseMore(SourceNode found, int? most, ICollection<InputFault> faults)
    {
        if (found.Children.Count > most)
        {
            faults.Add(found.Fault($"found {found.Children.Count} entries; allowed are up to {most}. Delete some."));
        }

        return found.Children.Count > most;
    }

    /// <summary>Returns the fault of a value that is not allowed.</summary>
    protected InputFault Refuse(SourceNode found, string hint = "") =>
        found.Fault($"found {found.Found}; allowed is {Allowed}.{hint}");

    protected static JsonNode Node(object value) => value switch
    {
        double number => JsonValue.Create(number),
        int number => JsonValue.Create(number),
        ulong number => JsonValue.Create(number),
        _ => JsonValue.Create(ParameterDefinition.Text(value))!,
    };
}

/// <summary>A number of replicates, or a group with a precision.</summary>
public sealed record EitherShape(Shape Single, GroupShape Group) : Shape
{
    public override string Allowed => $"{Single.Allowed}, or {Group.Allowed}";

    public override void Check(SourceNode found, ICollection<InputFault> faults)
    {
        if (found.Kind is JsonValueKind.Object or JsonValueKind.Number)
        {
            (found.Kind is JsonValueKind.Object ? Group : Single).Check(found, faults);
        }
        else
        {
            faults.Add(Refuse(found));
        }
    }

    internal override object? Read(SourceNode? found, string key, Layers layers) => found?.Kind == JsonValueKind.Object
        ? Group.Read(found, key, layers)
        : Replicates.Exactly(int.Parse(layers.Text(key)!, CultureInfo.InvariantCulture));

    internal override JsonNode? Write(object value, bool brief) =>
        value is Replicates { Until: null, AtMost: var count } ? Node(count) : Group.Write(value, brief);
}
