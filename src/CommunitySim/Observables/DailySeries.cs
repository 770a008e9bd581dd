namespace CommunitySim;

/// <summary>The observables of one run: one number per observable and day.</summary>
/// <param name="days">Days of the run, at least 1.</param>
public sealed class DailySeries(int days)
{
    private readonly double[] _values = new double[days * Observables.Count];
    private readonly double[] _earned = new double[days * EarnedLength];

    /// <summary>The number of counts behind the money of a day: the brand's, then its rival's.</summary>
    public const int EarnedLength = 2 * Earnings.Length;

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

    /// <summary>The <see cref="Earnings"/> of the brand and of its rival up to a day; zeros without a rival.</summary>
    public Span<double> Earned(int day) => _earned.AsSpan((day - 1) * EarnedLength, EarnedLength);

    /// <summary>Computes the values of all days at some prices. They have the bits of a run at these prices.</summary>
    /// <param name="brand">The brand.</param>
    /// <param name="rival">The rival; null without one.</param>
    public void Price(BrandParameters brand, BrandParameters? rival)
    {
        for (int day = 1; day <= Days; day++)
        {
            ReadOnlySpan<double> earned = Earned(day);
            this[Observable.Value, day] = Earnings.From(earned).Value(brand);
            this[Observable.RivalValue, day] = rival is null ? 0 : Earnings.From(earned[Earnings.Length..]).Value(rival);
        }
    }
}
