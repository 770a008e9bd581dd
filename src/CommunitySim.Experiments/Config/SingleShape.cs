using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>A single value.</summary>
public abstract record SingleShape : Shape
{
    protected abstract JsonValueKind Kind { get; }

    /// <summary>The value of a text; null where it is not allowed.</summary>
    protected abstract object? Parse(string text);

    /// <summary>More about a value that is not allowed.</summary>
    protected virtual string Hint(Located found) => "";

    public override void Check(Located found, ICollection<InputFault> faults)
    {
        if (found.Kind != Kind || Parse(found.Text) is null)
        {
            faults.Add(Refuse(found, Hint(found)));
        }
    }

    internal override object? Read(Located? found, string key, Layers layers) => layers.Text(key) is { } text ? Parse(text) : null;

    internal override JsonNode Write(object value, bool brief) => Node(value);
}

/// <summary>Text, of which a value may be made.</summary>
public sealed record TextShape : SingleShape
{
    /// <summary>Characters at most; null without a limit.</summary>
    public int? Longest { get; init; }

    /// <summary>Makes a value of the text; null where none can be made.</summary>
    internal Func<string, object?> Make { get; init; } = text => text;

    /// <summary>What to say of a text of which no value can be made.</summary>
    internal Func<string, string> Unreadable { get; init; } = _ => "";

    public override string Allowed => $"text in quotes{(Longest is null ? "" : $", up to {Longest} characters")}";

    protected override JsonValueKind Kind => JsonValueKind.String;

    public override void Check(Located found, ICollection<InputFault> faults)
    {
        if (found.Kind != Kind)
        {
            faults.Add(Refuse(found));
        }
        else if (found.Text.EnumerateRunes().Count() is var length && length > Longest)
        {
            faults.Add(found.Fault($"this text has {length} characters; allowed are up to {Longest}. Shorten it."));
        }
        else if (Make(found.Text) is null)
        {
            faults.Add(found.Fault(Unreadable(found.Text)));
        }
    }

    internal override JsonNode Write(object value, bool brief) => JsonValue.Create(value.ToString())!;

    protected override object? Parse(string text) => Make(text);
}

/// <summary>A whole number in a range.</summary>
public sealed record WholeShape(ulong Min, ulong Max) : SingleShape
{
    public override string Allowed => $"a whole number from {Min} to {Max}";

    protected override JsonValueKind Kind => JsonValueKind.Number;

    protected override object? Parse(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) && number >= Min && number <= Max ? number : null;
}

/// <summary>A number in a range.</summary>
public sealed record NumberShape(double Min, double Max) : SingleShape
{
    public override string Allowed => $"a number from {Min} to {Max}";

    protected override JsonValueKind Kind => JsonValueKind.Number;

    // -0 is no other number than 0.
    protected override object? Parse(string text) =>
        double.Parse(text, CultureInfo.InvariantCulture) is var number && number >= Min && number <= Max ? number + 0.0 : null;
}

/// <summary>One of a few words.</summary>
public sealed record ChoiceShape(IReadOnlyList<string> Words, IReadOnlyList<object> Values) : SingleShape
{
    internal ChoiceShape(IReadOnlyList<object> values)
        : this([.. values.Select(ParameterDefinition.Text)], values)
    {
    }

    public override string Allowed => string.Join(" | ", Words);

    protected override JsonValueKind Kind => JsonValueKind.String;

    // Studies are written with designs that no file may ask for.
    internal override JsonNode Write(object value, bool brief) => value is bool ? Words[Values[0].Equals(value) ? 0 : 1] : Node(value);

    protected override object? Parse(string text) => Words.Zip(Values).FirstOrDefault(choice => choice.First == text).Second;

    protected override string Hint(Located found) => Nearest.Hint(found.Text, Words);
}

/// <summary>A value of a parameter of the model.</summary>
public sealed record ParameterShape(ParameterDefinition Definition) : SingleShape
{
    public override string Allowed => Definition.Allowed;

    protected override JsonValueKind Kind =>
        Definition.Type == typeof(double) || Definition.Type == typeof(int) ? JsonValueKind.Number : JsonValueKind.String;

    protected override object? Parse(string text) => Definition.Parse(text);

    protected override string Hint(Located found) =>
        found.Kind == JsonValueKind.String && Definition.Type.IsEnum ? Nearest.Hint(found.Text, Definition.Words)
        : found.Kind == JsonValueKind.Array ? $" To vary it, put it into \"sweep\": {{ \"{Definition.Path}\": [...] }}."
        : "";
}
