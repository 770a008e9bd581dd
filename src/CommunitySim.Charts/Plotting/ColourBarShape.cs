using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>The colours of a scale in a row, with ticks and a name under them.</summary>
internal static class ColourBarShape
{
    private const double Space = 8, Thickness = 22;
    private const int Steps = 48;

    /// <summary>The pixels needed under a plot of a width.</summary>
    public static double Height(ColourBar bar, double width)
    {
        TickRow ticks = Ticks(bar, width);
        return Space + Thickness + ticks.Height + (bar.Scale.Label.Length > 0 ? ChartStyle.AxisLabel * 1.3 : 0);
    }

    /// <summary>Draws the bar with its labels, at a distance under the plot.</summary>
    public static void Write(Sheet sheet, ColourBar bar, Box plot, double under)
    {
        double inset = Math.Min(60, 0.1 * plot.Width), top = plot.Bottom + under + Space;
        Box box = new(plot.Left + inset, top, plot.Right - inset, top + Thickness);
        Strips(sheet, bar.Scale, box);
        TickRow ticks = Ticks(bar, box.Width);
        Frame frame = new(box, Scale.Of(AxisOf(bar), box.Left, box.Right), new Scale(0, 1, box.Bottom, box.Top));
        foreach (ScottPlot.Tick tick in ticks.Ticks)
        {
            double at = frame.X.At(tick.Position);
            sheet.Line(at, box.Bottom, at, box.Bottom + 8, ChartStyle.AxisLine, 2);
        }

        double size = TextFit.Size(bar.Scale.Label, ChartStyle.AxisLabel, plot.Width);
        sheet.Words.AddRange(ticks.Words(frame));
        sheet.Write(bar.Scale.Label, box.Middle.X, box.Bottom + ticks.Height + size, size,
            ChartStyle.SoftInk, "axis", Anchor.Middle);
    }

    /// <summary>A box filled with the colours of a scale, with an edge.</summary>
    public static void Strips(Sheet sheet, ColourScale scale, Box box)
    {
        double width = box.Width / Steps;
        for (int step = 0; step < Steps; step++)
        {
            // Each extends under the next one, so that no seam is visible.
            double left = box.Left + (step * width), right = Math.Min(box.Right, left + (1.5 * width));
            sheet.Fill(box with { Left = left, Right = right },
                scale.At(scale.Min + ((step + 0.5) / Steps * (scale.Max - scale.Min))));
        }

        Pen.Line(ChartStyle.AxisLine, 1.5).Render(sheet.Canvas, Pen.Rectangle(box), sheet.Paint);
    }

    private static TickRow Ticks(ColourBar bar, double width)
    {
        TickRow ticks = new(AxisOf(bar));
        ticks.Fit(width);
        return ticks;
    }

    private static Axis AxisOf(ColourBar bar) => new("", bar.Scale.Min, bar.Scale.Max, bar.Scale.Ticks);
}
