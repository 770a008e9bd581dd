using System.Globalization;
using System.Text.Json;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>What may stand at one place of an experiment file.</summary>
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

    /// <summary>Refuses a list or group that holds too much, so that no time goes into what it holds.</summary>
    protected static bool RefuseMore(Located found, int? most, ICollection<InputFault> faults)
    {
        if (found.Children.Count > most)
        {
            faults.Add(new InputFault(found.Where, found.Path, $"found {found.Children.Count} of them; allowed are up to {most}. Leave some out."));
        }

        return found.Children.Count > most;
    }

    /// <summary>The fault of a value that is not of this shape.</summary>
    protected InputFault Refuse(Located found) => new(found.Where, found.Path, $"found {found.Found}; allowed is {Allowed}.");
}

/// <summary>Plain text.</summary>
public sealed record TextShape : Shape
{
    /// <summary>Characters at most; null without a limit.</summary>
    public int? Longest { get; init; }

    /// <inheritdoc/>
    public override string Allowed => $"text in quotes{(Longest is null ? "" : $", up to {Longest} characters")}";

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        if (found.Kind != JsonValueKind.String)
        {
            faults.Add(Refuse(found));
        }
        else if (found.Text.EnumerateRunes().Count() is var length && length > Longest)
        {
            faults.Add(new InputFault(found.Where, found.Path, $"this text has {length} characters; allowed are up to {Longest}. Shorten it."));
        }
    }
}

/// <summary>A whole number in a range.</summary>
public sealed record WholeShape(ulong Min, ulong Max) : Shape
{
    /// <inheritdoc/>
    public override string Allowed => $"a whole number from {Min} to {Max}";

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        bool fits = found.Kind == JsonValueKind.Number
            && ulong.TryParse(found.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) && number >= Min && number <= Max;
        if (!fits)
        {
            faults.Add(Refuse(found));
        }
    }
}

/// <summary>A number in a range.</summary>
public sealed record NumberShape(double Min, double Max) : Shape
{
    /// <inheritdoc/>
    public override string Allowed => $"a number from {Min} to {Max}";

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        double number = found.Kind == JsonValueKind.Number ? double.Parse(found.Text, CultureInfo.InvariantCulture) : double.NaN;
        if (!(number >= Min && number <= Max))
        {
            faults.Add(Refuse(found));
        }
    }
}

/// <summary>One of a few words.</summary>
public sealed record ChoiceShape(IReadOnlyList<string> Words) : Shape
{
    /// <inheritdoc/>
    public override string Allowed => string.Join(" | ", Words);

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        if (found.Kind != JsonValueKind.String || !Words.Contains(found.Text, StringComparer.Ordinal))
        {
            faults.Add(Refuse(found) with { What = Refuse(found).What + Nearest.Hint(found.Text, Words) });
        }
    }
}

/// <summary>A single value, or a group that says more.</summary>
public sealed record EitherShape(Shape Single, GroupShape Group) : Shape
{
    /// <inheritdoc/>
    public override string Allowed => $"{Single.Allowed}, or {Group.Allowed}";

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        if (found.Kind is JsonValueKind.Object)
        {
            Group.Check(found, faults);
        }
        else if (found.Kind is JsonValueKind.Number)
        {
            Single.Check(found, faults);
        }
        else
        {
            faults.Add(Refuse(found));
        }
    }
}

/// <summary>A value of a parameter of the model.</summary>
public sealed record ParameterShape(ParameterDefinition Definition) : Shape
{
    /// <inheritdoc/>
    public override string Allowed => Definition.Allowed;

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        bool number = Definition.Type == typeof(double) || Definition.Type == typeof(int);
        if (found.Kind == (number ? JsonValueKind.Number : JsonValueKind.String) && Definition.Parse(found.Text) is not null)
        {
            return;
        }

        string hint = found.Kind == JsonValueKind.String && Definition.Type.IsEnum
            ? Nearest.Hint(found.Text, Definition.Words)
            : found.Kind == JsonValueKind.Array ? $" To vary it, put it into \"sweep\": {{ \"{Definition.Path}\": [...] }}." : "";
        faults.Add(Refuse(found) with { What = Refuse(found).What + hint });
    }
}

/// <summary>A list whose items are all of one shape.</summary>
public sealed record ListShape(Shape Item) : Shape
{
    /// <summary>The most items that may stand in it; null where something else bounds them.</summary>
    public int? Most { get; init; }

    /// <summary>No item may stand twice. Who asks for it checks it, for a message that says why.</summary>
    public bool Unique { get; init; }

    /// <inheritdoc/>
    public override string Allowed => $"a list [ ], each item {Item.Allowed}";

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        if (found.Kind != JsonValueKind.Array || found.Children.Count == 0)
        {
            faults.Add(found.Kind == JsonValueKind.Array ? new(found.Where, found.Path, $"found an empty list; allowed is {Allowed}.") : Refuse(found));
        }

        if (RefuseMore(found, Most, faults))
        {
            return;
        }

        foreach ((_, Located item) in found.Children)
        {
            Item.Check(item, faults);
        }
    }
}

/// <summary>A group of named values.</summary>
/// <param name="Keys">The keys that have a meaning.</param>
/// <param name="Named">The shape under any other key, which is a name that the user gives; null where only those keys may stand.</param>
public sealed record GroupShape(IReadOnlyDictionary<string, Shape> Keys, Shape? Named = null) : Shape
{
    // More than anybody reads in a message.
    private const int Many = 20;

    /// <summary>Keys that must stand here once the file and --set are put together; only then are they asked for.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The most names that may stand in it; null where its keys bound them.</summary>
    public int? Most { get; init; }

    /// <summary>What stands in the group, in words; null for its keys.</summary>
    public string? Content { get; init; }

    /// <inheritdoc/>
    public override string Allowed =>
        (Content ?? (Keys.Count <= Many ? string.Join(", ", Keys.Keys) : "")) is { Length: > 0 } content
            ? $"a group {{ }} of {content}"
            : "a group { }";

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        if (found.Kind != JsonValueKind.Object)
        {
            faults.Add(Refuse(found));
            return;
        }

        if (RefuseMore(found, Most, faults))
        {
            return;
        }

        foreach ((string name, Located value) in found.Children)
        {
            if ((Keys.GetValueOrDefault(name) ?? Named) is { } shape)
            {
                shape.Check(value, faults);
            }
            else
            {
                faults.Add(new InputFault(value.Named, value.Path, $"\"{name}\" is not known here.{Hint(name)}"));
            }
        }
    }

    /// <summary>The nearest key here; else the nearest parameter anywhere, for one that stands in the wrong group.</summary>
    private string Hint(string name)
    {
        string near = Nearest.Hint(name, Keys.Keys);
        string far = near.Length == 0 ? Nearest.Hint(name, Parameters.All.Select(parameter => parameter.Path)) : near;
        return far.Length > 0 ? far
            : Keys.Count > Many ? " Leave it out; `communitysim explain` lists what is known."
            : $" Known are: {string.Join(", ", Keys.Keys)}.";
    }
}
