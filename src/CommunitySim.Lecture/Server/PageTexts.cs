using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Lecture.Server;

/// <summary>The words of a language; what a language lacks is English.</summary>
internal sealed class PageTexts
{
    private const string Usual = "en";

    private static readonly Dictionary<string, PageTexts> Known =
        PageFiles.Languages.ToDictionary(language => language, language => new PageTexts(language), StringComparer.Ordinal);

    private readonly JsonNode _english = Read(Usual), _own;

    private PageTexts(string language) => (Language, _own) = (language, Read(language));

    /// <summary>The language, such as "en".</summary>
    public string Language { get; }

    /// <summary>The words of a language.</summary>
    /// <exception cref="InputException">There are no words in this language.</exception>
    public static PageTexts In(string language) => Known.GetValueOrDefault(language) ?? throw new InputException(
        "lecture", "--language", $"there are no texts in \"{language}\"; the languages are {string.Join(", ", PageFiles.Languages)}.");

    /// <summary>A text by its keys; a number is a place in a list.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text in any language.</exception>
    public string this[params string[] keys] => Find(keys)?.GetValue<string>()
        ?? throw new KeyNotFoundException($"The texts have no {string.Join('.', keys)}.");

    /// <summary>A list or a group of texts; null if there is none.</summary>
    public JsonNode? Find(params string[] keys) => Find(_own, keys) ?? Find(_english, keys);

    /// <summary>A text with its slots filled.</summary>
    public string Fill(string[] keys, params (string Slot, string Word)[] words) => words.Aggregate(
        this[keys], (text, word) => text.Replace($"{{{word.Slot}}}", word.Word, StringComparison.Ordinal));

    private static JsonNode? Find(JsonNode? node, string[] keys) => keys.Aggregate(node, (found, key) => found switch
    {
        JsonObject group => group[key],
        JsonArray list when int.TryParse(key, out int at) && at < list.Count => list[at],
        _ => null,
    });

    private static JsonNode Read(string language) => JsonNode.Parse(PageFiles.Text($"texts/{language}.json"))!;
}
