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
    /// <param name="found">What was said here, or null.</param>
    /// <param name="key">The key in the layers.</param>
    /// <param name="layers">The layers.</param>
    internal abstract object? Read(Located? found, string key, Layers layers);

    /// <summary>The value as it is written; null where nothing is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="brief">Without what is at its default.</param>
    internal abstract JsonNode? Write(object value, bool brief);

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

    /// <summary>A single value as JSON.</summary>
    protected static JsonNode Node(object value) => value switch
    {
        double number => JsonValue.Create(number),
        int number => JsonValue.Create(number),
        ulong number => JsonValue.Create(number),
        _ => JsonValue.Create(ParameterDefinition.Text(value))!,
    };
}

/// <summary>Plain text.</summary>
public sealed record TextShape : Shape
{
    /// <summary>Characters at most; null without a limit.</summary>
    public int? Longest { get; init; }

    /// <summary>Makes a value of the text; null where none can be made.</summary>
    internal Func<string, object?> Parse { get; init; } = text => text;

    /// <summary>What to say of a text of which no value can be made.</summary>
    internal Func<string, string>? Unreadable { get; init; }

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

    /// <inheritdoc/>
    internal override object? Read(Located? found, string key, Layers layers)
    {
        if (layers.Text(key) is not { } text)
        {
            return null;
        }

        object? value = Parse(text);
        if (value is null)
        {
            layers.Refuse(found!, Unreadable!(text));
        }

        return value;
    }

    /// <inheritdoc/>
    internal override JsonNode Write(object value, bool brief) => JsonValue.Create(value.ToString())!;
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

    /// <inheritdoc/>
    internal override object? Read(Located? found, string key, Layers layers) =>
        layers.Text(key) is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <inheritdoc/>
    internal override JsonNode Write(object value, bool brief) => Node(value);
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

    /// <inheritdoc/>
    internal override object? Read(Located? found, string key, Layers layers) =>
        layers.Text(key) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) + 0.0 : null;

    /// <inheritdoc/>
    internal override JsonNode Write(object value, bool brief) => Node(value);
}

/// <summary>One of a few words.</summary>
/// <param name="Words">The words.</param>
/// <param name="Values">The value that each stands for.</param>
public sealed record ChoiceShape(IReadOnlyList<string> Words, IReadOnlyList<object> Values) : Shape
{
    /// <summary>Values of an enumeration by their names.</summary>
    internal static ChoiceShape Of(IReadOnlyList<object> values) => new([.. values.Select(ParameterDefinition.Text)], values);

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

    /// <inheritdoc/>
    internal override object? Read(Located? found, string key, Layers layers) => layers.Text(key) is { } text ? Values[Place(Words, text)] : null;

    /// <inheritdoc/>
    internal override JsonNode Write(object value, bool brief) => value is bool ? Words[Place(Values, value)] : Node(value);

    private static int Place<T>(IReadOnlyList<T> items, T item) => items.Index().First(found => found.Item!.Equals(item)).Index;
}

/// <summary>A number of replicates, or a group that says how many are enough.</summary>
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

    /// <inheritdoc/>
    internal override object? Read(Located? found, string key, Layers layers) => found?.Kind == JsonValueKind.Object
        ? Group.Read(found, key, layers)
        : Replicates.Exactly(int.Parse(layers.Text(key)!, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    internal override JsonNode? Write(object value, bool brief) =>
        value is Replicates { Until: null, AtMost: var count } ? Node(count) : Group.Write(value, brief);
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

    /// <inheritdoc/>
    internal override object? Read(Located? found, string key, Layers layers) => layers.Text(key) is { } text ? Definition.Parse(text) : null;

    /// <inheritdoc/>
    internal override JsonNode Write(object value, bool brief) => Node(value);
}
