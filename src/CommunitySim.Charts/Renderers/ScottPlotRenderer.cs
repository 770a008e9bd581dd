#if SCOTTPLOT
using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>
/// Draws figures with ScottPlot 5.1 as PNG and SVG, in the sizes and places of <see cref="SvgRenderer"/>. Compiled where the
/// build is told so (-p:ScottPlot=true).
/// </summary>
/// <remarks>
/// Panels are plots inside one plot that spans the figure in pixels and carries title, note, legend and labels. ScottPlot's
/// Multiplot would arrange panels too, but cannot be saved as SVG, and has no place for what belongs to the figure as a whole.
/// </remarks>
public sealed class ScottPlotRenderer : IFigureRenderer
{
    /// <summary>Writes <paramref name="folder"/>/NAME.png and NAME.svg, making the folder where it is missing.</summary>
    /// <returns>The two paths.</returns>
    /// <exception cref="ArgumentException">The figure cannot be drawn, as with <see cref="SvgRenderer"/>.</exception>
    public IReadOnlyList<string> Draw(Figure figure, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var layout = new FigureLayout(figure);
        var (width, height) = ((int)Look.Width, (int)layout.Height);
        Directory.CreateDirectory(folder);
        var (png, svg) = (Path.Combine(folder, figure.Name + ".png"), Path.Combine(folder, figure.Name + ".svg"));
        using var page = Page(figure, layout);
        page.SavePng(png, width, height);
        page.SaveSvg(svg, width, height);
        return [png, svg];
    }

    private static ScottPlot.Plot Page(Figure figure, FigureLayout layout)
    {
        var page = new ScottPlot.Plot();
        page.Layout.Fixed(ScottPlot.PixelPadding.Zero);
        page.Layout.Frameless();
        page.HideGrid();
        page.Axes.SetLimits(0, Look.Width, 0, layout.Height);
        var pen = new ScottPlotPen(page, layout.Height);
        var shapes = new ScottPlotShapes(page, layout.Height);
        foreach (var text in layout.Texts)
        {
            pen.Text(text);
        }

        foreach (var key in layout.LegendKeys)
        {
            Draw(pen, key, LegendForm.Of(figure));
            shapes.Draw(LegendForm.Shapes(key));
        }

        foreach (var panel in layout.Panels)
        {
            // Behind the panel, as its own vertical lines are behind its curves.
            foreach (var marker in panel.Markers)
            {
                pen.Line(marker.X, panel.Plot.Top, marker.X, marker.Top, Look.Ink, 2.5, Look.MarkerDash);
            }

            page.Add.Plottable(ScottPlotPanel.Draw(panel));
            shapes.Draw(panel.Shapes);
            Overlay(pen, panel);
        }

        return page;
    }

    // What a plot would cut off at its edges is drawn on the page over it.
    private static void Overlay(ScottPlotPen pen, PanelLayout panel)
    {
        foreach (var leader in panel.Leaders)
        {
            pen.Line(leader.X1, leader.Y1, leader.X2, leader.Y2, leader.Colour, 2, []);
        }

        foreach (var mark in panel.Panel.Marks)
        {
            switch (mark)
            {
                case Curve curve:
                    Markers(SeriesShape.Marked(curve, panel), curve.X, curve.Y, curve.Style);
                    break;
                case Points points:
                    Markers(SeriesShape.Marked(points, panel), points.X, points.Y, points.Style);
                    break;
                case NamedPoints points:
                    Markers(SeriesShape.Marked(points, panel), points.X, points.Y, points.Style);
                    break;
                case Tiles tiles:
                    Draw(pen, tiles, panel);
                    break;
            }
        }

        // Labels left of the plot may have two lines and a size of their own, which an axis of ScottPlot does not know.
        foreach (var text in panel.TickTexts().Skip(panel.XTicks.Count).Concat(panel.Texts))
        {
            pen.Text(text);
        }

        void Markers(IEnumerable<int> shown, IReadOnlyList<double> xs, IReadOnlyList<double> ys, int style)
        {
            foreach (var i in shown)
            {
                pen.Marker(Palette.At(style).Marker, panel.X.At(xs[i]), panel.Y.At(ys[i]), Look.MarkerRadius, Palette.At(style).Colour);
            }
        }
    }

    private static void Draw(ScottPlotPen pen, Tiles tiles, PanelLayout panel)
    {
        var size = TileShape.TextSize(tiles, panel);
        foreach (var tile in tiles.Cells)
        {
            var box = TileShape.BoxOf(tile, panel);
            if (TileShape.Corner(tile, box) is { } corner)
            {
                pen.Marker(Palette.At(tile.Style!.Value).Marker, corner.X, corner.Y, corner.Radius, TileShape.Colour(tile).TextOn);
            }

            if (size > 0)
            {
                pen.Text(TileShape.Text(tile, box, size));
            }
        }
    }

    private static void Draw(ScottPlotPen pen, LegendKey key, LegendForm form)
    {
        if (key.Entry is { Sample: not null } or { Scale: not null })
        {
            return;
        }

        if (key.Style is not { } index)
        {
            pen.Rectangle(LegendForm.Swatch(key), null);
            return;
        }

        var style = Palette.At(index);
        if (form.Fills)
        {
            pen.Rectangle(LegendForm.Swatch(key), RowBarShape.Fill(index, key.Pale), style.Colour);
        }

        if (form.Corners)
        {
            pen.Marker(style.Marker, key.X, key.Y, Look.MarkerRadius * 0.7, style.Colour.TextOn);
        }

        if (form.Lines)
        {
            pen.Line(key.X - 32, key.Y, key.X + 32, key.Y, style.Colour, Look.Line, style.Dash);
        }

        if (form.Markers)
        {
            pen.Marker(style.Marker, key.X, key.Y, Look.MarkerRadius, style.Colour);
        }
    }
}
#endif
