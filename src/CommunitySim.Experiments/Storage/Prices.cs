using System.Text.Json.Nodes;

namespace CommunitySim.Experiments.Storage;

/// <summary>
/// The parameters that only say what a sale, a customer and an hour are worth. Runs do not depend on them, with one
/// exception: a manager who reviews by earnings.
/// </summary>
internal static class Prices
{
    private const string Section = "brand", Key = "prices";

    private static readonly string[] Names = ["saleMargin", "retainedMargin", "hourlyWage", "outsideReturn"];

    private static readonly HashSet<string> Paths =
        new(Names.Select(name => $"{Section}.{name}"), StringComparer.Ordinal);

    /// <summary>Whether a path names a price.</summary>
    public static bool Are(string path) => Paths.Contains(path);

    /// <summary>Removes the prices from an identity. A strategy whose runs depend on its prices keeps them.</summary>
    public static void RemoveFrom(JsonObject identity)
    {
        JsonObject common = identity[Section]!.AsObject();
        foreach ((_, JsonNode? strategy) in identity["strategies"]!.AsObject())
        {
            RemoveFrom(strategy!.AsObject(), common);
        }

        if (identity["history"] is JsonObject history)
        {
            RemoveFrom(history, common);
        }

        Array.ForEach(Names, name => common.Remove(name));
        JsonArray swept = identity["sweep"]!.AsArray();
        swept.Where(path => Are((string)path!)).ToList().ForEach(path => swept.Remove(path));
        if (identity["sample"]?["over"] is JsonObject over)
        {
            over.Where(parameter => Are(parameter.Key)).ToList().ForEach(parameter => over.Remove(parameter.Key));
        }
    }

    /// <summary>Whether the runs of a strategy in an identity depend on its prices.</summary>
    public static bool Decide(string strategy) => strategy.Contains($"\"{Key}\":", StringComparison.Ordinal);

    private static void RemoveFrom(JsonObject brand, JsonObject common)
    {
        JsonObject? own = brand[Section] as JsonObject;
        if ((string?)brand["manager"]?["by"] == "lift")
        {
            brand[Key] = new JsonObject(
                Names.Select(name => KeyValuePair.Create(name, (own?[name] ?? common[name])?.DeepClone())));
        }

        Array.ForEach(Names, name => own?.Remove(name));
        if (own is { Count: 0 })
        {
            brand.Remove(Section);
        }

        foreach (JsonNode? rival in (brand["rivals"] as JsonArray ?? []).Prepend(brand["rival"]))
        {
            if (rival is JsonObject one)
            {
                RemoveFrom(one, common);
            }
        }
    }
}
