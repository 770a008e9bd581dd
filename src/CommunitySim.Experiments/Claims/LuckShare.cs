using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Claims;

/// <summary>
/// The total index of luck: the share of the variance of single worlds that remains if all parameters are known. It is
/// the mean variance between the worlds of a point, over the variance of all worlds.
/// </summary>
internal static class LuckShare
{
    /// <summary>Estimates it from the worlds of even points, with the middle 95% of resampled points.</summary>
    /// <param name="points">The worlds of each distinct point. Points with fewer than two are left out.</param>
    /// <param name="seed">Seed of the resampling, any 64 bits.</param>
    /// <returns>NaN without variance, or with fewer than two points.</returns>
    public static Interval Of(IEnumerable<IReadOnlyList<double>> points, ulong seed)
    {
        Moments[] seen = [.. points.Where(worlds => worlds.Count > 1).Select(worlds => Moments.Of(worlds))];
        double[] resampled = new double[seen.Length < 2 ? 0 : Bootstrap.Resamples];
        Bootstrap.Resample(resampled.Length == 0 ? 0 : seen.Length, seed, (resample, times) => resampled[resample] = Share(seen, times));
        return Bootstrap.Percentile(Share(seen, [.. Enumerable.Repeat(1, seen.Length)]), resampled);
    }

    private static double Share(Moments[] points, ReadOnlySpan<int> times)
    {
        Moments means = default;
        double within = 0, surplus = 0;
        for (int point = 0; point < points.Length; point++)
        {
            double variance = points[point].Squares / (points[point].Count - 1);
            for (int time = 0; time < times[point]; time++)
            {
                means.Add(points[point].Mean);
                within += variance;
                surplus += variance / points[point].Count;
            }
        }

        // The variance of the means holds the luck that averaging leaves, once more than the variance of parameters.
        double luck = within / means.Count, all = (means.Squares / (means.Count - 1)) + luck - (surplus / means.Count);
        return all > 0 ? luck / all : double.NaN;
    }
}
