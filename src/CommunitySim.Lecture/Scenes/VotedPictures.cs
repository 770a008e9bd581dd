using System.Text.Json.Nodes;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Scenes;

/// <summary>The pictures of what the hall voted on, in the languages of the page.</summary>
internal static class VotedPictures
{
    /// <summary>A title and an SVG by language; null where charts cannot be drawn.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="places">The places of its answer.</param>
    public static JsonObject? Of(Scene scene, JsonNode places) => Picture.WhyNot is not null ? null : new JsonObject(
        PageFiles.Languages.Select(language => KeyValuePair.Create<string, JsonNode?>(
            language, Of(Figure(scene, VotedPlace.Of(scene, places), language)))));

    /// <summary>The figure in a language.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="place">What came out where the question is asked.</param>
    /// <param name="language">A language of the page.</param>
    public static Figure Figure(Scene scene, VotedPlace place, string language)
    {
        PageTexts texts = PageTexts.In(language);
        string[] words = ["scenes", "all", scene.Id];
        return VotedFigure.Of(
            $"{scene.Id}-{language}",
            Capital(texts[[.. words, "measure"]]),
            texts.Fill(["deck", "reading"], ("worlds", $"{place.Worlds}")),
            new FigureNumbers(scene.Unit, language),
            [
                .. place.Columns.Select((column, at) => new VotedColumn(
                    texts[[.. words, "columns", $"{at}"]], scene.Columns[at].As, column.Interval, column.Worlds)),
            ]);
    }

    private static JsonObject Of(Figure figure)
    {
        using Picture picture = Picture.Render(figure);
        return new JsonObject { ["title"] = figure.Title, ["svg"] = picture.Svg() };
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
