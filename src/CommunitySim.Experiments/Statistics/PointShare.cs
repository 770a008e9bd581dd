namespace CommunitySim.Experiments.Statistics;

/// <summary>
/// The share of a space's points at which the mean over worlds lies on one side, from few worlds per point. Each point
/// has worlds of its own.
/// </summary>
/// <remarks>
/// Luck puts some points on the wrong side, which draws a plain share towards one half. The jackknife over the worlds of
/// a point removes most of that (Quenouille 1956). The points are then independent, and the spread of their corrected
/// values holds both the choice of points and luck. Four made-up points, two on each side, keep the interval from having
/// no width at 0 and 1 (Agresti and Coull 1998). Statistics/README.md has the measured coverage.
/// </remarks>
public static class PointShare
{
    private const double Quantile95 = 1.959963984540054;

    // Two made-up points on each side.
    private const int MadeUp = 4;

    /// <summary>Computes the share with its 95% interval. NaN without points.</summary>
    /// <param name="points">The values in the worlds of each distinct point, and how many points of the design it
    /// stands for. Points without worlds are left out.</param>
    /// <param name="holds">Whether a mean lies on the side.</param>
    public static Interval Of(IEnumerable<(IReadOnlyList<double> Worlds, int Times)> points, Func<double, bool> holds) =>
        OfCorrected(points.Where(point => point.Worlds.Count > 0).Select(point => (Corrected(point.Worlds, holds), point.Times)));

    /// <summary>Computes the share from the corrected answers of the points. NaN without points.</summary>
    /// <param name="points">The answer of each distinct point, 0 to 1 but for its correction, and how many points it
    /// stands for.</param>
    internal static Interval OfCorrected(IEnumerable<(double Value, int Times)> points)
    {
        (double Value, int Times)[] seen = [.. points];
        if (seen.Length == 0)
        {
            return Interval.WithoutEnds(default, Basis.FewWorlds);
        }

        (double Value, int Times)[] padded = [.. seen, (1, 1), (1, 1), (0, 1), (0, 1)];
        double all = padded.Sum(point => point.Times), mean = padded.Sum(point => point.Times * point.Value) / all;
        double squares = padded.Sum(point => Math.Pow(point.Times * (point.Value - mean), 2));
        double half = Quantile95 * Math.Sqrt(squares * padded.Length / (padded.Length - 1.0)) / all;
        double share = ((mean * all) - (MadeUp / 2)) / (all - MadeUp);
        return new Interval(Math.Clamp(share, 0, 1), Math.Clamp(mean - half, 0, 1), Math.Clamp(mean + half, 0, 1));
    }

    /// <summary>R times the answer of all R worlds, less R − 1 times the mean answer of all but one.</summary>
    private static double Corrected(IReadOnlyList<double> worlds, Func<double, bool> holds)
    {
        int count = worlds.Count;
        double sum = worlds.Sum(), all = holds(sum / count) ? 1 : 0;
        return count == 1
            ? all
            : (count * all) - ((count - 1.0) / count * worlds.Count(world => holds((sum - world) / (count - 1))));
    }
}
