using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Scenes;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Deck;

/// <summary>Writes the lecture as slides with notes for the speaker: opening, film of the group, scenes and closing.</summary>
public static class DeckExport
{
    private const string Supported = "supported", Refuted = "refuted", Undecided = "undecided", Unattributed = "unattributed";

    /// <summary>Marks slides of this program; it is near the beginning of the file.</summary>
    public const string Mark = Presentation.Mark;

    /// <summary>Marks a film of this program.</summary>
    public const string FilmMark = Gif.Mark;

    /// <summary>A year of the group under convert and under connect, as a moving GIF.</summary>
    /// <param name="language">The language of its words, such as "en".</param>
    /// <exception cref="InputException">There are no words in this language.</exception>
    public static byte[] Film(string language) => GroupGif.Draw(language).Bytes;

    /// <summary>Computes scenes and writes them as a presentation. The same scenes give the same bytes.</summary>
    /// <param name="ids">The ids of the scenes.</param>
    /// <param name="language">The language of the slides, such as "en".</param>
    /// <param name="threads">The number of threads, at least 1; results do not depend on it.</param>
    /// <param name="finished">Called with the id of each finished scene.</param>
    /// <exception cref="InputException">There are no words in this language.</exception>
    public static byte[] Write(IReadOnlyList<string> ids, string language, int threads, Action<string> finished)
    {
        PageTexts texts = PageTexts.In(language);
        List<(Scene Scene, SceneSlides Slides)> scenes = [];
        foreach (Scene scene in Scene.All.Where(scene => ids.Contains(scene.Id, StringComparer.Ordinal)))
        {
            scenes.Add((scene, new SceneSlides(scene, JsonNode.Parse(SceneExport.Answer(scene, threads))!, language)));
            finished(scene.Id);
        }

        IReadOnlySet<string> route = Route();
        return Presentation.Write(
            [
                .. Opening(texts),
                .. Part(texts["deck", "sections", "route"], scenes.Where(one => route.Contains(one.Scene.Id))),
                .. Part(texts["deck", "sections", "more"], scenes.Where(one => !route.Contains(one.Scene.Id))),
                .. Closing(texts, [.. scenes.Select(one => one.Slides)]),
            ],
            texts["deck", "title"],
            language);
    }

    /// <summary>The scenes of the lecture of twenty minutes: those that are marked, or all.</summary>
    internal static IReadOnlySet<string> Route()
    {
        JsonElement[] all = [.. JsonDocument.Parse(
            PageFiles.Resource("scenes.json"),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement.EnumerateArray()];
        JsonElement[] marked = [.. all.Where(scene => scene.TryGetProperty("route", out JsonElement on) && on.ValueKind is JsonValueKind.True or JsonValueKind.Number)];
        return (marked.Length > 0 ? marked : all).Select(scene => scene.GetProperty("id").GetString()!).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<Slide> Part(string section, IEnumerable<(Scene Scene, SceneSlides Slides)> scenes) => scenes
        .SelectMany(one => one.Slides.All())
        .Select((slide, at) => at == 0 ? slide with { Section = section } : slide);

    private static IEnumerable<Slide> Opening(PageTexts texts)
    {
        yield return Of(texts, "opening") with { Section = texts["deck", "sections", "opening"] };
        yield return Of(texts, "model");
        if (Picture.WhyNot is null)
        {
            GroupGif film = GroupGif.Draw(texts.Language);
            yield return Of(texts, "film") with
            {
                Picture = new SlidePicture(film.Bytes, IsMoving: true, film.Aspect, texts["deck", "film", "spoken"]),
            };
        }
    }

    private static IEnumerable<Slide> Closing(PageTexts texts, IReadOnlyList<SceneSlides> scenes)
    {
        string[] outcomes = [Supported, Refuted, Undecided, Unattributed];
        yield return new Slide(
            "", texts["deck", "claims", "title"],
            [
                .. outcomes.Select(outcome => new SlideRow(
                    Capital(texts["deck", "outcome", outcome]), $"{scenes.Count(scene => scene.Outcome == outcome)}")),
            ],
            [
                .. scenes.Where(scene => scene.Outcome is not null)
                    .Select(scene => $"{scene.Name} {Capital(texts["deck", "outcome", scene.Outcome!])}."),
                texts["deck", "claims", "note"],
            ])
        { Section = texts["deck", "sections", "closing"] };
        yield return Of(texts, "closing");
    }

    private static Slide Of(PageTexts texts, string name) => new(
        texts.Find("deck", name, "kicker")?.GetValue<string>() ?? "",
        texts["deck", name, "title"],
        [.. Texts(texts.Find("deck", name, "rows")).Select(text => new SlideRow(text))],
        [.. Texts(texts.Find("deck", name, "notes"))]);

    private static IEnumerable<string> Texts(JsonNode? list) => list?.AsArray().Select(text => text!.GetValue<string>()) ?? [];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
