using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>A single value.</summary>
public abstract record SingleShape : Shape
{
    protected abstract JsonValueKind Kind { get; }

    /// <summary>Parses a text. Returns null if the value is not allowed.</summary>
    protected abstract object? Parse(string text);

    /// <summary>Returns a remedy for a value that is not allowed, or "".</summary>
    protected virtual string Hint(SourceNode found) => "";

    public override void Check(SourceNode found, ICollection<InputFault> faults)
    {
        if (found.Kind != Kind || Parse(found.Text) is null)
        {
            faults.Add(Refuse(found, Hint(found)));
        }
    }

    internal override object? Read(SourceNode? found, string key, Layers layers) =>
        layers.Text(key) is { } text ? Parse(text) : null;

    internal override JsonNode Write(object value, bool brief) => Node(value);
}

/// <summary>A text, which may be converted to a value.</summary>
public sealed record TextShape : SingleShape
{
    /// <summary>The most characters; null for no limit.</summary>
    public int? Longest { get; init; }

    /// <summary>Converts the text to a value, or returns null.</summary>
    internal Func<string, object?> Make { get; init; } = text => text;

    /// <summary>Returns the message for a text that cannot be converted.</summary>
    internal Func<string, string> Unreadable { get; init; } = _ => "";

    public override string Allowed => $"text in quotes{(Longest is null ? "" : $", up to {Longest} characters")}";

    protected override JsonValueKind Kind => JsonValueKind.String;

    public override void Check(SourceNode found, ICollection<InputFault> faults)
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
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            && number >= Min && number <= Max
                ? number
                : null;
}

/// <summary>A number in a range.</summary>
public sealed record NumberShape(double Min, double Max) : SingleShape
{
    public override string Allowed => $"a number from {Min} to {Max}";

    protected override JsonValueKind Kind => JsonValueKind.Number;

    // Adding 0.0 turns -0 into 0.
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

    // Studies use designs that a file must not contain.
    internal override JsonNode Write(object value, bool brief) =>
        value is bool ? Words[Values[0].Equals(value) ? 0 : 1] : Node(value);

    protected override object? Parse(string text) => Words.Zip(Values).FirstOrDefault(choice => choice.First == text).Second;

    protected override string Hint(SourceNode found) => Nearest.Hint(found.Text, Words);
}

/// <summary>A value of a parameter of the model.</summary>
public sealed record ParameterShape(ParameterDefinition Definition) : SingleShape
{
    public override string Allowed => Definition.Allowed;

    protected override JsonValueKind Kind =>
        Definition.Type == typeof(double) || Definition.Type == typeof(int) ? JsonValueKind.Number : JsonValueKind.String;

    protected override object? Parse(string text) => Definition.Parse(text);

    protected override string Hint(SourceNode found) =>
        found.Kind == JsonValueKind.String && Definition.IsWord ? Nearest.Hint(found.Text, Definition.Words)
        : found.Kind == JsonValueKind.Array ? $" To vary it, write \"sweep\": {{ \"{Definition.Path}\": [...] }}."
        : "";
}
