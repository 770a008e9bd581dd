using System.Text.Json;
using System.Text.RegularExpressions;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Tests.Lecture;

/// <summary>The texts of a language by their keys, such as "live.titles.trust".</summary>
internal static partial class LanguageFiles
{
    public const string English = "en";

    /// <summary>The explanations of parameters. Their English is the program's own.</summary>
    public const string Explanations = "parameters.";

    /// <summary>All languages but English.</summary>
    public static IEnumerable<string> Others => PageFiles.Languages.Except([English], StringComparer.Ordinal);

    public static Dictionary<string, string> Of(string language) =>
        Flat("", JsonDocument.Parse(PageFiles.Find($"texts/{language}.json")).RootElement)
            .ToDictionary(text => text.Key, text => text.Text, StringComparer.Ordinal);

    /// <summary>The slots of a text, such as "{name}".</summary>
    public static string[] Slots(string text) => [.. Slot().Matches(text).Select(slot => slot.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A text without its slots, whose names are English in every language.</summary>
    public static string WithoutSlots(string text) => Slot().Replace(text, "");

    private static IEnumerable<(string Key, string Text)> Flat(string at, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(part => Flat(at.Length == 0 ? part.Name : $"{at}.{part.Name}", part.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((part, index) => Flat($"{at}.{index}", part)),
        JsonValueKind.String => [(at, element.GetString()!)],
        _ => [],
    };

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot();
}
