using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>The names of points: beside them where that place is free, else in a column at hand, tied to them by thin lines.</summary>
internal static class PointNames
{
    private const double Largest = 25;
    private const double Smallest = 12;
    private const double Near = Look.MarkerRadius + 5;
    private const int Directions = 16;

    public static (IReadOnlyList<PlacedText> Texts, IReadOnlyList<Leader> Leaders) Place(PanelLayout panel)
    {
        List<NamedPoint> points = [.. panel.Panel.Marks.OfType<NamedPoints>().SelectMany(mark => SeriesShape.Marked(mark, panel)
            .Select(i => new NamedPoint(mark.Names[i], panel.X.At(mark.X[i]), panel.Y.At(mark.Y[i]), Palette.At(mark.Style).Colour)))];
        for (var size = Largest; ; size--)
        {
            var texts = new List<PlacedText>();
            var taken = points.ConvertAll(point => point.Mark);
            var crowded = new List<NamedPoint>();
            foreach (var point in points.Where(point => !string.IsNullOrWhiteSpace(point.Name)))
            {
                if (Beside(point, size, panel.Plot, taken) is { } box)
                {
                    taken.Add(box);
                    texts.Add(point.Text(box, size));
                }
                else
                {
                    crowded.Add(point);
                }
            }

            var column = NameColumn.Place(crowded, size, panel.Plot, taken);
            if (column.IsFree || size <= Smallest)
            {
                return ([.. texts, .. column.Texts], column.Leaders);
            }
        }
    }

    // Right of the point first, then around it; the box lies within the plot and covers nothing.
    private static Box? Beside(NamedPoint point, double size, Box plot, List<Box> taken)
    {
        var (width, height) = (TextFit.Width(point.Name, size), size * 1.15);
        for (var turn = 0; turn < Directions; turn++)
        {
            var angle = 2 * Math.PI * turn / Directions;
            var left = point.X + Math.Cos(angle) * (Near + width / 2) - width / 2;
            var top = point.Y - Math.Sin(angle) * (Near + height / 2) - height / 2;
            var box = new Box(left, top, left + width, top + height);
            if (left >= plot.Left && box.Right <= plot.Right && top >= plot.Top && box.Bottom <= plot.Bottom && !taken.Exists(box.Overlaps))
            {
                return box;
            }
        }

        return null;
    }
}

/// <summary>A point in pixels, with its name.</summary>
internal sealed record NamedPoint(string Name, double X, double Y, Rgb Colour)
{
    /// <summary>What its marker covers.</summary>
    public Box Mark => new(X - Look.MarkerRadius, Y - Look.MarkerRadius, X + Look.MarkerRadius, Y + Look.MarkerRadius);

    /// <summary>The name in a box, or smaller where the box is too narrow for it.</summary>
    public PlacedText Text(Box box, double size)
    {
        var fitted = TextFit.Size(Name, size, box.Width + 0.01);
        return new PlacedText(Name, box.Left, (box.Top + box.Bottom) / 2 + fitted * 0.35, fitted, Look.Ink) { Halo = true, Kind = "label" };
    }
}
