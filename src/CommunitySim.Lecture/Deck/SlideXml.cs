using System.Globalization;
using System.Xml.Linq;
using CommunitySim.Charts.Figures;
using CommunitySim.Lecture.Scenes;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Deck;

/// <summary>Lays out a slide of 16 to 9, and writes it with its notes as PresentationML (ECMA-376, 2016).</summary>
internal static class SlideXml
{
    /// <summary>Relation of a slide to its picture.</summary>
    public const string PictureRelation = "rId3";

    /// <summary>Size of a slide in EMU, 914,400 to an inch.</summary>
    public const int Width = 12_192_000, Height = 6_858_000;

    private const int Margin = 609_600, TitleTop = 731_520, TitleHeight = 1_234_440, Top = 2_148_840, Bottom = 6_400_800,
        NumberWidth = 2_194_560, MostRowHeight = 850_000, PictureTop = 1_234_440, PointsOfRow = 25_400;

    private const int KickerSize = 20, LeastSize = 18, MostSize = 28, PictureTitle = 28;

    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main",
        P = "http://schemas.openxmlformats.org/presentationml/2006/main",
        R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The slide.</summary>
    public static XDocument Of(Slide slide, string language)
    {
        List<XElement> shapes = [];
        int id = 2;
        shapes.Add(Title(id++, slide, language));
        if (slide.Kicker.Length > 0)
        {
            shapes.Add(Text(id++, "Kicker", (Margin, 320_040, Width - (2 * Margin), 365_760), [Run(slide.Kicker, KickerSize, language, "tx2")]));
        }

        int rowHeight = slide.Rows.Count == 0 ? 0 : Math.Min(MostRowHeight, (Bottom - Top) / slide.Rows.Count);
        int size = Math.Clamp(rowHeight / PointsOfRow, LeastSize, MostSize);
        foreach ((int at, SlideRow row) in slide.Rows.Index())
        {
            int width = Width - (2 * Margin) - (row.Value.Length > 0 ? NumberWidth : 0);
            shapes.Add(Text(id++, $"Row {at + 1}", (Margin, Top + (at * rowHeight), width, rowHeight), [Run(row.Text, size, language, "tx1", row.Strong)], row.As));
            if (row.Value.Length > 0)
            {
                shapes.Add(Text(
                    id++, $"Number {at + 1}", (Margin + width, Top + (at * rowHeight), NumberWidth, rowHeight),
                    [Run(row.Value, size, language, "tx1", bold: true)], null, "r"));
            }
        }

        if (slide.Picture is { } picture)
        {
            shapes.Add(Image(id, picture, slide.Rows.Count));
        }

        return Document("sld", shapes, new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping")));
    }

    /// <summary>The notes of a slide.</summary>
    public static XDocument Notes(Slide slide, string language) => Document(
        "notes",
        [
            new XElement(
                P + "sp",
                Named(2, "Slide", new XElement(A + "spLocks", new XAttribute("noGrp", 1), new XAttribute("noRot", 1), new XAttribute("noChangeAspect", 1)), Placeholder("sldImg", 2)),
                new XElement(P + "spPr")),
            new XElement(
                P + "sp",
                Named(3, "Notes", new XElement(A + "spLocks", new XAttribute("noGrp", 1)), Placeholder("body", 3)),
                new XElement(P + "spPr"),
                Body([], slide.Notes.Select(text => Paragraph([Run(text, null, language, null)])))),
        ],
        new XElement(P + "clrMapOvr", new XElement(A + "masterClrMapping")));

    private static XDocument Document(string root, IEnumerable<XElement> shapes, XElement end) => new(new XElement(
        P + root,
        new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "r", R), new XAttribute(XNamespace.Xmlns + "p", P),
        new XElement(P + "cSld", new XElement(
            P + "spTree",
            new XElement(P + "nvGrpSpPr", Properties(1, ""), new XElement(P + "cNvGrpSpPr"), new XElement(P + "nvPr")),
            new XElement(P + "grpSpPr"),
            shapes)),
        end));

