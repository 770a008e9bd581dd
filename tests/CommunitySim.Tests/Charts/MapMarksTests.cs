using System.Globalization;
using System.Text.RegularExpressions;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Charts.Recipes;
using CommunitySim.Networks;
using static CommunitySim.Tests.Charts.Figures;

namespace CommunitySim.Tests.Charts;

/// <summary>Cells, graphs, trails and colour bars, as the SVG shows them.</summary>
internal sealed partial class MapMarksTests
{
    private static readonly ColourScale Scale = new("reach", 0, 1, Ticks.Round(0, 1));

    [Test]
    public void Nothing_is_written_outside_the_picture_or_on_other_words([ValueSource(nameof(Gallery))] Figure figure)
    {
        Drawing drawing = Drawing.Of(figure);
        IReadOnlyList<Drawing.Written> texts = drawing.Texts();

        Assert.That(texts.Where(text => text.Left < 0 || text.Right > 1600 || text.Top < 0 || text.Y > drawing.Height), Is.Empty);
        Assert.That(from a in texts from b in texts where a != b && a.Overlaps(b) select $"{a} on {b}", Is.Empty);
    }

    [Test]
    public void The_same_figure_gives_the_same_bytes([Values] bool hovers)
    {
        string[] first = [.. Gallery().Select(figure => Drawing.SvgOf(figure, hovers))], again = [.. Gallery().Select(figure => Drawing.SvgOf(figure, hovers))];

        Assert.That(again, Is.EqualTo(first));
    }

    [Test]
    public void Numbers_have_two_decimals_at_most([ValueSource(nameof(Gallery))] Figure figure) =>
        Assert.That(Drawing.Of(figure).Root.Descendants().SelectMany(e => e.Attributes()).Where(a => LongNumber().IsMatch(a.Value)), Is.Empty);

    [Test]
    public void One_line_runs_around_cells_that_are_outlined_together()
    {
        Polygon[] cells = [Square(0, 0.5, outlined: true), Square(1, 0.5, outlined: true), Square(2, 0.5, outlined: false), Square(4, 0.5, outlined: true)];
        Drawing drawing = Drawing.Of(new Panel("", new Axis("", 0, 5, []), new Axis("", 0, 1, []), [new Polygons(cells, Scale)]));
        string line = drawing.Lines(ChartStyle.Ink, 4.5).Single().Attribute("d")!.Value;

        // Two squares side by side have six edges around them, the third has four; each loop goes a step beyond its start.
        Assert.That(line.Count(c => c == 'M'), Is.EqualTo(2));
        Assert.That(line.Count(c => c == 'L'), Is.EqualTo(6 + 1 + 4 + 1));
    }

    [Test]
    public void Cells_have_the_colour_of_their_value_and_unknown_ones_are_grey()
    {
        Drawing drawing = Drawing.Of(new Panel("", new Axis("", 0, 5, []), new Axis("", 0, 1, []), [new Polygons([Square(0, 0, false), Square(1, 1, false), Square(2, double.NaN, false)], Scale)]));

        Assert.That(drawing.Filled("path").Select(path => Drawing.Colour(path, "fill")), Is.EqualTo(new[] { Scale.At(0).Hex, Scale.At(1).Hex, Palette.Undecided.Hex }));
    }

    [Test]
    public void A_map_has_equal_units_both_ways_whatever_the_room()
    {
        foreach (int columns in (int[])[1, 3])
        {
            Panel panel = new("", new Axis("", 0, 3, []), new Axis("", 0, 2, []), [new Graph([new Node(new Spot(0, 0), 0, NodeForm.Dot, "")], [], Scale)]);
            (double left, double top, double right, double bottom) = Drawing.Of([.. Enumerable.Repeat(panel, columns)]).Plots[0];
            Assert.That((right - left) / (bottom - top), Is.EqualTo(1.5).Within(1e-4));
        }
    }

    [Test]
    public void A_colour_bar_goes_from_the_palest_to_the_darkest_over_its_ticks()
    {
        Drawing drawing = Drawing.Of(Panel(new ColourBar(Scale)));
        string[] fills = [.. drawing.Filled("rect").Select(rect => Drawing.Colour(rect, "fill"))];
        string[] ticks = [.. drawing.Texts("tick").GroupBy(text => text.Y).MaxBy(row => row.Key)!.OrderBy(text => text.X).Select(text => text.Text)];
        double[] luminance = [.. fills.Select(fill => Colour(fill).Luminance)];

        Assert.That(luminance, Is.Ordered.Descending.And.Length.GreaterThan(32));
        Assert.That(ticks, Is.EqualTo(new[] { "0", "0.2", "0.4", "0.6", "0.8", "1" }));
        Assert.That(drawing.Texts("axis").Select(text => text.Text), Does.Contain("reach"));
    }

