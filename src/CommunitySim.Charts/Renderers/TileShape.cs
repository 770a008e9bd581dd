using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Places, colours and type of the squares of a map.</summary>
internal static class TileShape
{
    private const double SmallestText = 12;
    private const double CornerSize = 5.5;

    public static Box BoxOf(Tile tile, PanelLayout panel) =>
        new(panel.X.At(tile.Column - 0.5), panel.Y.At(tile.Row + 0.5), panel.X.At(tile.Column + 0.5), panel.Y.At(tile.Row - 0.5));

    /// <summary>From pale to full; the palest still differs from white.</summary>
    public static Rgb Colour(Tile tile) => tile.Style is { } style
        ? Palette.At(style).Colour.MixedWithWhite(0.22 + 0.78 * (double.IsNaN(tile.Strength) ? 0 : Math.Clamp(tile.Strength, 0, 1)))
        : Palette.Undecided;

    /// <summary>One size for all squares of a map, or 0 where nobody could read it; the colours still speak.</summary>
    public static double TextSize(Tiles tiles, PanelLayout panel)
    {
        var size = tiles.Cells.Where(tile => tile.Text.Length > 0).Select(tile => (tile, box: BoxOf(tile, panel)))
            .Select(t => TextFit.Size(t.tile.Text, Math.Min(Look.TileLabel, t.box.Height * 0.6), t.box.Width - 10, bold: true))
            .DefaultIfEmpty(0).Min();
        return size < SmallestText ? 0 : size;
    }

    public static PlacedText Text(Tile tile, Box box, double size) =>
        new(tile.Text, (box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2 + size * 0.35, size, Colour(tile).TextOn)
        { Bold = true, Anchor = Anchor.Middle, Halo = tile.Style is null, Kind = "tile" };

    /// <summary>
    /// A small form in the corner says whose square it is where colours are lost: blue and vermillion are the same grey in
    /// print. None where the square is undecided or too small.
    /// </summary>
    public static (double X, double Y, double Radius)? Corner(Tile tile, Box box) =>
        tile.Style is null || Math.Min(box.Width, box.Height) < 8 * CornerSize ? null : (box.Left + 1.9 * CornerSize, box.Top + 1.9 * CornerSize, CornerSize);

    /// <summary>The largest box with equal units both ways, in the middle and at the top.</summary>
    public static Box EqualUnits(Box box, double across, double up)
    {
        var unit = Math.Min(box.Width / across, box.Height / up);
        var left = (box.Left + box.Right - unit * across) / 2;
        return new Box(left, box.Top, left + unit * across, box.Top + unit * up);
    }

    /// <summary>A box with square tiles, where that costs less than half of the room; a long map fills its box instead.</summary>
    public static Box Squared(Box box, double columns, double rows)
    {
        var (width, height) = (box.Width / columns, box.Height / rows);
        if (Math.Max(width, height) > 2 * Math.Min(width, height))
        {
            return box;
        }

        return width < height
            ? box with { Bottom = box.Top + width * rows }
            : box with { Right = box.Left + height * columns };
    }
}
