using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Which points of a series belong together, and which are marked.</summary>
internal static class SeriesShape
{
    // A line with few points shows where it was measured; with points closer than this it would only get thicker.
    private const double LeastSpaceForMarkers = 60;

    /// <summary>Runs of indices between gaps.</summary>
    public static IEnumerable<List<int>> LineRuns(Curve curve) => Runs(curve.X.Count, i => Finite(curve.X[i], curve.Y[i]));

    /// <summary>Runs of indices over which the band is drawn; none without a band.</summary>
    public static IEnumerable<List<int>> BandRuns(Curve curve) =>
        Runs(curve.Low.Count, i => Finite(curve.X[i], curve.Low[i]) && double.IsFinite(curve.High[i])).Where(run => run.Count > 1);

    /// <summary>Indices drawn with the style's form: all where there is room, else the end and what stands alone between gaps.</summary>
    public static IEnumerable<int> Marked(Curve curve, PanelLayout panel)
    {
        var runs = LineRuns(curve).ToList();
        var few = runs.Sum(run => run.Count - 1) * LeastSpaceForMarkers <= panel.Plot.Width;
        var marked = few ? runs.SelectMany(run => run) : runs.Where(run => run.Count == 1).Select(run => run[0]).Append(runs[^1][^1]).Distinct();
        return marked.Where(i => Inside(curve.X[i], curve.Y[i], panel));
    }

    /// <summary>Indices of the points that can be seen.</summary>
    public static IEnumerable<int> Marked(Points points, PanelLayout panel) =>
        Enumerable.Range(0, points.X.Count).Where(i => Inside(points.X[i], points.Y[i], panel));

    /// <summary>Indices of the named points that can be seen.</summary>
    public static IEnumerable<int> Marked(NamedPoints points, PanelLayout panel) =>
        Enumerable.Range(0, points.X.Count).Where(i => Inside(points.X[i], points.Y[i], panel));

    /// <summary>Indices of the points that have an error bar.</summary>
    public static IEnumerable<int> WithErrors(Points points) =>
        Enumerable.Range(0, points.Low.Count).Where(i => Finite(points.X[i], points.Y[i]) && Finite(points.Low[i], points.High[i]));

    /// <summary>The outlines of a histogram, one for each group of neighbouring bars, in pixels.</summary>
    public static IEnumerable<IReadOnlyList<(double X, double Y)>> Outlines(Histogram histogram, PanelLayout panel)
    {
        var bars = BarLabels.Bars(histogram, panel).ToList();
        foreach (var run in Runs(bars.Count, _ => true, (a, b) => Math.Abs(bars[a].Right - bars[b].Left) < 0.01))
        {
            var steps = run.SelectMany(i => new[] { (bars[i].Left, bars[i].Top), (bars[i].Right, bars[i].Top) });
            yield return [(bars[run[0]].Left, bars[run[0]].Bottom), .. steps, (bars[run[^1]].Right, bars[run[^1]].Bottom)];
        }
    }

    private static bool Inside(double x, double y, PanelLayout panel) => Finite(x, y) && panel.X.Contains(x) && panel.Y.Contains(y);

    private static bool Finite(double a, double b) => double.IsFinite(a) && double.IsFinite(b);

    private static IEnumerable<List<int>> Runs(int count, Func<int, bool> there, Func<int, int, bool>? joined = null)
    {
        var run = new List<int>();
        for (var i = 0; i < count; i++)
        {
            if (run.Count > 0 && (!there(i) || joined?.Invoke(run[^1], i) == false))
            {
                yield return run;
                run = [];
            }

            if (there(i))
            {
                run.Add(i);
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
