using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Storage;

/// <summary>Running statistics over one strategy's runs in a cell, for each observable on each day.</summary>
/// <param name="days">Days of a run.</param>
internal sealed class DailyStatistics(int days)
{
    // Distributions work in groups of four, so zeros pad the observables.
    private static readonly int Length = (Observables.Count + 3) / 4 * 4;

    // A year takes a megabyte. Days are created on first use, so that threads share that work too.
    private readonly RunningDistributions?[] _days = new RunningDistributions?[days];

    /// <summary>The distributions of all observables on a day, from 1.</summary>
    public RunningDistributions this[int day] => _days[day - 1] ??= new RunningDistributions(Length);

    /// <summary>Adds the next run.</summary>
    public void Add(DailySeries series) => Add(series, 1, days);

    /// <summary>Adds some days of the next run, including <paramref name="first"/> and <paramref name="last"/>.</summary>
    public void Add(DailySeries series, int first, int last)
    {
        Span<double> values = stackalloc double[Length];
        values.Clear();
        for (int day = first; day <= last; day++)
        {
            series.On(day).CopyTo(values);
            this[day].Add(values);
        }
    }
}
