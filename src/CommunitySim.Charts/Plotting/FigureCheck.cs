using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>Refuses figures that cannot be drawn, naming the figure, the panel and the mark.</summary>
internal static class FigureCheck
{
    // The union over all systems, so that a name is valid everywhere or nowhere.
    private static readonly char[] NotInNames = [.. "/\\:*?\"<>|", .. Enumerable.Range(0, 32)
        .Select(code => (char)code)];

    /// <exception cref="ArgumentException">The figure cannot be drawn; the message says why.</exception>
    public static void Check(Figure figure)
    {
        IEnumerable<string> faults = Faults(figure).Concat(figure.Panels.Index().SelectMany(panel =>
            Faults(panel.Item).Select(
                fault => $"Figure '{figure.Name}', panel {panel.Index + 1} ('{panel.Item.Title}'), {fault}")));
        if (faults.FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(figure));
        }
    }

    private static IEnumerable<string> Faults(Figure figure) =>
    [
        .. When(string.IsNullOrWhiteSpace(figure.Name)
            || figure.Name.IndexOfAny(NotInNames) >= 0 || figure.Name is "." or "..",
            $"A figure's name becomes a file name, and '{figure.Name}' cannot."),
        .. When(figure.Panels.Count == 0, $"Figure '{figure.Name}' has no panels."),
        .. When(!(figure.Width >= 400 && figure.Width <= 10_000),
            $"Figure '{figure.Name}' is {figure.Width} pixels wide; the width must be 400 to 10,000."),
        .. When(figure.PlotHeight is { } height && !(height >= 40 && height <= 10_000),
            $"Figure '{figure.Name}' has plots that are {figure.PlotHeight} pixels high; the height must be 40 to 10,000."),
        .. When(figure.Columns < 1,
            $"Figure '{figure.Name}' has {figure.Columns} columns of panels; at least 1 is needed."),
    ];

    private static IEnumerable<string> Faults(Panel panel) =>
        [.. Ends(panel.X.Min, panel.X.Max, "x axis"), .. Ends(panel.Y.Min, panel.Y.Max, "y axis"),
            .. panel.Marks.SelectMany(Faults)];

    private static IEnumerable<string> Faults(Mark mark) => mark switch
    {
        Curve curve => Lists($"curve '{curve.Label}'", curve.X, curve.Y, curve.Low, curve.High),
        Points points =>
        [
            .. Lists($"points '{points.Label}'", points.X, points.Y, points.Low, points.High),
            .. When(points.Hovers.Count != 0 && points.Hovers.Count != points.X.Count,
                $"points '{points.Label}': {points.X.Count} positions but {points.Hovers.Count} tooltips; as many or none are needed."),
        ],
        Dots dots => Lists("dots", dots.X, dots.Y, [], []),
        Band band => Lists("band", band.X, band.Low, band.Low, band.High),
        NamedPoints points =>
            [.. Lists("named points", points.X, points.Y, [], []), .. When(points.X.Count != points.Names.Count,
            $"named points: {points.X.Count} positions and {points.Names.Count} names; as many of each are needed.")],
        Histogram histogram => Faults(histogram),
        RowBars bars => Faults(bars),
        Polygons polygons => [.. Faults(polygons.Scale),
            .. polygons.Cells.SelectMany(cell => When(cell.Corners.Count < 3 || !cell.Corners.All(IsFinite),
            $"polygons: a cell has {cell.Corners.Count} corners, of which {cell.Corners.Count(IsFinite)} are finite; at least three finite ones are needed."))],
        ColourBar bar => Faults(bar.Scale),
        Graph graph => Faults(graph),
        Trail trail =>
        [
            .. Lists($"trail '{trail.Label}'", trail.X, trail.Y, [], []),
            .. trail.Waymarks.SelectMany(stop => When(
                stop.Index < 0 || stop.Index >= trail.X.Count,
                $"trail '{trail.Label}': a stop at point {stop.Index}, but there are {trail.X.Count}, from 0.")),
        ],
        Star star => When(!IsFinite(star.At), $"star: its place {star.At.X}, {star.At.Y} is not finite."),
        Caption caption =>
            When(!IsFinite(caption.At),
            $"caption '{caption.Text}': its place {caption.At.X}, {caption.At.Y} is not finite."),
        Segments segments => When(!segments.Lines.All(line => IsFinite(line.From) && IsFinite(line.To)),
            "segments: all ends must be finite."),
        _ => [],
    };

    private static IEnumerable<string> Faults(Histogram histogram) =>
    [
        .. When(histogram.Edges.Count != histogram.Heights.Count + 1
            && histogram.Edges.Count + histogram.Heights.Count != 0,
            $"histogram '{histogram.Label}': {histogram.Edges.Count} edges but {histogram.Heights.Count} heights; one edge more is needed."),
        .. When(
            histogram.Edges.Zip(histogram.Edges.Skip(1), (low, high) => low < high).Any(ascends => !ascends),
            $"histogram '{histogram.Label}': the edges must ascend."),
    ];

    private static IEnumerable<string> Faults(RowBars bars) =>
    [
        .. When(!(bars.Thickness > 0 && double.IsFinite(bars.Thickness)),
            $"bars '{bars.Label}': the thickness must be above 0, not {bars.Thickness}."),
        .. bars.Bars.SelectMany(bar => When(
            bar.Low > bar.High,
            $"bars '{bars.Label}', row {bar.Row}: the whisker must ascend, not go from {bar.Low} to {bar.High}.")),
    ];

    private static IEnumerable<string> Faults(Graph graph) =>
    [
        .. Faults(graph.Scale),
        .. graph.Nodes.SelectMany(
            node => When(!IsFinite(node.At), $"graph: the place {node.At.X}, {node.At.Y} of a dot is not finite.")),
        .. graph.Ties.Concat(graph.Severed ?? []).SelectMany(tie => When(Math.Min(tie.A, tie.B) < 0 || Math.Max(tie.A, tie.B) >= graph.Nodes.Count,
            $"graph: a tie between dots {tie.A} and {tie.B}, but there are {graph.Nodes.Count} dots, from 0.")),
    ];

    private static IEnumerable<string> Faults(ColourScale scale) =>
        Ends(scale.Min, scale.Max, $"scale '{scale.Label}'");

    private static IEnumerable<string> Ends(double min, double max, string where) =>
        When(!double.IsFinite(min) || !double.IsFinite(max) || min > max,
        $"{where}: the ends must be finite and in ascending order, not {min} to {max}.");

    private static IEnumerable<string> Lists(
        string where, IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double> low,
        IReadOnlyList<double> high) =>
    [
        .. When(x.Count != y.Count, $"{where}: {x.Count} positions but {y.Count} heights."),
        .. When(low.Count != high.Count || (low.Count != 0 && low.Count != x.Count),
            $"{where}: {x.Count} positions but {low.Count} lower and {high.Count} upper edges; as many or none are needed."),
    ];

    private static bool IsFinite(Spot spot) => double.IsFinite(spot.X) && double.IsFinite(spot.Y);

    private static IEnumerable<string> When(bool isWrong, string fault) => isWrong ? [fault] : [];
}
