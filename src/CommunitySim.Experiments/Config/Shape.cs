using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>What may stand at one place of an experiment file: checks it, reads it and writes it.</summary>
public abstract record Shape
{
    /// <summary>What it means, in a sentence; a parameter's stands in its definition.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>What holds where nothing is written, as JSON; null where nothing does, or where <see cref="Meaning"/> says what.</summary>
    public string? Default { get; init; }

    /// <summary>What is allowed, in words.</summary>
    public abstract string Allowed { get; }

    /// <summary>Adds what is wrong with a value to <paramref name="faults"/>.</summary>
    public abstract void Check(Located found, ICollection<InputFault> faults);

    /// <summary>The value, once checked; null where no layer has one.</summary>
    internal abstract object? Read(Located? found, string key, Layers layers);

    /// <summary>The value as it is written; null where nothing is. The brief form leaves out what is at its default.</summary>
    internal abstract JsonNode? Write(object value, bool brief);

    /// <summary>Refuses a list or group that holds too much, so that no time goes into what it holds.</summary>
    protected static bool RefuseMore(Located found, int? most, ICollection<InputFault> faults)
    {
        if (found.Children.Count > most)
        {
            faults.Add(found.Fault($"found {found.Children.Count} of them; allowed are up to {most}. Leave some out."));
        }

        return found.Children.Count > most;
    }

    /// <summary>The fault of a value that is not of this shape.</summary>
    protected InputFault Refuse(Located found, string hint = "") => found.Fault($"found {found.Found}; allowed is {Allowed}.{hint}");

    protected static JsonNode Node(object value) => value switch
    {
        double number => JsonValue.Create(number),
        int number => JsonValue.Create(number),
        ulong number => JsonValue.Create(number),
        _ => JsonValue.Create(ParameterDefinition.Text(value))!,
    };
}

/// <summary>A number of replicates, or a group that says how many are enough.</summary>
public sealed record EitherShape(Shape Single, GroupShape Group) : Shape
{
    public override string Allowed => $"{Single.Allowed}, or {Group.Allowed}";

    public override void Check(Located found, ICollection<InputFault> faults)
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

    internal override object? Read(Located? found, string key, Layers layers) => found?.Kind == JsonValueKind.Object
        ? Group.Read(found, key, layers)
        : Replicates.Exactly(int.Parse(layers.Text(key)!, CultureInfo.InvariantCulture));

    internal override JsonNode? Write(object value, bool brief) =>
        value is Replicates { Until: null, AtMost: var count } ? Node(count) : Group.Write(value, brief);
}
