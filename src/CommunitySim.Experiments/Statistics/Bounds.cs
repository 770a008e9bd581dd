namespace CommunitySim.Experiments.Statistics;

/// <summary>The smallest and the largest possible value of an outcome in a world; infinite if there is none.</summary>
/// <param name="Low">The smallest value.</param>
/// <param name="High">The largest value.</param>
public readonly record struct Bounds(double Low, double High)
{
    /// <summary>No bound on either side, as for money.</summary>
    public static Bounds None { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Only zero.</summary>
    public static Bounds Zero { get; } = new(0, 0);

    /// <summary>A share, 0 to 1.</summary>
    public static Bounds Share { get; } = new(0, 1);

    /// <summary>A correlation or a difference of two shares, −1 to 1.</summary>
    public static Bounds Balance { get; } = new(-1, 1);

    /// <summary>Whether both ends are finite.</summary>
    public bool AreFinite => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>The bounds of an observable in one world.</summary>
    public static Bounds Of(Observable observable) => new(observable.Low(), observable.High());

    /// <summary>The bounds of the sum of two outcomes.</summary>
    public static Bounds operator +(Bounds one, Bounds other) => new(one.Low + other.Low, one.High + other.High);

    /// <summary>The bounds of the difference of two outcomes.</summary>
    public static Bounds operator -(Bounds one, Bounds other) => new(one.Low - other.High, one.High - other.Low);

    /// <summary>The bounds of an outcome that is multiplied by a number of 0 or more.</summary>
    public static Bounds operator *(Bounds one, double by) => by == 0 ? Zero : new(one.Low * by, one.High * by);

    /// <summary>The bounds of an outcome that is divided by a positive number.</summary>
    public static Bounds operator /(Bounds one, double by) => new(one.Low / by, one.High / by);
}
