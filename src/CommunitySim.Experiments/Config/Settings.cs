using System.Text.Json;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Reads --set path=value, with the same paths as in the file.</summary>
public static class Settings
{
    private const int Deepest = 8;

    private const string Strategies = "strategies.";

    /// <summary>Reads settings into one tree like that of a file.</summary>
    /// <exception cref="InputException">A setting has no "=" or no path, or contradicts another.</exception>
    public static SourceNode Read(IEnumerable<string> settings, IReadOnlyCollection<string> strategies)
    {
        SourceNode root = new("", "", "--set", JsonValueKind.Object, "");
        foreach (string setting in settings)
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            string where = $"--set {Quotation.Escape(setting)}";
            if (equals < 1)
            {
                throw new InputException(where, "", "a setting is path=value, such as --set member.lossAversion=2.25.");
            }

            string path = NormalForm.Compose(setting[..equals].Trim()), value = setting[(equals + 1)..].Trim();
            string[] names = SplitPath(path, value, strategies);
            if (names.Length > Deepest || !Array.TrueForAll(names, JsonSource.IsKey))
            {
                throw new InputException(
                    where, "",
                    "the text before the = is no path; write one such as member.lossAversion or sweep.member.lossAversion.");
            }

            Put(root, names, value, where);
        }

        return root;
    }

    /// <summary>Merges settings into the file's tree: groups are joined, all other values are replaced.</summary>
    public static SourceNode Merge(SourceNode file, SourceNode settings)
    {
        if (file.Kind != JsonValueKind.Object || settings.Kind != JsonValueKind.Object || IsRange(settings))
        {
            return settings;
        }

        SourceNode result = new(file.Path, file.Key, file.Where, file.Kind, file.Text);
        result.Children.AddRange(file.Children);
        foreach ((string name, SourceNode value) in settings.Children)
        {
            result.Put(name, file[name] is { } below ? Merge(below, value) : value);
        }

        return result;
    }

    // A path below "sweep" is one key with dots.
    private static string[] SplitPath(string path, string value, IEnumerable<string> strategies) =>
        path.StartsWith("sweep.", StringComparison.Ordinal) ? ["sweep", path["sweep.".Length..]]
        : path.StartsWith(Strategies, StringComparison.Ordinal) && FindStrategy(path[Strategies.Length..], value, strategies) is { } name
            ? ["strategies", name, .. path[(Strategies.Length + name.Length)..].Split('.', StringSplitOptions.RemoveEmptyEntries)]
        : path.Split('.');

    /// <summary>
    /// Finds the strategy at the start of a path: a known name, a name before a key, or the whole path if the value
    /// is a group. Returns null if there is none.
    /// </summary>
    private static string? FindStrategy(string path, string value, IEnumerable<string> strategies) =>
        strategies.Where(name => path == name || path.StartsWith(name + ".", StringComparison.Ordinal)).MaxBy(name => name.Length)
        ?? FileKeys.Ends(path)
            .Where(end => FileKeys.FindInStrategy(path[(end + 1)..]) is not null)
            .Select(end => path[..end])
            .FirstOrDefault(name => name.Length > 0)
        ?? (value.StartsWith('{') ? path : null);

    private static bool IsRange(SourceNode value) =>
        value.Path.StartsWith("sweep.", StringComparison.Ordinal)
        && value.Children.Exists(child => child.Name is "from" or "to" or "steps");

    private static void Put(SourceNode root, string[] names, string text, string where)
    {
        SourceNode at = root;
        for (int depth = 0; depth < names.Length; depth++)
        {
            string path = string.Join('.', names[..(depth + 1)]), key = string.Join(':', names[..(depth + 1)]);
            bool last = depth == names.Length - 1;
            SourceNode? before = at[names[depth]];
            if (!last && before is { Kind: not JsonValueKind.Object })
            {
                throw new InputException(
                    where, path,
                    $"another setting ({before.Where}) replaces all of {path}; leave one of the two out.");
            }

            SourceNode next = !last ? before ?? new SourceNode(path, key, where, JsonValueKind.Object, "")
                : JsonSource.ReadSetting(path, key, text, where) is var given && before is null ? given
                : Merge(before!, given);
            at.Put(names[depth], next);
            at = next;
        }
    }
}
