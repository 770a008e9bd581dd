using System.Numerics;
using System.Runtime.CompilerServices;
using CommunitySim.Cohorts;
using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim;

/// <summary>
/// Runs before the phases. It draws the numbers that every member needs every day, and finds the members whom each
/// phase concerns from them and from yesterday's state. Newcomers get their trust and marks here.
/// </summary>
/// <remarks>
/// A 16-bit number c decides u &lt; p unless c is the whole part of p·65536, which is one case in 65,536. That member
/// is screened again with 16 more bits, by the same code at width 1.
/// </remarks>
internal static class ScreenMembers
{
    /// <summary>A bit above the marks: the member is unaware and may learn from an aware neighbour.</summary>
    public const uint MayLearn = 1 << 8;

    /// <summary>A bit above the marks: the member had muted the brand before today's pitches.</summary>
    public const uint WasMuted = 1 << 9;

    /// <summary>A bit above the marks: the member had muted the brand and may unmute it.</summary>
    public const uint MayUnmute = 1 << 10;

    private const float Steps = 65536;

    /// <summary>Screens all members of a cohort.</summary>
    public static void Screen<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        if (cohort.HasSegments)
        {
            ScreenAs<V, Mixture>(cohort);
        }
        else
        {
            ScreenAs<V, Alike>(cohort);
        }
    }

    private static void ScreenAs<V, M>(Cohort cohort)
        where V : struct, IVector<V>
        where M : struct
    {
        bool spills = cohort.Spilled.Length > 0, leavingDiffers = cohort.Coefficients.LeavingDiffers;
        if (!spills && !leavingDiffers)
        {
            Screen<V, Alone, Everybody, M>(cohort);
        }
        else if (!leavingDiffers)
        {
            Screen<V, Beside, Everybody, M>(cohort);
        }
        else if (!spills)
        {
            Screen<V, Alone, Some, M>(cohort);
        }
        else
        {
            Screen<V, Beside, Some, M>(cohort);
        }
    }

    private static void Screen<V, S, L, M>(Cohort cohort)
        where V : struct, IVector<V>
        where S : struct
        where L : struct
        where M : struct
    {
        cohort.Everyday.Begin(cohort.Day, cohort.First, isShared: cohort.Ties is null);
        if (cohort.Everyday.IsNew)
        {
            Draw<V>(cohort);
            Feed.ChooseNeighbours<V>(cohort);
        }

        if (typeof(L) == typeof(Some) && cohort.World.RandomStreams.Brand == 0)
        {
            Leaving.Decide<V>(cohort);
        }

        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            int seats = cohort.Seats - first, row = first / Population.Row;
            ulong there = seats < Population.Row ? (1UL << seats) - 1 : ulong.MaxValue;
            cohort.Active.ClearRow(row);
            int length = cohort.RowLength(first);
            ulong undecided = (ScreenSeats<V, S, L, M>(cohort, first, length, there, fine: default)
                | ScreenContacts<V, M>(cohort, first, length, there, fine: default))
                & there;
            for (; undecided != 0; undecided &= undecided - 1)
            {
                Decide<S, L, M>(cohort, first + BitOperations.TrailingZeroCount(undecided));
            }

            cohort.Tally[Counter.Raised] += BitOperations.PopCount(cohort.Active.Raised[row]);
        }

        cohort.EmptySpareSeats();
        if (cohort.Ties is not null)
        {
            Severance.ChooseAmongLive(cohort, cohort.Ties);
        }
    }

    /// <summary>Screens one member again with 16 more bits.</summary>
    private static void Decide<S, L, M>(Cohort cohort, int i)
        where S : struct
        where L : struct
        where M : struct
    {
        UInt32x4 fine = cohort.World.RandomStreams.Draw(StreamBlock.Fine, cohort.Day, cohort.First + i).Words;
        ScreenSeats<Scalar, S, L, M>(cohort, i, 1, 1UL << i, fine);
        ScreenContacts<Scalar, M>(cohort, i, 1, 1UL << i, fine);
    }

    /// <summary>Draws the everyday random words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Draw<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        RandomStreams streams = cohort.World.RandomStreams;
        V day = V.Bits((uint)cohort.Day), replicate = V.Bits(streams.Replicate);
        V block = V.Bits(streams.CounterWord(StreamBlock.Everyday));
        V seats = V.AddInt(V.Indices, V.Bits((uint)cohort.First)), next = V.Bits((uint)V.Count);
        Everyday everyday = cohort.Everyday;
        ref uint feed = ref everyday.FeedWords[0], need = ref everyday.NeedWords[0], seat = ref everyday.SeatWords[0];
        ref uint contact = ref everyday.ContactWords[0];
        bool far = cohort.IsFar;
        for (int i = 0; i < cohort.Seats; i += V.Count)
        {
            (V a, V b, V c, V d) = Philox.Generate(seats, day, replicate, block, streams.Seed);
            if (streams.Brand != 0)
            {
                (_, _, V shared, _) =
                    Philox.Generate(seats, day, replicate, V.Bits((uint)StreamBlock.Everyday), streams.Seed);
                c = RandomStreams.WithTurnover(c, shared);
            }

            a.Store(ref feed, i);
            b.Store(ref need, i);
            c.Store(ref seat, i);
            d.Store(ref contact, i);
            seats = V.AddInt(seats, next);
            if (far && i % 16 == 0)
            {
                Prefetch.Columns(cohort, i);
            }
        }
    }

    /// <summary>Finds newcomers and members whose problem is open or arises, in one row of 64.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="first">The first of the members.</param>
    /// <param name="count">Number of members.</param>
    /// <param name="members">The same members as a set of bits.</param>
    /// <param name="fine">16 more bits of each number, or none yet.</param>
    /// <returns>The members for whom 16 bits do not decide.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong ScreenSeats<V, S, L, M>(Cohort cohort, int first, int count, ulong members, UInt32x4 fine)
        where V : struct, IVector<V>
        where S : struct
        where L : struct
        where M : struct
    {
        Coefficients c = cohort.Coefficients;
        ref uint yesterday = ref cohort.Population.Yesterday[cohort.First], seatWords = ref cohort.Everyday.SeatWords[0];
        ref uint dayMarks = ref cohort.Marks[0];
        ref float dayTrust = ref cohort.Trust[0];
        V one = 1, half = V.Bits(0xFFFF), steps = Steps, openMark = V.Bits((uint)Marks.OpenProblem);
        V onlyMarks = V.Bits(MemberWord.MarksOnly);
        V turnover = c.Turnover * Steps, initialTrust = c.Newcomer.Trust, turnoverFine = LowFraction(fine.C);
        V problemFine = HighFraction(fine.C), problemFloor = c.ProblemFloor, problemSlope = c.ProblemSlope;
        ulong newcomers = 0, opens = 0, raises = 0, undecided = 0;
        ulong decided = typeof(L) == typeof(Some) ? cohort.Active.Decided[first / Population.Row] : 0;
        for (int i = first; i < first + count; i += V.Count)
        {
            V seat = V.Load(ref seatWords, i), words = V.Load(ref yesterday, i);
            V left = turnover - V.ToFloat(seat & half);
            V newcomer = left > turnoverFine, edge = newcomer & (left < one);
            if (typeof(L) == typeof(Some))
            {
                newcomer = V.Mask((uint)(decided >> i) & Cohort.AllLanes<V>());
                edge = V.Bits(0);
            }

            if (typeof(M) == typeof(Mixture))
            {
                initialTrust = cohort.Mixed(i, static one => (V)one.Newcomer.Trust);
                problemFloor = cohort.Mixed(i, static one => (V)one.ProblemFloor);
                problemSlope = cohort.Mixed(i, static one => (V)one.ProblemSlope);
            }

            V trust = typeof(S) == typeof(Beside) ? TrustAfterSpill(words, cohort, i) : MemberWord.TrustOf(words);
            trust = V.Select(newcomer, initialTrust, trust);
            V marks = V.AndNot(words & onlyMarks, newcomer);
            trust.Store(ref dayTrust, i);

            V open = V.EqualBits(marks & openMark, openMark);
            left = (Problems.Probability(trust, problemFloor, problemSlope) * steps) - V.ToFloat(V.ShiftRight(seat, 16));
            V raised = V.AndNot(left > problemFine, open);
            (marks | (raised & openMark)).Store(ref dayMarks, i);

            newcomers |= (ulong)V.Flags(newcomer) << i;
            opens |= (ulong)V.Flags(open) << i;
            raises |= (ulong)V.Flags(raised) << i;
            undecided |= (ulong)V.Flags(edge | (raised & (left < one))) << i;
        }

        ActiveSets active = cohort.Active;
        int row = first / Population.Row;
        ActiveSets.Write(active.Newcomers, row, members, newcomers);
        ActiveSets.Write(active.OpenProblems, row, members, opens);
        ActiveSets.Write(active.Raised, row, members, raises);
        return undecided;
    }

    private static V TrustAfterSpill<V>(V words, Cohort cohort, int i)
        where V : struct, IVector<V>
    {
        V trust = MemberWord.TrustOf(words), spilled = V.Load(ref cohort.Spilled[0], i);
        return SpillOver.Apply(trust, cohort.Population.KeepsAnnoyance ? Annoyance.InEffect(spilled, cohort, i) : spilled);
    }

    /// <summary>Finds members to contact, in need, leaving, or open to a neighbour's influence, in a row of 64.</summary>
    /// <returns>The members for whom 16 bits do not decide.</returns>
    private static ulong ScreenContacts<V, M>(Cohort cohort, int first, int count, ulong members, UInt32x4 fine)
        where V : struct, IVector<V>
        where M : struct
    {
        if (cohort.Targeting.IncludesEverybody)
        {
            return ScreenContacts<V, Everybody, M>(cohort, first, count, members, fine, default);
        }

        int row = first / Population.Row;
        TargetedRow whom =
            cohort.Targeting.RowToday((cohort.First / Population.Row) + row, cohort.Active.Newcomers[row]);
        return ScreenContacts<V, Some, M>(cohort, first, count, members, fine, whom);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong ScreenContacts<V, S, M>(Cohort cohort, int first, int count, ulong members, UInt32x4 fine, TargetedRow whom)
        where V : struct, IVector<V>
        where S : struct
        where M : struct
    {
        Coefficients c = cohort.Coefficients;
        V one = 1, half = V.Bits(0xFFFF), awareMark = V.Bits((uint)Marks.Aware), customerMark = V.Bits((uint)Marks.Customer),
            mutedMark = V.Bits((uint)Marks.Muted);
        V bond = (float)cohort.Plan.Bond * Steps, pitch = (float)cohort.Plan.Pitch * Steps,
            needRate = c.NeedRate * Steps;
        V unmuteRate = c.UnmuteRate * Steps, awarenessRate = c.AwarenessRate * Steps, churn = c.CustomerChurn * Steps;
        V bondFine = LowFraction(fine.D), pitchFine = HighFraction(fine.D), needFine = LowFraction(fine.B);
        ref uint contactWords = ref cohort.Everyday.ContactWords[0], needWords = ref cohort.Everyday.NeedWords[0],
            dayMarks = ref cohort.Marks[0];
        ulong bonds = 0, pitches = 0, needs = 0, mayLeave = 0, undecided = 0;
        for (int i = first; i < first + count; i += V.Count)
        {
            V contact = V.Load(ref contactWords, i), need = V.Load(ref needWords, i), marks = V.Load(ref dayMarks, i);
            if (typeof(M) == typeof(Mixture))
            {
                (needRate, unmuteRate, awarenessRate, churn) = MixRates<V>(cohort, i);
            }

            V muted = V.EqualBits(marks & mutedMark, mutedMark);
            V left = bond - V.ToFloat(contact & half);
            V bonded = Addressed<V, S>(V.AndNot(left > bondFine, muted), whom.Bond >> i);
            V edge = bonded & (left < one);
            V number = V.ToFloat(V.ShiftRight(contact, 16));
            left = pitch - number;
            V pitched = Addressed<V, S>(V.AndNot(left > pitchFine, muted), whom.Pitch >> i);
            edge |= pitched & (left < one);
            V relents = muted & (number < unmuteRate);

            number = V.ToFloat(need & half);
            left = needRate - number;
            V customer = V.EqualBits(marks & customerMark, customerMark),
                needy = V.AndNot(V.AndNot(left > needFine, pitched), customer);
            edge |= needy & (left < one);
            V learns = V.AndNot(number < awarenessRate, V.EqualBits(marks & awareMark, awareMark));
            V leaves = (V.ToFloat(V.ShiftRight(need, 16)) < churn) & (customer | pitched | needy);

            marks = marks | (learns & V.Bits(MayLearn)) | (muted & V.Bits(WasMuted)) | (relents & V.Bits(MayUnmute));
            marks.Store(ref dayMarks, i);
            bonds |= (ulong)V.Flags(bonded) << i;
            pitches |= (ulong)V.Flags(pitched) << i;
            needs |= (ulong)V.Flags(needy) << i;
            mayLeave |= (ulong)V.Flags(leaves) << i;
            undecided |= (ulong)V.Flags(edge) << i;
        }

        ActiveSets active = cohort.Active;
        int row = first / Population.Row;
        ActiveSets.Write(active.Bonded, row, members, bonds);
        ActiveSets.Write(active.Pitched, row, members, pitches);
        ActiveSets.Write(active.Needy, row, members, needs);
        ActiveSets.Write(active.MayLeave, row, members, mayLeave);
        return undecided;
    }

    private static (V Need, V Unmute, V Awareness, V Churn) MixRates<V>(Cohort cohort, int i)
        where V : struct, IVector<V> => (
            cohort.Mixed(i, static one => (V)(one.NeedRate * Steps)),
            cohort.Mixed(i, static one => (V)(one.UnmuteRate * Steps)),
            cohort.Mixed(i, static one => (V)(one.AwarenessRate * Steps)),
            cohort.Mixed(i, static one => (V)(one.CustomerChurn * Steps)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Addressed<V, S>(V contacted, ulong whom)
        where V : struct, IVector<V>
        where S : struct =>
            typeof(S) == typeof(Some) ? contacted & V.Mask((uint)whom & Cohort.AllLanes<V>()) : contacted;

    // The fraction that 16 more bits add to a 16-bit number: 0 before they are drawn.
    private static float LowFraction(uint fine) => (fine & 0xFFFF) / Steps;

    private static float HighFraction(uint fine) => (fine >> 16) / Steps;

    /// <summary>No distrust spills over from another brand.</summary>
    private readonly struct Alone;

    /// <summary>The other brand's pitches of yesterday cost trust.</summary>
    private readonly struct Beside;

    /// <summary>All members are alike: the brand may address each, or each leaves with the same chance.</summary>
    private readonly struct Everybody;

    /// <summary>Only some are concerned: those whom the brand may address, or who have left by a chance of their own.</summary>
    private readonly struct Some;
}
