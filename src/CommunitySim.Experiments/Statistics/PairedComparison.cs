namespace CommunitySim.Experiments.Statistics;

/// <summary>Challenger minus baseline, world by world (common random numbers), for one observable on one day.</summary>
/// <param name="Baseline">Mean of the baseline; NaN without worlds.</param>
/// <param name="Challenger">Mean of the challenger; NaN without worlds.</param>
/// <param name="Difference">Mean difference with its 95% interval.</param>
/// <param name="Won">Share of worlds in which the challenger is ahead.</param>
/// <param name="Tied">Share of worlds in which both are equal.</param>
public sealed record PairedComparison(double Baseline, double Challenger, Interval Difference, double Won, double Tied)
{
    /// <summary>Compares two lists of values, world by world.</summary>
    /// <param name="baseline">One value per world.</param>
    /// <param name="challenger">One value for each of the same worlds.</param>
    /// <param name="lessIsBetter">Whether the lower value is ahead.</param>
    /// <param name="bounds">The range of one value.</param>
    public static PairedComparison Of(
        IReadOnlyList<double> baseline, IReadOnlyList<double> challenger, bool lessIsBetter, Bounds bounds)
    {
        double[] differences = [.. baseline.Zip(challenger, (from, to) => to - from)];
        double sign = lessIsBetter ? -1 : 1;
        return new PairedComparison(
            Mean(baseline),
            Mean(challenger),
            Interval.OfMean(differences, bounds - bounds),
            differences.Count(difference => sign * difference > 0) / (double)differences.Length,
            differences.Count(difference => difference == 0) / (double)differences.Length);
    }

    private static double Mean(IReadOnlyList<double> values) =>
        values.Count == 0 ? double.NaN : Moments.Of(values).Mean;
}
