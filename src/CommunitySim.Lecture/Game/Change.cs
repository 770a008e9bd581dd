namespace CommunitySim.Lecture.Game;

/// <summary>A change over a month.</summary>
/// <param name="Of">Name of the observable.</param>
/// <param name="From">Its value in the evening before the month.</param>
/// <param name="To">Its value in the last evening of the month.</param>
/// <param name="Size">The absolute change in comparable units: a share of the members, a share of full trust, or a share of the
/// pain at which a stranger mutes with a chance of one half.</param>
internal sealed record Change(string Of, double From, double To, double Size)
{
    // One member in a hundred.
    private const double Least = 0.01;

    private const int Most = 3;

    private static readonly Observable[] Felt =
    [
        Observable.Trust, Observable.Reach, Observable.Customers, Observable.Muted, Observable.OpenProblems,
        Observable.Pain,
    ];

    /// <summary>The largest changes of a month in descending order, without changes that are too small to notice.</summary>
    /// <param name="series">A run.</param>
    /// <param name="first">First day of the month.</param>
    /// <param name="last">Last day of the month.</param>
    /// <param name="member">Gives the initial trust and the tolerance for pain.</param>
    public static IReadOnlyList<Change> Largest(DailySeries series, int first, int last, MemberParameters member)
    {
        return [.. Felt.Select(Over).Where(change => change.Size >= Least)
            .OrderByDescending(change => change.Size).Take(Most)];

        Change Over(Observable observable)
        {
            double before = first > 1
                ? series[observable, first - 1] : observable == Observable.Trust ? member.InitialTrust : 0;
            double after = series[observable, last];
            double unit = observable == Observable.Pain && member.Tolerance > 0 ? member.Tolerance : 1;
            return new Change(observable.Name(), before, after, Math.Abs(after - before) / unit);
        }
    }
}
