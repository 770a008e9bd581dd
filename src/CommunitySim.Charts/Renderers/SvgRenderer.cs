using System.Text;
using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>
/// Draws figures as self-contained SVG, 1600 pixels wide and 900 high for one row of panels, 600 more for each further row.
/// Needs no package; the same figure gives the same bytes.
/// </summary>
public sealed class SvgRenderer : IFigureRenderer
{
    /// <summary>Writes <paramref name="folder"/>/NAME.svg, making the folder where it is missing.</summary>
    /// <returns>That one path.</returns>
    /// <exception cref="ArgumentException">The figure cannot be drawn: no panels, an axis without finite ascending ends, lists of unequal length, or a name that is no file name.</exception>
    public IReadOnlyList<string> Draw(Figure figure, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var svg = Draw(figure);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, figure.Name + ".svg");
        File.WriteAllText(path, svg, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return [path];
    }

    /// <summary>Whether an SVG that begins so was drawn by this.</summary>
    public static bool IsDrawnHere(string start) =>
        start.StartsWith($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SvgCanvas.Number(Look.Width)} ", StringComparison.Ordinal) && start.Contains("-desc\" font-family=\"Helvetica, Arial, ", StringComparison.Ordinal);

    /// <summary>The figure as the text of an SVG, such as for a page.</summary>
    /// <param name="figure">What is to be seen.</param>
    /// <param name="hovers">
    /// For pages: points, bars, squares, cells and dots say their numbers where they are pointed at (title elements), and each
    /// panel with curves is a <c>g.panel</c> whose attribute <c>data-hover</c> holds their numbers as JSON, to be shown by a
    /// script: box (left, top, right, bottom in units of the viewBox), x and y (label, min, max), and series (name, colour, and
    /// lists x, y, low, high; null is a gap; low and high are empty without a band).
    /// </param>
    /// <exception cref="ArgumentException">The figure cannot be drawn.</exception>
    public static string Draw(Figure figure, bool hovers = false)
    {
        var layout = new FigureLayout(figure);
        // Several figures may stand in one page, so each has its own ids.
        var id = string.Concat(figure.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var hatch = $"url(#{id}-hatch)";
        var canvas = new SvgCanvas { Hovers = hovers };
        var (width, height) = (SvgCanvas.Number(Look.Width), SvgCanvas.Number(layout.Height));
        canvas.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" "
            + $"aria-labelledby=\"{id}-title {id}-desc\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\">");
        canvas.Raw($"<title id=\"{id}-title\">{SvgCanvas.Escape(figure.Title)}</title>");
        canvas.Raw($"<desc id=\"{id}-desc\">{SvgCanvas.Escape(Description.Of(figure))}</desc>");
        canvas.Raw($"<defs><pattern id=\"{id}-hatch\" width=\"12\" height=\"12\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            + $"<rect width=\"12\" height=\"12\" fill=\"{Palette.Undecided.Hex}\"/><rect width=\"3.5\" height=\"12\" fill=\"{Palette.Hatch.Hex}\"/></pattern></defs>");
        canvas.Rectangle(new Box(0, 0, Look.Width, layout.Height), "#FFFFFF");
        foreach (var text in layout.Texts)
        {
            canvas.Text(text);
        }

        foreach (var key in layout.LegendKeys)
        {
            Draw(canvas, key, LegendForm.Of(figure), hatch);
        }

        for (var i = 0; i < layout.Panels.Count; i++)
        {
            SvgPanel.Draw(canvas, figure, layout.Panels[i], $"{id}-panel-{i + 1}", hatch);
        }

        canvas.Raw("</svg>");
        return canvas.ToString();
    }

    private static void Draw(SvgCanvas canvas, LegendKey key, LegendForm form, string hatch)
    {
        if (key.Entry is { Sample: not null } or { Scale: not null })
        {
            SvgShapes.Draw(canvas, LegendForm.Shapes(key));
            return;
        }

        if (key.Style is not { } index)
        {
            canvas.Rectangle(LegendForm.Swatch(key), hatch, Palette.Hatch.Hex, 1);
            return;
        }

        var style = Palette.At(index);
        if (form.Fills)
        {
            canvas.Rectangle(LegendForm.Swatch(key), RowBarShape.Fill(index, key.Pale).Hex, key.Pale ? style.Colour.Hex : null, Look.BarEdge);
        }

        if (form.Corners)
        {
            canvas.Marker(style.Marker, key.X, key.Y, Look.MarkerRadius * 0.7, style.Colour.TextOn, edge: false);
        }

        if (form.Lines)
        {
            canvas.Line(key.X - 32, key.Y, key.X + 32, key.Y, style.Colour, Look.Line, style.Dash);
        }

        if (form.Markers)
        {
            canvas.Marker(style.Marker, key.X, key.Y, Look.MarkerRadius, style.Colour);
        }
    }
}
