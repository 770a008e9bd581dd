using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Claims;

/// <summary>A Sobol index as a share of the variance. An estimate from few points may be no share.</summary>
public static class SobolShare
{
    private const double MostOfShare = 0.5;

    /// <summary>
    /// Whether the index is known: its interval has a width, meets the range 0 to 1, and covers at most half of it.
    /// </summary>
    public static bool IsKnown(Interval index) =>
        index.Low < index.High && index.Low <= 1 && index.High >= 0 && index.Mean <= 1
        && Math.Min(1, index.High) - Math.Max(0, index.Low) <= MostOfShare;

    /// <summary>
    /// The index within 0 to 1; NaN if it is unknown. A true index lies there, so the cut interval covers it as often.
    /// The estimate of a small first-order index may be negative, which counts as 0.
    /// </summary>
    public static Interval Of(Interval index) => IsKnown(index)
        ? new Interval(Math.Max(0, index.Mean), Math.Max(0, index.Low), Math.Min(1, index.High))
        : new Interval(double.NaN, double.NaN, double.NaN);
}
