namespace CommunitySim.Experiments.Config;

/// <summary>
/// The numbers under which a store keeps the observables of a run: a day from 1, or a window of days as a number below 0.
/// </summary>
public static class KeptDay
{
    /// <summary>The last day that a window can reach.</summary>
    public const int Last = (1 << Bits) - 1;

    private const int Bits = 15;

    /// <summary>The number of a window.</summary>
    /// <param name="from">Its first day, from 1.</param>
    /// <param name="to">Its last day, at most <see cref="Last"/>.</param>
    public static int Window(int from, int to) => -((from << Bits) | to);

    /// <summary>
    /// Returns all observables on a day, or their means over the days of a window. Money is 0 in a window, because it depends
    /// on prices that may change after a run.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="kept">The number of the day or window.</param>
    public static double[] Observe(DailySeries run, int kept)
    {
        if (kept > 0)
        {
            return run.On(kept).ToArray();
        }

        (int from, int to) = (-kept >> Bits, -kept & Last);
        double[] means = new double[Observables.Count];
        for (int day = from; day <= to; day++)
        {
            ReadOnlySpan<double> today = run.On(day);
            for (int observable = 0; observable < means.Length; observable++)
            {
                means[observable] += today[observable] / (to - from + 1);
            }
        }

        means[(int)Observable.Value] = means[(int)Observable.RivalValue] = 0;
        return means;
    }
}
