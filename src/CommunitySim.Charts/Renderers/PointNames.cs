using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>The names of points: beside them, or where others are in the way a little off and tied to them by a thin line.</summary>
internal static class PointNames
{
    private const double Largest = 26;
    private const double Smallest = 14;
    private const double Near = Look.MarkerRadius + 5;
    private const double Ring = 26;
    private const int Rings = 12;
    private const int Directions = 16;

    public static (IReadOnlyList<PlacedText> Texts, IReadOnlyList<Leader> Leaders) Place(PanelLayout panel)
    {
        List<Named> points = [.. panel.Panel.Marks.OfType<NamedPoints>().SelectMany(mark => SeriesShape.Marked(mark, panel)
            .Select(i => new Named(mark.Names[i], panel.X.At(mark.X[i]), panel.Y.At(mark.Y[i]), Palette.At(mark.Style).Colour)))];
        List<Named> named = points.FindAll(point => !string.IsNullOrWhiteSpace(point.Name));
        var size = Largest;
        var boxes = Boxes(points, named, panel.Plot, size);
        while (size > Smallest && Meet(boxes))
        {
            size -= 2;
            boxes = Boxes(points, named, panel.Plot, size);
        }

        return ([.. named.Zip(boxes, (point, box) => Text(point, box, size))],
            [.. named.Zip(boxes, Tie).OfType<Leader>()]);
    }

    private static List<Box> Boxes(List<Named> points, List<Named> named, Box plot, double size)
    {
        var taken = points.ConvertAll(point => point.Mark);
        var boxes = new List<Box>();
        foreach (var point in named)
        {
            var width = TextFit.Width(point.Name, TextFit.Size(point.Name, size, plot.Width));
            var box = LabelPlacement.Best(Candidates(point, width, size * 1.15, plot), taken, []);
            taken.Add(box);
            boxes.Add(box);
        }

        return boxes;
    }

    private static bool Meet(List<Box> boxes) => boxes.Select((box, i) => boxes.Take(i).Any(box.Overlaps)).Any(meet => meet);

    // Nearest first, and of those equally near the one to the right; always within the plot.
    private static IEnumerable<Box> Candidates(Named point, double width, double height, Box plot)
    {
        for (var ring = 0; ring <= Rings; ring++)
        {
            for (var turn = 0; turn < Directions; turn++)
            {
                var angle = 2 * Math.PI * turn / Directions;
                var away = Near + ring * Ring;
                var left = point.X + Math.Cos(angle) * (away + width / 2) - width / 2;
                var top = point.Y - Math.Sin(angle) * (away + height / 2) - height / 2;
                left = Math.Clamp(left, plot.Left, Math.Max(plot.Left, plot.Right - width));
                top = Math.Clamp(top, plot.Top, Math.Max(plot.Top, plot.Bottom - height));
                yield return new Box(left, top, left + width, top + height);
            }
        }
    }

    private static PlacedText Text(Named point, Box box, double size)
    {
        var fitted = TextFit.Size(point.Name, size, box.Width + 0.01);
        return new PlacedText(point.Name, box.Left, (box.Top + box.Bottom) / 2 + fitted * 0.35, fitted, Look.Ink) { Halo = true, Kind = "label" };
    }

    private static Leader? Tie(Named point, Box box)
    {
        var (x, y) = (Math.Clamp(point.X, box.Left, box.Right), Math.Clamp(point.Y, box.Top, box.Bottom));
        var distance = Math.Sqrt((x - point.X) * (x - point.X) + (y - point.Y) * (y - point.Y));
        if (distance < 2 * Near)
        {
            return null;
        }

        var edge = (Look.MarkerRadius + 3) / distance;
        return new Leader(point.X + (x - point.X) * edge, point.Y + (y - point.Y) * edge, x, y, point.Colour);
    }

    private sealed record Named(string Name, double X, double Y, Rgb Colour)
    {
        public Box Mark => new(X - Look.MarkerRadius, Y - Look.MarkerRadius, X + Look.MarkerRadius, Y + Look.MarkerRadius);
    }
}
