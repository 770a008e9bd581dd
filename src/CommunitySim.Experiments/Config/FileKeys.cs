namespace CommunitySim.Experiments.Config;

/// <summary>Finds the keys of an experiment file by their paths, also below names and swept parameters.</summary>
public static class FileKeys
{
    /// <summary>All keys except the parameters, in the order of the file. NAME stands for a strategy's name.</summary>
    public static IReadOnlyList<(string Path, Shape Shape)> All { get; } = [.. Below("", ExperimentShape.Root)];

    /// <summary>Returns the shape at a path, or null for an unknown path.</summary>
    public static Shape? Find(string path) => Find(ExperimentShape.Root, path);

    /// <summary>Whether the group that holds a key cannot do without it.</summary>
    public static bool IsRequired(string path) =>
        path.LastIndexOf('.') is > 0 and var dot
        && Find(path[..dot]) is { } shape
        && Group(shape) is { } group
        && group.Required.Contains(path[(dot + 1)..], StringComparer.Ordinal);

    /// <summary>Returns the shape at a path below a strategy's name, or null for an unknown path.</summary>
    internal static Shape? FindInStrategy(string path) =>
        Find(((GroupShape)ExperimentShape.Root.Keys["strategies"]).Named!, path);

    public static IEnumerable<(string Path, Shape Shape)> Below(string path, Shape shape)
    {
        if (Group(shape) is not { } group)
        {
            yield break;
        }

        string start = path.Length == 0 ? "" : path + ".";
        IEnumerable<KeyValuePair<string, Shape>> keys =
            group.Named is null ? group.Keys : group.Keys.Append(KeyValuePair.Create("NAME", group.Named));
        foreach ((string name, Shape value) in keys)
        {
            if (value is ParameterShape or SweepShape or RangeShape or SettingShape or MeasuredShape)
            {
                continue;
            }

            yield return (start + name, value);
            foreach ((string, Shape) below in Below(start + name, value))
            {
                yield return below;
            }
        }
    }

    private static Shape? Find(Shape shape, string path)
    {
        if (Group(shape) is not { } group)
        {
            return null;
        }

        // A sweep's keys contain dots.
        foreach (int end in Ends(path).Append(path.Length))
        {
            if (group.Keys.GetValueOrDefault(path[..end]) is { } below)
            {
                return end == path.Length ? below : Find(below, path[(end + 1)..]);
            }
        }

        // A name ends at the first dot before a key, or has no dot.
        return path.Length == 0 || group.Named is null ? null
            : Ends(path)
                .Select(end => Find(group.Named, path[(end + 1)..]))
                .FirstOrDefault(found => found is not null)
                ?? (path.Contains('.', StringComparison.Ordinal) ? null : group.Named);
    }

    internal static IEnumerable<int> Ends(string path) => Enumerable.Range(0, path.Length).Where(at => path[at] == '.');

    private static GroupShape? Group(Shape shape) => shape switch
    {
        GroupShape group => group,
        EitherShape either => either.Group,
        ListShape list => list.Item as GroupShape,
        SweepShape sweep => sweep.Ends,
        RangeShape range => range.Ends,
        _ => null,
    };
}
