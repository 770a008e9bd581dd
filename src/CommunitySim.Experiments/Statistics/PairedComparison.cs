namespace CommunitySim.Experiments.Statistics;

/// <summary>
/// Challenger minus baseline, world by world (common random numbers), for one observable on one day.
/// </summary>
/// <param name="Baseline">Mean of the baseline.</param>
/// <param name="Challenger">Mean of the challenger.</param>
/// <param name="Difference">Mean difference with its 95% interval.</param>
/// <param name="EffectSize">Mean difference over the standard deviation of the differences (Cohen's d for pairs); NaN where they do not vary.</param>
/// <param name="Won">Share of worlds in which the challenger is ahead.</param>
/// <param name="Tied">Share of worlds in which both are equal.</param>
public sealed record PairedComparison(double Baseline, double Challenger, Interval Difference, double EffectSize, double Won, double Tied)
{
    /// <summary>Compares two lists of as many values, world by world.</summary>
    public static PairedComparison Of(IReadOnlyList<double> baseline, IReadOnlyList<double> challenger, bool lessIsBetter)
    {
        Moments differences = default, from = default, to = default;
        int won = 0, tied = 0;
        for (int world = 0; world < baseline.Count; world++)
        {
            double difference = challenger[world] - baseline[world];
            differences.Add(difference);
            from.Add(baseline[world]);
            to.Add(challenger[world]);
            won += (lessIsBetter ? difference < 0 : difference > 0) ? 1 : 0;
            tied += difference == 0 ? 1 : 0;
        }

        double spread = differences.StandardDeviation;
        return new PairedComparison(
            from.Interval.Mean,
            to.Interval.Mean,
            differences.Interval,
            spread > 0 ? differences.Mean / spread : double.NaN,
            (double)won / baseline.Count,
            (double)tied / baseline.Count);
    }
}
