using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>A list whose items are all of one shape.</summary>
public sealed record ListShape(Shape Item) : Shape
{
    /// <summary>The most items that may stand in it; null where something else bounds them.</summary>
    public int? Most { get; init; }

    /// <summary>No item may stand twice. Who asks for it checks it, for a message that says why.</summary>
    public bool Unique { get; init; }

    public override string Allowed => $"a list [ ], each item {Item.Allowed}";

    public override void Check(Located found, ICollection<InputFault> faults)
    {
        if (found.Kind != JsonValueKind.Array || found.Children.Count == 0)
        {
            faults.Add(found.Kind == JsonValueKind.Array ? found.Fault($"found an empty list; allowed is {Allowed}.") : Refuse(found));
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

    internal override object? Read(Located? found, string key, Layers layers) =>
        found?.Children.Select(item => Item.Read(item.Value, item.Value.Key, layers)).OfType<object>().ToList();

    internal override JsonNode? Write(object value, bool brief) =>
        (IEnumerable)value is var items && items.Cast<object>().Select(item => Item.Write(item, brief)).ToArray() is { Length: > 0 } written
            ? new JsonArray(written)
            : null;
}

/// <summary>A group of named values.</summary>
/// <param name="Keys">The keys that have a meaning.</param>
/// <param name="Named">The shape under any other key, which is a name that the user gives; null where only those keys may stand.</param>
public record GroupShape(IReadOnlyDictionary<string, Shape> Keys, Shape? Named = null) : Shape
{
    // More than anybody reads in a message.
    private const int Many = 20;

    /// <summary>Keys that must stand here once the file and --set are put together; only then are they asked for.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The most names that may stand in it; null where its keys bound them.</summary>
    public int? Most { get; init; }

    /// <summary>The name under which an item is written, where the entries make a list.</summary>
    internal Func<object, string>? NameOf { get; init; }

    /// <summary>What stands in the group, in words; null for its keys.</summary>
    public string? Content { get; init; }

    public override string Allowed =>
        (Content ?? (Keys.Count <= Many ? string.Join(", ", Keys.Keys) : "")) is { Length: > 0 } content
            ? $"a group {{ }} of {content}"
            : "a group { }";

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

    internal override object? Read(Located? found, string key, Layers layers) => found?.Children
        .Select(entry => (Keys.GetValueOrDefault(entry.Name) ?? Named)!.Read(entry.Value, entry.Value.Key, layers))
        .OfType<object>()
        .ToList();

    internal override JsonNode? Write(object value, bool brief) => new JsonObject(((IEnumerable)value).Cast<object>()
        .Select(item => (Name: NameOf!(item), Item: item))
        .Select(entry => KeyValuePair.Create(entry.Name, (Keys.GetValueOrDefault(entry.Name) ?? Named)!.Write(entry.Item, brief))));

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
