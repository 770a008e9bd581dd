using ScottPlot;

namespace CommunitySim.Charts.Plotting;

/// <summary>Draws in pixels a shape that ScottPlot has no plottable for, in the order of the plottables.</summary>
internal sealed class PixelShape(Action draw) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp) => draw();
}

/// <summary>Draws a plottable without clipping it at the edge of the plot, after all clipped ones.</summary>
internal sealed class WholePlottable(IPlottable inner) : IPlottable, IRenderLast
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get => inner.Axes; set => inner.Axes = value; }

    public IEnumerable<LegendItem> LegendItems => inner.LegendItems;

    public AxisLimits GetAxisLimits() => inner.GetAxisLimits();

    public void Render(RenderPack rp)
    {
    }

    public void RenderLast(RenderPack rp) => inner.Render(rp);
}

/// <summary>
/// Draws plottables over the axes, and clips them half a line beyond the plot. ScottPlot clips at the edge. A curve along the edge
/// would lose half of its width, and the axis would cover the rest.
/// </summary>
internal sealed class RenderPlottablesWithOverhang : IRenderAction
{
    private const float Overhang = 4;

    public void Render(RenderPack rp)
    {
        foreach (IPlottable plottable in rp.Plot.PlottableList)
        {
            plottable.Axes.DataRect = rp.DataRect;
        }

        rp.CanvasState.Save();
        rp.CanvasState.Clip(rp.DataRect.Expand(Overhang));
        foreach (IPlottable plottable in rp.Plot.PlottableList)
        {
            plottable.Render(rp);
        }

        rp.CanvasState.Restore();
    }
}

/// <summary>The hatched grey of the undecided. ScottPlot's hatches are bitmaps, which are lost in an SVG.</summary>
internal sealed class HatchedRectangle : ScottPlot.Plottables.Rectangle
{
    private const float Step = 17;

    public override void Render(RenderPack rp)
    {
        Draw(rp.Canvas, Axes.GetPixelRect(CoordinateRect), FillStyle, rp.Paint);
        LineStyle.Render(rp.Canvas, Axes.GetPixelRect(CoordinateRect), rp.Paint);
    }

    /// <summary>Fills a box, and hatches it with lines that end at its edges.</summary>
    public static void Draw(SkiaSharp.SKCanvas canvas, PixelRect box, FillStyle fill, Paint paint)
    {
        fill.Render(canvas, box, paint);
        using SkiaSharp.SKPath lines = new();
        for (float at = Step * MathF.Ceiling((box.Left + box.Top) / Step); at < box.Right + box.Bottom; at += Step)
        {
            // On such a line the sum of x and y is constant.
            float left = MathF.Max(box.Left, at - box.Bottom), right = MathF.Min(box.Right, at - box.Top);
            lines.MoveTo(left, at - left);
            lines.LineTo(right, at - right);
        }

        Pen.Line(Figures.Palette.Hatch, 3.5).Render(canvas, lines, paint);
    }
}
