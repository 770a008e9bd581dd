using System.Numerics;
using System.Runtime.CompilerServices;
using CommunitySim.Networks;

namespace CommunitySim.Members;

/// <summary>
/// The number of each member's neighbours who endorsed the brand yesterday. They trusted it at least at the threshold,
/// or are seeded allies, who always endorse (a committed minority: Centola et al. 2018). Counts change only when a
/// member crosses the threshold, which is rare. Otherwise each pitch would have to look at all neighbours.
/// </summary>
internal sealed class EndorsementCounts
{
    // Counts have 16 bits and are correct modulo 2¹⁶. A member with more neighbours is counted on demand.
    private const int MostKept = ushort.MaxValue;

    private readonly Population _population;
    private readonly World _world;
    private readonly FeedIndex _feedIndex;
    private readonly int[] _thresholds;
    private readonly Disapproval[] _disapproval;
    private readonly ushort[] _endorsers;
    private readonly ulong[] _crossed;
    private int _all;

    public EndorsementCounts(
        Population population, World world, Coefficients[] bySegment, LiveTies? ties = null, GroupNorm? norm = null)
    {
        (Ties, Norm) = (ties, norm);
        (_population, _world, _feedIndex) = (population, world, world.FeedIndex);
        (_thresholds, _disapproval) = (new int[bySegment.Length], new Disapproval[bySegment.Length]);
        for (int segment = 0; segment < bySegment.Length; segment++)
        {
            Coefficients c = bySegment[segment];
            (_thresholds[segment], _disapproval[segment]) = (c.EndorsementThreshold, new Disapproval(c, norm is null ? c.Cohesion : 1));
        }

        int seats = Population.Padded(population.Members);
        _endorsers = _feedIndex.IsComplete ? [] : new ushort[seats];
        _crossed = new ulong[seats / Population.Row];
    }

    /// <summary>The groups' own cohesion. Null where all have the same.</summary>
    public GroupNorm? Norm { get; }

    /// <summary>Which ties are live. Null where no tie is ever severed.</summary>
    public LiveTies? Ties { get; }

    /// <summary>Records the members of a row of 64 who crossed the threshold today, except seeded allies.</summary>
    public void RecordCrossings(int row, ulong crossed) =>
        _crossed[row] = _world.Allies.Length == 0 ? crossed : crossed & ~_world.Allies[row];

    /// <summary>Computes the disapproval that a list of members face, at cohesion 1 where groups have their own.</summary>
    /// <param name="list">The members.</param>
    /// <param name="first">The seat of their number 0.</param>
    /// <param name="segment">The segment to which all of them belong.</param>
    /// <param name="disapproval">D of each.</param>
    public void ComputeDisapproval(ReadOnlySpan<int> list, int first, int segment, float[] disapproval)
    {
        Disapproval table = _disapproval[segment];
        if (_feedIndex.IsComplete)
        {
            for (int n = 0; n < list.Length; n++)
            {
                disapproval[n] =
                    table.Compute(_all - (Endorses(first + list[n]) ? 1 : 0), _population.Members - 1);
            }

            return;
        }

        if (Ties is not null)
        {
            ComputeDisapproval(list, first, table, disapproval, Ties);
            return;
        }

        ref int start = ref _feedIndex.Start[first];
        ref ushort kept = ref _endorsers[first];
        ref float line = ref disapproval[0];
        for (int n = 0; n < list.Length; n++)
        {
            int i = list[n], neighbours = Unsafe.Add(ref start, i + 1) - Unsafe.Add(ref start, i);
            int allies = neighbours <= MostKept ? Unsafe.Add(ref kept, i) : CountAround(first + i, neighbours);
            Unsafe.Add(ref line, n) = table.Compute(allies, neighbours);
        }
    }

    /// <summary>Updates the counts at both ends of a tie that was severed or has mended, after today's words were published.</summary>
    public void ChangeTie(int seat, int neighbour, bool live)
    {
        int change = live ? 1 : -1;
        _endorsers[seat] += (ushort)(Endorses(neighbour) ? change : 0);
        _endorsers[neighbour] += (ushort)(Endorses(seat) ? change : 0);
    }

