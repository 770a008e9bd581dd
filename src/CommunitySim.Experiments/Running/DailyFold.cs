using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Running;

/// <summary>The daily series of one strategy's runs in a cell, folded: what is known of each observable on each day.</summary>
/// <param name="days">Days of a run.</param>
internal sealed class DailyFold(int days)
{
    private readonly RunningDistribution[] _entries = new RunningDistribution[days * Observables.Count];

    /// <summary>An observable (by position) on a day from 1.</summary>
    public ref RunningDistribution this[int day, int observable] => ref _entries[((day - 1) * Observables.Count) + observable];

    /// <summary>Takes in the next run.</summary>
    public void Add(DailySeries series)
    {
        for (int day = 1; day <= days; day++)
        {
            ReadOnlySpan<double> values = series.On(day);
            for (int observable = 0; observable < values.Length; observable++)
            {
                // -0 and 0 are one number to the store, and must be one here.
                this[day, observable].Add(values[observable] + 0.0);
            }
        }
    }
}
