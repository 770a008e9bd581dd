using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>The line, the waymarks and the arrow head of a trail, in pixels.</summary>
internal static class TrailShape
{
    public const double MarkRadius = 9;

    private const double ArrowLength = 30;

    /// <summary>Leaves out points within a pixel of the last one, because a settled trail does not move for years.</summary>
    public static IEnumerable<IReadOnlyList<(double X, double Y)>> Runs(Trail trail, Frame frame)
    {
        foreach (List<int> run in SeriesShape.Runs(trail.X.Count, index => IsFinite(trail, index)))
        {
            List<(double X, double Y)> kept = [];
            foreach ((double X, double Y) at in run.Select(index => At(trail, index, frame)))
            {
                if (kept.Count == 0 || Distance(kept[^1], at) >= 1)
                {
                    kept.Add(at);
                }
            }

            yield return kept;
        }
    }

    /// <summary>The places of the dots: the waymarks, except one that the arrow head covers.</summary>
    public static IEnumerable<(double X, double Y)> Marked(Trail trail, Frame frame) =>
        trail.Waymarks.Where(mark => IsFinite(trail, mark.Index)).Select(mark => At(trail, mark.Index, frame));

    /// <summary>
    /// The start and the end of the arrow head. It points from the last point that is its length away. A trail that does not move
    /// has no arrow head.
    /// </summary>
    public static ((double X, double Y) From, (double X, double Y) Tip)? Arrow(Trail trail, Frame frame)
    {
        if (trail.X.Count == 0 || !IsFinite(trail, trail.X.Count - 1))
        {
            return null;
        }

        (double X, double Y) tip = At(trail, trail.X.Count - 1, frame);
        int before = Enumerable.Range(0, trail.X.Count)
            .LastOrDefault(
                index => IsFinite(trail, index) && Distance(At(trail, index, frame), tip) >= ArrowLength, -1);
        if (before < 0)
        {
            return null;
        }

        (double X, double Y) from = At(trail, before, frame);
        double share = ArrowLength / Distance(from, tip);
        return ((tip.X - (share * (tip.X - from.X)), tip.Y - (share * (tip.Y - from.Y))), tip);
    }

    public static bool IsFinite(Trail trail, int index) =>
        double.IsFinite(trail.X[index]) && double.IsFinite(trail.Y[index]);

    public static (double X, double Y) At(Trail trail, int index, Frame frame) =>
        (frame.X.At(trail.X[index]), frame.Y.At(trail.Y[index]));

    public static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
