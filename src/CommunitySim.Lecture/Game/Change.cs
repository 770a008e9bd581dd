namespace CommunitySim.Lecture.Game;

/// <summary>What changed over a month.</summary>
/// <param name="Of">Name of the observable.</param>
/// <param name="From">In the evening before the month.</param>
/// <param name="To">In its last evening.</param>
/// <param name="Size">The change without its sign, in a unit that all share: a share of the members, a step of trust from none
/// to full, or the pain at which a stranger is as likely to mute as not.</param>
internal sealed record Change(string Of, double From, double To, double Size)
{
    // One member in a hundred.
    private const double Least = 0.01;

    private const int MostTold = 3;

    private static readonly Observable[] Felt =
    [
        Observable.Trust, Observable.Reach, Observable.Customers, Observable.Muted, Observable.OpenProblems, Observable.Pain,
    ];

    /// <summary>The largest changes of a month, the largest first; changes too small to be felt are none.</summary>
    /// <param name="series">A run.</param>
    /// <param name="first">First day of the month.</param>
    /// <param name="last">Last day of the month.</param>
    /// <param name="member">Tells how trusting members are at first, and how much pain they bear.</param>
    public static IReadOnlyList<Change> Largest(DailySeries series, int first, int last, MemberParameters member)
    {
        return [.. Felt.Select(Over).Where(change => change.Size >= Least).OrderByDescending(change => change.Size).Take(MostTold)];

        Change Over(Observable observable)
        {
            double before = first > 1 ? series[observable, first - 1] : observable == Observable.Trust ? member.InitialTrust : 0;
            double after = series[observable, last];
            double unit = observable == Observable.Pain && member.Tolerance > 0 ? member.Tolerance : 1;
            return new Change(observable.Name(), before, after, Math.Abs(after - before) / unit);
        }
    }
}
