using System.Text.Json.Nodes;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Hall;

/// <summary>The words of the phones, in all languages that have a file of texts.</summary>
internal static class HallWords
{
    /// <summary>The language of which all words exist.</summary>
    public const string English = "en";

    private static readonly Dictionary<string, JsonNode> Texts = PageFiles.Languages.ToDictionary(
        language => language, language => JsonNode.Parse(PageFiles.Text($"texts/{language}.json"))!, StringComparer.Ordinal);

    /// <summary>The languages, such as "en" and "de", in ordinal order.</summary>
    public static IReadOnlyList<string> Languages { get; } = PageFiles.Languages;

    /// <summary>The language of a wish such as "de-AT"; English if there is no such language.</summary>
    public static string Language(string? wish) =>
        Languages.FirstOrDefault(language => string.Equals(wish?.Split('-', ',', ';')[0].Trim(), language, StringComparison.OrdinalIgnoreCase))
        ?? English;

    /// <summary>The words of the join page; those that a language lacks are English.</summary>
    public static JsonObject Join(string language) => Merge(Part(English, "hall", "join"), Part(language, "hall", "join"));

    /// <summary>The question and the options of a scene.</summary>
    public static (string Ask, IReadOnlyList<string> Options) Scene(string id, string language)
    {
        JsonNode? words = Part(language, "scenes", "all", id);
        JsonNode english = Part(English, "scenes", "all", id)!;
        return (
            (words?["ask"] ?? english["ask"])!.GetValue<string>(),
            [.. (words?["columns"] ?? english["columns"])!.AsArray().Select(option => option!.GetValue<string>())]);
    }

    /// <summary>The question, the options and the situation of a member in the experiment.</summary>
    /// <param name="room">Its seed gives the names.</param>
    /// <param name="phone">The phone.</param>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    public static MemberWords Member(HallRoom room, Phone phone, string language)
    {
        JsonNode words = Merge(Part(English, "hall", "member"), Part(language, "hall", "member"));
        string[] names = [.. words["names"]!.AsArray().Select(name => name!.GetValue<string>())];
        int[] chosen = Arms.Names(room.Seed, phone.Number, names.Length);
        string worth = words["worth"]![phone.Arm == Arm.Twice ? "twice" : "plain"]!.GetValue<string>();
        string backing = words["backing"]![phone.Arm == Arm.Friend ? "one" : "none"]!.GetValue<string>();
        return new MemberWords(
            names[chosen[0]],
            [.. chosen.Skip(1).Select(name => names[name])],
            phone.Arm == Arm.Friend ? 0 : null,
            words["offer"]!.GetValue<string>().Replace("{worth}", worth, StringComparison.Ordinal),
            backing.Replace("{friend}", names[chosen[1]], StringComparison.Ordinal),
            words["ask"]!.GetValue<string>(),
            [.. words["options"]!.AsArray().Select(option => option!.GetValue<string>())]);
    }

    private static JsonNode? Part(string language, params IEnumerable<string> path) =>
        path.Aggregate((JsonNode?)Texts[language], (node, key) => node?[key]);

    private static JsonObject Merge(JsonNode? english, JsonNode? other)
    {
        JsonObject merged = english!.DeepClone().AsObject();
        foreach ((string key, JsonNode? value) in other as JsonObject ?? [])
        {
            merged[key] = value?.DeepClone();
        }

        return merged;
    }
}

/// <summary>What a phone shows of its member.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Neighbours">The names of the four neighbours.</param>
/// <param name="Friend">The position of the neighbour who endorses; null for none.</param>
/// <param name="Offer">What the brand says.</param>
/// <param name="Backing">Who stands behind the brand.</param>
/// <param name="Ask">The question.</param>
/// <param name="Options">Yes and no.</param>
internal sealed record MemberWords(
    string Name, IReadOnlyList<string> Neighbours, int? Friend, string Offer, string Backing, string Ask, IReadOnlyList<string> Options);
