using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Running;

/// <summary>The daily series of one strategy's runs in a cell, folded: what is known of each observable on each day.</summary>
/// <param name="days">The days that are folded, ascending.</param>
internal sealed class DailyFold(IReadOnlyList<int> days)
{
    private readonly Dictionary<int, RunningDistributions> _days = days.ToDictionary(day => day, _ => new RunningDistributions(Observables.Count));

    /// <summary>The observables, by position, on a day that is folded.</summary>
    public RunningDistributions this[int day] => _days[day];

    /// <summary>Takes in the next run.</summary>
    public void Add(DailySeries series)
    {
        foreach ((int day, RunningDistributions known) in _days)
        {
            known.Add(series.On(day));
        }
    }
}
