using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Statistics;

/// <summary>What n observations would have said had others of their kind been made: draws n of them with replacement (Efron 1979).</summary>
public static class Bootstrap
{
    /// <summary>How many times: the ends of a 95% interval then have a standard error of a fiftieth of its width.</summary>
    public const int Resamples = 1000;

    /// <summary>What is done with one resample.</summary>
    /// <param name="resample">Which one, from 0.</param>
    /// <param name="times">How many times each observation was drawn.</param>
    public delegate void Use(int resample, ReadOnlySpan<int> times);

    /// <summary>Draws one resample after another.</summary>
    /// <param name="observations">n; without any, nothing is drawn.</param>
    /// <param name="seed">Any 64 bits; the same seed gives the same resamples.</param>
    /// <param name="use">What is done with each.</param>
    public static void Each(int observations, ulong seed, Use use)
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

    /// <summary>An estimate with the middle 95% of what the resamples gave; the ends are NaN where one of them gave NaN.</summary>
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
