using CommunitySim.Members;

namespace CommunitySim;

/// <summary>The quantities observed at the end of every day.</summary>
public enum Observable
{
    /// <summary>Mean trust, 0 to 1.</summary>
    Trust,
    /// <summary>Share of members who are aware and have not muted: the brand's next message can reach them.</summary>
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
    /// <summary>Members whom the brand let down today, by a failed answer or no answer.</summary>
    LetDown,
    /// <summary>Acceptances that the group sanctioned today.</summary>
    Sanctioned,
    /// <summary>Impressions on a dashboard today: pitches, and sightings of pitches in the feed.</summary>
    Impressions,
    /// <summary>Mean trust of customers minus that of others; 0 if one side is empty.</summary>
    FanGap,
    /// <summary>Hours worked and paid since day 1.</summary>
    Hours,
    /// <summary>Share of all pitches since day 1 that ended in a sale; 0 before the first.</summary>
    Acceptance,
    /// <summary>1 from the day on which the group expelled the brand, else 0.</summary>
    Expelled,
    /// <summary>Value to the rival brand since day 1, in units of money; 0 without a rival.</summary>
    RivalValue,
    /// <summary>Mean trust of the members who are aware, 0 to 1; 0 while nobody is.</summary>
    TrustAware,
    /// <summary>Share of ties that are live, 0 to 1; 1 without ties, or where none is ever severed.</summary>
    LiveTies,
    /// <summary>Members who left since day 1, each of whom a newcomer followed.</summary>
    MembersLeft,
    /// <summary>Mean annoyance, 0 to 1.</summary>
    Annoyance,
    /// <summary>Accepted share of all first pitches so far to members who were no customers when asked; 0 before any.</summary>
    FirstAcceptance,
    /// <summary>The same among members for whom the brand had solved a problem before.</summary>
    FirstAcceptanceHelped,
    /// <summary>The same among members for whom it had not.</summary>
    FirstAcceptanceOthers,
    /// <summary>Mean pain that the threat of a declined pitch added, over all declined pitches so far; 0 before any.</summary>
    PainPerDecline,
}

/// <summary>Name, range, direction and formula of the observables.</summary>
public static class Observables
{
    private const double Unbounded = double.PositiveInfinity;

    // One line per observable, in the order of the enumeration. A new observable needs a member there and a line here.
    // With BroughtBy it changes no table of experiments that neither name it nor set one of these parameters.
    private static readonly Definition[] Definitions =
    [
        new(Observable.Trust, 0, 1, (in day) => day.Trust / day.Members),
        new(Observable.Reach, 0, 1, (in day) => day.Share(Counter.Reach)),
        new(Observable.Customers, 0, 1, (in day) => day.Share(Counter.Customers)),
        new(Observable.Pain, 0, Unbounded, (in day) => day.Tally.Pain / day.Members, LessIsBetter: true),
        new(Observable.Muted, 0, 1, (in day) => day.Share(Counter.Muted), LessIsBetter: true),
        new(Observable.OpenProblems, 0, 1, (in day) => day.Share(Counter.OpenProblems), LessIsBetter: true),
        new(Observable.Value, -Unbounded, Unbounded, (in day) => day.Value, IsSinceDay1: true, IsTotal: true),
        new(Observable.Pitches, 0, Unbounded, (in day) => day[Counter.Pitches], IsTotal: true),
        new(Observable.SalesPitched, 0, Unbounded, (in day) => day[Counter.SalesPitched], IsTotal: true),
        new(Observable.SalesOwn, 0, Unbounded, (in day) => day[Counter.SalesOwn], IsTotal: true),
        new(Observable.Raised, 0, Unbounded, (in day) => day[Counter.Raised], IsTotal: true),
        new(Observable.Solved, 0, Unbounded, (in day) => day[Counter.Solved], IsTotal: true),
        new(Observable.LetDown, 0, Unbounded, (in day) => day[Counter.LetDown], LessIsBetter: true, IsTotal: true),
        new(Observable.Sanctioned, 0, Unbounded, (in day) => day[Counter.Sanctioned], LessIsBetter: true, IsTotal: true),
        new(Observable.Impressions, 0, Unbounded, (in day) => day.Tally.Impressions, IsTotal: true),
        new(Observable.FanGap, -1, 1, (in day) => day.FanGap),
        new(Observable.Hours, 0, Unbounded, (in day) => day.Totals.Earnings.Hours, IsSinceDay1: true, IsTotal: true),
        new(Observable.Acceptance, 0, 1, (in day) => day.Totals.Acceptance, IsSinceDay1: true),
        new(Observable.Expelled, 0, 1, (in day) => day.Totals.Expelled ? 1 : 0, LessIsBetter: true),
        new(Observable.RivalValue, -Unbounded, Unbounded, (in day) => day.RivalValue, IsSinceDay1: true, IsTotal: true),
        new(Observable.TrustAware, 0, 1, (in day) => day.TrustAware, BroughtBy: []),
        new(Observable.LiveTies, 0, 1, (in day) => day.LiveTies, BroughtBy: ["community.cut"]),
        new(Observable.MembersLeft, 0, Unbounded, (in day) => day.Totals.MembersLeft, IsSinceDay1: true, LessIsBetter: true, IsTotal: true,
            BroughtBy: ["community.leaveByPain", "community.leaveByAnswer", "community.leaveByTies"]),
        new(Observable.Annoyance, 0, 1, (in day) => day[Counter.Annoyance] / MemberWord.FullTrust / day.Members, LessIsBetter: true,
            BroughtBy: ["member.annoyance"]),
        new(Observable.FirstAcceptance, 0, 1, (in day) => day.Totals.FirstPitches.Acceptance, IsSinceDay1: true, BroughtBy: []),
        new(Observable.FirstAcceptanceHelped, 0, 1, (in day) => day.Totals.FirstPitches.AcceptanceHelped, IsSinceDay1: true, BroughtBy: []),
        new(Observable.FirstAcceptanceOthers, 0, 1, (in day) => day.Totals.FirstPitches.AcceptanceOthers, IsSinceDay1: true, BroughtBy: []),
        new(Observable.PainPerDecline, 0, Unbounded, (in day) => day.Totals.PainPerDecline, IsSinceDay1: true, LessIsBetter: true,
            BroughtBy: ["member.stakePain"]),
    ];

