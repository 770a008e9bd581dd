using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

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
            Histogram h => Faults(h),
            RowBars b => Faults(b),
            NamedPoints p => Faults(p),
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
