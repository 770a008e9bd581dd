using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Places and forms of the dots of a graph, and the lines between them.</summary>
internal static class GraphShape
{
    private const double TieWidth = 1.5;
    private const double EdgeWidth = 1.5;
    private static readonly Rgb TieColour = new(0xC4, 0xC4, 0xC4);
    private static readonly Rgb White = new(255, 255, 255);

    /// <summary>Ties in one path under all dots; dots as large as their number allows.</summary>
    public static IEnumerable<PlacedShape> Of(Graph graph, PanelLayout panel)
    {
        // A tenth of a pixel is enough and keeps a file with thousands of ties short.
        var places = graph.Nodes.Select(node => (Math.Round(panel.X.At(node.At.X), 1), Math.Round(panel.Y.At(node.At.Y), 1))).ToList();
        var lines = graph.Ties.Select(tie => new[] { places[tie.A], places[tie.B] }).ToList();
        if (lines.Count > 0)
        {
            yield return new PlacedLines(lines, TieColour, TieWidth, []);
        }

        var radius = Math.Round(Math.Clamp(0.22 * Math.Sqrt(panel.Plot.Width * panel.Plot.Height / Math.Max(1, graph.Nodes.Count)), 4, 12), 1);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var (x, y) = places[i];
            foreach (var shape in Sample(graph.Nodes[i].Form, x, y, radius, graph.Scale.At(graph.Nodes[i].Value)))
            {
                yield return shape with { Hover = graph.Nodes[i].Hover };
            }
        }
    }

    /// <summary>A dot, or a square of about the same area; hollow ones have a white middle, with an edge for where the colour is pale.</summary>
    public static IEnumerable<PlacedShape> Sample(NodeForm form, double x, double y, double radius, Rgb colour)
    {
        if (form is NodeForm.Dot or NodeForm.HollowDot)
        {
            yield return new PlacedDisc(x, y, radius, colour, Look.SoftInk, EdgeWidth);
        }
        else
        {
            yield return new PlacedArea(Square(x, y, 0.95 * radius), colour, Look.SoftInk, EdgeWidth);
        }

        if (form is NodeForm.HollowDot or NodeForm.HollowSquare)
        {
            yield return new PlacedDisc(x, y, 0.52 * radius, White, Look.SoftInk, 1);
        }
    }

    private static (double X, double Y)[] Square(double x, double y, double half) => [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)];
}
