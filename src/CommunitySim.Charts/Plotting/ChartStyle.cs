using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>Colours, and sizes in pixels. Letters can be read from the last row of a lecture hall if the figure is at most 1,600 wide.</summary>
internal static class ChartStyle
{
    public const double PlotHeight = 586, Margin = 40, Gap = 44, SmallGap = 26, NarrowPlot = 290;
    public const double Title = 44, Subtitle = 28, Note = 22, PanelTitle = 32, SmallTitle = 25;
    public const double AxisLabel = 28, TickLabel = 28, SeriesLabel = 30, MarkerLabel = 27,
        LegendLabel = 30, TileLabel = 28, Caption = 28, SmallCaption = 22;
    public const double Line = 5, ThinLine = 2, BarLine = 4, BarEdge = 2.5, WhiskerLine = 3,
        ErrorLine = 4, ErrorCap = 12;
    public const double MarkerRadius = 10, SmallMarkerRadius = 7, LaneHeight = 36, ZoneOpacity = 0.28;
    public const float DotSize = 11;

    public static readonly Rgb Ink = new(0x1A, 0x1A, 0x1A);
    public static readonly Rgb SoftInk = new(0x4A, 0x4A, 0x4A);
    public static readonly Rgb AxisLine = new(0x66, 0x66, 0x66);
    public static readonly Rgb Grid = new(0xE2, 0xE2, 0xE2);
    public static readonly Rgb Tie = new(0xC4, 0xC4, 0xC4);
    public static readonly Rgb LiveTie = new(0x9A, 0x9A, 0x9A);
    public static readonly Rgb SeveredTie = new(0xE6, 0xE6, 0xE6);

    /// <summary>The fill of a grey band and of its sample in the legend.</summary>
    public static Rgb ZoneFill => Palette.At(Palette.Others).Colour.MixedWithWhite(ZoneOpacity);

    /// <summary>The fill of bars and of their samples in the legend.</summary>
    public static Rgb BarFill(int style, bool pale) =>
        pale ? Palette.At(style).Colour.MixedWithWhite(0.22) : Palette.At(style).Colour;
}
