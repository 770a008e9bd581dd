using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>The members of a row of 64 whom the brand may address, muted or not, one bit each.</summary>
/// <param name="Pitch">With a pitch.</param>
/// <param name="Bond">With a one-to-one contact.</param>
/// <param name="Solve">With an answer to a problem: all except held-out members.</param>
internal readonly record struct TargetedRow(ulong Pitch, ulong Bond, ulong Solve);

/// <summary>
/// The members whom the brand may address: its targets for pitches and one-to-one contacts, except members of held-out
/// groups. Sets have one bit per seat, 64 seats per number.
/// </summary>
internal sealed class Targeting
{
    private readonly Target _pitchTarget, _bondTarget;
    private readonly float _receptiveFrom;
    private readonly ulong[] _served = [], _hubs = [], _receptive = [], _pitchSegment = [], _bondSegment = [];

    public Targeting(Scenario scenario, World world)
    {
        BrandParameters brand = scenario.Brand;
        (_pitchTarget, _bondTarget, _receptiveFrom) = (brand.PitchTarget, brand.BondTarget, (float)brand.ReceptiveFrom);
        IncludesEverybody = brand.HoldOut == 0 && _pitchTarget == Target.Uniform && _bondTarget == Target.Uniform;
        if (IncludesEverybody)
        {
            return;
        }

        _served = FindServed(world, brand.HoldOut, scenario.Community.Network.GroupSize);
        if (Uses(Target.Hubs))
        {
            _hubs = Hubs.Find(world.FeedIndex, brand.HubShare);
            for (int row = 0; row < _hubs.Length; row++)
            {
                _hubs[row] &= _served[row];
            }
        }

        _receptive = Uses(Target.Receptive) ? new ulong[_served.Length] : [];
        (_pitchSegment, _bondSegment) = (ServedOf(_pitchTarget, scenario, world), ServedOf(_bondTarget, scenario, world));
    }

    /// <summary>Whether the brand may address all members, so that no set is kept.</summary>
    public bool IncludesEverybody { get; }

    /// <summary>Whether the set of receptive members is needed.</summary>
    public bool ChangesDaily => _receptive.Length > 0;

    /// <summary>The number of held-out members of a community.</summary>
    /// <param name="members">N.</param>
    public int CountHeldOut(int members)
    {
        int served = 0;
        foreach (ulong row in _served)
        {
            served += System.Numerics.BitOperations.PopCount(row);
        }

        return IncludesEverybody ? 0 : members - served;
    }

    /// <summary>Whether a member's group is held out.</summary>
    public bool IsHeldOut(int seat) => !IncludesEverybody && (_served[seat / Population.Row] >> seat & 1) == 0;

    /// <summary>The members of a row of 64 seats whom the brand may address, as of yesterday evening.</summary>
    /// <param name="row">Number of the row.</param>
    public TargetedRow Row(int row) => IncludesEverybody
        ? new TargetedRow(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue)
        : new TargetedRow(RowOf(_pitchTarget, _pitchSegment, row), RowOf(_bondTarget, _bondSegment, row), _served[row]);

    /// <summary>The same set for today. Newcomers are not receptive, since yesterday's state is not theirs.</summary>
    /// <param name="row">Number of the row.</param>
    /// <param name="newcomers">Seats of the row with newcomers.</param>
    public TargetedRow RowToday(int row, ulong newcomers)
    {
        TargetedRow known = Row(row);
        return known with
        {
            Pitch = _pitchTarget == Target.Receptive ? known.Pitch & ~newcomers : known.Pitch,
            Bond = _bondTarget == Target.Receptive ? known.Bond & ~newcomers : known.Bond,
        };
    }

    /// <summary>Finds the members who are receptive tonight.</summary>
    /// <param name="obligation">Obligation of all members, after relaxation.</param>
    /// <param name="first">The first seat, at the start of a row.</param>
    /// <param name="seats">Number of seats.</param>
    public void UpdateReceptive<V>(float[] obligation, int first, int seats)
        where V : struct, IVector<V>
    {
        V from = _receptiveFrom;
        for (int seat = first; seat < first + seats; seat += Population.Row)
        {
            ulong below = 0;
            for (int at = 0; at < Population.Row; at += V.Count)
            {
                below |= (ulong)V.Flags(V.Load(ref obligation[0], seat + at) < from) << at;
            }

            int row = seat / Population.Row;
            _receptive[row] = _served[row] & ~below;
        }
    }

    private bool Uses(Target target) => _pitchTarget == target || _bondTarget == target;

    private ulong RowOf(Target target, ulong[] segment, int row) =>
        target == Target.Hubs ? _hubs[row]
        : target == Target.Receptive ? _receptive[row]
        : segment.Length > 0 ? segment[row]
        : _served[row];

    /// <summary>The served members of the segment that is a target; empty if none is.</summary>
    private ulong[] ServedOf(Target target, Scenario scenario, World world)
    {
        if (target.Segment is not { } name)
        {
            return [];
        }

        ulong[] members = world.SegmentSets[scenario.IndexOf(name) + 1].AsSpan().ToArray();
        for (int row = 0; row < members.Length; row++)
        {
            members[row] &= _served[row];
        }

        return members;
    }

    private static ulong[] FindServed(World world, double holdOut, int groupSize)
    {
        ulong[] served = new ulong[Population.Padded(world.Members) / Population.Row];
        for (int first = 0; first < world.Members; first += groupSize)
        {
            if (world.RandomStreams.Uniform(RandomStream.HeldOut, 0, first / groupSize) < holdOut)
            {
                continue;
            }

            for (int seat = first; seat < Math.Min(first + groupSize, world.Members); seat++)
            {
                served[seat / Population.Row] |= 1UL << seat;
            }
        }

        return served;
    }
}
