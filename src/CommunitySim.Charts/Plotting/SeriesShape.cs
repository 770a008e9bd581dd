using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>Finds the points of a series that belong together, and those to mark.</summary>
internal static class SeriesShape
{
    // A line with few points shows where it was measured. Points closer than this only make it thicker.
    private const double LeastSpaceForMarkers = 60;

    /// <summary>Runs of indices between gaps.</summary>
    public static IEnumerable<List<int>> LineRuns(Curve curve) =>
        Runs(curve.X.Count, index => double.IsFinite(curve.X[index]) && double.IsFinite(curve.Y[index]));

    /// <summary>Runs of indices over which a band is drawn; none without edges.</summary>
    public static IEnumerable<List<int>> BandRuns(
        IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high) =>
        Runs(low.Count, index => double.IsFinite(x[index])
            && double.IsFinite(low[index]) && double.IsFinite(high[index])).Where(run => run.Count > 1);

    /// <summary>Indices of the points to mark: all if there is room, else the end and single points between gaps.</summary>
    public static IEnumerable<int> Marked(Curve curve, Frame frame)
    {
        List<List<int>> runs = [.. LineRuns(curve)];
        bool areFew = runs.Sum(run => run.Count - 1) * LeastSpaceForMarkers <= frame.Plot.Width;
        return areFew ? runs.SelectMany(run => run)
            : runs.Where(run => run.Count == 1).Select(run => run[0]).Append(runs[^1][^1]).Distinct();
    }

    /// <summary>Indices of the visible bars.</summary>
    public static IEnumerable<int> Bars(Histogram histogram) =>
        Enumerable.Range(0, histogram.Heights.Count)
            .Where(index => double.IsFinite(histogram.Heights[index]) && histogram.Heights[index] > 0);

    /// <summary>The outlines of a histogram, one for each group of neighbouring bars.</summary>
    public static IEnumerable<IReadOnlyList<Spot>> Outlines(Histogram histogram)
    {
        bool[] seen = new bool[histogram.Heights.Count];
        foreach (int index in Bars(histogram))
        {
            seen[index] = true;
        }

        return Runs(seen.Length, index => seen[index]).Select(run => (IReadOnlyList<Spot>)
        [
            new(histogram.Edges[run[0]], 0),
            .. run.SelectMany(index => new Spot[]
            {
                new(histogram.Edges[index], histogram.Heights[index]),
                new(histogram.Edges[index + 1], histogram.Heights[index]),
            }),
            new(histogram.Edges[run[^1] + 1], 0),
        ]);
    }

    /// <summary>Groups neighbouring indices.</summary>
    public static IEnumerable<List<int>> Runs(int count, Func<int, bool> isThere)
    {
        List<int> run = [];
        for (int index = 0; index <= count; index++)
        {
            if (index < count && isThere(index))
            {
                run.Add(index);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
    }
}
