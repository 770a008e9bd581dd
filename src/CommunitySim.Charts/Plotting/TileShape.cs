using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>The colours and the text of the squares of a map.</summary>
internal static class TileShape
{
    private const double SmallestText = 20, CornerSize = 5.5;

    public static Box BoxOf(Tile tile, Frame frame) =>
        new(frame.X.At(tile.Column - 0.5), frame.Y.At(tile.Row + 0.5), frame.X.At(tile.Column + 0.5),
            frame.Y.At(tile.Row - 0.5));

    /// <summary>From pale to full; the palest still differs from white.</summary>
    public static Rgb Colour(Tile tile) => tile.Style is { } style
        ? Palette.At(style).Colour.MixedWithWhite(
            0.22 + (0.78 * (double.IsNaN(tile.Strength) ? 0 : Math.Clamp(tile.Strength, 0, 1))))
        : Palette.Undecided;

    /// <summary>
    /// Writes the text of the squares in one size, or not at all if it would be unreadable. A small form in the corner identifies
    /// the strategy without colour, because blue and vermillion are the same grey in print.
    /// </summary>
    public static void Write(Sheet sheet, Tiles tiles, Frame frame)
    {
        double size = tiles.Cells.Where(tile => tile.Text.Length > 0).Select(tile => Size(tile, BoxOf(tile, frame)))
            .DefaultIfEmpty(0).Min();
        foreach (Tile tile in tiles.Cells)
        {
            (Box box, Rgb ink) = (BoxOf(tile, frame), Colour(tile).TextOn);
            if (tile.Style is { } style && Math.Min(box.Width, box.Height) >= 8 * CornerSize)
            {
                sheet.Marker(Pen.Marker(Palette.At(style).Marker, CornerSize, ink, edge: false),
                    box.Left + (1.9 * CornerSize), box.Top + (1.9 * CornerSize));
            }

            if (size >= SmallestText)
            {
                sheet.Write(tile.Text, box.Middle.X, box.Middle.Y + (size * 0.35), size, ink, "tile",
                    Anchor.Middle, isBold: true, hasHalo: tile.Style is null);
            }
        }
    }

    // Bold digits are as wide as others.
    private static double Size(Tile tile, Box box) =>
        TextFit.Size(tile.Text, Math.Min(ChartStyle.TileLabel, box.Height * 0.6), box.Width - 3);
}
