namespace CommunitySim.Experiments.Statistics;

/// <summary>The least and the greatest value that an outcome can have in any world; infinite where there is no such end.</summary>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
public readonly record struct Bounds(double Low, double High)
{
    /// <summary>No end on either side, as for money.</summary>
    public static Bounds None { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Nothing but zero.</summary>
    public static Bounds Zero { get; } = new(0, 0);

    /// <summary>A share, 0 to 1.</summary>
    public static Bounds Share { get; } = new(0, 1);

    /// <summary>A correlation or a difference of two shares, −1 to 1.</summary>
    public static Bounds Balance { get; } = new(-1, 1);

    /// <summary>Whether both ends are finite.</summary>
    public bool AreFinite => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>What an observable can be in one world.</summary>
    public static Bounds Of(Observable observable) => observable switch
    {
        Observable.Trust or Observable.Reach or Observable.Customers or Observable.Muted or Observable.OpenProblems
            or Observable.Acceptance or Observable.Expelled => Share,
        Observable.FanGap => Balance,
        Observable.Value or Observable.RivalValue => None,
        _ => new Bounds(0, double.PositiveInfinity),
    };

    /// <summary>What the sum of two outcomes can be.</summary>
    public static Bounds operator +(Bounds one, Bounds other) => new(one.Low + other.Low, one.High + other.High);

    /// <summary>What the difference of two outcomes can be.</summary>
    public static Bounds operator -(Bounds one, Bounds other) => new(one.Low - other.High, one.High - other.Low);

    /// <summary>What an outcome can be once it is divided by a positive number.</summary>
    public static Bounds operator /(Bounds one, double by) => new(one.Low / by, one.High / by);
}
