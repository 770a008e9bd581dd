using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>The lines around the cells of a map that are outlined together.</summary>
internal static class Contour
{
    /// <summary>Joins the outer edges of the outlined cells end to end, so that corners are complete.</summary>
    public static IReadOnlyList<IReadOnlyList<Spot>> Of(Polygons polygons)
    {
        List<(Spot From, Spot To)> edges =
        [
            .. polygons.Cells.Where(cell => cell.Outlined).SelectMany(Edges)
                .GroupBy(edge => Near(new Spot(edge.From.X + edge.To.X, edge.From.Y + edge.To.Y)))
                .Where(same => same.Count() == 1)
                .Select(same => same.Single()),
        ];
        List<IReadOnlyList<Spot>> lines = [];
        while (edges.Count > 0)
        {
            List<Spot> line = [edges[0].From];
            for (int next = 0; next >= 0; next = edges.FindIndex(edge => Near(edge.From) == Near(line[^1])))
            {
                line.Add(edges[next].To);
                edges.RemoveAt(next);
            }

            // The line extends a little beyond its start, or it would have two open ends.
            lines.Add([.. line, line[1]]);
        }

        return lines;
    }

    private static IEnumerable<(Spot From, Spot To)> Edges(Polygon cell) =>
        cell.Corners.Select((corner, index) => (corner, cell.Corners[(index + 1) % cell.Corners.Count]));

    // Neighbours compute their shared corners in different ways, so the last digits differ.
    private static (float X, float Y) Near(Spot spot) => ((float)Math.Round(spot.X, 5), (float)Math.Round(spot.Y, 5));
}
