using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Statistics;

/// <summary>What the ends of an interval rest on, or why it has none.</summary>
public enum Basis
{
    /// <summary>Student's t, from how much the worlds differ.</summary>
    Student,
    /// <summary>The greatest chance that a world may differ from all or nearly all others, and the bounds of the outcome.</summary>
    Bounds,
    /// <summary>No ends: fewer than <see cref="Interval.FewestWorlds"/> worlds.</summary>
    FewWorlds,
    /// <summary>No ends: all worlds gave the same value, and the outcome has no bounds.</summary>
    AllAlike,
    /// <summary>No ends: too few worlds differ from the commonest value, and the outcome has no bounds.</summary>
    FewDiffering,
}

/// <summary>A mean and its confidence interval, 95% unless another level was asked for.</summary>
/// <param name="Mean">The mean; NaN without values.</param>
/// <param name="Low">The lower end; NaN where there is none.</param>
/// <param name="High">The upper end; NaN where there is none.</param>
/// <param name="Basis">What the ends rest on.</param>
/// <remarks>
/// Student's interval covers the mean of values that vary smoothly, from three worlds on. It fails where nearly all worlds give one
/// value: five worlds miss an event of one world in fifty in nine cases of ten, and all five then say "no difference". So t is used
/// only where enough worlds differ from the commonest value (<see cref="Observations.CanCarryStudent"/>). Otherwise the chance p of differing is
/// bounded exactly (Clopper and Pearson 1934; without an event that is the rule of three), and the mean lies within
/// p·(bound − commonest value) of the commonest value. Statistics/README.md has the measured coverage.
/// </remarks>
public readonly record struct Interval(double Mean, double Low, double High, Basis Basis = Basis.Student)
{
    /// <summary>The fewest worlds with an interval. With two, Student's interval of a lattice outcome missed the mean in up to 13% of cases.</summary>
    public const int FewestWorlds = 3;

    private static readonly ConcurrentDictionary<(int Count, double Confidence), double> Factors = new();

    /// <summary>The interval of the mean of independent values.</summary>
    /// <param name="values">One value a world, finite.</param>
    /// <param name="bounds">What one value can be; the interval stays within.</param>
    /// <param name="confidence">How often such an interval covers the true mean, above 0 and below 1.</param>
    public static Interval OfMean(IEnumerable<double> values, Bounds bounds, double confidence = 0.95) => Observations.Of(values).Mean(bounds, confidence);

    /// <summary>Student's interval from moments alone: mean ± t·s/√n with n − 1 degrees of freedom, kept within the bounds.</summary>
    /// <param name="moments">Of independent values.</param>
    /// <param name="bounds">What one value can be.</param>
    /// <param name="confidence">How often such an interval covers the true mean, above 0 and below 1.</param>
    /// <remarks>Moments do not say how many values agree, so ends are missing only where all do.</remarks>
    public static Interval OfMean(Moments moments, Bounds bounds, double confidence = 0.95)
    {
        if (moments.Count < FewestWorlds || moments.Squares == 0)
        {
            return WithoutEnds(moments, moments.Count < FewestWorlds ? Basis.FewWorlds : Basis.AllAlike);
        }

        int count = moments.Count;
        double half = Factors.GetOrAdd((count, confidence), of => Quantile(of.Count - 1, (1 + of.Confidence) / 2))
            * Math.Sqrt(moments.Squares / (count - 1.0) / count);
        return new Interval(moments.Mean, Math.Max(bounds.Low, moments.Mean - half), Math.Min(bounds.High, moments.Mean + half));
    }

    /// <summary>A mean without ends.</summary>
    public static Interval WithoutEnds(Moments moments, Basis why) => new(moments.Count == 0 ? double.NaN : moments.Mean, double.NaN, double.NaN, why);

    /// <summary>What stands behind ±; NaN where there are no ends.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Whether zero lies outside, so that the sign is known at this level.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;

    // MathNet looks for the quantile up to 800 and finds none beyond, where those of two degrees of freedom may lie; these have a closed form.
    private static double Quantile(int freedom, double probability) => freedom == 2
        ? ((2 * probability) - 1) * Math.Sqrt(1 / (2 * probability * (1 - probability)))
        : StudentT.InvCDF(0, 1, freedom, probability);
}
