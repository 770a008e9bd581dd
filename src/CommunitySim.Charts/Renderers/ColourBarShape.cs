using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>The colours of a scale in a row, with ticks and a name under them.</summary>
internal static class ColourBarShape
{
    private const double Thickness = 22;
    private const int Steps = 48;

    /// <summary>Room wanted under the plot.</summary>
    public static double Height(ColourBar bar) => 8 + Thickness + Ticks(bar, 400).Height + (bar.Scale.Label.Length > 0 ? Look.AxisLabel * 1.3 : 0);

    public static IEnumerable<PlacedShape> Of(ColourBar bar, PanelLayout panel)
    {
        var box = BoxOf(panel);
        var scale = ScaleOf(bar, box);
        return [.. Strips(bar.Scale, box), new PlacedLines(
            [.. Ticks(bar, box.Width).Place(scale).Select(tick => new[] { (tick.Position, box.Bottom), (tick.Position, box.Bottom + 8) })], Look.AxisLine, 2, [])];
    }

    /// <summary>A box filled with the colours of a scale, with an edge.</summary>
    public static IEnumerable<PlacedShape> Strips(ColourScale scale, Box box)
    {
        var width = box.Width / Steps;
        for (var i = 0; i < Steps; i++)
        {
            // Each reaches under the next, so that no seam is seen between them.
            var (left, right) = (box.Left + i * width, Math.Min(box.Right, box.Left + (i + 1.5) * width));
            yield return new PlacedArea([(left, box.Top), (right, box.Top), (right, box.Bottom), (left, box.Bottom)], scale.At(scale.Min + (i + 0.5) / Steps * (scale.Max - scale.Min)), null, 0);
        }

        yield return new PlacedArea([(box.Left, box.Top), (box.Right, box.Top), (box.Right, box.Bottom), (box.Left, box.Bottom)], null, Look.AxisLine, 1.5);
    }

    public static IEnumerable<PlacedText> Texts(PanelLayout panel)
    {
        foreach (var bar in panel.Panel.Marks.OfType<ColourBar>())
        {
            var box = BoxOf(panel);
            var row = Ticks(bar, box.Width);
            foreach (var tick in row.Place(ScaleOf(bar, box)))
            {
                yield return new PlacedText(tick.Label, tick.Position, box.Bottom + 10 + row.Size * 0.9, row.Size, Look.SoftInk) { Anchor = Anchor.Middle, Kind = "tick" };
            }

            var size = TextFit.Size(bar.Scale.Label, Look.AxisLabel, panel.Plot.Width);
            yield return new PlacedText(bar.Scale.Label, (box.Left + box.Right) / 2, box.Bottom + row.Height + size, size, Look.SoftInk) { Anchor = Anchor.Middle, Kind = "axis" };
        }
    }

    private static TickRow Ticks(ColourBar bar, double width) => new(AxisOf(bar), width);

    private static Axis AxisOf(ColourBar bar) => new("", bar.Scale.Min, bar.Scale.Max, bar.Scale.Ticks);

    private static Scale ScaleOf(ColourBar bar, Box box) => Scale.Of(AxisOf(bar), box.Left, box.Right);

    private static Box BoxOf(PanelLayout panel)
    {
        var (plot, inset) = (panel.Plot, Math.Min(60, 0.1 * panel.Plot.Width));
        var top = plot.Bottom + panel.AxisRoom + 8;
        return new Box(plot.Left + inset, top, plot.Right - inset, top + Thickness);
    }
}
