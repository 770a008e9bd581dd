using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Draws one panel: grid, marks within their clip, axes, names.</summary>
internal static class SvgPanel
{
    // Half a line's width over the edge, so that a curve at the very end of an axis is not cut in half.
    private const double Overhang = 4;

    public static void Draw(SvgCanvas canvas, Figure figure, PanelLayout panel, string clip, string hatch)
    {
        var plot = panel.Plot;
        var hover = new SvgHover(figure, panel);
        var marks = new SvgMarks(canvas, panel, hover, hatch);
        canvas.Raw(canvas.Hovers && hover.Curves() is { } curves ? $"<g class=\"panel\" data-hover=\"{SvgCanvas.Escape(curves)}\">" : "<g>");
        canvas.Raw($"<clipPath id=\"{clip}\">");
        canvas.Rectangle(new Box(plot.Left - Overhang, plot.Top - Overhang, plot.Right + Overhang, plot.Bottom + Overhang), "#000000");
        canvas.Raw("</clipPath>");
        if (!panel.IsMap)
        {
            foreach (var tick in panel.HasRows ? [] : panel.YTicks)
            {
                canvas.Line(plot.Left, tick.Position, plot.Right, tick.Position, Look.Grid, 2);
            }

            foreach (var tick in panel.HasRows ? panel.XTicks : [])
            {
                canvas.Line(tick.Position, plot.Top, tick.Position, plot.Bottom, Look.Grid, 2);
            }

            canvas.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, Look.AxisLine, 2.5);
            foreach (var tick in panel.XTicks)
            {
                canvas.Line(tick.Position, plot.Bottom, tick.Position, plot.Bottom + 10, Look.AxisLine, 2.5);
            }
        }

        foreach (var marker in panel.Markers)
        {
            canvas.Line(marker.X, plot.Bottom, marker.X, marker.Top, Look.Ink, 2.5, Look.MarkerDash);
        }

        canvas.Raw($"<g clip-path=\"url(#{clip})\">");
        marks.Clipped();
        canvas.Raw("</g>");
        SvgShapes.Draw(canvas, panel.Shapes);
        foreach (var leader in panel.Leaders)
        {
            canvas.Line(leader.X1, leader.Y1, leader.X2, leader.Y2, leader.Colour, 2);
        }

        marks.Unclipped();
        marks.Told();
        foreach (var text in panel.TickTexts().Concat(panel.Texts))
        {
            canvas.Text(text);
        }

        canvas.Raw("</g>");
    }
}
