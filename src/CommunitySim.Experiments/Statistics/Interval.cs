using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Statistics;

/// <summary>The basis of an interval's ends, or the reason why it has none.</summary>
public enum Basis
{
    /// <summary>Student's t, from the spread of the worlds.</summary>
    Student,
    /// <summary>The largest plausible share of differing worlds, and the bounds of the outcome.</summary>
    Bounds,
    /// <summary>No ends: fewer than <see cref="Interval.FewestWorlds"/> worlds.</summary>
    FewWorlds,
    /// <summary>No ends: all worlds gave the same value, and the outcome has no bounds.</summary>
    AllAlike,
    /// <summary>No ends: too few worlds differ from the most common value, and the outcome has no bounds.</summary>
    FewDiffering,
}

/// <summary>A mean and its confidence interval, 95% unless another level is given.</summary>
/// <param name="Mean">The mean; NaN without values.</param>
/// <param name="Low">The lower end; NaN if there is none.</param>
/// <param name="High">The upper end; NaN if there is none.</param>
/// <param name="Basis">The basis of the ends.</param>
/// <remarks>
/// Student's interval covers the mean of smoothly varying values, from three worlds on. It fails if nearly all worlds
/// give one value: in nine cases of ten, five worlds miss an event of one world in fifty, and all five show no
/// difference. Student's t is therefore used only if enough worlds differ from the most common value
/// (<see cref="Observations.CanCarryStudent"/>). Otherwise the chance p of differing is bounded exactly (Clopper and
/// Pearson 1934). The mean then lies within p·(bound − common value) of the common value. Statistics/README.md has the
/// measured coverage.
/// </remarks>
public readonly record struct Interval(double Mean, double Low, double High, Basis Basis = Basis.Student)
{
    /// <summary>
    /// The fewest worlds with an interval. With two, the interval of a lattice outcome missed the mean in up to 13% of
    /// cases.
    /// </summary>
    public const int FewestWorlds = 3;

    private static readonly ConcurrentDictionary<(int Count, double Confidence), double> Factors = new();

    /// <summary>Computes the interval of the mean of independent values.</summary>
    /// <param name="values">One finite value per world.</param>
    /// <param name="bounds">The range of one value. The interval stays within it.</param>
    /// <param name="confidence">The share of such intervals that cover the true mean, above 0 and below 1.</param>
    public static Interval OfMean(IEnumerable<double> values, Bounds bounds, double confidence = 0.95) =>
        Observations.Of(values).Mean(bounds, confidence);

    /// <summary>Student's interval from moments: mean ± t·s/√n with n − 1 degrees of freedom, within the bounds.</summary>
    /// <param name="moments">The moments of independent values.</param>
    /// <param name="bounds">The range of one value.</param>
    /// <param name="confidence">The share of such intervals that cover the true mean, above 0 and below 1.</param>
    /// <remarks>Moments do not show how many values agree, so the ends are missing only if all do.</remarks>
    public static Interval OfMean(Moments moments, Bounds bounds, double confidence = 0.95)
    {
        if (moments.Count < FewestWorlds || moments.Squares == 0)
        {
            return WithoutEnds(moments, moments.Count < FewestWorlds ? Basis.FewWorlds : Basis.AllAlike);
        }

        int count = moments.Count;
        double half = Factors.GetOrAdd((count, confidence), of => Quantile(of.Count - 1, (1 + of.Confidence) / 2))
            * Math.Sqrt(moments.Squares / (count - 1.0) / count);
        return new Interval(
            moments.Mean, Math.Max(bounds.Low, moments.Mean - half), Math.Min(bounds.High, moments.Mean + half));
    }

    /// <summary>A mean without ends.</summary>
    public static Interval WithoutEnds(Moments moments, Basis why) =>
        new(moments.Count == 0 ? double.NaN : moments.Mean, double.NaN, double.NaN, why);

    /// <summary>The number after ±; NaN without ends.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Whether zero lies outside the interval, so that the sign is known.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;

    // MathNet finds no quantile above 800. Those of two degrees of freedom may be larger, but have a closed form.
    private static double Quantile(int freedom, double probability) => freedom == 2
        ? ((2 * probability) - 1) * Math.Sqrt(1 / (2 * probability * (1 - probability)))
        : StudentT.InvCDF(0, 1, freedom, probability);
}
