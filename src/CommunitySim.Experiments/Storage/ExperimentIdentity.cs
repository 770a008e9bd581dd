using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// The part of an experiment that must be equal for two experiments to share a store. It excludes title, question,
/// labels, families, observe, claim, sensitivity, the number of replicates and the swept values. If only the
/// <see cref="RunShape"/> differs, runs are reused.
/// </summary>
internal static class ExperimentIdentity
{
    /// <summary>Separates a cell's values from the hash of its network file.</summary>
    public const string NetworkMark = " sha256 ";

    private static readonly JsonSerializerOptions Line = new(ConfigWriter.JsonOptions) { WriteIndented = false };

    /// <summary>Computes the identity as JSON text.</summary>
    public static string Compute(ExperimentConfig config)
    {
        JsonObject root = ConfigWriter.ToJson(config);
        foreach (string free in (string[])["title", "question", "replicates", "observe", "measured", "claim", "sensitivity", "search", "fit"])
        {
            root.Remove(free);
        }

        foreach ((_, JsonNode? strategy) in root["strategies"]!.AsObject())
        {
            strategy!.AsObject().Remove("label");
            strategy.AsObject().Remove("family");
        }

        if (config.MembersSource is { } source)
        {
            root["members"]!["sha256"] = source.Hash;
        }

        IEnumerable<SweepAxis> axes = config.Sweep.Concat(config.Listed?.Axes ?? []);
        root["sweep"] = new JsonArray([.. axes.Select(axis => JsonValue.Create(axis.Path))]);
        if (config.Sample?.Given is not null)
        {
            root["sample"]!["over"] = new JsonObject(config.Sample.Over.Select(parameter => KeyValuePair.Create(parameter.Path, (JsonNode?)null)));
        }

        if (config.Windows.Count > 0)
        {
            root["windows"] = new JsonArray([.. config.Windows.Select(window => JsonValue.Create(window))]);
        }

        return root.ToJsonString();
    }

    /// <summary>Returns the key of a cell: its swept values, and the hash of its network file.</summary>
    public static string KeyOf(ExperimentConfig config, Cell cell)
    {
        string values = string.Join(", ", cell.Axes.Zip(cell.Texts, (axis, text) => $"{axis.Path} = {text}"));
        return config.CommunityOf(cell).Network is { Kind: NetworkKind.File, Path: var path }
            && config.NetworkFiles.TryGetValue(path, out NetworkSource? source)
            ? $"{values}{NetworkMark}{source.Hash}"
            : values;
    }

    /// <summary>Returns the part of a cell's key that decides its runs: its luck, and the key without prices.</summary>
    public static string RunKeyOf(string key, long luck)
    {
        string[] parts = key.Split(NetworkMark);
        parts[0] = string.Join(", ", parts[0].Split(", ").Where(setting => !Prices.Are(setting.Split(" = ")[0])));
        return $"{luck}: {string.Join(NetworkMark, parts)}";
    }

    /// <summary>Describes the first five differences between two identities.</summary>
    public static IReadOnlyList<string> Differences(string before, string now)
    {
        Dictionary<string, string> one = Leaves(before), other = Leaves(now);
        return
        [
            .. one.Keys.Union(other.Keys, StringComparer.Ordinal)
                .Where(path => one.GetValueOrDefault(path) != other.GetValueOrDefault(path))
                .Order(StringComparer.Ordinal)
                .Take(5)
                .Select(path => $"{path} was {Text(one, path)} and is {Text(other, path)} now"),
        ];
    }

    private static string Text(Dictionary<string, string> leaves, string path) => leaves.GetValueOrDefault(path) ?? "not there";

    private static Dictionary<string, string> Leaves(string json)
    {
        Dictionary<string, string> leaves = new(StringComparer.Ordinal);
        Visit(JsonNode.Parse(json), "");
        return leaves;

        void Visit(JsonNode? node, string path)
        {
            if (node is JsonObject { Count: > 0 } group)
            {
                foreach ((string name, JsonNode? value) in group)
                {
                    Visit(value, path.Length == 0 ? name : $"{path}.{name}");
                }
            }
            else
            {
                leaves[path] = node?.ToJsonString(Line) ?? "null";
            }
        }
    }
}
