using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Places and colours of horizontal bars.</summary>
internal static class RowBarShape
{
    private const double PaleStrength = 0.22;

    /// <summary>The bars that can be drawn, in pixels.</summary>
    public static IEnumerable<Box> Boxes(RowBars bars, PanelLayout panel) => bars.Bars
        .Where(bar => double.IsFinite(bar.Row) && double.IsFinite(bar.From) && double.IsFinite(bar.To))
        .Select(bar => new Box(
            panel.X.At(Math.Min(bar.From, bar.To)),
            panel.Y.At(bar.Row + bars.Thickness / 2),
            panel.X.At(Math.Max(bar.From, bar.To)),
            panel.Y.At(bar.Row - bars.Thickness / 2)));

    /// <summary>The whiskers as boxes: from end to end, and as high as their caps.</summary>
    public static IEnumerable<Box> Whiskers(RowBars bars, PanelLayout panel)
    {
        var cap = Math.Min(Look.ErrorCap, 0.36 * Math.Abs(panel.Y.At(bars.Thickness) - panel.Y.At(0)));
        return bars.Bars.Where(bar => double.IsFinite(bar.Row) && double.IsFinite(bar.Low) && double.IsFinite(bar.High))
            .Select(bar => new Box(panel.X.At(bar.Low), panel.Y.At(bar.Row) - cap, panel.X.At(bar.High), panel.Y.At(bar.Row) + cap));
    }

    /// <summary>What bars, and their sample in the legend, are filled with inside their edge.</summary>
    public static Rgb Fill(int style, bool pale) => pale ? Palette.At(style).Colour.MixedWithWhite(PaleStrength) : Palette.At(style).Colour;
}
