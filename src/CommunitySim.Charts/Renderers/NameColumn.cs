namespace CommunitySim.Charts.Renderers;

/// <summary>Names of points too close together to have theirs beside them: one under the other, each tied to its point.</summary>
/// <param name="Texts">The names.</param>
/// <param name="Leaders">A line from each point to its name.</param>
/// <param name="IsFree">Whether the names cover nothing.</param>
internal sealed record NameColumn(IReadOnlyList<PlacedText> Texts, IReadOnlyList<Leader> Leaders, bool IsFree)
{
    private const double Step = 20;
    private const int Samples = 24;
    private const double CostOfCrossing = 400;

    // Pale lines, because some must pass under names.
    private const double Paleness = 0.5;

    /// <summary>Looks for the place in the plot where the column covers nothing, its lines cross little and are short.</summary>
    public static NameColumn Place(IReadOnlyList<NamedPoint> points, double size, Box plot, IReadOnlyList<Box> taken)
    {
        if (points.Count == 0)
        {
            return new NameColumn([], [], true);
        }

        var widest = Math.Min(points.Max(point => TextFit.Width(point.Name, size)), plot.Width);
        var pitch = Math.Min(size * 1.25, plot.Height / points.Count);
        var (best, bestCost) = (new List<(NamedPoint Point, Box Box)>(), double.PositiveInfinity);
        for (var left = plot.Left; left <= plot.Right - widest + 0.01; left += Step)
        {
            for (var top = plot.Top; top <= plot.Bottom - pitch * points.Count + 0.01; top += Step)
            {
                var column = Untangled(points, left, top, widest, pitch);
                var cost = column.Sum(named => Cost(named.Point, named.Box, taken));
                (best, bestCost) = cost < bestCost ? (column, cost) : (best, bestCost);
            }
        }

        var free = best.TrueForAll(named => !taken.Any(named.Box.Overlaps)) && pitch >= size * 1.15;
        return new NameColumn([.. best.Select(named => named.Point.Text(named.Box, Math.Min(size, pitch / 1.15)))], [.. best.Select(named => Tie(named.Point, named.Box))], free);
    }

    // Of two lines that cross, the points swap their places, which makes the lines shorter in sum and so comes to an end.
    private static List<(NamedPoint Point, Box Box)> Untangled(IReadOnlyList<NamedPoint> points, double left, double top, double width, double pitch)
    {
        List<NamedPoint> order = [.. points.OrderBy(point => point.Y)];
        var swapped = true;
        while (swapped)
        {
            swapped = false;
            for (var i = 1; i < order.Count; i++)
            {
                var (high, low) = (top + (i - 0.5) * pitch, top + (i + 0.5) * pitch);
                if (Length(order[i - 1], left, low) + Length(order[i], left, high) < Length(order[i - 1], left, high) + Length(order[i], left, low) - 1e-6)
                {
                    (order[i - 1], order[i]) = (order[i], order[i - 1]);
                    swapped = true;
                }
            }
        }

        return [.. order.Select((point, i) => (point, new Box(left, top + i * pitch, left + Math.Min(width, TextFit.Width(point.Name, pitch / 1.15)), top + (i + 1) * pitch)))];
    }

    private static double Length(NamedPoint point, double x, double y) => Math.Sqrt((point.X - x) * (point.X - x) + (point.Y - y) * (point.Y - y));

    private static double Cost(NamedPoint point, Box box, IReadOnlyList<Box> taken)
    {
        var tie = Tie(point, box);
        var crossings = 0;
        foreach (var other in taken)
        {
            for (var i = 1; i <= Samples; i++)
            {
                var (x, y) = (tie.X1 + (tie.X2 - tie.X1) * i / Samples, tie.Y1 + (tie.Y2 - tie.Y1) * i / Samples);
                crossings += x > other.Left && x < other.Right && y > other.Top && y < other.Bottom && other != point.Mark ? 1 : 0;
            }
        }

        return 100 * taken.Sum(box.SharedArea) + CostOfCrossing * crossings + Length(point, box.Left, (box.Top + box.Bottom) / 2)
            + (box.Left < point.X + 3 * Look.MarkerRadius ? 1e4 : 0);
    }

    private static Leader Tie(NamedPoint point, Box box)
    {
        var (x, y) = (box.Left - 5, (box.Top + box.Bottom) / 2);
        var edge = Math.Min(1, (Look.MarkerRadius + 2) / Math.Max(1, Length(point, x, y)));
        return new Leader(point.X + (x - point.X) * edge, point.Y + (y - point.Y) * edge, x, y, point.Colour.MixedWithWhite(Paleness));
    }
}
