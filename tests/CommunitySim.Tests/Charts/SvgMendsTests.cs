using System.Xml.Linq;
using CommunitySim.Charts.Figures;
using static CommunitySim.Tests.Charts.Figures;

namespace CommunitySim.Tests.Charts;

/// <summary>What Skia's SVG lacks or has too much of, and a picture has right.</summary>
internal sealed class SvgMendsTests
{
    private static readonly string[] Kinds = ["title", "subtitle", "note", "panel-title", "axis", "tick", "label", "marker", "legend", "tile", "caption", "halo"];

    private static IEnumerable<Figure> Gallery => PictureTests.Gallery();

    /// <summary>Skia's texts have a place for each letter and a comma after the last, which Firefox refuses, and lose letters that a font lacks.</summary>
    [TestCaseSource(nameof(Gallery))]
    public void No_attribute_ends_with_a_comma_and_no_text_is_Skias(Figure figure)
    {
        XElement root = Drawing.Of(figure, hovers: true).Root;

        Assert.That(root.DescendantsAndSelf().SelectMany(e => e.Attributes()).Where(a => a.Value.TrimEnd().EndsWith(',')), Is.Empty);
        Assert.That(root.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Attribute("class")?.Value).Distinct(StringComparer.Ordinal), Is.SubsetOf(Kinds).And.Not.Empty);
        Assert.That(root.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Attribute("x")!.Value), Has.None.Contains(","));
    }

    /// <summary>Skia counts over the whole process, and a chart drawn again would differ from its file.</summary>
    [Test]
    public void Ids_begin_with_the_name_of_the_figure_and_count_from_one_whatever_was_drawn_before()
    {
        static string[] Ids(string name) =>
            [.. Drawing.Of(Of(Panel(Line(0, 1, 0, "")), Panel(Line(0, 1, 1, ""))) with { Name = name }).Root.Descendants().Attributes("id").Select(id => id.Value)];

        Assert.That(Ids("first"), Is.EqualTo(new[] { "first-title", "first-desc", "first-clip-1", "first-clip-2" }));
        Assert.That(Ids("a second"), Is.EqualTo(new[] { "a-second-title", "a-second-desc", "a-second-clip-1", "a-second-clip-2" }));
        Assert.That(Ids("first"), Is.EqualTo(new[] { "first-title", "first-desc", "first-clip-1", "first-clip-2" }));
    }

    [TestCaseSource(nameof(Gallery))]
    public void Every_reference_is_met(Figure figure)
    {
        XElement root = Drawing.Of(figure).Root;
        string[] ids = [.. root.Descendants().Attributes("id").Select(id => id.Value)];

        Assert.That(root.Descendants().Attributes("clip-path").Select(a => a.Value["url(#".Length..^1]), Is.SubsetOf(ids));
        Assert.That(root.Attribute("aria-labelledby")!.Value.Split(' '), Is.SubsetOf(ids));
    }

    [Test]
    public void The_font_is_a_list_that_ends_with_one_that_every_machine_has_and_is_said_once()
    {
        XElement root = Drawing.Of(Panel(Line(0, 1, 0, "connect"))).Root;
        string[] families = root.Attribute("font-family")!.Value.Split(", ");

        Assert.That(families, Is.SupersetOf(new[] { "Helvetica", "Arial", "'Liberation Sans'" }), "all of the widths that words are placed by");
        Assert.That(families[^1], Is.EqualTo("sans-serif"));
        Assert.That(root.Descendants().Attributes("font-family"), Is.Empty);
    }

    [TestCaseSource(nameof(Gallery))]
    public void The_picture_scales_and_is_announced(Figure figure)
    {
        XElement root = Drawing.Of(figure).Root;

        Assert.That(root.Attribute("viewBox")!.Value, Is.EqualTo($"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}"));
        Assert.That((root.Attribute("width")!.Value, root.Attribute("role")!.Value), Is.EqualTo(("1600", "img")));
        Assert.That(root.Elements().Take(2).Select(e => e.Name.LocalName), Is.EqualTo(new[] { "title", "desc" }));
        Assert.That(root.Elements().First().Value, Is.EqualTo(figure.Title));
    }

    /// <summary>Office programs paint a dot there.</summary>
    [TestCaseSource(nameof(Gallery))]
    public void No_line_is_without_length(Figure figure) =>
        Assert.That(Drawing.Of(figure).All("path").SelectMany(Drawing.Parts).Where(part => part.Length == 4 && (part[0], part[1]) == (part[2], part[3])), Is.Empty);

    [Test]
    public void A_shape_with_a_line_around_it_is_one_element()
    {
        Drawing drawing = Drawing.Of(Panel(new Points([0.5], [0.5], [], [], 0, "")));

        Assert.That(drawing.All("ellipse").Select(e => (Drawing.Colour(e, "fill"), Drawing.Colour(e, "stroke"))), Is.EqualTo(new[] { (Palette.At(0).Colour.Hex, "#FFFFFF") }));
    }
}
