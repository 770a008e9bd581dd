using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>A list whose items all have one shape.</summary>
public sealed record ListShape(Shape Item) : Shape
{
    /// <summary>The most items; null if something else limits them.</summary>
    public int? Most { get; init; }

    /// <summary>Whether items must differ. The list's owner checks this, because its message can say why.</summary>
    public bool Unique { get; init; }

    public override string Allowed => $"a list [ ], each item {Item.Allowed}";

    public override void Check(SourceNode found, ICollection<InputFault> faults)
    {
        if (found.Kind != JsonValueKind.Array || found.Children.Count == 0)
        {
            faults.Add(found.Kind == JsonValueKind.Array
                ? found.Fault($"found an empty list; write at least one item, each {Item.Allowed}.")
                : Refuse(found));
        }

        if (RefuseMore(found, Most, faults))
        {
            return;
        }

        foreach ((_, SourceNode item) in found.Children)
        {
            Item.Check(item, faults);
        }
    }

    internal override object? Read(SourceNode? found, string key, Layers layers) =>
        found?.Children.Select(item => Item.Read(item.Value, item.Value.Key, layers)).OfType<object>().ToList();

    internal override JsonNode? Write(object value, bool brief) =>
        (IEnumerable)value is var items && items.Cast<object>().Select(item => Item.Write(item, brief)).ToArray() is { Length: > 0 } written
            ? new JsonArray(written)
            : null;
}

/// <summary>A group of named values.</summary>
/// <param name="Keys">The known keys.</param>
/// <param name="Named">The shape under names that the user gives; null if only known keys are allowed.</param>
public record GroupShape(IReadOnlyDictionary<string, Shape> Keys, Shape? Named = null) : Shape
{
    // A message lists at most this many keys.
    private const int Many = 20;

    /// <summary>Keys that must be present after the file and --set are merged. Only then are they checked.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The most names; null if the keys limit them.</summary>
    public int? Most { get; init; }

    /// <summary>Returns the name of an item when the entries make a list.</summary>
    internal Func<object, string>? NameOf { get; init; }

    /// <summary>Describes the content of the group; null for a list of its keys.</summary>
    public string? Content { get; init; }

    /// <summary>Returns a group of names, each with a group of one shape.</summary>
    /// <param name="key">The key of the group.</param>
    /// <param name="named">The shape behind each name.</param>
    /// <param name="nameOf">Returns the name of an item.</param>
    internal static GroupShape OfNames(KeyAttribute key, GroupShape named, Func<object, string> nameOf) =>
        new(new Dictionary<string, Shape>(StringComparer.Ordinal), named)
        {
            Most = key.Most,
            Content = $"names, each with a group {{ }} of {string.Join(", ", named.Keys.Keys)}",
            NameOf = nameOf,
        };

    public override string Allowed =>
        (Content ?? (Keys.Count <= Many ? string.Join(", ", Keys.Keys) : "")) is { Length: > 0 } content
            ? $"a group {{ }} of {content}"
            : "a group { }";

    public override void Check(SourceNode found, ICollection<InputFault> faults)
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

        foreach ((string name, SourceNode value) in found.Children)
        {
            if ((Keys.GetValueOrDefault(name) ?? Named) is { } shape)
            {
                shape.Check(value, faults);
            }
            else
            {
                faults.Add(new InputFault(value.Named, value.Path, $"\"{name}\" is no key here.{Hint(name)}"));
            }
        }
    }

    internal override object? Read(SourceNode? found, string key, Layers layers) => found?.Children
        .Select(entry => (Keys.GetValueOrDefault(entry.Name) ?? Named)!.Read(entry.Value, entry.Value.Key, layers))
        .OfType<object>()
        .ToList();

    internal override JsonNode? Write(object value, bool brief) => new JsonObject(((IEnumerable)value).Cast<object>()
        .Select(item => (Name: NameOf!(item), Item: item))
        .Select(entry => KeyValuePair.Create(entry.Name, (Keys.GetValueOrDefault(entry.Name) ?? Named)!.Write(entry.Item, brief))));

    /// <summary>Suggests the nearest key here, or else the nearest parameter of any group.</summary>
    private string Hint(string name)
    {
        string near = Nearest.Hint(name, Keys.Keys);
        string far = near.Length == 0 ? Nearest.Hint(name, Parameters.All.Select(parameter => parameter.Path)) : near;
        return far.Length > 0 ? far
            : Keys.Count > Many ? " Delete it; `communitysim explain` lists all keys."
            : $" Known keys: {string.Join(", ", Keys.Keys)}.";
    }
}
