using System.Numerics;
using System.Runtime.CompilerServices;
using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Cohorts;

/// <summary>
/// Before the phases: draws at once every number that every member needs every day, and finds out from it and from yesterday's
/// state whom each phase concerns. Who is new has the trust and marks of a newcomer from here on.
/// </summary>
/// <remarks>
/// A number of 16 bits, c, decides u &lt; p unless c is the whole part of p·65536, one case in 65,536: then, and only then, the member
/// is looked at alone with 16 bits more.
/// </remarks>
internal static class ScreenMembers
{
    /// <summary>Above a member's marks: unaware, and may become aware of what an aware neighbour says.</summary>
    public const uint MayLearn = 1 << 8;

    /// <summary>Above a member's marks: had muted the brand before today's pitches.</summary>
    public const uint WasMuted = 1 << 9;

    /// <summary>Above a member's marks: had muted the brand, and may unmute it.</summary>
    public const uint MayUnmute = 1 << 10;

    private const float Steps = 65536;

    /// <summary>Screens all members of a cohort.</summary>
    public static void Screen<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        Draw<V>(cohort);
        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            int seats = cohort.Seats - first;
            ulong there = seats < Population.Row ? (1UL << seats) - 1 : ulong.MaxValue;
            cohort.Active.Seers[first / Population.Row] = ScreenFeed<V>(cohort, first) & there;
            ulong edges = (ScreenSeats<V>(cohort, first, there) | ScreenContacts<V>(cohort, first, there)) & there;
            for (; edges != 0; edges &= edges - 1)
            {
                ScreenExactly(cohort, first + BitOperations.TrailingZeroCount(edges));
            }

