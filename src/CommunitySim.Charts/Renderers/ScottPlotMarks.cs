#if SCOTTPLOT
using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Draws the areas and lines of one panel in data units, areas first.</summary>
internal sealed class ScottPlotMarks(ScottPlot.Plot plot, PanelLayout panel)
{
    public void Draw()
    {
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
                    ScottPlotRowBars.Bars(plot, bars, panel);
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
                    ScottPlotRowBars.Whiskers(plot, bars, panel);
                    break;
                case VerticalReference reference when panel.X.Contains(reference.X):
                    plot.Add.VerticalLine(reference.X, 2, ScottPlotPen.Colour(Look.AxisLine), ScottPlot.LinePattern.Solid);
                    break;
                case Curve curve:
                    Line(curve);
                    break;
                case HorizontalMarker marker when panel.Y.Contains(marker.Y):
                    plot.Add.HorizontalLine(marker.Y, 2, ScottPlotPen.Colour(Look.AxisLine), ScottPlot.LinePattern.Solid);
                    break;
                case Points points:
                    ErrorBars(points);
                    break;
            }
        }
    }

    private void Band(Curve curve)
    {
        foreach (var run in SeriesShape.BandRuns(curve))
        {
            var band = plot.Add.FillY([.. run.Select(i => curve.X[i])], [.. run.Select(i => curve.Low[i])], [.. run.Select(i => curve.High[i])]);
            band.FillStyle.Color = ScottPlotPen.Colour(Palette.At(curve.Style).Colour, Look.BandOpacity);
            band.LineStyle.Width = 0;
            band.MarkerStyle.IsVisible = false;
        }
    }

    private void Line(Curve curve)
    {
        var style = Palette.At(curve.Style);
        foreach (var run in SeriesShape.LineRuns(curve).Where(run => run.Count > 1))
        {
            Line([.. run.Select(i => curve.X[i])], [.. run.Select(i => curve.Y[i])], style, Look.Line);
        }
    }

    private void Line(double[] xs, double[] ys, SeriesStyle style, double width)
    {
        var line = plot.Add.ScatterLine(xs, ys, ScottPlotPen.Colour(style.Colour));
        line.LineWidth = (float)width;
        line.LinePattern = ScottPlotPen.Pattern(style.Dash, width);
    }

    private void ErrorBars(Points points)
    {
        var shown = SeriesShape.WithErrors(points).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var bars = new ScottPlot.Plottables.ErrorBar(
            [.. shown.Select(i => points.X[i])], [.. shown.Select(i => points.Y[i])], null, null,
            [.. shown.Select(i => points.High[i] - points.Y[i])], [.. shown.Select(i => points.Y[i] - points.Low[i])])
        {
            Color = ScottPlotPen.Colour(Palette.At(points.Style).Colour),
            LineWidth = (float)Look.ErrorLine,
            CapSize = (float)Look.ErrorCap,
        };
        plot.Add.Plottable(bars);
    }

    private void FillBars(Histogram histogram)
    {
        var colour = ScottPlotPen.Colour(Palette.At(histogram.Style).Colour, Look.BarOpacity);
        var bars = Enumerable.Range(0, histogram.Heights.Count)
            .Where(i => double.IsFinite(histogram.Heights[i]) && histogram.Heights[i] > 0)
            .Select(i => new ScottPlot.Bar
            {
                Position = (histogram.Edges[i] + histogram.Edges[i + 1]) / 2,
                Size = histogram.Edges[i + 1] - histogram.Edges[i],
                Value = histogram.Heights[i],
                ValueBase = 0,
                FillColor = colour,
                LineWidth = 0,
            });
        plot.Add.Bars(bars.ToArray());
    }

    private void OutlineBars(Histogram histogram)
    {
        foreach (var outline in SeriesShape.Outlines(histogram, panel))
        {
            Line([.. outline.Select(point => panel.X.ValueAt(point.X))], [.. outline.Select(point => panel.Y.ValueAt(point.Y))],
                Palette.At(histogram.Style), Look.BarLine);
        }
    }

    private void Draw(Tiles tiles)
    {
        foreach (var tile in tiles.Cells)
        {
            var rectangle = plot.Add.Rectangle(tile.Column - 0.5, tile.Column + 0.5, tile.Row - 0.5, tile.Row + 0.5);
            ScottPlotPen.Fill(rectangle.FillStyle, tile.Style is null ? null : TileShape.Colour(tile));
            rectangle.LineColor = ScottPlot.Colors.White;
            rectangle.LineWidth = 3;
        }
    }
}
#endif
