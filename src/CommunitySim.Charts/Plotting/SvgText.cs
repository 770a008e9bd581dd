using System.Globalization;
using System.Text;
using System.Xml;

namespace CommunitySim.Charts.Plotting;

/// <summary>Writes text and numbers of an SVG: escaped, short, and the same bytes on every machine.</summary>
internal static class SvgText
{
    /// <summary>The font of this program, and fonts of the same widths on other machines.</summary>
    public const string Family = "Helvetica, Arial, 'Liberation Sans', sans-serif";

    /// <summary>At most two decimals, a hundredth of a pixel.</summary>
    public static string Number(double value) =>
        (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Escapes text for content or attributes; characters that are invalid in XML are dropped.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
            {
                escaped.Append(text[index]).Append(text[++index]);
            }
            else if (XmlConvert.IsXmlChar(text[index]))
            {
                escaped.Append(
                    text[index] switch
                    {
                        '&' => "&amp;",
                        '<' => "&lt;",
                        '>' => "&gt;",
                        '"' => "&quot;",
                        var letter => letter.ToString()
                    });
            }
        }

        return escaped.ToString();
    }

    /// <summary>
    /// Writes a text with its halo, which is a separate element. Office programs ignore paint-order, and would paint the outline over
    /// the letters. Skia's own text elements cannot be searched, and lose letters that the font lacks.
    /// </summary>
    public static string Render(PlacedText placed)
    {
        if (string.IsNullOrWhiteSpace(placed.Text))
        {
            return "";
        }

        string bold = placed.Bold ? " font-weight=\"700\"" : "";
        string anchor = placed.Anchor switch
        {
            Anchor.Middle => " text-anchor=\"middle\"",
            Anchor.End => " text-anchor=\"end\"",
            _ => ""
        };
        string place = $"x=\"{Number(placed.X)}\" y=\"{Number(placed.Y)}\" font-size=\"{Number(placed.Size)}\"{bold}{anchor}";
        string halo = placed.Halo
            ? $"<text class=\"halo\" aria-hidden=\"true\" {place} fill=\"#FFFFFF\" stroke=\"#FFFFFF\" stroke-width=\"7\" "
                + $"stroke-linejoin=\"round\">{Escape(placed.Text)}</text>\n"
            : "";
        return $"{halo}<text class=\"{placed.Kind}\" {place} fill=\"{placed.Colour.Hex}\">{Escape(placed.Text)}</text>\n";
    }

    /// <summary>Writes a transparent area with a tooltip.</summary>
    public static string Render(Tooltip tooltip) =>
        $"<g><title>{Escape(tooltip.Words)}</title>"
        + $"<path d=\"M{string.Join('L', tooltip.Outline.Select(at => $"{Number(at.X)} {Number(at.Y)}"))}Z\""
        + " fill=\"none\" pointer-events=\"all\"/></g>\n";
}
