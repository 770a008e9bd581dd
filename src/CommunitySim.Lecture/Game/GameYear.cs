namespace CommunitySim.Lecture.Game;

/// <summary>The game's year: twelve months that share 365 days as evenly as days can be shared.</summary>
internal static class GameYear
{
    /// <summary>Months of a game.</summary>
    public const int Months = 12;

    /// <summary>Days of a game.</summary>
    public const int Days = 365;

    /// <summary>The first day of a month: ⌊(month − 1)·365/12⌋ + 1.</summary>
    /// <param name="month">1 to 12.</param>
    public static int FirstDay(int month) => LastDay(month - 1) + 1;

    /// <summary>The last day of a month; 0 for the month before the first.</summary>
    public static int LastDay(int month) => month * Days / Months;
}
