using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Cohorts;

/// <summary>
/// The members whose day one thread computes together: up to 1,024 neighbouring seats, which fit the processor's
/// nearest cache. Each phase goes over all of them, or over the few it concerns. A cohort object moves along the seats
/// and reuses its buffers.
/// </summary>
/// <remarks>
/// Cohorts of 256, 512 and 2,048 seats were up to a tenth slower or no faster; see
/// tests/CommunitySim.Benchmarks/PERFORMANCE.md.
/// </remarks>
internal sealed class Cohort
{
    /// <summary>The largest number of seats of a cohort.</summary>
    public const int MostSeats = 1024;

    // Vector code reads and writes whole vectors beyond the end of a list.
    internal const int Spare = 16;
    private const int FarMembers = 32 * MostSeats;

    private readonly Population _population;
    private readonly Coefficients[] _bySegment;
    private readonly ulong[] _ofSegment;
    private DayTally _tally;
    private readonly int _mostSeats;
    private readonly int[] _list;
    private readonly int[] _lastStarts = new int[Population.Row + 1], _lastPosterStarts = new int[Population.Row + 1];
    private readonly uint[] _drawA, _drawB, _drawC, _drawD;

    /// <summary>Creates the buffers for a cohort of a population.</summary>
    /// <param name="bySegment">The scenario's coefficients, by segment.</param>
    /// <param name="world">Traits, network and streams.</param>
    /// <param name="population">All members.</param>
    /// <param name="endorsements">The members who endorse the brand.</param>
    /// <param name="targeting">The members whom the brand may address.</param>
    /// <param name="everyday">What a day brings to members. Other runs of the world may share it.</param>
    /// <param name="mostSeats">The largest number of seats, in whole rows.</param>
    public Cohort(
        Coefficients[] bySegment,
        World world,
        Population population,
        EndorsementCounts endorsements,
        Targeting targeting,
        Everyday everyday,
        int mostSeats = MostSeats)
    {
        (_bySegment, Coefficients, World, _population) = (bySegment, bySegment[0], world, population);
        _ofSegment = HasSegments ? new ulong[mostSeats / Population.Row] : [];
        (Endorsements, Targeting, _mostSeats) = (endorsements, targeting, mostSeats);
        int room = mostSeats + Spare;
        (_list, Everyday) = (new int[room], everyday);
        (_drawA, _drawB, _drawC, _drawD) = (new uint[room], new uint[room], new uint[room], new uint[room]);
        (Trust, Marks, SeenWords) = (new float[mostSeats], new uint[mostSeats], new uint[mostSeats]);
        Spilled = population.LostToPitches.Length > 0 ? new float[mostSeats] : [];
        (Active, Batch) = (new ActiveSets(mostSeats / Population.Row), new PitchBatch(room, population.KeepsAnnoyance));
    }

    /// <summary>
    /// The scenario's coefficients. Within <see cref="BySegment"/> they are those of its members; elsewhere only values of
    /// the community and the brand hold for all.
    /// </summary>
    public Coefficients Coefficients { get; private set; }

    /// <summary>Whether members differ in their parameters.</summary>
    public bool HasSegments => _bySegment.Length > 1;

    /// <summary>The number of the segment in turn.</summary>
    public int Segment { get; private set; }

    /// <summary>Traits, network and streams.</summary>
    public World World { get; }

    /// <summary>The same seats before the next brand, whose turn comes after this one. Null for the last.</summary>
    public Cohort? Next { get; init; }

    /// <summary>The members who endorse the brand.</summary>
    public EndorsementCounts Endorsements { get; }

    /// <summary>The network in the order of the feed.</summary>
    public FeedIndex FeedIndex => World.FeedIndex;

    /// <summary>Which ties are live. Null where no tie is ever severed.</summary>
    public LiveTies? Ties => Endorsements.Ties;

    /// <summary>Ties cut today by the members of all cohorts that this object has processed: who cut, and whom.</summary>
    public List<(int Seat, int Neighbour)> Cuts { get; } = [];

    /// <summary>Members who closed another's problem today, once for each.</summary>
    public List<int> Helpers { get; } = [];

    /// <summary>The members whom the brand may address.</summary>
    public Targeting Targeting { get; }

    /// <summary>The brand's plan for today.</summary>
    public BrandPlan Plan { get; private set; }

    /// <summary>Today, from 1.</summary>
    public int Day { get; private set; }

    /// <summary>The first seat.</summary>
    public int First { get; private set; }

    /// <summary>Seats in the cohort.</summary>
    public int Seats { get; private set; }

    /// <summary>Counts and sums of the day, over all cohorts that this object has processed today.</summary>
    public ref DayTally Tally => ref _tally;

    /// <summary>Pain that the threat of declined pitches added today to the members of this cohort.</summary>
    public double DeclinePain { get; set; }

    /// <summary>Whether the community is too large for the processor's caches, so that data is prefetched.</summary>
    public bool IsFar => _population.Members > FarMembers;

