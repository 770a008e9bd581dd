using System.Text.Json;
using System.Text.RegularExpressions;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>A value of the input and where it stands: what Microsoft.Extensions.Configuration does not keep.</summary>
/// <param name="Path">Dotted path, such as "strategies.connect.brand.skill".</param>
/// <param name="Key">The same as a configuration key, with colons.</param>
/// <param name="Where">File, line and column, or the --set.</param>
/// <param name="Kind">Object, array, string, number, true, false or null.</param>
/// <param name="Text">The value as text, for single values.</param>
public sealed partial record Located(string Path, string Key, string Where, JsonValueKind Kind, string Text)
{
    private Dictionary<string, int>? _places;
    private int _placed;

    /// <summary>Where the key stands that names this value; where there is none, the value itself.</summary>
    public string Named { get; init; } = Where;

    /// <summary>Members of an object, or items of an array under "0", "1", ..., in the order of the input.</summary>
    public List<(string Name, Located Value)> Children { get; } = [];

    public Located? this[string name] => PlaceOf(name) is >= 0 and var place ? Children[place].Value : null;

    public IEnumerable<Located> All() => Children.SelectMany(child => child.Value.All()).Prepend(this);

    public void Put(string name, Located value)
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

    /// <summary>What is wrong with it.</summary>
    public InputFault Fault(string what) => new(Where, Path, what);

    /// <summary>What was found, in words for a message.</summary>
    public string Found => Kind switch
    {
        JsonValueKind.String =>
            $"the text \"{Quotation.Of(Text)}\""
                + $"{(DecimalComma().IsMatch(Text) ? $" (a decimal number has a point: {Text.Replace(',', '.')})" : "")}",
        JsonValueKind.Number => $"the number {Quotation.Of(Text)}",
        JsonValueKind.True or JsonValueKind.False => Text,
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        _ => "a group { }",
    };

    // Children are added or replaced, never taken out or renamed, so an index only grows; a group may be huge.
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
