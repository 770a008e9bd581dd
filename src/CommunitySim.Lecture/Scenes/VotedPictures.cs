using System.Text.Json.Nodes;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Scenes;

/// <summary>The pictures of what the hall voted on, in the languages of the page.</summary>
internal static class VotedPictures
{
    // The page shows the picture beside a column of words, 762 px wide in a window of 1280 × 720, and its letters of 28 as letters of 24.8 px.
    private const double Width = 860, Rows = 370, LeastRow = 60, MostRow = 110;

    // A slide shows it alone.
    private const double RowsOfSlide = 540;

    /// <summary>A title and an SVG by language; null where charts cannot be drawn.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="places">The places of its answer.</param>
    public static JsonObject? Of(Scene scene, JsonNode places)
    {
        if (Picture.WhyNot is not null)
        {
            return null;
        }

        VotedPlace place = VotedPlace.Of(scene, places);
        double rowHeight = Math.Clamp(Rows / place.Columns.Count, LeastRow, MostRow);
        return new JsonObject(PageFiles.Languages.Select(language => KeyValuePair.Create<string, JsonNode?>(
            language, Of(Figure(scene, place, language, rowHeight)))));
    }

    /// <summary>The figure that fills a slide, in a language.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="place">What came out where the question is asked.</param>
    /// <param name="language">A language of the page.</param>
    public static Figure Figure(Scene scene, VotedPlace place, string language) =>
        Figure(scene, place, language, RowsOfSlide / place.Columns.Count);

    private static Figure Figure(Scene scene, VotedPlace place, string language, double rowHeight)
    {
        PageTexts texts = PageTexts.In(language);
        string[] words = ["scenes", "all", scene.Id];
        return VotedFigure.Of(
            $"{scene.Id}-{language}",
            Capital(texts[[.. words, "measure"]]),
            texts["deck", "reading"],
            new FigureNumbers(scene.Unit, language, place.Answer.Step),
            [
                .. place.Columns.Select((column, at) => new VotedColumn(
                    texts[[.. words, "columns", $"{at}"]], scene.Columns[at].As, column.Interval, column.Worlds)),
            ],
            rowHeight);
    }

    private static JsonObject Of(Figure figure)
    {
        // The page writes the title itself, as type that the browser can break.
        using Picture picture = Picture.Render(figure with { Width = Width, Title = "" });
        return new JsonObject { ["title"] = figure.Title, ["svg"] = picture.Svg() };
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
