using System.Numerics;
using CommunitySim.Networks;

namespace CommunitySim.Members;

/// <summary>
/// Which ties of the network are live in this run: a bit an end, set while the tie is severed. The rows of the network
/// stay where they are. Brand and rival share the ties, because they belong to the members. Ties change only in the
/// evening, on one thread.
/// </summary>
internal sealed class LiveTies
{
    private readonly FeedIndex _index;
    private readonly ulong[] _severed;
    private readonly int[] _severedOf;

    /// <summary>Creates the ties of a network, all live.</summary>
    /// <exception cref="ArgumentException">The network is complete and stores no ties.</exception>
    public LiveTies(FeedIndex index)
    {
        if (index.IsComplete)
        {
            throw new ArgumentException("A complete network stores no ties that could be severed.", nameof(index));
        }

        int seats = Population.Padded(index.Members);
        (_index, _severed, _severedOf) = (index, new ulong[(index.Ends.Length / 64) + 1], new int[seats]);
        (Frayed, Newcomers, LiveShare) =
            (new ulong[seats / Population.Row], new ulong[seats / Population.Row], new float[seats]);
        Array.Fill(LiveShare, 1);
    }

    /// <summary>Members with a severed tie, one bit per seat.</summary>
    public ulong[] Frayed { get; }

    /// <summary>Seats that got a newcomer today. A newcomer finds all ties live, others do so from the evening on.</summary>
    public ulong[] Newcomers { get; }

    /// <summary>Share of each member's ties that are live; 1 without ties.</summary>
    public float[] LiveShare { get; }

    /// <summary>Number of severed ties.</summary>
    public int Severed { get; private set; }

    /// <summary>Share of all ties that are live; 1 without ties.</summary>
    public double Share => 1 - ((double)Severed / Math.Max(1, _index.Ends.Length / 2));

    /// <summary>The network in the order of the feed.</summary>
    public FeedIndex Index => _index;

    /// <summary>Takes the ties of another run on the same network.</summary>
    public void TakeOver(LiveTies past)
    {
        past._severed.CopyTo(_severed, 0);
        past._severedOf.CopyTo(_severedOf, 0);
        past.Frayed.CopyTo(Frayed, 0);
        past.LiveShare.CopyTo(LiveShare, 0);
        Severed = past.Severed;
    }

    /// <summary>Whether the tie at a position of the feed index is severed.</summary>
    public bool IsSevered(int position) => (_severed[position / 64] >> position & 1) != 0;

    /// <summary>Whether a newcomer has taken the seat today.</summary>
    public bool IsNew(int seat) => (Newcomers[seat / Population.Row] >> seat & 1) != 0;

    /// <summary>Whether a tie of the seat is severed.</summary>
    public bool HasSevered(int seat) => _severedOf[seat] > 0;

    /// <summary>Whether a member's tie with a neighbour is live today.</summary>
    public bool Knows(int seat, int neighbour) => IsNew(seat) || !IsSevered(_index.PositionOf(seat, neighbour));

    /// <summary>Ends the day of newcomers.</summary>
    public void ForgetNewcomers() => Array.Clear(Newcomers);

    /// <summary>Number of neighbours that a member knows today: those of live ties, for a newcomer all.</summary>
    public int Degree(int seat) => _index.Degree(seat) - (IsNew(seat) ? 0 : _severedOf[seat]);

    /// <summary>The number of them who post.</summary>
    public int Posters(int seat) => _index.Posters(seat) - (IsNew(seat) ? 0 : CountSevered(_index.PosterStart[seat], _index.Posters(seat)));

    /// <summary>The position of one of them in the feed index.</summary>
    /// <param name="seat">The member.</param>
    /// <param name="index">Their number, posters first, from 0.</param>
    public int Position(int seat, int index)
    {
        int posters = Posters(seat);
        (int at, int left) = index < posters ? (_index.PosterStart[seat], index) : (_index.LurkersOf(seat), index - posters);
        if (IsNew(seat))
        {
            return at + left;
        }

        for (; left > 0 || IsSevered(at); at++)
        {
            left -= IsSevered(at) ? 0 : 1;
        }

        return at;
    }

    /// <summary>The first severed tie from a position on, or the end if there is none before it.</summary>
    public int NextSevered(int position, int end)
    {
        while (position < end)
        {
            ulong left = _severed[position / 64] >> position;
            if (left != 0)
            {
                return Math.Min(end, position + BitOperations.TrailingZeroCount(left));
            }

            position = ((position / 64) + 1) * 64;
        }

        return end;
    }

    /// <summary>Severs a live tie, or mends a severed one, at both ends.</summary>
    /// <returns>Whether the tie is live now.</returns>
    public bool Change(int seat, int neighbour)
    {
        int position = _index.PositionOf(seat, neighbour);
        bool sever = !IsSevered(position);
        Severed += sever ? 1 : -1;
        ChangeEnd(seat, position, sever);
        ChangeEnd(neighbour, _index.PositionOf(neighbour, seat), sever);
        return !sever;
    }

    private void ChangeEnd(int seat, int position, bool sever)
    {
        _severed[position / 64] ^= 1UL << position;
        int severed = _severedOf[seat] += sever ? 1 : -1, degree = _index.Degree(seat);
        ref ulong frayed = ref Frayed[seat / Population.Row];
        frayed = severed == 0 ? frayed & ~(1UL << seat) : frayed | (1UL << seat);
        LiveShare[seat] = (float)(degree - severed) / degree;
    }

    private int CountSevered(int first, int count)
    {
        int severed = 0;
        for (int at = NextSevered(first, first + count); at < first + count; at = NextSevered(at + 1, first + count))
        {
            severed++;
        }

        return severed;
    }
}
