using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// Writes the shapes of a picture as elements of an SVG. Skia's ids count over the whole process, and its numbers have nine digits.
/// Here ids begin with the figure's own and count from 1, and numbers have two decimals.
/// </summary>
internal static partial class SvgShapes
{
    /// <param name="shapes">The picture.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="id">Of the figure; unique in the page.</param>
    public static string Write(SKPicture shapes, double width, double height, string id)
    {
        using MemoryStream stream = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, (float)width, (float)height), stream))
        {
            canvas.DrawPicture(shapes);
        }

        string svg = Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        int from = svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        // A limit of 4 is the usual one.
        string inner = svg[from..svg.LastIndexOf("</svg>", StringComparison.Ordinal)]
            .Replace(" stroke-miterlimit=\"4\"", "", StringComparison.Ordinal);
        string drawn = Point().Replace(Rounded(Indent().Replace(inner, "\n").TrimStart('\n')), "");
        return Renumbered(FillAndLine().Replace(drawn, "<${kind}${fill} ${line} ${outline}/>"), id);
    }

    private static string Rounded(string svg) =>
        LongNumber().Replace(
            svg, number => SvgText.Number(double.Parse(number.ValueSpan, CultureInfo.InvariantCulture)));

    private static string Renumbered(string svg, string id)
    {
        Dictionary<string, string> names = [];
        foreach (Match declared in Id().Matches(svg))
        {
            names.TryAdd(declared.Groups["name"].Value, $"{id}-clip-{names.Count + 1}");
        }

        return Reference().Replace(svg, used => used.Groups["before"].Value + names[used.Groups["name"].Value]);
    }

    // Skia writes a filled shape with a line as two elements with the same outline.
    [GeneratedRegex(
        @"<(?<kind>\w+)(?<fill>( fill=""(?!none)[^""]*"")?( fill-opacity=""[^""]*"")?) (?<outline>(cx|x|d)=""[^>]*)/>\n"
        + @"<\k<kind> fill=""none"" (?<line>stroke=[^>]*?) \k<outline>/>",
        RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FillAndLine();

    // A tick of length zero is invisible in a browser, but a dot in an office program.
    [GeneratedRegex(@"<path [^>]*d=""M(?<at>[^ML""]+)L\k<at>""/>\n", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Point();

    [GeneratedRegex(@"\n\s+", RegexOptions.None, 1000)]
    private static partial Regex Indent();

    [GeneratedRegex(@"-?\d+(\.\d+(e[-+]?\d+)?|e[-+]?\d+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\bid=""(?<name>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"(?<before>\bid=""|url\(#|href=""#)(?<name>[^"")]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