    private static XElement Title(int id, Slide slide, string language) => new(
        P + "sp",
        Named(id, "Title", new XElement(A + "spLocks", new XAttribute("noGrp", 1)), Placeholder("title")),
        new XElement(P + "spPr", Box((Margin, TitleTop, Width - (2 * Margin), slide.Picture is null ? TitleHeight : PictureTop - TitleTop - 91_440))),
        Body([new XElement(A + "normAutofit")], [Paragraph([Run(slide.Title, slide.Picture is null ? null : PictureTitle, language, null)])]));

    private static XElement Text(int id, string name, (int Left, int Top, int Width, int Height) box, XElement[] runs, string? strategy = null, string align = "l")
    {
        int style = VotedFigure.Style(strategy);
        XElement[] bar = style < 0 ? [] : [new XElement(A + "solidFill", Colour(Palette.At(style).Colour.MixedWithWhite(0.22).Hex[1..]))];
        return new(
            P + "sp",
            Named(id, name, new XAttribute("txBox", 1), new XElement(P + "nvPr")),
            new XElement(P + "spPr", Box(box), new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst")), bar.Length > 0 ? bar : [new XElement(A + "noFill")]),
            Body([new XAttribute("anchor", "ctr"), new XAttribute("wrap", "square"), new XAttribute("lIns", bar.Length > 0 ? 91_440 : 0), new XElement(A + "normAutofit")], [Paragraph(runs, align)]));
    }

    private static XElement Image(int id, SlidePicture picture, int rows)
    {
        int most = Width - (2 * Margin), high = Bottom - (rows > 0 ? Top : PictureTop);
        int width = (int)Math.Min(most, high * picture.Aspect), height = (int)(width / picture.Aspect);
        return new(
            P + "pic",
            new XElement(
                P + "nvPicPr",
                new XElement(P + "cNvPr", new XAttribute("id", id), new XAttribute("name", "Picture"), new XAttribute("descr", picture.Words)),
                new XElement(P + "cNvPicPr", new XElement(A + "picLocks", new XAttribute("noChangeAspect", 1))),
                new XElement(P + "nvPr")),
            new XElement(P + "blipFill", new XElement(A + "blip", new XAttribute(R + "embed", PictureRelation)), new XElement(A + "stretch", new XElement(A + "fillRect"))),
            new XElement(P + "spPr", Box(((Width - width) / 2, Bottom - high, width, height)), new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))));
    }

    private static XElement Named(int id, string name, object inside, XElement place) => new(
        P + "nvSpPr", Properties(id, name), new XElement(P + "cNvSpPr", inside), place);

    private static XElement Properties(int id, string name) => new(P + "cNvPr", new XAttribute("id", id), new XAttribute("name", name));

    private static XElement Placeholder(string type, int? index = null) => new(
        P + "nvPr", new XElement(P + "ph", new XAttribute("type", type), index is null ? null : new XAttribute("idx", index)));

    private static XElement Box((int Left, int Top, int Width, int Height) box) => new(
        A + "xfrm",
        new XElement(A + "off", new XAttribute("x", box.Left), new XAttribute("y", box.Top)),
        new XElement(A + "ext", new XAttribute("cx", box.Width), new XAttribute("cy", box.Height)));

    private static XElement Body(object[] properties, IEnumerable<XElement> paragraphs) =>
        new(P + "txBody", new XElement(A + "bodyPr", properties), new XElement(A + "lstStyle"), paragraphs);

    private static XElement Paragraph(XElement[] runs, string align = "l") => new(
        A + "p", align == "l" ? null : new XElement(A + "pPr", new XAttribute("algn", align)), runs);

    private static XElement Run(string text, int? points, string language, string? colour, bool bold = false) => new(
        A + "r",
        new XElement(
            A + "rPr",
            new XAttribute("lang", PageTexts.In(language)["shell", "numbers", "locale"]),
            points is null ? null : new XAttribute("sz", (100 * points.Value).ToString(CultureInfo.InvariantCulture)),
            bold ? new XAttribute("b", 1) : null,
            colour is null ? null : new XElement(A + "solidFill", new XElement(A + "schemeClr", new XAttribute("val", colour)))),
        new XElement(A + "t", text));

    private static XElement Colour(string hex) => new(A + "srgbClr", new XAttribute("val", hex));
}
