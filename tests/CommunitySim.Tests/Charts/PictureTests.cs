using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Tests.Cli;
using static CommunitySim.Tests.Charts.Figures;

namespace CommunitySim.Tests.Charts;

public sealed partial class PictureTests
{
    private static readonly string[] Strategies = ["convert", "connect", "absent"];

    [Test]
    public void Labels_at_the_right_end_do_not_overlap()
    {
        var drawing = Drawing.Of(Panel([.. Enumerable.Range(0, 6).Select(i => Line(i / 6.0, 0.01 * i, i, $"strategy {i}"))]));
        var labels = drawing.Texts("label").OrderBy(label => label.Y).ToList();
        Assert.That(labels, Has.Count.EqualTo(6));
        Assert.That(labels.Zip(labels.Skip(1), (a, b) => b.Y - a.Y), Is.All.GreaterThanOrEqualTo(labels[0].Size));
        Assert.That(labels.Select(label => label.Text), Is.EqualTo(Enumerable.Range(0, 6).Reverse().Select(i => $"strategy {i}")), "order of the ends");
    }

    [Test]
    public void Labels_stay_beside_their_panel([Values(1, 5, 40)] int count, [Values(0.0, 0.5, 1.0)] double end)
    {
        var drawing = Drawing.Of(Panel([.. Enumerable.Range(0, count).Select(i => Line(0.5, end, i, $"strategy {i}"))]));
        var clip = drawing.Plots[0];
        Assert.That(drawing.Texts("label").Select(label => label.Y), Is.All.InRange(clip.Top, clip.Bottom));
        Assert.That(drawing.Texts("label").Select(label => label.Left), Is.All.GreaterThan(clip.Right));
        Assert.That(drawing.Texts("label").Select(label => label.Right), Is.All.LessThan(1600));
    }

    [Test]
    public void A_label_stands_at_the_height_of_its_end_where_there_is_room()
    {
        var drawing = Drawing.Of(Panel(Line(0, 0.5, 0, "middle")));
        var (clip, label) = (drawing.Plots[0], drawing.Texts("label").Single());
        Assert.That(label.Y - 0.35 * label.Size, Is.EqualTo((clip.Top + clip.Bottom) / 2).Within(1));
        Assert.That(label.Fill, Is.EqualTo(Palette.At(0).Colour.Hex));
    }

    [Test]
    public void A_label_pushed_away_is_tied_to_its_curve()
    {
        int Strokes(params Mark[] marks) => Drawing.Of(Panel(marks)).All("path").Count(path => path.Attribute("stroke-width")?.Value == "2"
            && path.Attribute("stroke")?.Value == Palette.At(1).Colour.Hex);
        Assert.That(Strokes(Line(0, 0, 0, "a"), Line(1, 0, 1, "b")), Is.EqualTo(1));
        Assert.That(Strokes(Line(0, 0.2, 0, "a"), Line(1, 0.8, 1, "b")), Is.Zero);
    }

    [Test]
    public void Labels_of_vertical_markers_meet_neither_each_other_nor_other_lines([Values(0.0, 0.4, 0.9)] double from, [Values(0.01, 0.04)] double apart)
    {
        var markers = Enumerable.Range(0, 3).Select(i => new VerticalMarker(from + i * apart, $"connect ahead from day {i}")).ToArray();
        var drawing = Drawing.Of(Panel(markers));
        var labels = drawing.Texts("marker");
        Assert.That(labels, Has.Count.EqualTo(3));
        AssertApart([.. labels, .. drawing.Texts("axis"), .. drawing.Texts("panel-title"), .. drawing.Texts("tick")]);
        var lines = drawing.Lines(ChartStyle.Ink, 2.5).Select(Drawing.Parts).ToList();
        Assert.That(lines.Select(dashes => dashes.Count), Has.Exactly(3).Items.And.All.GreaterThan(10), "dashed");
        foreach (var (x, top) in lines.Select(dashes => (dashes[0][0], dashes[^1][3])))
        {
            Assert.That(labels.Where(label => label.Left < x && x < label.Right && top < label.Y), Is.Empty, $"a line at {x}");
        }
    }

    [Test]
    public void Labels_of_histograms_meet_neither_each_other_nor_other_words([Values] bool withMarker)
    {
        Mark[] bars = [Bars(0, "convert", 0, 1, 0.2), Bars(1, "connect", 0, 1, 0.1), Bars(2, "absent", 0, 0.99, 0.3)];
        var drawing = Drawing.Of(Panel([.. bars, .. withMarker ? [new VerticalMarker(0.4, "measured in the field")] : Array.Empty<Mark>()]));
        Assert.That(drawing.Texts("label"), Has.Count.EqualTo(3));
        AssertApart(drawing.Texts());
    }

