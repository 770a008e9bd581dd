using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// What two experiments must have in common for the one's store to be the other's: everything but title, question, labels, claim,
/// sensitivity, the number of replicates, and which values are swept. Where it differs in nothing but a <see cref="RunShape"/>,
/// the runs are taken over.
/// </summary>
internal static class ExperimentIdentity
{
    /// <summary>Stands between a cell's values and the hash of its network file.</summary>
    public const string NetworkMark = " sha256 ";

    private static readonly JsonSerializerOptions Line = new(ConfigWriter.JsonOptions) { WriteIndented = false };

    /// <summary>The identity as JSON text.</summary>
    public static string Compute(ExperimentConfig config)
    {
        JsonObject root = ConfigWriter.ToJson(config);
        foreach (string free in (string[])["title", "question", "replicates", "claim", "sensitivity"])
        {
            root.Remove(free);
        }

        foreach ((_, JsonNode? strategy) in root["strategies"]!.AsObject())
        {
            strategy!.AsObject().Remove("label");
        }

        root["sweep"] = new JsonArray([.. config.Sweep.Select(axis => JsonValue.Create(axis.Path))]);
        return root.ToJsonString();
    }

    /// <summary>What tells a cell from others: its swept values, and of a network file what is in it.</summary>
    public static string KeyOf(ExperimentConfig config, Cell cell)
    {
        string values = string.Join(", ", cell.Axes.Zip(cell.Texts, (axis, text) => $"{axis.Path} = {text}"));
        return config.CommunityOf(cell).Network is { Kind: NetworkKind.File, Path: var path }
            && config.NetworkFiles.TryGetValue(path, out NetworkSource? source)
            ? $"{values}{NetworkMark}{source.Hash}"
            : values;
    }

    /// <summary>In words, what differs between two identities; at most five things.</summary>
    public static IReadOnlyList<string> Differences(string before, string now)
    {
        Dictionary<string, string> one = Leaves(before), other = Leaves(now);
        return
        [
            .. one.Keys.Union(other.Keys, StringComparer.Ordinal)
                .Where(path => one.GetValueOrDefault(path) != other.GetValueOrDefault(path))
                .Order(StringComparer.Ordinal)
                .Take(5)
                .Select(path => $"{path} was {one.GetValueOrDefault(path) ?? "not there"} and is {other.GetValueOrDefault(path) ?? "not there"} now"),
        ];
    }

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
