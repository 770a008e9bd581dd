namespace CommunitySim.Experiments.Config;

/// <summary>What an observation measures: the observables whose sum it is, as means or as people over a window.</summary>
/// <param name="Name">The name in the file, such as "trust" or "newCustomers".</param>
/// <param name="Observables">The observables to add up.</param>
public sealed record ObservedMeasure(string Name, IReadOnlyList<Observable> Observables)
{
    /// <summary>All measures: the daily observables, and new customers, who bought after a pitch or by own demand.</summary>
    public static IReadOnlyList<ObservedMeasure> All { get; } =
    [
        new("newCustomers", [Observable.SalesPitched, Observable.SalesOwn]),
        .. CommunitySim.Observables.All
            .Where(observable => !observable.IsSinceDay1() && observable is not (Observable.FanGap or Observable.Expelled))
            .Select(observable => new ObservedMeasure(observable.Name(), [observable])),
    ];

    /// <summary>Whether it counts events over the window, such as sales. If not, it is a mean over the window, such as trust.</summary>
    public bool IsCount => Observables[0].IsTotal();

    /// <summary>Whether it is a share of members, or trust: from 0 to 1.</summary>
    public bool IsShare => Observables[0].High() == 1;

    /// <summary>Whether it is a share of members, who can be counted.</summary>
    public bool IsOfPeople => Observables is [Observable.Reach or Observable.Customers or Observable.Muted or Observable.OpenProblems];

    /// <summary>Whether it is known only by asking, such as trust.</summary>
    public bool IsAsked => !IsCount && !IsOfPeople && Observables is not [Observable.LiveTies];
}

/// <summary>The unit of an observed value.</summary>
public enum ObservationUnit
{
    /// <summary>A share from 0 to 1, or the model's own unit.</summary>
    Share,
    /// <summary>A share in percent.</summary>
    Percent,
    /// <summary>Number of people, or of events.</summary>
    People,
    /// <summary>Points of a survey: score = a + b · what the model has, with unknown a and b &gt; 0.</summary>
    Score,
}

/// <summary>One observed number.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="From">The first day of its window, from 1.</param>
/// <param name="To">The last day.</param>
/// <param name="Value">The value. People are divided by members, and percent are shares; a score is as the survey gives it.</param>
/// <param name="Error">The standard error of the survey in the same unit; 0 for a full count.</param>
/// <param name="Unit">The unit in the file.</param>
public sealed record Observation(
    int Line, ObservedMeasure Measure, int From, int To, double Value, double Error, ObservationUnit Unit)
{
    /// <summary>Whether the value has a yardstick of its own.</summary>
    public bool IsScore => Unit == ObservationUnit.Score;

    /// <summary>The number of its window in the store (<see cref="KeptDay"/>).</summary>
    public int Window => KeptDay.Window(From, To);

    /// <summary>Reads what the model has in its place: a mean, or events a member over the window.</summary>
    /// <param name="means">The means of all observables over the window.</param>
    /// <param name="members">Number of simulated members.</param>
    public double In(ReadOnlySpan<double> means, int members)
    {
        double sum = 0;
        foreach (Observable observable in Measure.Observables)
        {
            sum += means[(int)observable];
        }

        return Measure.IsCount ? sum * (To - From + 1) / members : sum;
    }
}