    [Test]
    public void Nothing_is_written_outside_the_picture_or_on_other_words([ValueSource(nameof(Gallery))] Figure figure)
    {
        var drawing = Drawing.Of(figure);
        Assert.That(drawing.Texts().Where(text => text.Left < 0 || text.Right > 1600 || text.Top < 0 || text.Y > drawing.Height), Is.Empty);
        AssertApart(drawing.Texts());
    }

    [Test]
    public void The_name_of_an_axis_wider_than_its_plot_stays_within_the_panel()
    {
        Panel panel = new("", Unit("Hours per thousand members (hours a day)"), Unit(), [Line(0, 1, 0, "")]);
        Drawing drawing = Drawing.Of(panel, panel, panel);
        Assert.That(drawing.Texts("axis"), Has.Count.EqualTo(3));
        Assert.That(drawing.Texts("axis")[0].Width, Is.GreaterThan(drawing.Plots[0].Width), "the case that is meant");
        Assert.That(drawing.Texts("axis").Max(name => name.Right), Is.LessThan(1561), "the picture's margin begins at 1560");
    }

    [Test]
    public void Names_too_long_for_the_ends_of_curves_stand_in_the_legend_in_letters_that_can_be_read()
    {
        string name = new('W', 40);
        Panel panel = Panel(Line(0, 1, 0, name), Line(1, 0, 1, "short"));
        Drawing drawing = Drawing.Of(Of(panel, panel) with { Columns = 2 });
        Assert.That(drawing.Texts("label"), Is.Empty);
        Assert.That(drawing.Texts("legend").Select(text => text.Text), Is.EqualTo(new[] { name, "short" }));
        Assert.That(drawing.Texts("legend").Select(text => text.Size), Is.All.GreaterThanOrEqualTo(22));
    }

    [Test]
    public void A_long_title_is_broken_and_keeps_its_words()
    {
        var title = string.Join(' ', Enumerable.Repeat("Connecting wins in the long run", 6));
        var lines = Drawing.Of(Of(Panel()) with { Title = title }).Texts("title");
        Assert.That(string.Join(' ', lines.Select(line => line.Text)), Is.EqualTo(title));
        Assert.That(lines.Select(line => line.Right), Is.All.LessThan(1600));
    }

    [Test]
    public void NaN_breaks_lines_and_bands()
    {
        var broken = new Curve([0, 0.2, 0.4, 0.6, 0.8, 1], [0.1, 0.2, double.NaN, 0.4, 0.5, 0.6], [0, 0, 0, double.NaN, 0, 0], [1, 1, 1, 1, 1, 1], 0, "");
        var drawing = Drawing.Of(Panel(broken));
        var line = drawing.All("path").Single(path => path.Attribute("stroke")?.Value == Palette.At(0).Colour.Hex && path.Attribute("fill")?.Value == "none");
        Assert.That(line.Attribute("d")!.Value.Count(c => c == 'M'), Is.EqualTo(2));
        Assert.That(drawing.All("path").Count(path => path.Attribute("fill-opacity") is not null), Is.EqualTo(2));
        Assert.That(drawing.Svg, Does.Not.Contain("NaN").And.Not.Contain("Infinity"));
    }

    [Test]
    public void Marks_are_clipped_to_their_panel()
    {
        var drawing = Drawing.Of(Panel(Line(-50, 90, 0, "")), Panel(Line(1e300, -1e300, 1, "")));
        var clipped = drawing.All("g").Where(g => g.Attribute("clip-path") is not null).ToList();
        Assert.That(clipped.Select(g => g.Attribute("clip-path")!.Value), Is.EqualTo(new[] { "url(#test-clip-1)", "url(#test-clip-2)" }));
        Assert.That(drawing.All("clipPath").Select(c => c.Attribute("id")!.Value), Is.EqualTo(new[] { "test-clip-1", "test-clip-2" }));
        Assert.That(clipped.SelectMany(g => g.Elements()).Count(e => e.Attribute("stroke-width")?.Value == "5"), Is.EqualTo(2));
        Assert.That(clipped.SelectMany(g => g.Elements()).SelectMany(Drawing.Parts).SelectMany(part => part), Is.All.InRange(-1e6, 1e6), "numbers far outside stay short");
    }

