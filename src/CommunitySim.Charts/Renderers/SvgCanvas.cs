using System.Globalization;
using System.Text;
using System.Xml;
using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Writes the elements of an SVG: short numbers, escaped text, the same bytes wherever it runs.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether marks say their numbers where they are pointed at.</summary>
    public bool Hovers { get; init; }

    public override string ToString() => _text.ToString();

    /// <summary>At most two decimals, a hundredth of a pixel.</summary>
    public static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Text for content or attributes; characters that XML does not know are dropped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                escaped.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                escaped.Append(text[i] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", var c => c.ToString() });
            }
        }

        return escaped.ToString();
    }

    /// <summary>A line of markup as it is.</summary>
    public void Raw(string markup) => _text.Append(markup).Append('\n');

    /// <summary>Draws, and has a browser say a text where what is drawn is pointed at; only draws where this canvas has no hovers.</summary>
    public void Titled(string text, Action draw)
    {
        if (!Hovers || text.Length == 0)
        {
            draw();
            return;
        }

        _text.Append("<g><title>").Append(Escape(text)).Append("</title>");
        draw();
        Raw("</g>");
    }

    public void Line(double x1, double y1, double x2, double y2, Rgb colour, double width, IReadOnlyList<double>? dash = null) =>
        Path($"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}", colour, width, dash ?? []);

    public void Path(string data, Rgb stroke, double width, IReadOnlyList<double> dash)
    {
        var dashes = dash.Count == 0 ? "" : $" stroke-dasharray=\"{string.Join(' ', dash.Select(part => Number(part * width)))}\"";
        Raw($"<path d=\"{data}\" fill=\"none\" stroke=\"{stroke.Hex}\" stroke-width=\"{Number(width)}\" stroke-linejoin=\"round\"{dashes}/>");
    }

    public void Fill(string data, Rgb colour, double opacity) =>
        Raw($"<path d=\"{data}\" fill=\"{colour.Hex}\" fill-opacity=\"{Number(opacity)}\"/>");

    /// <summary>A filled box; fill is a colour, or url(#…) of a pattern.</summary>
    public void Rectangle(Box box, string fill, string? stroke = null, double width = 0)
    {
        var edge = stroke is null ? "" : $" stroke=\"{stroke}\" stroke-width=\"{Number(width)}\"";
        Raw($"<rect x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" fill=\"{fill}\"{edge}/>");
    }

    /// <summary>A box that is not seen and can be pointed at.</summary>
    public void Clear(Box box) =>
        Raw($"<rect x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" fill=\"none\" pointer-events=\"all\"/>");

    public void Text(PlacedText placed)
    {
        if (string.IsNullOrWhiteSpace(placed.Text))
        {
            return;
        }

        var bold = placed.Bold ? " font-weight=\"700\"" : "";
        var anchor = placed.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        var place = $"x=\"{Number(placed.X)}\" y=\"{Number(placed.Y)}\" font-size=\"{Number(placed.Size)}\"{bold}{anchor}";
        if (placed.Halo)
        {
            // An element of its own: office programs know no paint-order, and would paint the outline over the letters.
            Raw($"<text class=\"halo\" aria-hidden=\"true\" {place} fill=\"#FFFFFF\" stroke=\"#FFFFFF\" stroke-width=\"7\" stroke-linejoin=\"round\">{Escape(placed.Text)}</text>");
        }

        Raw($"<text class=\"{placed.Kind}\" {place} fill=\"{placed.Colour.Hex}\">{Escape(placed.Text)}</text>");
    }

    /// <summary>A point; a white edge keeps it apart from the line and the points under it.</summary>
    public void Marker(MarkerForm form, double x, double y, double radius, Rgb colour, bool edge = true)
    {
        // Forms are scaled to look equally large, not to have the same width.
        var r = radius * (form switch { MarkerForm.Circle => 1, MarkerForm.Square => 0.88, _ => 1.18 });
        const double Arm = 0.36;
        (double X, double Y)[] corners = form switch
        {
            MarkerForm.Circle => [],
            MarkerForm.Square => [(-1, -1), (1, -1), (1, 1), (-1, 1)],
            MarkerForm.Triangle => [(0, -1.05), (1, 0.8), (-1, 0.8)],
            MarkerForm.TriangleDown => [(0, 1.05), (1, -0.8), (-1, -0.8)],
            MarkerForm.Diamond => [(0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)],
            _ => [(Arm, -1), (Arm, -Arm), (1, -Arm), (1, Arm), (Arm, Arm), (Arm, 1), (-Arm, 1), (-Arm, Arm), (-1, Arm), (-1, -Arm), (-Arm, -Arm), (-Arm, -1)],
        };
        var look = $"fill=\"{colour.Hex}\"" + (edge ? " stroke=\"#FFFFFF\" stroke-width=\"2\"" : "");
        if (corners.Length == 0)
        {
            Raw($"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(r)}\" {look}/>");
            return;
        }

        var turn = form == MarkerForm.Cross ? Math.Sqrt(0.5) : 0;
        var points = corners.Select(c => turn == 0 ? c : ((c.X - c.Y) * turn, (c.X + c.Y) * turn));
        Raw($"<path d=\"{Outline([.. points.Select(c => (x + r * c.Item1, y + r * c.Item2))])}Z\" {look}/>");
    }

    /// <summary>Path data through points.</summary>
    public static string Outline(IReadOnlyList<(double X, double Y)> points)
    {
        var data = new StringBuilder();
        for (var i = 0; i < points.Count; i++)
        {
            data.Append(i == 0 ? 'M' : 'L').Append(Number(points[i].X)).Append(' ').Append(Number(points[i].Y));
        }

        return data.ToString();
    }
}