    /// <summary>What the day brings to the members, whatever the brand does.</summary>
    public Everyday Everyday { get; }

    /// <summary>Trust during the day, by seat.</summary>
    public float[] Trust { get; }

    /// <summary>Trust to lose today because of the other brand's pitches of yesterday. Empty if nothing spills over.</summary>
    public float[] Spilled { get; }

    /// <summary>Marks and event during the day, with notes of <see cref="ScreenMembers"/> above.</summary>
    public uint[] Marks { get; }

    /// <summary>The members whom the phases concern.</summary>
    public ActiveSets Active { get; }

    /// <summary>The neighbours' words that members see, by seat. Undefined for a member who sees nothing.</summary>
    public uint[] SeenWords { get; }

    /// <summary>The members who are asked: state, traits and surroundings.</summary>
    public PitchBatch Batch { get; }

    /// <summary>The columns of all members.</summary>
    public Population Population => _population;

    /// <summary>The state of a member during the day.</summary>
    public MemberState this[int i]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _population.Read(First + i, Trust[i], Marks[i]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            _population.Write(First + i, value);
            Trust[i] = value.Trust;
            Marks[i] = (Marks[i] & ~MemberWord.MarksAndEvent) | MemberWord.PackMarks(value.Marks, value.Event);
        }
    }

    /// <summary>Starts a new day.</summary>
    public void BeginDay(int day, BrandPlan plan)
    {
        (Day, Plan) = (day, plan);
        _tally = default;
        Cuts.Clear();
        Helpers.Clear();
    }

    /// <summary>Moves to other seats.</summary>
    public void MoveTo(int first)
    {
        (First, Seats) = (first, Math.Min(_mostSeats, _population.Members - first));
        DeclinePain = 0;
        Next?.MoveTo(first);
    }

    /// <summary>Runs a phase over lists of members, once for each segment. The lists hold its members alone.</summary>
    public void BySegment(Action<Cohort> phase)
    {
        for (int segment = _bySegment.Length - 1; segment >= 0; segment--)
        {
            (Segment, Coefficients) = (segment, _bySegment[segment]);
            phase(this);
        }
    }

    /// <summary>The coefficients of a member of the community.</summary>
    public Coefficients CoefficientsOf(int seat) => _bySegment[World.SegmentOf(seat)];

    /// <summary>The members of the segment in turn who are in a set. The result is valid until the next one.</summary>
    public ulong[] InTurn(ulong[] set)
    {
        if (!HasSegments)
        {
            return set;
        }

        ulong[] segment = World.SegmentSets[Segment];
        for (int row = 0; row < Population.Padded(Seats) / Population.Row; row++)
        {
            _ofSegment[row] = set[row] & segment[(First / Population.Row) + row];
        }

        return _ofSegment;
    }

    /// <summary>A coefficient of members from a place on, each by its segment.</summary>
    public V Mixed<V>(int i, Func<Coefficients, V> coefficient)
        where V : struct, IVector<V>
    {
        V mixed = coefficient(_bySegment[0]);
        for (int segment = 1; segment < _bySegment.Length; segment++)
        {
            ulong members = World.SegmentSets[segment][(First + i) / Population.Row] >> i;
            mixed = V.Select(V.Mask((uint)members & AllLanes<V>()), coefficient(_bySegment[segment]), mixed);
        }

        return mixed;
    }

    /// <summary>Seats of a row up to the last member, in groups of 16, so that every vector width does the same work.</summary>
    public int RowLength(int first) => Math.Min(Population.Row, (Seats - first + 15) & ~15);

    /// <summary>Clears the seats beyond the last member, so that they count for nothing.</summary>
    public void EmptySpareSeats()
    {
        int spare = Population.Padded(Seats) - Seats;
        Trust.AsSpan(Seats, spare).Clear();
        Marks.AsSpan(Seats, spare).Clear();
    }

    /// <summary>Neighbours before each of 64 members and the next: <see cref="FeedIndex.Start"/>.</summary>
    public ref uint Starts(int first) => ref Row(FeedIndex.Start, first, _lastStarts);

    /// <summary>Posters before each of 64 members and the next: <see cref="FeedIndex.PosterStart"/>.</summary>
    public ref uint PosterStarts(int first) => ref Row(FeedIndex.PosterStart, first, _lastPosterStarts);

    /// <summary>Lists the seats of a set in ascending order. The list is valid until the next one.</summary>
    public Span<int> ListMembers(ulong[] set)
    {
        int[] list = _list;
        int count = 0;
        set = InTurn(set);
        for (int first = 0; first < Seats; first += Population.Row)
        {
            for (ulong left = set[first / Population.Row]; left != 0; left &= left - 1)
            {
                list[count++] = first + BitOperations.TrailingZeroCount(left);
            }
        }

        return list.AsSpan(0, count);
    }

    /// <summary>Lists the seats of a large set.</summary>
    /// <remarks>AVX-512 writes the kept lanes of a vector at once, without a branch on their number.</remarks>
    public Span<int> ListMembers<V>(ulong[] set)
        where V : struct, IVector<V> => _list.AsSpan(0, ListSeats<V>(InTurn(set), _list));

    /// <summary>Shortens a list to the members who are aware.</summary>
    public ReadOnlySpan<int> KeepAware(Span<int> list)
    {
        int count = 0;
        foreach (int i in list)
        {
            list[count] = i;
            count += (int)(Marks[i] & (uint)Members.Marks.Aware);
        }

        return list[..count];
    }

    /// <summary>Draws a random block for each member of a list.</summary>
    public void Draw<V>(StreamBlock block, ReadOnlySpan<int> list)
        where V : struct, IVector<V>
    {
        ref uint seats = ref Unsafe.As<int, uint>(ref MemoryMarshal.GetReference(list));
        V first = V.Bits((uint)First), day = V.Bits((uint)Day);
        V replicate = V.Bits(World.RandomStreams.Replicate), word = V.Bits(World.RandomStreams.CounterWord(block));
        for (int at = 0; at < list.Length; at += V.Count)
        {
            (V a, V b, V c, V d) =
                Philox.Generate(V.AddInt(V.Load(ref seats, at), first), day, replicate, word, World.RandomStreams.Seed);
            a.Store(ref _drawA[0], at);
            b.Store(ref _drawB[0], at);
            c.Store(ref _drawC[0], at);
            d.Store(ref _drawD[0], at);
        }
    }

    /// <summary>The numbers drawn for the n-th member of the list.</summary>
    public Draws Draws(StreamBlock block, int n) =>
        new(block, new UInt32x4(_drawA[n], _drawB[n], _drawC[n], _drawD[n]));

    /// <summary>The number drawn for a stream and the n-th member of the list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Uniform(RandomStream stream, int n) => Randomness.Draws.ToUniform(Words(stream)[n]);

    /// <summary>A vector of the numbers drawn for a stream, uniform on [0, 1) in steps of 2⁻²⁴.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Uniform<V>(RandomStream stream, int at)
        where V : struct, IVector<V> => V.ToFloat(V.ShiftRight(V.Load(ref Words(stream)[0], at), 8)) * 1 / 16777216f;

    /// <summary>One bit per lane that is still in the list.</summary>
    public static uint LanesWithin<V>(int at, int length)
        where V : struct, IVector<V> => length - at >= V.Count ? uint.MaxValue : (1u << (length - at)) - 1;

    /// <summary>The flags of all lanes of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AllLanes<V>()
        where V : struct, IVector<V> => uint.MaxValue >> (32 - V.Count);

    /// <summary>Whether an everyday event happens to a member: need, churn or pitch.</summary>
    public bool Happens(RandomStream stream, int i, float probability)
    {
        Debug.Assert(stream is RandomStream.Need or RandomStream.Churn or RandomStream.Pitch, "the words of other streams are not kept");
        uint word = stream == RandomStream.Pitch ? Everyday.ContactWords[i] : Everyday.NeedWords[i];
        return World.RandomStreams.Happens(
            stream, stream == RandomStream.Need ? word & 0xFFFF : word >> 16, Day, First + i, probability);
    }

    /// <summary>The trust that a member acts on: τ, less what annoyance takes from it.</summary>
    public float TrustInEffect(int i) =>
        _population.KeepsAnnoyance ? EffectiveTrust.Compute<Scalar>(Trust[i], _population.Annoyance[First + i]) : Trust[i];

    /// <summary>Gathers the state, traits and surroundings of a list of members.</summary>
    public void FillBatch(ReadOnlySpan<int> list) => Batch.Fill(list, this, Endorsements);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint[] Words(RandomStream stream) =>
        ((int)stream % 8 / 2) switch { 0 => _drawA, 1 => _drawB, 2 => _drawC, _ => _drawD };

    /// <summary>The starts of a row of seats. Empty seats start where the last member ends.</summary>
    private ref uint Row(int[] starts, int first, int[] last)
    {
        int seat = First + first;
        if (seat + Population.Row < starts.Length)
        {
            return ref Unsafe.As<int, uint>(ref starts[seat]);
        }

        starts.AsSpan(seat).CopyTo(last);
        last.AsSpan(starts.Length - seat).Fill(starts[^1]);

        return ref Unsafe.As<int, uint>(ref last[0]);
    }

    /// <summary>Writes the seats of a set to a list in ascending order, and returns their number.</summary>
    public int ListSeats<V>(ulong[] set, int[] seatsOfSet)
        where V : struct, IVector<V>
    {
        ref uint list = ref Unsafe.As<int, uint>(ref seatsOfSet[0]);
        int count = 0;
        V seats = V.Indices, next = V.Bits((uint)V.Count);
        for (int first = 0; first < Seats; first += Population.Row)
        {
            ulong row = set[first / Population.Row];
            for (int at = 0; at < Population.Row; at += V.Count)
            {
                count += V.Compress(seats, (uint)(row >> at) & AllLanes<V>(), ref list, count);
                seats = V.AddInt(seats, next);
            }
        }

        return count;
    }
}
