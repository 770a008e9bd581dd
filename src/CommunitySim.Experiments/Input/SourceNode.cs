using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommunitySim.Experiments.Input;

/// <summary>A value of the input with its place, which Microsoft.Extensions.Configuration does not keep.</summary>
/// <param name="Path">Dotted path, such as "strategies.connect.brand.skill".</param>
/// <param name="Key">The same as a configuration key, with colons.</param>
/// <param name="Where">File, line and column, or the --set.</param>
/// <param name="Kind">Object, array, string, number, true, false or null.</param>
/// <param name="Text">The value as text, for single values.</param>
public sealed partial record SourceNode(string Path, string Key, string Where, JsonValueKind Kind, string Text)
{
    private Dictionary<string, int>? _places;
    private int _placed;

    /// <summary>The place of the key that names this value, or of the value itself without a key.</summary>
    public string Named { get; init; } = Where;

    /// <summary>Members of an object, or items of an array under "0", "1", ..., in the order of the input.</summary>
    public List<(string Name, SourceNode Value)> Children { get; } = [];

    public SourceNode? this[string name] => PlaceOf(name) is >= 0 and var place ? Children[place].Value : null;

    public IEnumerable<SourceNode> All() => Children.SelectMany(child => child.Value.All()).Prepend(this);

    public void Put(string name, SourceNode value)
    {
        int at = PlaceOf(name);
        if (at < 0)
        {
            Children.Add((name, value));
        }
        else
        {
            Children[at] = (name, value);
        }
    }

    /// <summary>Returns a fault at this place.</summary>
    public InputFault Fault(string what) => new(Where, Path, what);

    /// <summary>Describes this value for a message.</summary>
    public string Found => Kind switch
    {
        JsonValueKind.String =>
            $"the text \"{Quotation.Escape(Text)}\""
                + $"{(DecimalComma().IsMatch(Text) ? $" (write a decimal point: {Text.Replace(',', '.')})" : "")}",
        JsonValueKind.Number => $"the number {Quotation.Escape(Text)}",
        JsonValueKind.True or JsonValueKind.False => Text,
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        _ => "a group { }",
    };

    // A group may be huge. Children are never removed or renamed, so the index only grows.
    private int PlaceOf(string name)
    {
        _places ??= new Dictionary<string, int>(StringComparer.Ordinal);
        for (; _placed < Children.Count; _placed++)
        {
            _places.TryAdd(Children[_placed].Name, _placed);
        }

        return _places.GetValueOrDefault(name, -1);
    }

    [GeneratedRegex(@"^-?[0-9]{1,20},[0-9]{1,20}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DecimalComma();
}
