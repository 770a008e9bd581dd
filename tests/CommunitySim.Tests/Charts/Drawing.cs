using System.Globalization;
using System.Xml.Linq;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;

namespace CommunitySim.Tests.Charts;

/// <summary>A drawn figure, read back from its SVG as a browser would read it.</summary>
internal sealed class Drawing
{
    private Drawing(Figure figure, bool hovers)
    {
        using Picture picture = Picture.Render(figure);
        Svg = picture.Svg(hovers: hovers);
        Root = XDocument.Parse(Svg).Root!;
        Plots = picture.Plots;
    }

    public string Svg { get; }

    public XElement Root { get; }

    public double Height => Number(Root, "height");

    /// <summary>The boxes of the plots.</summary>
    public IReadOnlyList<Box> Plots { get; }

    public static Drawing Of(Figure figure, bool hovers = false) => new(figure, hovers);

    public static string SvgOf(Figure figure, bool hovers = false) => Of(figure, hovers).Svg;

    public static Drawing Of(params Panel[] panels) => Of(Figures.Of(panels));

    public IEnumerable<XElement> All(string element) => Root.Descendants().Where(e => string.Equals(e.Name.LocalName, element, StringComparison.Ordinal));

    /// <summary>What is written, each text once: its halo is no text of its own.</summary>
    public IReadOnlyList<Written> Texts(string? kind = null) =>
        [.. All("text").Where(e => kind is null ? !string.Equals(e.Attribute("class")?.Value, "halo", StringComparison.Ordinal) : string.Equals(e.Attribute("class")?.Value, kind, StringComparison.Ordinal)).Select(e => new Written(e))];

    /// <summary>The shapes of a kind that are filled, without the white behind the picture and what only cuts others off.</summary>
    public IReadOnlyList<XElement> Filled(string element) =>
        [.. All(element).Where(e => Colour(e, "fill") != "none" && e.Parent!.Name.LocalName != "clipPath" && (e.Parent != Root || e.Attribute("x") is not null || element != "rect"))];

    /// <summary>The lines of a colour and a width, in pixels.</summary>
    public IReadOnlyList<XElement> Lines(Rgb colour, double width) =>
        [.. All("path").Where(e => Colour(e, "stroke") == colour.Hex && Number(e, "stroke-width") == width)];

    /// <summary>Left and right end of every whisker of a bar, in the order of the file.</summary>
    public IEnumerable<(double Left, double Right)> Whiskers() => Lines(ChartStyle.Ink, ChartStyle.WhiskerLine)
        .SelectMany(Parts).Where(part => part[1] == part[3]).Select(part => (Math.Min(part[0], part[2]), Math.Max(part[0], part[2])));

    /// <summary>The coordinates of each part of a path, x and y in turn; a dash is a part of its own.</summary>
    public static IReadOnlyList<double[]> Parts(XElement path) =>
    [
        .. path.Attribute("d")!.Value.Split('M', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split(['L', 'Z', ' '], StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()),
    ];

    /// <summary>A colour in six digits, however short the file has it; what it says nothing of is black where filled, and no line.</summary>
    public static string Colour(XElement element, string name) => element.Attribute(name)?.Value switch
    {
        null => name == "fill" ? "#000000" : "none",
        "white" => "#FFFFFF",
        "black" => "#000000",
        ['#', var red, var green, var blue] => $"#{red}{red}{green}{green}{blue}{blue}",
        var other => other,
    };

    public static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>A text with the box it takes up in Helvetica.</summary>
    internal sealed class Written(XElement element)
    {
        public string Text => element.Value;

        public double X => Number(element, "x");

        public double Y => Number(element, "y");

        public double Size => Number(element, "font-size");

        public string Fill => element.Attribute("fill")!.Value;

        // Without what the program adds for other fonts.
        public double Width => TextFit.Width(Text, Size) / 1.03 * (element.Attribute("font-weight") is null ? 1 : 1.07);

        public double Left => X - Width * (element.Attribute("text-anchor")?.Value switch { "middle" => 0.5, "end" => 1, _ => 0 });

        public double Right => Left + Width;

        public double Top => Y - 0.72 * Size;

        public bool Overlaps(Written other) => Left < other.Right && other.Left < Right && Top < other.Y && other.Top < Y;

        public override string ToString() => $"'{Text}' at {X}, {Y}";
    }
}

/// <summary>Small figures to draw.</summary>
internal static class Figures
{
    public static Axis Unit(string label = "") => new(label, 0, 1, Ticks.Round(0, 1));

    public static Figure Of(params Panel[] panels) => new("test", "Title", "Subtitle", "Note", panels) { Columns = 3 };

    public static Panel Panel(params Mark[] marks) => new("Panel", Unit("x"), Unit("y"), marks);

    public static Curve Line(double start, double end, int style, string label) => new([0, 1], [start, end], [], [], style, label);

    public static Histogram Bars(int style, string label, params double[] heights) =>
        new([.. Enumerable.Range(0, heights.Length + 1).Select(i => i / (double)heights.Length)], heights, style, label);
}
