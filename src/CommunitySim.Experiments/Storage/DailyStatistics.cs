using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Storage;

/// <summary>One observable on one day over worlds. The quantiles are exact (Hyndman &amp; Fan 1996, type 7).</summary>
/// <param name="Moments">Mean and variance, from the worlds in their order.</param>
/// <param name="Low">The 5% quantile.</param>
/// <param name="Median">The 50% quantile.</param>
/// <param name="High">The 95% quantile.</param>
internal readonly record struct DayStatistics(Moments Moments, double Low, double Median, double High)
{
    /// <summary>Computes the statistics, and sorts the values.</summary>
    /// <param name="worlds">One finite value for each world, in the order of the worlds.</param>
    public static DayStatistics Of(double[] worlds)
    {
        Moments moments = Moments.Of(worlds);
        Array.Sort(worlds);
        return new DayStatistics(
            moments, Quantiles.At(worlds, 0.05), Quantiles.At(worlds, 0.5), Quantiles.At(worlds, 0.95));
    }
}

/// <summary>
/// Computes the statistics over a strategy's runs in a cell, for each observable on each day. Days are independent of each
/// other, so threads share them.
/// </summary>
internal static class DailyStatistics
{
    // 256 MB. More worlds need fewer days at once, and each block of days reads all runs again.
    private const int MostNumbers = 32_000_000;

    // Runs that wait to be decoded, at most. They are small beside the numbers.
    private const int MostRead = 256;

    /// <summary>Computes all days.</summary>
    /// <typeparam name="T">A run as it is stored.</typeparam>
    /// <param name="days">Days of a run.</param>
    /// <param name="worlds">Number of runs, at least 1.</param>
    /// <param name="read">Reads the n-th run, from 0. One thread calls it.</param>
    /// <param name="decode">Decodes the n-th run. Several threads call it.</param>
    /// <param name="mostNumbers">Most values at once. It does not affect the results.</param>
    /// <returns>All observables of day 1, then of the next.</returns>
    public static DayStatistics[] Compute<T>(
        int days, int worlds, Func<int, T> read, Func<int, T, DailySeries> decode, int mostNumbers = MostNumbers)
    {
        DayStatistics[] statistics = new DayStatistics[days * Observables.Count];
        int block = Math.Clamp(mostNumbers / worlds / Observables.Count, 1, days);
        double[] values = new double[block * Observables.Count * worlds];
        for (int first = 0; first < days; first += block)
        {
            int last = Math.Min(days, first + block);
            foreach (int[] some in Enumerable.Range(0, worlds).Chunk(MostRead))
            {
                T[] runs = Array.ConvertAll(some, world => read(world));
                (int from, int to) = (first, last);
                Parallel.For(0, some.Length, place =>
                    Spread(decode(some[place], runs[place]), from, to, values.AsSpan(some[place]), worlds));
            }

            Parallel.For(first, last, () => new double[worlds], (day, _, column) =>
            {
                for (int observable = 0; observable < Observables.Count; observable++)
                {
                    int place = (day * Observables.Count) + observable;
                    values.AsSpan((place - (first * Observables.Count)) * worlds, worlds).CopyTo(column);
                    statistics[place] = DayStatistics.Of(column);
                }

                return column;
            }, _ => { });
        }

        return statistics;
    }

    /// <summary>Writes some days of a run into its place among the values of each day and observable.</summary>
    private static void Spread(DailySeries run, int first, int last, Span<double> values, int worlds)
    {
        int place = 0;
        for (int day = first + 1; day <= last; day++)
        {
            foreach (double value in run.On(day))
            {
                values[place] = value + 0.0; // the store does not distinguish -0 from 0
                place += worlds;
            }
        }
    }
}
