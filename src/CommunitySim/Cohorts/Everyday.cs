using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Cohorts;

/// <summary>
/// What a day brings to the members of a cohort, whatever the brand does: the random words that each of them needs every
/// day, and the neighbours whom they see. Runs of one world under several strategies share it.
/// </summary>
/// <param name="mostSeats">The largest number of seats, in whole rows.</param>
internal sealed class Everyday(int mostSeats)
{
    private readonly int[] _seers = new int[mostSeats + Cohort.Spare];
    private int _seersCount;
    private (int Day, int First) _at;

    /// <summary>Words for the feed; later, the chosen neighbour's position in the ends, and then the neighbour.</summary>
    public uint[] FeedWords { get; } = new uint[mostSeats];

    /// <summary>Words for need and churn.</summary>
    public uint[] NeedWords { get; } = new uint[mostSeats];

    /// <summary>Words for turnover and problems.</summary>
    public uint[] SeatWords { get; } = new uint[mostSeats];

    /// <summary>Words for bonds and pitches.</summary>
    public uint[] ContactWords { get; } = new uint[mostSeats];

    /// <summary>The members who see something in the feed: one bit per seat, 64 per row.</summary>
    public ulong[] SeersSet { get; } = new ulong[mostSeats / Population.Row];

    /// <summary>The same members, listed by <see cref="ListSeers{V}"/>.</summary>
    public ReadOnlySpan<int> Seers => _seers.AsSpan(0, _seersCount);

    /// <summary>Whether this is the first run of the world that comes to these seats today.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Begins the day of some seats.</summary>
    /// <param name="day">The day.</param>
    /// <param name="first">The first seat.</param>
    /// <param name="isShared">Whether the members see the same neighbours in each run. Where ties are severed they do not.</param>
    public void Begin(int day, int first, bool isShared)
    {
        IsNew = !isShared || (day, first) != _at;
        _at = isShared ? (day, first) : default;
    }

    /// <summary>Lists the members who see something, for the whole day.</summary>
    public void ListSeers<V>(Cohort cohort)
        where V : struct, IVector<V> => _seersCount = cohort.ListSeats<V>(SeersSet, _seers);
}

/// <summary>The everyday draws of a world that its runs share, for each brand and each thread.</summary>
internal sealed class EverydayPool
{
    private readonly List<(int Brand, int Worker, Everyday Everyday)> _made = [];

    /// <summary>The draws that one thread prepares for a brand.</summary>
    public Everyday Of(int brand, int worker)
    {
        if (_made.Find(made => (made.Brand, made.Worker) == (brand, worker)).Everyday is not { } everyday)
        {
            _made.Add((brand, worker, everyday = new Everyday(Cohort.MostSeats)));
        }

        return everyday;
    }
}
