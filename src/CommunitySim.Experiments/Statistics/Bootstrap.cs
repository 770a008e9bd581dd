using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Statistics;

/// <summary>Estimates the spread of a statistic: draws n of n observations with replacement (Efron 1979).</summary>
public static class Bootstrap
{
    /// <summary>The number of resamples: 95% ends then have a standard error of a fiftieth of their distance.</summary>
    public const int Resamples = 1000;

    /// <summary>Processes one resample.</summary>
    /// <param name="resample">The number of the resample, from 0.</param>
    /// <param name="times">For each observation, how often it was drawn.</param>
    public delegate void Use(int resample, ReadOnlySpan<int> times);

    /// <summary>Draws the resamples one after another.</summary>
    /// <param name="observations">n. With none, nothing is drawn.</param>
    /// <param name="seed">Any 64 bits; the same seed gives the same resamples.</param>
    /// <param name="use">Processes each resample.</param>
    public static void Resample(int observations, ulong seed, Use use)
    {
        RandomSequence random = new RandomStreams(seed, 0).Sequence(StreamBlock.Resample);
        int[] times = new int[observations];
        for (int resample = 0; resample < Resamples && observations > 0; resample++)
        {
            Array.Clear(times);
            for (int draw = 0; draw < observations; draw++)
            {
                times[random.Below(observations)]++;
            }

            use(resample, times);
        }
    }

    /// <summary>An estimate with the middle 95% of resampled values. The ends are NaN if one of them is.</summary>
    public static Interval Percentile(double estimate, double[] resampled)
    {
        if (resampled.Length == 0 || Array.Exists(resampled, double.IsNaN))
        {
            return new Interval(estimate, double.NaN, double.NaN);
        }

        double[] sorted = [.. resampled.Order()];
        return new Interval(estimate, Quantiles.At(sorted, 0.025), Quantiles.At(sorted, 0.975));
    }
}
