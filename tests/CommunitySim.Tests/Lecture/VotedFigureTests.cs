using System.Text.Json.Nodes;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Lecture.Scenes;

namespace CommunitySim.Tests.Lecture;

/// <summary>The picture of a scene shows what the hall voted on, and nothing else.</summary>
internal sealed class VotedFigureTests
{
    private static IEnumerable<string> Scenes => SceneExport.Ids;

    [TestCaseSource(nameof(Scenes))]
    public void The_figure_holds_the_columns_of_the_answer(string id)
    {
        Scene scene = Scene.All.Single(one => one.Id == id);
        JsonNode answer = KeptLecture.Answers[id]!;
        JsonNode place = answer["places"]!.AsArray().Single(one => one!["choice"]!.GetValue<string>() == (scene.Vary?.At ?? ""))!;
        JsonNode[] columns = [.. place["columns"]!.AsArray().Select(column => column!)];
        Panel panel = VotedPictures.Figure(scene, VotedPlace.Of(scene, answer["places"]!), "en").Panels.Single();
        Dots[] dots = [.. panel.Marks.OfType<Dots>()];
        RowBar[] bars = [.. panel.Marks.OfType<RowBars>().Select(bars => bars.Bars.Single())];

        Assert.That(dots.Select(one => one.X), Is.EqualTo(columns.Select(column => column["worlds"]!.AsArray().Select(world => world!.GetValue<double>()))));
        Assert.That(bars.Select(bar => bar.To), Is.EqualTo(columns.Select(column => column["interval"]!["mean"]!.GetValue<double>())));
        Assert.That(bars.Select(bar => bar.Row), Is.Ordered.Descending, "from the top");
        Assert.That(dots.Select(one => one.Style), Is.EqualTo(scene.Columns.Select(column => VotedFigure.Style(column.As))));
        Assert.That(bars.SelectMany(bar => new[] { bar.To, bar.Low, bar.High }).Where(double.IsFinite), Is.All.InRange(panel.X.Min, panel.X.Max));
        Assert.That(answer["picture"]!.AsObject().Select(one => one.Key), Is.EquivalentTo(new[] { "en", "de" }));
    }

    [TestCase("rate", "en", 0.3612, "36%")]
    [TestCase("rate", "de", 0.3612, "36 %")]
    [TestCase("points", "en", -0.0034, "−0.3")]
    [TestCase("money", "en", 31_240, "31k")]
    [TestCase("money", "de", 1_240_000, "1,2 Mio.")]
    [TestCase("money", "en", -510, "−510")]
    [TestCase("trust", "de", 0.0423, "4,2")]
    [TestCase("lead", "en", -14_400, "−14k")]
    [TestCase("pain", "de", 0.0423, "0,042")]
    [TestCase("trust", "en", -0.00001, "0")]
    public void Numbers_have_two_digits_for_a_hall(string unit, string language, double value, string written) =>
        Assert.That(new FigureNumbers(unit, language, 1).Write(value), Is.EqualTo(written));

    [TestCase("lead", "en", 510, 1000, "1k")]
    [TestCase("lead", "de", 26_300, 1000, "26 Tsd.")]
    [TestCase("money", "en", 382_600, 1000, "383k")]
    [TestCase("rate", "en", 0.0042, 1, "0%")]
    [TestCase("trust", "en", -0.3612, 1, "−36")]
    [TestCase("trust", "de", 0.2196, 0.1, "22,0")]
    [TestCase("trust", "en", -0.0004, 0.1, "0.0")]
    public void Means_are_rounded_to_one_step(string unit, string language, double value, double step, string written) =>
        Assert.That(new FigureNumbers(unit, language, step).Mean(value), Is.EqualTo(written));

    [TestCase("lead", new double[] { 510, -26_300 }, true, 1000)]
    [TestCase("rate", new double[] { 0.215, 0.206 }, true, 1)]
    [TestCase("rate", new double[] { 0.219, 0.2196 }, true, 0.1)]
    [TestCase("rate", new double[] { 0.219, 0.2196 }, false, 1)]
    [TestCase("pain", new double[] { 0, 0 }, true, 0.1)]
    public void The_largest_mean_has_two_digits_or_three_where_that_tells_the_best(string unit, double[] means, bool isClear, double step) =>
        Assert.That(FigureNumbers.StepOf(unit, means, 0, 1, isClear), Is.EqualTo(step).Within(1e-12));

    /// <summary>The smallest type of a picture with two lines of title is a thirtieth of its height.</summary>
    [Test]
    public void Labels_are_large_enough_for_a_hall()
    {
        VotedColumn[] columns = [.. Enumerable.Range(1, 7).Select(column => new VotedColumn($"A column that has a name of usual length {column}", null, new(column, column - 1, column + 1), [column]))];
        string title = string.Join(' ', Enumerable.Repeat("many words", 10));
        using Picture picture = Picture.Render(VotedFigure.Of("long", title, "How to read it", new FigureNumbers("trust", "en", 1), columns, 540.0 / columns.Length));
        double[] sizes = [.. System.Text.RegularExpressions.Regex.Matches(picture.Svg(), "font-size=\"(?<size>[0-9.]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => double.Parse(match.Groups["size"].Value, System.Globalization.CultureInfo.InvariantCulture))];

        Assert.That(sizes, Is.Not.Empty.And.All.AtLeast(0.033 * picture.Height));
    }
}
