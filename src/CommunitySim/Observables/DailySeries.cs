namespace CommunitySim;

/// <summary>The observables of one run: one number per observable and day.</summary>
/// <param name="days">Days of the run, at least 1.</param>
/// <param name="brands">Brands in the community, the rivals included; at least 1.</param>
public sealed class DailySeries(int days, int brands = 1)
{
    private readonly double[] _values = new double[days * Observables.Count];
    private readonly double[] _earned = new double[days * brands * Earnings.Length];

    /// <summary>Brands in the community, the rivals included.</summary>
    public int Brands { get; } = brands;

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

    /// <summary>The <see cref="Earnings"/> up to a day, of the brand and then of each rival.</summary>
    public Span<double> Earned(int day) => _earned.AsSpan((day - 1) * Brands * Earnings.Length, Brands * Earnings.Length);

    /// <summary>Computes the values of all days at some prices. They have the bits of a run at these prices.</summary>
    /// <param name="brands">The brand and its rivals.</param>
    public void Price(IReadOnlyList<BrandParameters> brands)
    {
        for (int day = 1; day <= Days; day++)
        {
            double rivals = 0;
            for (int brand = Brands - 1; brand >= 0; brand--)
            {
                double value = Earnings.From(Earned(day)[(brand * Earnings.Length)..]).Value(brands[brand]);
                this[brand == 0 ? Observable.Value : Observable.RivalValue, day] = brand == 0 ? value : rivals += value;
            }
        }
    }

    /// <summary>Copies the first days to another series. Sums since day 1 begin anew there, at 0.</summary>
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
