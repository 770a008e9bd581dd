using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Results;

namespace CommunitySim.Charts.Renderers;

/// <summary>Draws the marks of one panel: those that may run over its edge apart from those that stand on it.</summary>
internal sealed class SvgMarks(SvgCanvas canvas, PanelLayout panel, SvgHover hover, string hatch)
{
    private Box Plot => panel.Plot;

    /// <summary>Areas and lines, to be drawn within the panel's clip.</summary>
    public void Clipped()
    {
        // Areas first, so that no line is veiled by the band of what was added after it.
        foreach (var mark in panel.Panel.Marks)
        {
            switch (mark)
            {
                case Tiles tiles:
                    Draw(tiles);
                    break;
                case Histogram histogram:
                    FillBars(histogram);
                    break;
                case RowBars bars:
                    SvgRowBars.Bars(canvas, bars, panel);
                    break;
                case Curve curve:
                    Band(curve);
                    break;
            }
        }

        foreach (var mark in panel.Panel.Marks)
        {
            switch (mark)
            {
                case Histogram histogram:
                    OutlineBars(histogram);
                    break;
                case RowBars bars:
                    SvgRowBars.Whiskers(canvas, bars, panel);
                    break;
                case VerticalReference reference when panel.X.Contains(reference.X):
                    canvas.Line(panel.X.At(reference.X), Plot.Top, panel.X.At(reference.X), Plot.Bottom, Look.AxisLine, 2);
                    break;
                case Curve curve:
                    Line(curve);
                    break;
                case HorizontalMarker marker when panel.Y.Contains(marker.Y):
                    canvas.Line(Plot.Left, panel.Y.At(marker.Y), Plot.Right, panel.Y.At(marker.Y), Look.AxisLine, 2);
                    break;
                case Points points:
                    ErrorBars(points);
                    break;
                case Spreads bars:
                    foreach (var (x, low, high) in bars.X.Zip(bars.Low, bars.High))
                    {
                        canvas.Line(panel.X.At(x), panel.Y.At(low), panel.X.At(x), panel.Y.At(high), Palette.At(bars.Style).Colour, 2.5);
                    }

                    break;
            }
        }
    }

    /// <summary>Points, which are drawn whole on the edge too.</summary>
    public void Unclipped()
    {
        foreach (var mark in panel.Panel.Marks)
        {
            switch (mark)
            {
                case Dots dots:
                    foreach (var (x, y) in dots.X.Zip(dots.Y).Where(dot => double.IsFinite(dot.First + dot.Second)))
                    {
                        canvas.Marker(MarkerForm.Circle, panel.X.At(x), panel.Y.At(y), 2, Palette.At(dots.Style).Colour, edge: false);
                    }

                    break;
                case Curve curve:
                    Draw(SeriesShape.Marked(curve, panel), curve.X, curve.Y, curve.Style, edge: true, _ => "");
                    break;
                case Points points:
                    Draw(SeriesShape.Marked(points, panel), points.X, points.Y, points.Style, edge: points.Low.Count == 0, i => hover.Of(points, i));
                    break;
                case NamedPoints points:
                    Draw(SeriesShape.Marked(points, panel), points.X, points.Y, points.Style, edge: true, i => $"{points.Names[i]}: {Words.Number(points.X[i])}, {Words.Number(points.Y[i])}");
                    break;
            }
        }
    }

    /// <summary>Over the bins of histograms, clear boxes to be pointed at, where this canvas has hovers: bars themselves overlap.</summary>
    public void Told()
    {
        foreach (var bin in canvas.Hovers ? hover.Bins() : [])
        {
            canvas.Titled(bin.Said, () => canvas.Clear(bin.Box));
        }
    }

    private void Band(Curve curve)
    {
        foreach (var run in SeriesShape.BandRuns(curve))
        {
            var upper = run.Select(i => (panel.X.At(curve.X[i]), panel.Y.At(curve.High[i])));
            var lower = run.AsEnumerable().Reverse().Select(i => (panel.X.At(curve.X[i]), panel.Y.At(curve.Low[i])));
            canvas.Fill(SvgCanvas.Outline([.. upper, .. lower]) + "Z", Palette.At(curve.Style).Colour, Look.BandOpacity);
        }
    }

    private void Line(Curve curve)
    {
        var style = Palette.At(curve.Style);
        var runs = SeriesShape.LineRuns(curve).Where(run => run.Count > 1)
            .Select(run => SvgCanvas.Outline([.. run.Select(i => (panel.X.At(curve.X[i]), panel.Y.At(curve.Y[i])))])).ToList();
        if (runs.Count > 0)
        {
            canvas.Path(string.Concat(runs), style.Colour, Look.Line, style.Dash);
        }
    }

    private void ErrorBars(Points points)
    {
        foreach (var i in SeriesShape.WithErrors(points))
        {
            var (x, low, high) = (panel.X.At(points.X[i]), panel.Y.At(points.Low[i]), panel.Y.At(points.High[i]));
            var (left, right) = (x - Look.ErrorCap, x + Look.ErrorCap);
            canvas.Path(SvgCanvas.Outline([(left, low), (right, low)]) + SvgCanvas.Outline([(x, low), (x, high)])
                + SvgCanvas.Outline([(left, high), (right, high)]), Palette.At(points.Style).Colour, Look.ErrorLine, []);
        }
    }

    private void FillBars(Histogram histogram)
    {
        var bars = BarLabels.Bars(histogram, panel).Select(b =>
            SvgCanvas.Outline([(b.Left, b.Bottom), (b.Left, b.Top), (b.Right, b.Top), (b.Right, b.Bottom)]) + "Z").ToList();
        if (bars.Count > 0)
        {
            canvas.Fill(string.Concat(bars), Palette.At(histogram.Style).Colour, Look.BarOpacity);
        }
    }

    // One line over neighbouring bars shows the shape, also where histograms overlap.
    private void OutlineBars(Histogram histogram)
    {
        var style = Palette.At(histogram.Style);
        foreach (var outline in SeriesShape.Outlines(histogram, panel))
        {
            canvas.Path(SvgCanvas.Outline(outline), style.Colour, Look.BarLine, style.Dash);
        }
    }

    private void Draw(Tiles tiles)
    {
        var size = TileShape.TextSize(tiles, panel);
        foreach (var tile in tiles.Cells)
        {
            canvas.Titled(hover.Of(tile), () => Draw(tile, size));
        }
    }

    private void Draw(Tile tile, double size)
    {
        var (box, colour) = (TileShape.BoxOf(tile, panel), TileShape.Colour(tile));
        canvas.Rectangle(box, tile.Style is null ? hatch : colour.Hex, "#FFFFFF", 3);
        if (TileShape.Corner(tile, box) is { } corner)
        {
            canvas.Marker(Palette.At(tile.Style!.Value).Marker, corner.X, corner.Y, corner.Radius, colour.TextOn, edge: false);
        }

        if (size > 0)
        {
            canvas.Text(TileShape.Text(tile, box, size));
        }
    }

    private void Draw(IEnumerable<int> shown, IReadOnlyList<double> xs, IReadOnlyList<double> ys, int style, bool edge, Func<int, string> said)
    {
        foreach (var i in shown)
        {
            canvas.Titled(said(i), () => canvas.Marker(Palette.At(style).Marker, panel.X.At(xs[i]), panel.Y.At(ys[i]), Look.MarkerRadius, Palette.At(style).Colour, edge));
        }
    }
}
