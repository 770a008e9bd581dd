using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Fitting;

/// <summary>
/// The luck of what a simulated world shows in place of an observation. Its variance is level for shares, and grows with the value
/// for counts: φ · value.
/// </summary>
/// <param name="IsCount">Whether it counts events.</param>
/// <param name="Factor">The variance, or φ.</param>
public readonly record struct RowLuck(bool IsCount, double Factor)
{
    /// <summary>The variance at a value.</summary>
    public double Variance(double value) => IsCount ? Factor * Math.Max(0, value) : Factor;

    /// <summary>Estimates the luck of each observation from points with several worlds each.</summary>
    /// <param name="worlds">The worlds of the study of luck.</param>
    /// <param name="observations">The observations.</param>
    public static IReadOnlyList<RowLuck> Estimate(FitPool worlds, IReadOnlyList<Observation> observations)
    {
        double[][] seen = worlds.Seen(observations);
        double[][][] points = [.. worlds.Draws.Zip(seen).GroupBy(draw => draw.First.Cell, draw => draw.Second).Select(point => point.ToArray())];
        return
        [
            .. observations.Select((one, row) =>
            {
                double[] means = [.. points.Select(point => point.Average(world => world[row]))];
                double variance = points.Zip(means, (point, mean) =>
                    point.Sum(world => (world[row] - mean) * (world[row] - mean)) / Math.Max(1, point.Length - 1)).Average();
                double level = means.Average();
                return new RowLuck(one.Measure.IsCount, one.Measure.IsCount ? (level > 0 ? variance / level : 0) : variance);
            }),
        ];
    }
}
