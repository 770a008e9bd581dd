using System.Text.Json.Nodes;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Lecture.Scenes;

/// <summary>The pictures of what the hall voted on, in the languages of the page.</summary>
internal static class VotedPictures
{
    /// <summary>A title and an SVG by language; null where charts cannot be drawn.</summary>
    public static JsonObject? Of(SceneRun run) => Picture.WhyNot is not null ? null : new JsonObject(
        PageTexts.Languages.Select(language => KeyValuePair.Create<string, JsonNode?>(language, Of(Figure(run, language)))));

    /// <summary>The figure in a language, at the value for which the question is asked.</summary>
    public static Figure Figure(SceneRun run, string language)
    {
        (Scene scene, PageTexts texts) = (run.Scene, PageTexts.In(language));
        IReadOnlyList<Contrasted> columns = SceneAnswer.Columns(scene, scene.Vary?.At ?? "", run.Result);
        string[] words = ["scenes", "all", scene.Id];
        return VotedFigure.Of(
            $"{scene.Id}-{language}",
            Capital(texts[[.. words, "measure"]]),
            texts.Fill(["deck", "reading"], ("worlds", $"{columns[0].Values.Count}")),
            new FigureNumbers(scene.Unit, language),
            [
                .. columns.Select((column, at) => new VotedColumn(
                    texts[[.. words, "columns", $"{at}"]], scene.Columns[at].As,
                    Interval.OfMean(column.Values, column.Bounds), column.Values)),
            ]);
    }

    private static JsonObject Of(Figure figure)
    {
        using Picture picture = Picture.Render(figure);
        return new JsonObject { ["title"] = figure.Title, ["svg"] = picture.Svg() };
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
