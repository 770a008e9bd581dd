using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Sizes in pixels of a 1600 pixel wide figure, chosen to be read from the last row of a lecture hall.</summary>
internal static class Look
{
    public const double Width = 1600;
    public const double HeightOfOneRow = 900;
    public const double HeightOfFurtherRow = 600;
    public const double Margin = 40;
    public const double Gap = 44;
    public const double SmallGap = 26;
    public const double NarrowPanel = 320;

    public const double Title = 44;
    public const double Subtitle = 28;
    public const double Note = 22;
    public const double PanelTitle = 32;
    public const double SmallTitle = 25;
    public const double AxisLabel = 28;
    public const double TickLabel = 28;
    public const double SeriesLabel = 30;
    public const double MarkerLabel = 27;
    public const double LegendLabel = 30;
    public const double TileLabel = 28;

    public const double Line = 5;
    public const double BarLine = 4;
    public const double BarEdge = 2.5;
    public const double WhiskerLine = 3;
    public const double ErrorLine = 4;
    public const double ErrorCap = 12;
    public const double MarkerRadius = 10;
    public const double BandOpacity = 0.2;
    public const double BarOpacity = 0.28;
    public const double LaneHeight = 36;

    /// <summary>Dash of vertical markers, in widths of the line.</summary>
    public static readonly double[] MarkerDash = [2, 2.4];

    public static readonly Rgb Ink = new(0x1A, 0x1A, 0x1A);
    public static readonly Rgb SoftInk = new(0x4A, 0x4A, 0x4A);
    public static readonly Rgb AxisLine = new(0x66, 0x66, 0x66);
    public static readonly Rgb Grid = new(0xE2, 0xE2, 0xE2);
}
