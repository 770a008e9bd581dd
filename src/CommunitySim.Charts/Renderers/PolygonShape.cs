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
            yield return new PlacedLines(contour, White, 9, []);
            yield return new PlacedLines(contour, Look.Ink, 4.5, []);
        }
    }

    public static PlacedShape Of(Segments segments, PanelLayout panel) =>
        new PlacedLines([.. segments.Lines.Select(line => new[] { At(line.From, panel), At(line.To, panel) })], Look.AxisLine, 2, []);

    public static IEnumerable<PlacedShape> Of(Star star, PanelLayout panel)
    {
        var (x, y) = At(star.At, panel);
        return [StarAt(x, y, StarRadius)];
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

    /// <summary>The words of captions, and those of stars where they meet no caption.</summary>
    public static IEnumerable<PlacedText> Texts(PanelLayout panel)
    {
        var captions = panel.Panel.Marks.OfType<Caption>().Select(caption => Text(caption, panel)).ToList();
        var taken = captions.ConvertAll(text => text.Box());
        foreach (var star in panel.Panel.Marks.OfType<Star>().Where(star => star.Label.Length > 0))
        {
            var (x, y) = At(star.At, panel);
            var width = TextFit.Width(star.Label, CaptionSize, bold: true);
            var box = LabelPlacement.Best(LabelPlacement.Around(x, y, StarRadius + 4, width, CaptionSize, panel.Plot), taken, []);
            taken.Add(box);
            captions.Add(new PlacedText(star.Label, (box.Left + box.Right) / 2, box.Bottom - CaptionSize * 0.15, CaptionSize, Look.Ink) { Bold = true, Halo = true, Anchor = Anchor.Middle, Kind = "star" });
        }

        return captions;
    }

    private static PlacedText Text(Caption caption, PanelLayout panel)
    {
        var (x, y) = At(caption.At, panel);
        var size = caption.Small ? SmallCaptionSize : CaptionSize;
        return new PlacedText(caption.Text, x, y + size * 0.35, size, caption.Small ? Look.SoftInk : Look.Ink)
        { Anchor = caption.Side < 0 ? Anchor.End : caption.Side > 0 ? Anchor.Start : Anchor.Middle, Kind = "caption" };
    }

    // Edges between two outlined cells are no part of the line around them all.
    private static List<IReadOnlyList<(double X, double Y)>> Contour(Polygons polygons, PanelLayout panel)
    {
        var edges = new Dictionary<(double X, double Y), (int Count, IReadOnlyList<(double X, double Y)> Ends)>();
        foreach (var corners in polygons.Cells.Where(cell => cell.Outlined).Select(cell => cell.Corners))
        {
            for (var i = 0; i < corners.Count; i++)
            {
                var (a, b) = (At(corners[i], panel), At(corners[(i + 1) % corners.Count], panel));
                var middle = (Math.Round(a.X + b.X), Math.Round(a.Y + b.Y));
                edges[middle] = (edges.GetValueOrDefault(middle).Count + 1, [a, b]);
            }
        }

        return [.. edges.Values.Where(edge => edge.Count == 1).Select(edge => edge.Ends)];
    }

    public static (double X, double Y) At(Spot spot, PanelLayout panel) => (panel.X.At(spot.X), panel.Y.At(spot.Y));
}
