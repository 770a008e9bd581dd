using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Values of the model's parameters.</summary>
/// <param name="Section">"community", "member" or "brand".</param>
/// <param name="Complete">Whether all parameters have values, or only those that the user gives.</param>
/// <param name="Values">Values by path.</param>
internal sealed record ParameterValues(string Section, bool Complete, IReadOnlyDictionary<string, object> Values);

/// <summary>A section of the model's parameters, with a subgroup for paths with one more dot.</summary>
internal sealed record SectionShape : GroupShape
{
    private readonly string _section;
    private readonly bool _complete;

    private SectionShape(string section, bool complete)
        : base(KeysOf(section))
    {
        (_section, _complete) = (section, complete);
    }

    public static SectionShape For(ParameterValues values) => new(values.Section, values.Complete);

    internal override object? Read(SourceNode? found, string key, Layers layers)
    {
        IEnumerable<string> paths = _complete
            ? PathsIn(_section)
            : (found?.Children ?? []).Select(child => $"{_section}.{child.Name}");
        return new ParameterValues(_section, _complete, paths.ToDictionary(
            path => path,
            path => Parameters.Find(path)!.Parse(layers.Text($"{key}{path[_section.Length..].Replace('.', ':')}")!)!,
            StringComparer.Ordinal));
    }

    internal override JsonNode? Write(object value, bool brief)
    {
        JsonObject written = [];
        foreach ((string path, object parameter) in ((ParameterValues)value).Values)
        {
            if (parameter is not "" && !(brief && _complete && parameter.Equals(Parameters.Find(path)!.Default)))
            {
                Put(written, path[(_section.Length + 1)..].Split('.'), Node(parameter));
            }
        }

        return written.Count > 0 ? written : null;
    }

    private static void Put(JsonObject written, string[] names, JsonNode value)
    {
        foreach (string name in names[..^1])
        {
            if (written[name] is not JsonObject group)
            {
                written[name] = group = [];
            }

            written = group;
        }

        written[names[^1]] = value;
    }

    private static IEnumerable<string> PathsIn(string section) =>
        Parameters.All
            .Select(parameter => parameter.Path)
            .Where(path => path.StartsWith(section + ".", StringComparison.Ordinal));

    private static Dictionary<string, Shape> KeysOf(string section)
    {
        Dictionary<string, Shape> keys = new(StringComparer.Ordinal);
        foreach (string path in PathsIn(section))
        {
            string[] names = path[(section.Length + 1)..].Split('.');
            if (names.Length == 1)
            {
                keys[names[0]] = new ParameterShape(Parameters.Find(path)!);
            }
            else
            {
                keys.TryAdd(names[0], new SectionShape($"{section}.{names[0]}", complete: true)
                {
                    Meaning = names[0] == "begin"
                        ? "The members on the morning of day 1, for a community that already runs. By default all are newcomers."
                        : "The ties among members. Parameters of other kinds of network have no effect.",
                });
            }
        }

        return keys;
    }
}
