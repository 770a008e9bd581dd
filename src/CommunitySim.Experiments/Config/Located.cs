using System.Text.Json;

namespace CommunitySim.Experiments.Config;

/// <summary>A value of the input and where it stands: what Microsoft.Extensions.Configuration does not keep.</summary>
/// <param name="Path">Dotted path, such as "strategies.connect.brand.skill".</param>
/// <param name="Key">The same as a configuration key, with colons.</param>
/// <param name="Where">File, line and column, or the --set.</param>
/// <param name="Kind">Object, array, string, number, true, false or null.</param>
/// <param name="Text">The value as text, for single values.</param>
public sealed record Located(string Path, string Key, string Where, JsonValueKind Kind, string Text)
{
    /// <summary>Where the key stands that names this value; where there is none, the value itself.</summary>
    public string Named { get; init; } = Where;

    /// <summary>Members of an object, or items of an array under "0", "1", ..., in the order of the input.</summary>
    public List<(string Name, Located Value)> Children { get; } = [];

    /// <summary>The child of that name, or null.</summary>
    public Located? this[string name] => Children.Find(child => child.Name == name).Value;

    /// <summary>This value and all below it.</summary>
    public IEnumerable<Located> All() => Children.SelectMany(child => child.Value.All()).Prepend(this);

    /// <summary>Puts a child in, in place of one of the same name.</summary>
    public void Put(string name, Located value)
    {
        int at = Children.FindIndex(child => child.Name == name);
        if (at < 0)
        {
            Children.Add((name, value));
        }
        else
        {
            Children[at] = (name, value);
        }
    }

    /// <summary>What was found, in words for a message.</summary>
    public string Found => Kind switch
    {
        JsonValueKind.String => $"the text \"{Text}\"",
        JsonValueKind.Number => $"the number {Text}",
        JsonValueKind.True or JsonValueKind.False => Text,
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        _ => "a group { }",
    };
}
