#if SCOTTPLOT
using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Draws horizontal bars, and over them their whiskers, in data units.</summary>
internal static class ScottPlotRowBars
{
    public static void Bars(ScottPlot.Plot plot, RowBars bars, PanelLayout panel)
    {
        foreach (var box in RowBarShape.Boxes(bars, panel))
        {
            var rectangle = plot.Add.Rectangle(panel.X.ValueAt(box.Left), panel.X.ValueAt(box.Right), panel.Y.ValueAt(box.Bottom), panel.Y.ValueAt(box.Top));
            ScottPlotPen.Fill(rectangle.FillStyle, RowBarShape.Fill(bars.Style, bars.Pale));
            rectangle.LineColor = ScottPlotPen.Colour(Palette.At(bars.Style).Colour);
            rectangle.LineWidth = (float)Look.BarEdge;
        }
    }

    public static void Whiskers(ScottPlot.Plot plot, RowBars bars, PanelLayout panel)
    {
        foreach (var box in RowBarShape.Whiskers(bars, panel))
        {
            var middle = (box.Top + box.Bottom) / 2;
            Line(box.Left, box.Top, box.Left, box.Bottom);
            Line(box.Left, middle, box.Right, middle);
            Line(box.Right, box.Top, box.Right, box.Bottom);
        }

        void Line(double x1, double y1, double x2, double y2)
        {
            var line = plot.Add.Line(panel.X.ValueAt(x1), panel.Y.ValueAt(y1), panel.X.ValueAt(x2), panel.Y.ValueAt(y2));
            line.LineColor = ScottPlotPen.Colour(Look.Ink);
            line.LineWidth = (float)Look.WhiskerLine;
            line.MarkerSize = 0;
        }
    }
}
#endif
