using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// The part of an identity that may change without losing runs. A run depends on its strategy's actions and on its
/// world, but not on names, the order, other strategies or prices.
/// </summary>
/// <param name="Strategies">Name and JSON text of each strategy, in order.</param>
/// <param name="Horizons">Days on which results are compared.</param>
/// <param name="Keep">The days that the store keeps of every run.</param>
/// <param name="Days">Days of a run.</param>
/// <param name="Challenger">Position of the challenger; -1 without one.</param>
/// <param name="Baseline">Position of the baseline; -1 without one.</param>
/// <param name="Axes">Number of parameters that vary from cell to cell.</param>
/// <param name="Windows">Windows of days that the store keeps of every run (<see cref="KeptDay"/>).</param>
/// <param name="Rest">The rest of the identity as JSON text. Another rest means another experiment.</param>
internal sealed record RunShape(
    IReadOnlyList<(string Name, string Content)> Strategies,
    IReadOnlyList<int> Horizons,
    Keep Keep,
    int Days,
    int Challenger,
    int Baseline,
    int Axes,
    IReadOnlyList<int> Windows,
    string Rest)
{
    /// <summary>The days that the store keeps of every run.</summary>
    public IReadOnlyList<int> KeptDays => [.. Keep == Keep.Daily ? Enumerable.Range(1, Days) : Horizons, .. Windows];

    /// <summary>The number of days with stored statistics over worlds.</summary>
    public int FoldedDays => Keep == Keep.Outcomes ? 0 : Days;

    /// <summary>Whether the store keeps whole runs, so that they can answer any other question about their days.</summary>
    public bool IsWhole => Keep != Keep.Outcomes;

    /// <summary>Parses an identity. Returns null for another text.</summary>
    public static RunShape? Parse(string identity)
    {
        try
        {
            JsonObject root = JsonNode.Parse(identity)!.AsObject();
            int axes = root["sweep"]!.AsArray().Count + ((root["sample"]?["over"] as JsonObject)?.Count ?? 0);
            Prices.RemoveFrom(root);
            (string Name, string Content)[] strategies =
            [
                .. root["strategies"]!.AsObject().Select(strategy => (strategy.Key, strategy.Value!.ToJsonString())),
            ];
            return new RunShape(
                strategies,
                [.. root["horizons"]!.AsArray().Select(day => (int)day!)],
                Enum.Parse<Keep>((string)root["keep"]!, ignoreCase: true),
                (int)root["days"]!,
                Array.FindIndex(strategies, strategy => strategy.Name == (string?)root["challenger"]),
                Array.FindIndex(strategies, strategy => strategy.Name == (string?)root["baseline"]),
                axes,
                [.. (root["windows"]?.AsArray() ?? []).Select(window => (int)window!)],
                RestOf(root));
        }
        catch (Exception fault) when (fault is JsonException
            or InvalidOperationException
            or ArgumentException
            or NullReferenceException
            or FormatException)
        {
            return null;
        }
    }

    /// <summary>Returns each strategy's position in another shape, by its actions; -1 if there is none.</summary>
    public int[] PlacesIn(RunShape other)
    {
        int[] places = [.. Strategies.Select(strategy => other.Strategies.ToList().IndexOf(strategy))];
        for (int strategy = 0; strategy < places.Length; strategy++)
        {
            if (places[strategy] < 0)
            {
                int[] same =
                [
                    .. Enumerable.Range(0, other.Strategies.Count)
                        .Where(place => other.Strategies[place].Content == Strategies[strategy].Content),
                ];
                places[strategy] = same.Except(places).Concat(same).Append(-1).First();
            }
        }

        return places;
    }

    private static string RestOf(JsonObject root)
    {
        foreach (string free in (string[])["strategies", "horizons", "keep", "days", "challenger", "baseline", "windows"])
        {
            root.Remove(free);
        }

        (root["sample"] as JsonObject)?.Remove("points");
        return root.ToJsonString();
    }
}
