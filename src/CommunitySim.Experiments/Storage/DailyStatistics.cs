using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Storage;

/// <summary>The daily series of one strategy's runs in a cell, folded: what is known of each observable on each day.</summary>
/// <param name="days">Days of a run.</param>
internal sealed class DailyStatistics(int days)
{
    // Distributions go by four, so the observables are filled up with zeros.
    private static readonly int Length = (Observables.Count + 3) / 4 * 4;

    // A megabyte a year: whoever folds a day makes it, so that threads share that too.
    private readonly RunningDistributions?[] _days = new RunningDistributions?[days];

    /// <summary>The observables, by position, on a day from 1.</summary>
    public RunningDistributions this[int day] => _days[day - 1] ??= new RunningDistributions(Length);

    /// <summary>Takes in the next run.</summary>
    public void Add(DailySeries series) => Add(series, 1, days);

    /// <summary>Takes in the days of the next run from <paramref name="first"/> to <paramref name="last"/>, both included; the others are to follow.</summary>
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
