using System.Text;
using System.Text.RegularExpressions;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Tests.Architecture;

namespace CommunitySim.Tests.Lecture;

/// <summary>A language says all that English says, and says it in its own words.</summary>
internal sealed partial class LanguageTests
{
    // Words that both languages share.
    private static readonly HashSet<string> Same = new(["CommunitySim", "Live", "Name", "Problem"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> English = LanguageFiles.Of(LanguageFiles.English);

    [TestCaseSource(typeof(LanguageFiles), nameof(LanguageFiles.Others))]
    public void A_language_has_the_keys_of_English(string language)
    {
        string[] keys = [.. LanguageFiles.Of(language).Keys.Where(key => !key.StartsWith(LanguageFiles.Explanations, StringComparison.Ordinal))];
        Assert.That(English.Keys.Except(keys, StringComparer.Ordinal), Is.Empty, "missing");
        Assert.That(keys.Except(English.Keys, StringComparer.Ordinal), Is.Empty, "unknown");
    }

    [TestCaseSource(typeof(LanguageFiles), nameof(LanguageFiles.Others))]
    public void A_text_has_the_slots_of_the_English_one(string language) => Assert.That(
        from text in LanguageFiles.Of(language)
        where English.ContainsKey(text.Key) && !LanguageFiles.Slots(text.Value).SequenceEqual(LanguageFiles.Slots(English[text.Key]), StringComparer.Ordinal)
        select $"{text.Key}: {text.Value}",
        Is.Empty);

    [TestCaseSource(typeof(LanguageFiles), nameof(LanguageFiles.Others))]
    public void No_text_is_left_in_English(string language) => Assert.That(
        from text in LanguageFiles.Of(language)
        where IsEnglish().IsMatch(LanguageFiles.WithoutSlots(text.Value).Replace("„you“", "", StringComparison.Ordinal)) || (English.TryGetValue(text.Key, out string? english) && english == text.Value && !IsShared(text.Key, english))
        select $"{text.Key}: {text.Value}",
        Is.Empty);

    [Test]
    public void German_quotes_and_percents_are_German() => Assert.That(
        from text in LanguageFiles.Of("de")
        where text.Value.Contains('"', StringComparison.Ordinal) || Percent().IsMatch(text.Value) || text.Value.Count(letter => letter == '„') != text.Value.Count(letter => letter == '“')
        select $"{text.Key}: {text.Value}",
        Is.Empty);

    [TestCaseSource(typeof(LanguageFiles), nameof(LanguageFiles.Others))]
    public void Every_parameter_is_explained_with_its_unit_and_its_source(string language)
    {
        Dictionary<string, string> texts = LanguageFiles.Of(language);
        List<string> wanted = [];
        foreach (ParameterDefinition parameter in LectureExperiment.Settable)
        {
            wanted.Add($"{LanguageFiles.Explanations}meanings.{parameter.Path}");
            if (!string.IsNullOrEmpty(parameter.About.Source))
            {
                wanted.Add($"{LanguageFiles.Explanations}sources.{parameter.Path}");
            }

            if (!string.IsNullOrEmpty(parameter.About.Unit))
            {
                Assert.That(texts, Does.ContainKey($"live.parameters.units.{parameter.About.Unit}"));
            }
        }

        Assert.That(texts.Keys.Where(key => key.StartsWith(LanguageFiles.Explanations, StringComparison.Ordinal)), Is.EquivalentTo(wanted));
    }

    [Test]
    public void Every_refusal_of_the_server_is_a_text_of_the_page()
    {
        string[] keys =
        [
            .. from path in Repository.Sources("CommunitySim.Lecture")
               from Match call in RefusalKey().Matches(File.ReadAllText(path))
               from Match key in Quoted().Matches(call.Groups["keys"].Value)
               select key.Groups["key"].Value,
        ];
        Assert.That(keys, Is.Not.Empty);
        Assert.That(keys.Where(key => !English.ContainsKey($"errors.{key}")), Is.Empty);
    }

    [Test]
    public void The_server_opens_the_page_in_its_language()
    {
        Assert.That(Page(null), Does.Contain("<html lang=\"en\">"));
        Assert.That(Page("de"), Does.Contain("<html lang=\"de\" data-language=\"de\">"));
    }

    [Test]
    public void A_language_without_texts_is_refused() => Assert.That(
        async () => await LectureServer.Start(new LectureOptions { Port = 0, Language = "tlh" }),
        Throws.TypeOf<InputException>().With.Message.Contains("tlh").And.Message.Contains("de, en"));

    private static string Page(string? language) => Encoding.UTF8.GetString(ParameterRoutes.StartPage(language, hall: false));

    /// <summary>Names of people, addresses, citations, and texts of slots and signs alone.</summary>
    private static bool IsShared(string key, string text) =>
        Same.Contains(text) || NamesKey().IsMatch(key) || Citation().IsMatch(text) || !Letters().IsMatch(LanguageFiles.WithoutSlots(text));

    [GeneratedRegex(@"\b(the|and|of|with|is|are|to|you|this|that|which|from|have|has)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsEnglish();

    [GeneratedRegex(@"\.names\.\d+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamesKey();

    [GeneratedRegex(@"^https?://|\b(19|20)\d\d\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Citation();

    [GeneratedRegex(@"\p{L}{2}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"[\d}]%", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Percent();

    // The first argument, up to the comma or the bracket; a choice of two keys stands in it too.
    [GeneratedRegex(@"Refusal\.(Input|Of)\((?<keys>[^,)]*)|=> Of\((?<keys>[^,)]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RefusalKey();

    [GeneratedRegex("\"(?<key>\\w+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
