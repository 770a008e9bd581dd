namespace CommunitySim;

/// <summary>What is observed at the end of every day.</summary>
public enum Observable
{
    /// <summary>Mean trust, 0 to 1.</summary>
    Trust,
    /// <summary>Share of members who are aware and have not muted: who the brand's next word can reach.</summary>
    Reach,
    /// <summary>Share of members who are customers.</summary>
    Customers,
    /// <summary>Mean pain, at least 0.</summary>
    Pain,
    /// <summary>Share of members who have muted the brand.</summary>
    Muted,
    /// <summary>Share of members with an open problem.</summary>
    OpenProblems,
    /// <summary>Value to the brand since day 1, in units of money.</summary>
    Value,
    /// <summary>Pitches made today.</summary>
    Pitches,
    /// <summary>Sales after a pitch today.</summary>
    SalesPitched,
    /// <summary>Sales by own demand today.</summary>
    SalesOwn,
    /// <summary>Problems that arose today.</summary>
    Raised,
    /// <summary>Problems that the brand solved today.</summary>
    Solved,
    /// <summary>Members whom the brand let down today, by a failed answer or by none.</summary>
    LetDown,
    /// <summary>Acceptances that the group sanctioned today.</summary>
    Sanctioned,
    /// <summary>What a dashboard would count today: pitches, and sightings of pitches in the feed.</summary>
    Impressions,
    /// <summary>Mean trust of customers minus that of the others; 0 while one side is empty.</summary>
    FanGap,
    /// <summary>Hours paid since day 1.</summary>
    Hours,
    /// <summary>Share of all pitches since day 1 that ended in a sale; 0 before the first.</summary>
    Acceptance,
    /// <summary>1 from the day on whose evening the group expelled the brand, else 0.</summary>
    Expelled,
    /// <summary>Value to the rival brand in the same community since day 1, in units of money; 0 without a rival.</summary>
    RivalValue,
}

/// <summary>Names and direction of the observables.</summary>
public static class Observables
{
    /// <summary>All observables, in the order of the result files.</summary>
    public static IReadOnlyList<Observable> All { get; } = Enum.GetValues<Observable>();

    /// <summary>How many there are.</summary>
    public static int Count => All.Count;

    /// <summary>The name in result files, such as "openProblems".</summary>
    public static string Name(this Observable observable) => WrittenName.From(observable.ToString());

    /// <summary>Whether less of it is better for the group: pain, muted, openProblems, letDown, sanctioned, expelled.</summary>
    public static bool LessIsBetter(this Observable observable) => observable
        is Observable.Pain or Observable.Muted or Observable.OpenProblems or Observable.LetDown or Observable.Sanctioned
        or Observable.Expelled;
}
