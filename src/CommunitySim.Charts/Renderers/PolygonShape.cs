using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Places and colours of a map of cells, and of what stands on it.</summary>
internal static class PolygonShape
{
    public const double CaptionSize = 28;
    public const double SmallCaptionSize = 22;
    private const double Seam = 1.5;
    private const double StarRadius = 17;
    private static readonly Rgb White = new(255, 255, 255);

    public static IEnumerable<PlacedShape> Of(Polygons polygons, PanelLayout panel)
    {
        foreach (var cell in polygons.Cells)
        {
            yield return new PlacedArea([.. cell.Corners.Select(corner => At(corner, panel))], polygons.Scale.At(cell.Value), White, Seam) { Hover = cell.Hover };
        }

        // Dark on a light edge, so that it is seen on pale and on dark cells.
        var contour = Contour(polygons, panel);
        if (contour.Count > 0)
        {
            var width = Math.Clamp(0.13 * CellWidth(panel), 2.5, 4.5);
            yield return new PlacedLines(contour, White, 2 * width, []);
            yield return new PlacedLines(contour, Look.Ink, width, []);
        }
    }

    public static PlacedShape Of(Segments segments, PanelLayout panel) =>
        new PlacedLines([.. segments.Lines.Select(line => new[] { At(line.From, panel), At(line.To, panel) })], Look.AxisLine, 2, []);

    public static IEnumerable<PlacedShape> Of(Star star, PanelLayout panel)
    {
        var (x, y) = At(star.At, panel);
        return [StarAt(x, y, Math.Clamp(0.6 * CellWidth(panel), 9, StarRadius))];
    }

    /// <summary>A star of five rays, white with a dark edge.</summary>
    public static PlacedArea StarAt(double x, double y, double radius)
    {
        var corners = Enumerable.Range(0, 10).Select(k =>
        {
            var (sin, cos) = Math.SinCos(Math.PI * k / 5);
            var r = k % 2 == 0 ? radius : 0.42 * radius;
            return (x + r * sin, y - r * cos);
        });
        return new PlacedArea([.. corners], White, Look.Ink, 2.5);
    }

    public static IEnumerable<PlacedText> Texts(PanelLayout panel) => panel.Panel.Marks.OfType<Caption>().Select(caption => Text(caption, panel));

    private static PlacedText Text(Caption caption, PanelLayout panel)
    {
        var (x, y) = At(caption.At, panel);
        var size = caption.Small ? SmallCaptionSize : CaptionSize;
        return new PlacedText(caption.Text, x, y + size * 0.35, size, caption.Small ? Look.SoftInk : Look.Ink)
        { Anchor = caption.Side < 0 ? Anchor.End : caption.Side > 0 ? Anchor.Start : Anchor.Middle, Kind = "caption" };
    }

    // Of the first cell; where there are none, as of large ones.
    private static double CellWidth(PanelLayout panel)
    {
        var across = panel.Panel.Marks.OfType<Polygons>().SelectMany(polygons => polygons.Cells).Take(1).SelectMany(cell => cell.Corners).Select(corner => panel.X.At(corner.X)).ToList();
        return across.Count == 0 ? double.PositiveInfinity : across.Max() - across.Min();
    }

    // Edges between two outlined cells are no part of the line around them all; the others are joined end to end, so that
    // corners are drawn whole.
    private static List<IReadOnlyList<(double X, double Y)>> Contour(Polygons polygons, PanelLayout panel)
    {
        var edges = polygons.Cells.Where(cell => cell.Outlined).SelectMany(cell => Edges([.. cell.Corners.Select(corner => At(corner, panel))]))
            .GroupBy(edge => Near((edge.From.X + edge.To.X, edge.From.Y + edge.To.Y))).Where(same => same.Count() == 1).Select(same => same.Single()).ToList();
        var lines = new List<IReadOnlyList<(double X, double Y)>>();
        while (edges.Count > 0)
        {
            var line = new List<(double X, double Y)> { edges[0].From };
            for (var next = 0; next >= 0; next = edges.FindIndex(edge => Near(edge.From) == Near(line[^1])))
            {
                line.Add(edges[next].To);
                edges.RemoveAt(next);
            }

            // A little over the start, where a line would else have two cut ends.
            lines.Add([.. line, line[1]]);
        }

        return lines;
    }

    private static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Edges((double X, double Y)[] corners) =>
        corners.Select((corner, i) => (corner, corners[(i + 1) % corners.Length]));

    private static (double X, double Y) Near((double X, double Y) place) => (Math.Round(place.X), Math.Round(place.Y));

    public static (double X, double Y) At(Spot spot, PanelLayout panel) => (panel.X.At(spot.X), panel.Y.At(spot.Y));
}
