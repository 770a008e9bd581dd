using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Running;

/// <summary>The daily series of one strategy's runs in a cell, folded: what is known of each observable on each day.</summary>
/// <param name="days">Days of a run.</param>
internal sealed class DailyFold(int days)
{
    private readonly RunningDistributions[] _days = [.. Enumerable.Range(0, days).Select(_ => new RunningDistributions(Observables.Count))];

    /// <summary>The observables, by position, on a day from 1.</summary>
    public RunningDistributions this[int day] => _days[day - 1];

    /// <summary>Takes in the next run.</summary>
    public void Add(DailySeries series)
    {
        for (int day = 1; day <= days; day++)
        {
            this[day].Add(series.On(day));
        }
    }
}
