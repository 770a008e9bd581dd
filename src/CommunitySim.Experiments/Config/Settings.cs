using System.Text.Json;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>The layer of --set path=value: the same paths as in the file.</summary>
public static class Settings
{
    private const int Deepest = 8;

    private const string Strategies = "strategies.";

    /// <summary>Reads settings into one tree like a file's.</summary>
    /// <exception cref="InputException">A setting has no "=" or no path, or speaks against another.</exception>
    public static Located Read(IEnumerable<string> settings, IReadOnlyCollection<string> strategies)
    {
        Located root = new("", "", "--set", JsonValueKind.Object, "");
        foreach (string setting in settings)
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            string where = $"--set {Quotation.Of(setting)}";
            if (equals < 1)
            {
                throw new InputException(where, "", "a setting is path=value, such as --set member.lossAversion=2.25.");
            }

            string[] names = Names(NormalForm.Of(setting[..equals].Trim()), setting[(equals + 1)..].Trim(), strategies);
            if (names.Length > Deepest || !Array.TrueForAll(names, JsonLocator.IsKey))
            {
                throw new InputException(where, "", "before the = stands no path; write one such as member.lossAversion, or sweep.member.lossAversion.");
            }

            Put(root, names, setting[(equals + 1)..].Trim(), where);
        }

        return root;
    }

    /// <summary>The file's tree with the settings' values put in: groups are joined, everything else is replaced.</summary>
    public static Located Merge(Located file, Located settings)
    {
        if (file.Kind != JsonValueKind.Object || settings.Kind != JsonValueKind.Object || IsRange(settings))
        {
            return settings;
        }

        Located result = new(file.Path, file.Key, file.Where, file.Kind, file.Text);
        result.Children.AddRange(file.Children);
        foreach ((string name, Located value) in settings.Children)
        {
            result.Put(name, file[name] is { } below ? Merge(below, value) : value);
        }

        return result;
    }

    // What stands below "sweep" is one key, dots and all.
    private static string[] Names(string path, string value, IEnumerable<string> strategies) =>
        path.StartsWith("sweep.", StringComparison.Ordinal) ? ["sweep", path["sweep.".Length..]]
        : path.StartsWith(Strategies, StringComparison.Ordinal) && Name(path[Strategies.Length..], value, strategies) is { } name
            ? ["strategies", name, .. path[(Strategies.Length + name.Length)..].Split('.', StringSplitOptions.RemoveEmptyEntries)]
        : path.Split('.');

    /// <summary>
    /// The strategy at the start of a path: a known one, one followed by a key, or the whole path if the value is a group. Null if
    /// there is none.
    /// </summary>
    private static string? Name(string path, string value, IEnumerable<string> strategies) =>
        strategies.Where(name => path == name || path.StartsWith(name + ".", StringComparison.Ordinal)).MaxBy(name => name.Length)
        ?? FileKeys.Ends(path)
            .Where(end => FileKeys.FindInStrategy(path[(end + 1)..]) is not null)
            .Select(end => path[..end])
            .FirstOrDefault(name => name.Length > 0)
        ?? (value.StartsWith('{') ? path : null);

    private static bool IsRange(Located value) =>
        value.Path.StartsWith("sweep.", StringComparison.Ordinal)
        && value.Children.Exists(child => child.Name is "from" or "to" or "steps");

    private static void Put(Located root, string[] names, string text, string where)
    {
        Located at = root;
        for (int depth = 0; depth < names.Length; depth++)
        {
            string path = string.Join('.', names[..(depth + 1)]), key = string.Join(':', names[..(depth + 1)]);
            bool last = depth == names.Length - 1;
            Located? before = at[names[depth]];
            if (!last && before is { Kind: not JsonValueKind.Object })
            {
                throw new InputException(where, path, $"another setting ({before.Where}) gives all of {path} another value; leave one of the two out.");
            }

            Located next = !last ? before ?? new Located(path, key, where, JsonValueKind.Object, "")
                : JsonLocator.ReadSetting(path, key, text, where) is var given && before is null ? given
                : Merge(before!, given);
            at.Put(names[depth], next);
            at = next;
        }
    }
}