    /// <summary>Counts all endorsements again from yesterday's words.</summary>
    public void Recount()
    {
        _all = 0;
        Array.Clear(_endorsers);
        for (int seat = 0; seat < _population.Members; seat++)
        {
            if (Endorses(seat))
            {
                ChangeCounts(seat, 1);
            }
        }
    }

    /// <summary>Updates the counts of the crossing members' neighbours, after yesterday's words have changed.</summary>
    public void UpdateNeighbours()
    {
        for (int row = 0; row < _crossed.Length; row++)
        {
            for (ulong left = _crossed[row]; left != 0; left &= left - 1)
            {
                int seat = (row * Population.Row) + BitOperations.TrailingZeroCount(left);
                ChangeCounts(seat, Endorses(seat) ? 1 : -1);
            }
        }
    }

    /// <summary>Whether a member endorsed the brand yesterday.</summary>
    public bool Endorses(int seat) =>
        MemberWord.TrustStepsOf(_population.Yesterday[seat]) >= _thresholds[_world.SegmentOf(seat)] || _world.IsAlly(seat);

    /// <summary>The same with severed ties. A newcomer of today has no severed tie yet, which the counts do not know.</summary>
    private void ComputeDisapproval(ReadOnlySpan<int> list, int first, Disapproval table, float[] disapproval, LiveTies ties)
    {
        for (int n = 0; n < list.Length; n++)
        {
            int seat = first + list[n], neighbours = ties.Degree(seat);
            bool isKept = neighbours <= MostKept && !(ties.IsNew(seat) && ties.HasSevered(seat));
            disapproval[n] = table.Compute(isKept ? _endorsers[seat] : CountAround(seat, ties), neighbours);
        }
    }

    private void ChangeCounts(int seat, int change)
    {
        _all += change;
        if (_feedIndex.IsComplete)
        {
            return;
        }

        ReadOnlySpan<int> posters = _feedIndex.PosterNeighbours(seat), lurkers = _feedIndex.LurkerNeighbours(seat);
        if (Ties is not null && Ties.HasSevered(seat))
        {
            ChangeLiveCounts(posters, _feedIndex.PosterStart[seat], change, Ties);
            ChangeLiveCounts(lurkers, _feedIndex.LurkersOf(seat), change, Ties);
            return;
        }

        ChangeCounts(posters, change);
        ChangeCounts(lurkers, change);
    }

    private void ChangeLiveCounts(ReadOnlySpan<int> neighbours, int position, int change, LiveTies ties)
    {
        for (int index = 0; index < neighbours.Length; index++)
        {
            _endorsers[neighbours[index]] += (ushort)(ties.IsSevered(position + index) ? 0 : change);
        }
    }

    private void ChangeCounts(ReadOnlySpan<int> neighbours, int change)
    {
        foreach (int neighbour in neighbours)
        {
            _endorsers[neighbour] += (ushort)change;
        }
    }

    private int CountAround(int seat, LiveTies ties) =>
        CountAmong(_feedIndex.PosterNeighbours(seat), _feedIndex.PosterStart[seat], ties.IsNew(seat), ties)
        + CountAmong(_feedIndex.LurkerNeighbours(seat), _feedIndex.LurkersOf(seat), ties.IsNew(seat), ties);

    private int CountAmong(ReadOnlySpan<int> neighbours, int position, bool isNew, LiveTies ties)
    {
        int allies = 0;
        for (int index = 0; index < neighbours.Length; index++)
        {
            allies += (isNew || !ties.IsSevered(position + index)) && Endorses(neighbours[index]) ? 1 : 0;
        }

        return allies;
    }

    private int CountAround(int seat, int neighbours)
    {
        int allies = 0;
        for (int index = 0; index < neighbours; index++)
        {
            allies += Endorses(_feedIndex.Neighbour(seat, index)) ? 1 : 0;
        }

        return allies;
    }
}
