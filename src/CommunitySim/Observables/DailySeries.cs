namespace CommunitySim;

/// <summary>The observables of one run: one number per observable and day.</summary>
/// <param name="days">Days of the run, at least 1.</param>
public sealed class DailySeries(int days)
{
    private readonly double[] _values = new double[days * Observables.Count];

    /// <summary>Days of the run.</summary>
    public int Days { get; } = days;

    /// <summary>The observable at the end of a day, counted from 1.</summary>
    /// <exception cref="IndexOutOfRangeException">The day is not between 1 and <see cref="Days"/>.</exception>
    public double this[Observable observable, int day]
    {
        get => _values[((day - 1) * Observables.Count) + (int)observable];
        set => _values[((day - 1) * Observables.Count) + (int)observable] = value;
    }

    /// <summary>All observables at the end of a day, in the order of <see cref="Observables.All"/>.</summary>
    public ReadOnlySpan<double> On(int day) => _values.AsSpan((day - 1) * Observables.Count, Observables.Count);

    /// <summary>Copies the first days to another series. What is summed since day 1 is 0 there, because it begins anew.</summary>
    internal void CopyTo(DailySeries other, int days)
    {
        _values.AsSpan(0, days * Observables.Count).CopyTo(other._values);
        foreach (Observable observable in Observables.All)
        {
            for (int day = 1; day <= days && observable.IsSinceDay1(); day++)
            {
                other[observable, day] = 0;
            }
        }
    }
}