    [Test]
    public void Two_figures_in_one_page_share_no_id()
    {
        static string[] Ids(string name) => [.. Drawing.Of(Of(Panel(Line(0, 1, 0, "")), Panel(Line(0, 1, 1, ""))) with { Name = name }).Root.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.That(Ids("first").Concat(Ids("second")), Is.Unique.And.Exactly(8).Items);
    }

    [Test]
    public void Undecided_tiles_are_hatched_and_the_others_paler_the_weaker()
    {
        var drawing = Drawing.Of(new Panel("", new Axis("", -0.5, 2.5, []), new Axis("", -0.5, 0.5, []),
            [new Tiles([new(0, 0, null, 1, "?"), new(1, 0, 0, 1, "full"), new(2, 0, 0, 0, "pale")])]));
        var fills = drawing.Filled("rect").Select(rect => Drawing.Colour(rect, "fill")).ToList();
        var (box, lines) = (BoxOf(drawing.Filled("rect")[0]), Drawing.Parts(drawing.Lines(Palette.Hatch, 3.5).Single()));
        Assert.That((fills.Count, fills[0], fills[1]), Is.EqualTo((3, Palette.Undecided.Hex, Palette.At(0).Colour.Hex)));
        Assert.That(lines, Has.Count.GreaterThan(20));
        Assert.That(lines.SelectMany(line => new[] { line[0], line[2] }), Is.All.InRange(box.Left - 0.01, box.Right + 0.01));
        Assert.That(lines.SelectMany(line => new[] { line[1], line[3] }), Is.All.InRange(box.Top - 0.01, box.Bottom + 0.01));
        Assert.That(fills[2], Is.Not.EqualTo(fills[1]).And.Not.EqualTo("#FFFFFF"));
        Assert.That(drawing.Texts("tile").Select(text => text.Fill), Is.EqualTo(new[] { "#000000", "#FFFFFF", "#000000" }));
    }

    [Test]
    public void Tick_labels_that_do_not_fit_are_left_out_evenly()
    {
        var crowded = new Axis("x", 0, 100, Ticks.Round(0, 100, 100));
        var drawing = Drawing.Of(new Panel("", crowded, crowded, []));
        AssertApart(drawing.Texts("tick"));
        var below = drawing.Texts("tick").Where(tick => tick.Y > drawing.Plots[0].Bottom && tick.X >= drawing.Plots[0].Left).Select(tick => double.Parse(tick.Text, CultureInfo.InvariantCulture)).ToList();
        Assert.That(below, Has.Count.GreaterThan(5));
        Assert.That(below.Zip(below.Skip(1), (a, b) => b - a).Distinct().ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public void All_words_are_escaped()
    {
        const string Nasty = "a<b>&\"c\" 'd' \u0001 \ud83d\ude00";
        var panel = new Panel(Nasty, Unit(Nasty) with { Ticks = Ticks.Categories([Nasty]) }, Unit(Nasty), [Line(0, 1, 0, Nasty), new VerticalMarker(0.5, Nasty)]);
        var drawing = Drawing.Of(new Figure("n", Nasty, Nasty, Nasty, [panel]) { Legend = [new(Nasty, 0)] });
        Assert.That(drawing.Texts(), Has.Count.GreaterThanOrEqualTo(9));
        Assert.That(drawing.Texts("label").Single().Text, Is.EqualTo(Nasty.Replace("\u0001", "", StringComparison.Ordinal)));
    }

    [Test]
    public void Screen_readers_are_told_what_is_shown()
    {
        var root = Drawing.Of(Of(Panel(Line(0, 0.57, 0, "connect"))) with { Name = "trust" }).Root;
        Assert.That(root.Attribute("role")!.Value, Is.EqualTo("img"));
        Assert.That(root.Attribute("aria-labelledby")!.Value, Is.EqualTo("trust-title trust-desc"));
        Assert.That(root.Elements().Take(2).Select(e => (e.Name.LocalName, e.Attribute("id")?.Value)), Is.EqualTo(new[] { ("title", "trust-title"), ("desc", "trust-desc") }));
        Assert.That(root.Elements().ElementAt(1).Value, Does.Contain("connect ends at 0.57").And.Contain("Subtitle"));
    }

    [Test]
    public void The_same_figure_gives_the_same_bytes_under_any_culture()
    {
        var here = CultureInfo.CurrentCulture;
        var expected = Gallery().Select(figure => Drawing.SvgOf(figure, hovers: true)).ToList();
        try
        {
            // As German, Arabic and Swedish write numbers; the program itself knows no cultures.
            foreach ((string point, string minus) in new[] { (",", "-"), ("٫", "\u061c-"), (",", "\u2212") })
            {
                CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign) = (point, minus);
                CultureInfo.CurrentCulture = culture;
                Assert.That(Gallery().Select(figure => Drawing.SvgOf(figure, hovers: true)), Is.EqualTo(expected), minus);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [Test]
    public void Numbers_have_two_decimals_at_most([ValueSource(nameof(Gallery))] Figure figure) =>
        Assert.That(Drawing.Of(figure, hovers: true).Root.DescendantsAndSelf().SelectMany(e => e.Attributes())
            .Where(a => a.Name.LocalName != "data-hover" && LongNumber().IsMatch(a.Value)), Is.Empty);

    [Test]
    public void Plots_have_one_height_and_the_figure_grows_with_their_rows_and_its_words([Values(1, 3, 4, 7)] int panels)
    {
        var drawing = Drawing.Of([.. Enumerable.Repeat(Panel(), panels)]);
        Assert.That(drawing.Root.Attribute("viewBox")!.Value, Is.EqualTo(string.Create(CultureInfo.InvariantCulture, $"0 0 1600 {drawing.Height}")));
        Assert.That(drawing.Plots, Has.Count.EqualTo(panels));
        Assert.That(drawing.Plots.Select(plot => plot.Height), Is.All.EqualTo(586).Within(0.01));
        Assert.That(drawing.Height - drawing.Plots.Max(plot => plot.Bottom), Is.InRange(60, 200), "room for words under the last row");
        Assert.That(drawing.Plots.Select(plot => plot.Top).Distinct().Count(), Is.EqualTo((panels + 2) / 3));
    }

    [Test]
    public void Curves_are_told_apart_without_colour()
    {
        var drawing = Drawing.Of(Panel([.. Enumerable.Range(0, Palette.Count).Select(i => Line(i / 10.0, i / 10.0, i, ""))]));
        var dashes = Enumerable.Range(0, Palette.Count).Select(i => drawing.Lines(Palette.At(i).Colour, ChartStyle.Line).Single())
            .Select(path => string.Join(' ', Drawing.Parts(path).Take(4).Select(dash => Math.Round(dash[2] - dash[0]))));
        Assert.That(dashes.ToList(), Is.Unique.And.Count.EqualTo(Palette.Count));
    }

    [Test]
    public void A_point_alone_is_seen()
    {
        var drawing = Drawing.Of(Panel(new Curve([0.5], [0.5], [], [], 0, ""), new Points([0.2], [0.2], [], [], 0, "")));
        Assert.That(drawing.Filled("ellipse"), Has.Count.EqualTo(2));
    }

    [Test]
    public void Poor_figures_are_drawn_all_the_same([ValueSource(nameof(Poor))] Panel panel)
    {
        var drawing = Drawing.Of(panel);
        Assert.That(drawing.Svg, Does.Not.Contain("NaN").And.Not.Contain("∞"));
        Assert.That(drawing.Texts().Select(text => text.Text), Has.None.Empty);
    }

    [Test]
    public void What_cannot_be_drawn_is_refused_and_named([ValueSource(nameof(Impossible))] Figure figure) =>
        Assert.That(() => Drawing.SvgOf(figure), Throws.ArgumentException.With.Message.Contains($"'{figure.Name}'"));

    [Test]
    public void The_file_has_the_figures_name_and_no_byte_order_mark()
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, """{ "days": 2, "replicates": 2, "community": { "members": 10 } }""");
        Assert.That(File.ReadAllBytes(Path.Combine(place, "charts/value.svg"))[..5], Is.EqualTo("<svg "u8.ToArray()));
    }

    internal static IEnumerable<Figure> Gallery()
    {
        double[] days = [.. Enumerable.Range(0, 731)];
        var time = new Axis("day", 0, 730, Ticks.Days(730));
        Panel Daily(string title, params Mark[] more) => new(title, time, Unit("share of members who have not muted"),
            [.. Strategies.Select((name, i) => new Curve(days, [.. days.Select(d => i * Math.Exp(-d / 100) / 3)], [.. days.Select(_ => 0.0)], [.. days.Select(d => d / 730)], i, name)), .. more]);
        yield return new Figure("one", "One panel", "Sub", "Note", [Daily("", new VerticalMarker(47, "connect ahead from day 47"), new VerticalMarker(700, "late and long enough to turn round"))]);
        yield return new Figure("three", "Three panels", "", "", [Daily("Trust"), Daily("A title too long for a third of the width", new HorizontalMarker(0.2, "nothing")), Daily("Pain", new VerticalMarker(600, "a marker near the end"))]) { Columns = 3 };
        yield return new Figure("two-rows", "Two rows", "Sub", "Note", [Daily("Trust"), Daily("Reach"), Daily("Value")]) { Columns = 2, Legend = [.. Strategies.Select((name, i) => new LegendEntry(name, i)), new("undecided", null)] };
        var networks = new Axis("network", -0.5, 2.5, Ticks.Categories(["karate", "eies-messages", "email-enron"]));
        var points = new Panel("Networks", networks, new Axis("value", -20_000, 400_000, Ticks.Round(-20_000, 400_000)),
            [new Points([0, 1, 2], [0, 378_000, 2e5], [-1e4, 3e5, 1e5], [1e4, 4e5, 3e5], 0, "connect"), new Points([0, 1, 2], [0, 0, 0], [], [], 1, "convert")]);
        yield return new Figure("points", "Points", "Sub", "Note", [points, points, points]) { Columns = 3 };
        var map = new Panel("Winner", new Axis("notice", -0.5, 5.5, Ticks.Round(0, 5, 6)), new Axis("word of mouth", -0.5, 5.5, Ticks.Round(0, 5, 6)),
            [new Tiles([.. from c in Enumerable.Range(0, 6) from r in Enumerable.Range(0, 6) select new Tile(c, r, c == r ? null : c % 3, c / 5.0, $"{c * r}k")])]);
        yield return new Figure("map", "Map", "Sub", "Note", [map, map, map]) { Columns = 3, Legend = [new("connect", 0), new("undecided", null)] };
    }

    private static IEnumerable<Panel> Poor()
    {
        var flat = new Axis("", 5, 5, Ticks.Round(5, 5));
        yield return new Panel("", Unit(), Unit(), []);
        yield return new Panel("", flat, flat, [new Curve([5], [5], [4], [6], 0, "one")]);
        yield return new Panel("", new Axis("", 0, 1, []), new Axis("", 0, 1, []), [new Curve([], [], [], [], 0, "none"), new Points([], [], [], [], 1, "none")]);
        yield return Panel(new Curve([0, 1], [double.NaN, double.NaN], [double.NaN, 0], [1, double.NaN], 0, "gone"));
        yield return Panel(new Curve([0, 1], [double.PositiveInfinity, 0.5], [], [], 0, ""), new VerticalMarker(double.NaN, "nowhere"), new HorizontalMarker(7, "beyond"), new VerticalMarker(0.5, ""));
        yield return Panel(new Histogram([], [], 0, "no bars"), Bars(1, "no heights", 0, 0), Bars(2, "odd", double.NaN, 1, double.PositiveInfinity));
        yield return Panel(new Tiles([]), new Tiles([new(0, 0, null, double.NaN, ""), new(90, -3, -4, 7, "a rather long text")]));
        yield return new Panel(new string('x', 300), Unit(new string('y', 300)), Unit(new string('z', 300)), [Line(0, 1, 0, new string('w', 300)), new VerticalMarker(0.5, new string('v', 300))]);
    }

    private static IEnumerable<Figure> Impossible()
    {
        yield return Of();
        yield return Of(Panel()) with { Columns = 0 };
        yield return Of(Panel()) with { Name = "" };
        yield return Of(Panel()) with { Name = "../up" };
        yield return Of(new Panel("", new Axis("", 1, 0, []), Unit(), []));
        yield return Of(new Panel("", Unit(), new Axis("", double.NaN, 1, []), []));
        yield return Of(new Panel("", Unit(), new Axis("", 0, double.PositiveInfinity, []), []));
        yield return Of(Panel(new Curve([0, 1], [0], [], [], 0, "")));
        yield return Of(Panel(new Curve([0, 1], [0, 1], [0, 1], [], 0, "")));
        yield return Of(Panel(new Points([0, 1], [0, 1], [0], [0], 0, "")));
        yield return Of(Panel(new Histogram([0, 1], [1, 2], 0, "")));
        yield return Of(Panel(new Histogram([0, 2, 1], [1, 2], 0, "")));
    }

    private static void AssertApart(IReadOnlyList<Drawing.Written> texts)
    {
        var pairs = from i in Enumerable.Range(0, texts.Count) from j in Enumerable.Range(0, i) where texts[i].Overlaps(texts[j]) select $"{texts[i]} on {texts[j]}";
        Assert.That(pairs.ToList(), Is.Empty);
    }

    private static Box BoxOf(XElement rect) => new(
        Drawing.Number(rect, "x"), Drawing.Number(rect, "y"), Drawing.Number(rect, "x") + Drawing.Number(rect, "width"), Drawing.Number(rect, "y") + Drawing.Number(rect, "height"));

    [GeneratedRegex(@"\.\d{3}", RegexOptions.None, 1000)]
    private static partial Regex LongNumber();
}
