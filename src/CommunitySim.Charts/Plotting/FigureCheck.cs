using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>Refuses figures that cannot be drawn, naming the figure, the panel and the mark.</summary>
internal static class FigureCheck
{
    // The union over systems, so that a name is good or bad everywhere alike.
    private static readonly char[] NotInNames = [.. "/\\:*?\"<>|", .. Enumerable.Range(0, 32).Select(c => (char)c)];

    public static void Check(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (Faults(figure).FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(figure));
        }
    }

    private static IEnumerable<string> Faults(Figure figure)
    {
        if (string.IsNullOrWhiteSpace(figure.Name) || figure.Name.IndexOfAny(NotInNames) >= 0 || figure.Name is "." or "..")
        {
            yield return $"A figure's name becomes a file name, and '{figure.Name}' cannot.";
        }

        if (figure.Panels.Count == 0)
        {
            yield return $"Figure '{figure.Name}' has no panels.";
        }

        if (figure.PlotHeight is { } height && !(height >= 40 && height <= 10_000))
        {
            yield return $"Figure '{figure.Name}': plots are to be {height} pixels high; 40 to 10000 can be drawn.";
        }

        if (figure.Columns < 1)
        {
            yield return $"Figure '{figure.Name}' has {figure.Columns} columns of panels; at least 1 is needed.";
        }

        for (var i = 0; i < figure.Panels.Count; i++)
        {
            foreach (var fault in Faults(figure.Panels[i]))
            {
                yield return $"Figure '{figure.Name}', panel {i + 1} ('{figure.Panels[i].Title}'), {fault}";
            }
        }
    }

    private static IEnumerable<string> Faults(Panel panel) =>
        [.. Faults(panel.X, "x axis"), .. Faults(panel.Y, "y axis"), .. panel.Marks.SelectMany(mark => mark switch
        {
            Curve c => Faults(c.X, c.Y, c.Low, c.High, $"curve '{c.Label}'"),
            Points p => Faults(p.X, p.Y, p.Low, p.High, $"points '{p.Label}'"),
            Dots d => Faults(d.X, d.Y, [], [], "dots"),
            Spreads s => Faults(s.X, s.Low, s.Low, s.High, "spreads"),
            Histogram h => Faults(h),
            RowBars b => Faults(b),
            NamedPoints p => Faults(p),
            Polygons p => [.. Faults(p.Scale), .. p.Cells.Where(cell => cell.Corners.Count < 3 || !cell.Corners.All(IsFinite))
                .Select(cell => $"polygons: a cell has {cell.Corners.Count} corners, of which {cell.Corners.Count(IsFinite)} are finite; at least three finite ones are needed.")],
            ColourBar b => Faults(b.Scale),
            Graph g => Faults(g),
            Trail t => Faults(t),
            Star s when !IsFinite(s.At) => [$"star: its place {s.At.X}, {s.At.Y} is not finite."],
            Caption c when !IsFinite(c.At) => [$"caption '{c.Text}': its place {c.At.X}, {c.At.Y} is not finite."],
            Segments s when !s.Lines.All(line => IsFinite(line.From) && IsFinite(line.To)) => ["segments: all ends must be finite."],
            _ => [],
        })];

    private static IEnumerable<string> Faults(Axis axis, string where)
    {
        if (!double.IsFinite(axis.Min) || !double.IsFinite(axis.Max) || axis.Min > axis.Max)
        {
            yield return $"{where}: the ends must be finite and in ascending order, not {axis.Min} to {axis.Max}.";
        }
    }

    private static IEnumerable<string> Faults(
        IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double> low, IReadOnlyList<double> high, string where)
    {
        if (x.Count != y.Count)
        {
            yield return $"{where}: {x.Count} positions but {y.Count} heights.";
        }

        if (low.Count != high.Count || (low.Count != 0 && low.Count != x.Count))
        {
            yield return $"{where}: {x.Count} positions but {low.Count} lower and {high.Count} upper edges; as many or none are needed.";
        }
    }

    private static IEnumerable<string> Faults(RowBars bars)
    {
        if (!(bars.Thickness > 0 && double.IsFinite(bars.Thickness)))
        {
            yield return $"bars '{bars.Label}': the thickness must be above 0, not {bars.Thickness}.";
        }

        foreach (var bar in bars.Bars.Where(bar => bar.Low > bar.High))
        {
            yield return $"bars '{bars.Label}', row {bar.Row}: the whisker must ascend, not go from {bar.Low} to {bar.High}.";
        }
    }

    private static IEnumerable<string> Faults(NamedPoints points)
    {
        if (points.X.Count != points.Y.Count || points.X.Count != points.Names.Count)
        {
            yield return $"named points: {points.X.Count} positions, {points.Y.Count} heights and {points.Names.Count} names; as many of each are needed.";
        }
    }

    private static bool IsFinite(Spot spot) => double.IsFinite(spot.X) && double.IsFinite(spot.Y);

    private static IEnumerable<string> Faults(ColourScale scale)
    {
        if (!double.IsFinite(scale.Min) || !double.IsFinite(scale.Max) || scale.Min > scale.Max)
        {
            yield return $"scale '{scale.Label}': the ends must be finite and in ascending order, not {scale.Min} to {scale.Max}.";
        }
    }

    private static IEnumerable<string> Faults(Graph graph) =>
    [
        .. Faults(graph.Scale),
        .. graph.Nodes.Where(node => !IsFinite(node.At)).Select(node => $"graph: the place {node.At.X}, {node.At.Y} of a dot is not finite."),
        .. graph.Ties.Where(tie => Math.Min(tie.A, tie.B) < 0 || Math.Max(tie.A, tie.B) >= graph.Nodes.Count)
            .Select(tie => $"graph: a tie between dots {tie.A} and {tie.B}, but there are {graph.Nodes.Count} dots, from 0."),
    ];

    private static IEnumerable<string> Faults(Trail trail) =>
    [
        .. Faults(trail.X, trail.Y, [], [], $"trail '{trail.Label}'"),
        .. trail.Waymarks.Where(stop => stop.Index < 0 || stop.Index >= trail.X.Count).Select(stop => $"trail '{trail.Label}': a stop at point {stop.Index}, but there are {trail.X.Count}, from 0."),
    ];

    private static IEnumerable<string> Faults(Histogram histogram)
    {
        var (edges, heights, where) = (histogram.Edges, histogram.Heights, $"histogram '{histogram.Label}'");
        if (edges.Count != heights.Count + 1 && edges.Count + heights.Count != 0)
        {
            yield return $"{where}: {edges.Count} edges but {heights.Count} heights; one edge more is needed.";
        }

        if (edges.Zip(edges.Skip(1), (a, b) => a < b).Any(ascends => !ascends))
        {
            yield return $"{where}: the edges must ascend.";
        }
    }
}