    [Test]
    public void Hollow_dots_have_a_white_middle_and_squares_are_no_circles()
    {
        int Circles(NodeForm form, string? fill = null) => Drawing.Of(Panel(new Graph([new Node(new Spot(0.5, 0.5), 0.5, form, "")], [], Scale)))
            .Filled("ellipse").Count(circle => fill is null || Drawing.Colour(circle, "fill") == fill);

        Assert.That((Circles(NodeForm.Dot), Circles(NodeForm.HollowDot), Circles(NodeForm.Square), Circles(NodeForm.HollowSquare)), Is.EqualTo((1, 2, 0, 1)));
        Assert.That((Circles(NodeForm.Dot, "#FFFFFF"), Circles(NodeForm.HollowDot, "#FFFFFF"), Circles(NodeForm.HollowSquare, "#FFFFFF")), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public void Those_who_listen_are_told_what_is_drawn()
    {
        string Told(params Mark[] marks) => Drawing.Of(Panel(marks)).Root.Elements().ElementAt(1).Value;

        Assert.That(Told(new Polygons([Square(0, 1, true), Square(1, 1, false)], Scale), new ColourBar(Scale)), Does.Contain("Panel; map of 2 cells coloured by reach, 1 of them outlined, colours from 0 to 1."));
        Assert.That(Told(new Graph([new Node(new Spot(0, 0), 0, NodeForm.Dot, ""), new Node(new Spot(1, 0), 0, NodeForm.Dot, "")], [new Tie(0, 1)], Scale)), Does.Contain("network of 2 dots and 1 ties, dots coloured by reach"));
        Assert.That(Told(new Trail([0.25, 1], [0.5, 0.75], 0, "connect", [])), Does.Contain("Panel: y against x; connect: from 0.25, 0.5 to 1, 0.75."));
    }

    [Test]
    public void Poor_marks_are_drawn_all_the_same([ValueSource(nameof(Poor))] Mark mark) =>
        Assert.That(Drawing.Of(Of(Panel(mark)), hovers: true).Svg, Does.Not.Contain("NaN").And.Not.Contain("∞"));

    [Test]
    public void What_cannot_be_drawn_is_refused_and_named([ValueSource(nameof(Impossible))] Mark mark) =>
        Assert.That(() => Drawing.Of(Panel(mark)), Throws.ArgumentException.With.Message.Contains("'test'").And.Message.Contains("'Panel'"));

    private static IEnumerable<Figure> Gallery()
    {
        TernaryOutcome value = new("Value", "value (money)", [.. TernaryMapTests.Splits(10).Select(split => split with { TellsFromBest = split.Solve < 0.5 })]);
        yield return TernaryMapTests.Figure(value, value with { Title = "Trust" }, value with { Title = "Reach, of which the title is rather long" });
        yield return TernaryMapTests.Figure(value) with { Name = "ternary-alone" };
        yield return NetworkAtDatesTests.Drawn(NetworkAtDatesTests.Ring(120));
        double[] days = [.. Enumerable.Range(0, 730)];
        yield return Of(Panel([.. Enumerable.Range(0, 3).Select(i => new Trail(
            [.. days.Select(day => 0.3 + (0.3 * (i - 1) * (1 - Math.Exp(-day / 200))))], [.. days.Select(day => i * (1 - Math.Exp(-day / 50)) / 3)], i, $"strategy {i}, day 730",
            [new(29, "30", ""), new(89, "90", ""), new(179, "180", ""), new(364, "365", ""), new(729, "", "")]))])) with
        { Name = "trails" };
    }

    private static IEnumerable<Mark> Poor()
    {
        yield return new Polygons([], Scale);
        yield return new Polygons([Square(90, 1, true)], Scale with { Min = 1 });
        yield return new ColourBar(new ColourScale("", 0, 0, []));
        yield return new Graph([], [], Scale);
        yield return new Graph([new Node(new Spot(-90, 7), double.NaN, NodeForm.HollowSquare, "x")], [new Tie(0, 0)], Scale);
        yield return new Trail([], [], 0, "nothing", []);
        yield return new Trail([double.NaN, 0.5, double.NaN], [0, 0.5, 1], 0, "a point", [new(0, "1", ""), new(1, "2", "two")]);
        yield return new Caption(new Spot(0, 0), "", 0, Small: true);
        yield return new Segments([]);
    }

    private static IEnumerable<Mark> Impossible()
    {
        yield return new Polygons([new Polygon([new Spot(0, 0), new Spot(1, 1)], 0, false, "")], Scale);
        yield return new Polygons([new Polygon([new Spot(0, 0), new Spot(1, 1), new Spot(1, double.NaN)], 0, false, "")], Scale);
        yield return new Polygons([], Scale with { Max = double.PositiveInfinity });
        yield return new ColourBar(Scale with { Max = -1 });
        yield return new Graph([new Node(new Spot(double.NaN, 0), 0, NodeForm.Dot, "")], [], Scale);
        yield return new Graph([new Node(new Spot(0, 0), 0, NodeForm.Dot, "")], [new Tie(0, 1)], Scale);
        yield return new Trail([0, 1], [0], 0, "", []);
        yield return new Trail([0, 1], [0, 1], 0, "", [new(2, "", "")]);
        yield return new Star(new Spot(double.NaN, 0));
        yield return new Caption(new Spot(0, double.NegativeInfinity), "gone", 0, Small: true);
        yield return new Segments([(new Spot(0, 0), new Spot(double.NaN, 0))]);
    }

    private static Polygon Square(double left, double value, bool outlined) =>
        new([new Spot(left, 0), new Spot(left + 1, 0), new Spot(left + 1, 1), new Spot(left, 1)], value, outlined, "");

    private static Rgb Colour(string hex) => new(Byte(hex, 1), Byte(hex, 3), Byte(hex, 5));

    private static byte Byte(string hex, int at) => byte.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\.\d{3}", RegexOptions.None, 1000)]
    private static partial Regex LongNumber();
}
