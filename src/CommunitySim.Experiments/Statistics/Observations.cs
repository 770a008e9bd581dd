using MathNet.Numerics.Distributions;

namespace CommunitySim.Experiments.Statistics;

/// <summary>Collects the values of one outcome, one per world: their moments, and how many agree.</summary>
public sealed class Observations
{
    /// <summary>The number of worlds that must differ from the most common value before Student's t is valid.</summary>
    public const int FewestDiffering = 5;

    // Below ten worlds, four different values are enough: t then missed 4.2 to 4.7% of 76 outcomes of the model.
    private const int Small = 10, FewestDifferingOfSmall = 3, FewestValuesOfSmall = 4;

    // With fewer worlds, chance may pick the most common value, and the bound on differing would be too low.
    private const int FewestForBounds = 5;

    private const int Digits = 11;

    private readonly Dictionary<double, int> _counts = [];
    private Moments _moments;
    private (double Value, int Count) _commonest;

    /// <summary>Number of values.</summary>
    public int Count => _moments.Count;

    /// <summary>Number of values that differ from the most common one.</summary>
    public int Differing => _moments.Count - _commonest.Count;

    /// <summary>Collects values, in their order.</summary>
    public static Observations Of(IEnumerable<double> values)
    {
        Observations observations = new();
        foreach (double value in values)
        {
            observations.Add(value);
        }

        return observations;
    }

    /// <summary>Adds the value of the next world.</summary>
    /// <param name="value">Finite.</param>
    public void Add(double value)
    {
        _moments.Add(value);
        double rounded = Rounded(value);
        int count = _counts.GetValueOrDefault(rounded) + 1;
        _counts[rounded] = count;
        _commonest = count > _commonest.Count ? (value, count) : _commonest;
    }

    /// <summary>Computes the mean with its interval.</summary>
    /// <param name="bounds">The range of one value. The interval stays within it.</param>
    /// <param name="confidence">The share of such intervals that cover the true mean, above 0 and below 1.</param>
    public Interval Mean(Bounds bounds, double confidence = 0.95) =>
        Count < Interval.FewestWorlds ? Interval.WithoutEnds(_moments, Basis.FewWorlds)
        : CanCarryStudent(Count, Differing, _counts.Count) ? Interval.OfMean(_moments, bounds, confidence)
        : bounds.AreFinite && Count >= FewestForBounds ? WithinBounds(bounds, confidence)
        : Interval.WithoutEnds(_moments, Differing == 0 ? Basis.AllAlike : Basis.FewDiffering);

    /// <summary>Whether Student's t is valid: no two values agree, or enough differ from the most common one.</summary>
    /// <param name="worlds">Number of values.</param>
    /// <param name="differing">Number of values that differ from the most common one.</param>
    /// <param name="distinct">Number of different values.</param>
    public static bool CanCarryStudent(int worlds, int differing, int distinct) =>
        distinct == worlds
        || differing >= FewestDiffering
        || (worlds < Small && differing >= FewestDifferingOfSmall && distinct >= FewestValuesOfSmall);

    /// <summary>
    /// The largest plausible chance of an event that was seen in <paramref name="events"/> of <paramref name="worlds"/>
    /// worlds.
    /// </summary>
    /// <param name="events">0 to <paramref name="worlds"/> − 1.</param>
    /// <param name="worlds">At least 1.</param>
    /// <param name="confidence">Level of the two-sided interval whose upper end this is (Clopper and Pearson
    /// 1934).</param>
    public static double GreatestChance(int events, int worlds, double confidence = 0.95) => events == 0
        ? 1 - Math.Pow((1 - confidence) / 2, 1.0 / worlds)
        : Beta.InvCDF(events + 1, worlds - events, (1 + confidence) / 2);

    private Interval WithinBounds(Bounds bounds, double confidence)
    {
        double chance = GreatestChance(Differing, Count, confidence), at = _commonest.Value;
        return new Interval(
            _moments.Mean, at - (chance * (at - bounds.Low)), at + (chance * (bounds.High - at)), Basis.Bounds);
    }

    /// <summary>Rounds to eleven digits: differences that are equal on paper may differ in their last bits.</summary>
    private static double Rounded(double value)
    {
        double unit = value == 0 ? 1 : Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Abs(value)))));
        return Math.Round(value / unit, Digits) * unit;
    }
}