    private delegate double Formula(in ObservedDay day);

    /// <summary>All observables, in the order of the result files.</summary>
    public static IReadOnlyList<Observable> All { get; } = Enum.GetValues<Observable>();

    /// <summary>Number of observables.</summary>
    public static int Count => All.Count;

    /// <summary>The name in result files, such as "openProblems".</summary>
    public static string Name(this Observable observable) => WrittenName.From(observable.ToString());

    /// <summary>Whether less is better for the group.</summary>
    public static bool LessIsBetter(this Observable observable) => Definitions[(int)observable].LessIsBetter;

    /// <summary>Whether it is a sum over members, such as money or a count, which grows with the community.</summary>
    public static bool IsTotal(this Observable observable) => Definitions[(int)observable].IsTotal;

    /// <summary>Whether it is a sum or a mean over all days since day 1, or since the decision where an experiment has one.</summary>
    public static bool IsSinceDay1(this Observable observable) => Definitions[(int)observable].IsSinceDay1;

    /// <summary>The least value that it can have in any world; negative infinity without a limit.</summary>
    public static double Low(this Observable observable) => Definitions[(int)observable].Low;

    /// <summary>The greatest value that it can have in any world; infinity without a limit.</summary>
    public static double High(this Observable observable) => Definitions[(int)observable].High;

    /// <summary>
    /// The paths of the parameters that bring the observable into an experiment's tables when one of them is off its
    /// default. Empty if only its name brings it. Null if every experiment shows it.
    /// </summary>
    public static IReadOnlyList<string>? BroughtBy(this Observable observable) => Definitions[(int)observable].BroughtBy;

    /// <summary>The observables in the order of their lines.</summary>
    internal static IEnumerable<Observable> Defined
    {
        get
        {
            foreach (Definition definition in Definitions)
            {
                yield return definition.Observable;
            }
        }
    }

    /// <summary>Computes a day's line of a series.</summary>
    internal static void Observe(in ObservedDay observed, DailySeries series, int day)
    {
        foreach (Definition definition in Definitions)
        {
            series[definition.Observable, day] = definition.Formula(observed);
        }
    }

    private readonly record struct Definition(
        Observable Observable,
        double Low,
        double High,
        Formula Formula,
        bool LessIsBetter = false,
        bool IsTotal = false,
        bool IsSinceDay1 = false,
        string[]? BroughtBy = null);
}