            cohort.Tally.CountRaised(BitOperations.PopCount(cohort.Active.Raised[first / Population.Row]));
        }

        cohort.EmptySpareSeats();
    }

    /// <summary>Draws the words of everyday.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Draw<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        RandomStreams streams = cohort.World.RandomStreams;
        V day = V.Bits((uint)cohort.Day), replicate = V.Bits(streams.Replicate), block = V.Bits(streams.CounterWord(StreamBlock.Everyday));
        V seats = V.AddInt(V.Indices, V.Bits((uint)cohort.First)), next = V.Bits((uint)V.Count);
        ref uint feed = ref cohort.FeedWords[0], need = ref cohort.NeedWords[0], seat = ref cohort.SeatWords[0], contact = ref cohort.ContactWords[0];
        bool far = cohort.IsFar;
        for (int i = 0; i < cohort.Seats; i += V.Count)
        {
            (V a, V b, V c, V d) = Philox.Generate(seats, day, replicate, block, streams.Seed);
            if (streams.Brand != 0)
            {
                (_, _, V shared, _) = Philox.Generate(seats, day, replicate, V.Bits((uint)StreamBlock.Everyday), streams.Seed);
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

    /// <summary>Turnover, and whose problems are open or arise, in a row of 64 members.</summary>
    /// <returns>The members on whom 16 bits do not decide.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong ScreenSeats<V>(Cohort cohort, int first, ulong there)
        where V : struct, IVector<V>
    {
        Coefficients c = cohort.Coefficients;
        ref uint yesterday = ref cohort.Population.Yesterday[cohort.First], seatWords = ref cohort.SeatWords[0], dayMarks = ref cohort.Marks[0];
        ref float dayTrust = ref cohort.Trust[0];
        V zero = V.All(0), one = V.All(1), half = V.Bits(0xFFFF), steps = V.All(Steps), openMark = V.Bits((uint)Marks.OpenProblem);
        V turnover = V.All(c.Turnover * Steps), initialTrust = V.All(c.Newcomer.Trust);
        ulong newcomers = 0, opens = 0, raises = 0, edges = 0;
        for (int at = 0; at < Population.Row; at += V.Count)
        {
            int i = first + at;
            V seat = V.Load(ref seatWords, i), words = V.Load(ref yesterday, i);
            V left = turnover - V.ToFloat(seat & half);
            V newcomer = left > zero, edge = newcomer & (left < one);
            V trust = V.Select(newcomer, initialTrust, MemberWord.TrustOf(words));
            V marks = V.AndNot(words & V.Bits(MemberWord.MarksOnly), newcomer);
            trust.Store(ref dayTrust, i);

            V open = V.EqualBits(marks & openMark, openMark);
            left = (Problems.Probability(trust, c) * steps) - V.ToFloat(V.ShiftRight(seat, 16));
            V raised = V.AndNot(left > zero, open);
            (marks | (raised & openMark)).Store(ref dayMarks, i);

            newcomers |= (ulong)V.Flags(newcomer) << at;
            opens |= (ulong)V.Flags(open) << at;
            raises |= (ulong)V.Flags(raised) << at;
            edges |= (ulong)V.Flags(edge | (raised & (left < one))) << at;
        }

        ActiveSets active = cohort.Active;
        int row = first / Population.Row;
        (active.Newcomers[row], active.OpenProblems[row], active.Raised[row]) = (newcomers & there, opens & there, raises & there);
        return edges;
    }

    private static ulong ScreenContacts<V>(Cohort cohort, int first, ulong there)
        where V : struct, IVector<V>
    {
        if (cohort.Targeting.IncludesEverybody)
        {
            return ScreenContacts<V, Everybody>(cohort, first, there, there, there);
        }

        TargetedRow whom = cohort.Targeting.RowToday((cohort.First + first) / Population.Row, cohort.Active.Newcomers[first / Population.Row]);
        return ScreenContacts<V, Some>(cohort, first, there, whom.Pitch, whom.Bond);
    }

    /// <summary>Whom the brand contacts, who needs something, who may leave, and who may be won by a neighbour, in a row of 64 members.</summary>
    /// <returns>The members on whom 16 bits do not decide.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong ScreenContacts<V, S>(Cohort cohort, int first, ulong there, ulong mayPitch, ulong mayBond)
        where V : struct, IVector<V>
        where S : struct
    {
        Coefficients c = cohort.Coefficients;
        V zero = V.All(0), one = V.All(1), half = V.Bits(0xFFFF);
        V awareMark = V.Bits((uint)Marks.Aware), customerMark = V.Bits((uint)Marks.Customer), mutedMark = V.Bits((uint)Marks.Muted);
        V bond = V.All((float)cohort.Plan.Bond * Steps), pitch = V.All((float)cohort.Plan.Pitch * Steps), needRate = V.All(c.NeedRate * Steps);
        V unmuteRate = V.All(c.UnmuteRate * Steps), awarenessRate = V.All(c.AwarenessRate * Steps), churn = V.All(c.CustomerChurn * Steps);
        ref uint contactWords = ref cohort.ContactWords[0], needWords = ref cohort.NeedWords[0], dayMarks = ref cohort.Marks[0];
        ulong bonds = 0, pitches = 0, needs = 0, mayLeave = 0, edges = 0;
        for (int at = 0; at < Population.Row; at += V.Count)
        {
            int i = first + at;
            V contact = V.Load(ref contactWords, i), need = V.Load(ref needWords, i), marks = V.Load(ref dayMarks, i);
            V muted = V.EqualBits(marks & mutedMark, mutedMark);
            V left = bond - V.ToFloat(contact & half);
            V bonded = V.AndNot(left > zero, muted);
            if (typeof(S) == typeof(Some))
            {
                bonded &= V.Mask((uint)(mayBond >> at) & Cohort.AllLanes<V>());
            }

            V edge = bonded & (left < one);

            V number = V.ToFloat(V.ShiftRight(contact, 16));
            left = pitch - number;
            V pitched = V.AndNot(left > zero, muted);
            if (typeof(S) == typeof(Some))
            {
                pitched &= V.Mask((uint)(mayPitch >> at) & Cohort.AllLanes<V>());
            }

            edge |= pitched & (left < one);
            V relents = muted & (number < unmuteRate);

            number = V.ToFloat(need & half);
            left = needRate - number;
            V customer = V.EqualBits(marks & customerMark, customerMark), needy = V.AndNot(V.AndNot(left > zero, pitched), customer);
            edge |= needy & (left < one);
            V learns = V.AndNot(number < awarenessRate, V.EqualBits(marks & awareMark, awareMark));
            V wavers = (V.ToFloat(V.ShiftRight(need, 16)) < churn) & (customer | pitched | needy);

            (marks | (learns & V.Bits(MayLearn)) | (muted & V.Bits(WasMuted)) | (relents & V.Bits(MayUnmute))).Store(ref dayMarks, i);
            bonds |= (ulong)V.Flags(bonded) << at;
            pitches |= (ulong)V.Flags(pitched) << at;
            needs |= (ulong)V.Flags(needy) << at;
            mayLeave |= (ulong)V.Flags(wavers) << at;
            edges |= (ulong)V.Flags(edge) << at;
        }

        ActiveSets active = cohort.Active;
        int row = first / Population.Row;
        (active.Bonded[row], active.Pitched[row]) = (bonds & there, pitches & there);
        (active.Needy[row], active.MayLeave[row]) = (needs & there, mayLeave & there);
        return edges;
    }

    /// <summary>Who sees something in the feed, and whom.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong ScreenFeed<V>(Cohort cohort, int first)
        where V : struct, IVector<V>
    {
        (Coefficients c, FeedIndex feedIndex) = (cohort.Coefficients, cohort.FeedIndex);
        ref uint starts = ref cohort.Starts(first), posterStarts = ref cohort.PosterStarts(first), words = ref cohort.FeedWords[first];
        V all = V.Bits((uint)feedIndex.Members - 1), next = V.Bits(1), unit = V.All(1 / 16777216f), lurkers = V.Bits((uint)feedIndex.Lurkers);
        ulong seers = 0;
        for (int at = 0; at < Population.Row; at += V.Count)
        {
            V start = V.Load(ref starts, at), posterStart = V.Load(ref posterStarts, at);
            V posters = V.SubtractInt(V.Load(ref posterStarts, at + 1), posterStart);
            V degree = feedIndex.IsComplete ? all : V.SubtractInt(V.Load(ref starts, at + 1), start);
            V index = Feed.ChooseNeighbour(V.ToFloat(V.ShiftRight(V.Load(ref words, at), 8)) * unit, posters, degree, c, out V sees);

            // Posters lie from posterStart on, lurkers behind all posters; on a complete network the list of all holds the member too, who is passed over.
            V lurker = V.AddInt(V.SubtractInt(start, V.AddInt(posterStart, posters)), lurkers);
            V place = feedIndex.IsComplete ? V.AddInt(index, V.AddInt(V.LessInt(index, start), next))
                : V.AddInt(index, V.Select(V.LessInt(index, posters), posterStart, lurker));
            place.Store(ref words, at);
            seers |= (ulong)V.Flags(sees) << at;
        }

        return seers;
    }

    /// <summary>Screens one member with all 32 bits.</summary>
    private static void ScreenExactly(Cohort cohort, int i)
    {
        (Coefficients c, RandomStreams streams, int day, int seat) = (cohort.Coefficients, cohort.World.RandomStreams, cohort.Day, cohort.First + i);
        Draws everyday = streams.Draw(StreamBlock.Everyday, day, seat);
        bool Happens(RandomStream stream, float probability) => streams.Happens(stream, everyday.Coarse(stream), day, seat, probability);

        MemberState state = cohort.Population[seat];
        bool newcomer = Happens(RandomStream.Turnover, c.Turnover);
        state = newcomer ? c.Newcomer : state;
        TargetedRow whom = cohort.Targeting.RowToday(seat / Population.Row, newcomer ? ulong.MaxValue : 0);
        bool mayPitch = !state.Muted && (whom.Pitch >> seat & 1) != 0, mayBond = !state.Muted && (whom.Bond >> seat & 1) != 0;
        bool pitched = mayPitch && Happens(RandomStream.Pitch, (float)cohort.Plan.Pitch);
        ActiveSets active = cohort.Active;
        ActiveSets.Set(active.Newcomers, i, newcomer);
        ActiveSets.Set(active.OpenProblems, i, state.OpenProblem);
        bool raised = !state.OpenProblem && Happens(RandomStream.ProblemArises, Problems.Probability(state.Trust, c));
        ActiveSets.Set(active.Raised, i, raised);
        ActiveSets.Set(active.Bonded, i, mayBond && Happens(RandomStream.Bond, (float)cohort.Plan.Bond));
        ActiveSets.Set(active.Pitched, i, pitched);
        bool needy = !pitched && !state.Customer && Happens(RandomStream.Need, c.NeedRate);
        ActiveSets.Set(active.Needy, i, needy);
        ActiveSets.Set(active.MayLeave, i, (state.Customer || pitched || needy) && everyday.Coarse(RandomStream.Churn) < c.CustomerChurn * Steps);

        bool curious = !state.Aware && everyday.Coarse(RandomStream.Need) < c.AwarenessRate * Steps;
        bool relents = state.Muted && everyday.Coarse(RandomStream.Pitch) < c.UnmuteRate * Steps;
        cohort.Trust[i] = state.Trust;
        cohort.Marks[i] = (uint)state.Marks | (raised ? (uint)Marks.OpenProblem : 0) | (curious ? MayLearn : 0) | (state.Muted ? WasMuted : 0) | (relents ? MayUnmute : 0);
    }

    /// <summary>Nobody is left out.</summary>
    private readonly struct Everybody;

    /// <summary>Only those are contacted whom the brand may address.</summary>
    private readonly struct Some;
}
