using System.Numerics;
using System.Runtime.CompilerServices;
using CommunitySim.Lanes;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Mechanisms;

/// <summary>
/// The morning of a cohort: everything random that every member needs every day is drawn at once; phase 1, turnover, takes place;
/// and from each number and yesterday's state follows whom the other phases concern at all.
/// </summary>
/// <remarks>
/// A number of 16 bits, c, decides u &lt; p unless c is the whole part of p·65536, one case in 65,536: then, and only then, the member
/// is looked at alone with 16 bits more.
/// </remarks>
internal static class Morning
{
    /// <summary>Above a member's marks: unaware, and may become aware of what an aware neighbour says.</summary>
    public const uint Curious = 1 << 8;

    /// <summary>Above a member's marks: had muted the brand before today's pitches.</summary>
    public const uint WasMuted = 1 << 9;

    /// <summary>Above a member's marks: had muted the brand, and may unmute it.</summary>
    public const uint Relenting = 1 << 10;

    private const float Steps = 65536;

    /// <summary>The morning of all members of a cohort.</summary>
    public static void Come<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        Draw<V>(cohort);
        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            int seats = cohort.Seats - first;
            ulong there = seats < Population.Row ? (1UL << seats) - 1 : ulong.MaxValue;
            cohort.Concerned.Seers[first / Population.Row] = Look<V>(cohort, first) & there;
            ulong edges = (Sit<V>(cohort, first, there) | Call<V>(cohort, first, there)) & there;
            for (; edges != 0; edges &= edges - 1)
            {
                Come(cohort, first + BitOperations.TrailingZeroCount(edges));
            }

            cohort.Tally.Raised(BitOperations.PopCount(cohort.Concerned.Raised[first / Population.Row]));
        }

        cohort.EmptySpareSeats();
        Turnover.Come(cohort);
    }

    /// <summary>Draws the words of everyday.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Draw<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        Luck luck = cohort.World.Luck;
        V day = V.Bits((uint)cohort.Day), replicate = V.Bits(luck.Replicate), block = V.Bits(luck.Word(Block.Everyday));
        V seats = V.AddWhole(V.Indices, V.Bits((uint)cohort.First)), next = V.Bits((uint)V.Count);
        ref uint feed = ref cohort.FeedWords[0], need = ref cohort.NeedWords[0], come = ref cohort.ComeWords[0], call = ref cohort.CallWords[0];
        bool far = cohort.IsFar;
        for (int i = 0; i < cohort.Seats; i += V.Count)
        {
            (V a, V b, V c, V d) = Philox.Generate(seats, day, replicate, block, luck.Seed);
            if (luck.Brand != 0)
            {
                (_, _, V seat, _) = Philox.Generate(seats, day, replicate, V.Bits((uint)Block.Everyday), luck.Seed);
                c = Luck.WithTurnover(c, seat);
            }

            a.Store(ref feed, i);
            b.Store(ref need, i);
            c.Store(ref come, i);
            d.Store(ref call, i);
            seats = V.AddWhole(seats, next);
            if (far && i % 16 == 0)
            {
                Prefetch.Columns(cohort, i);
            }
        }
    }

    /// <summary>Turnover, and whose problems are open or arise, in a row of 64 members.</summary>
    /// <returns>The members on whom 16 bits do not decide.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Sit<V>(Cohort cohort, int first, ulong there)
        where V : struct, ILanes<V>
    {
        Coefficients c = cohort.Coefficients;
        ref uint yesterday = ref cohort.Population.Yesterday[cohort.First], comeWords = ref cohort.ComeWords[0], dayMarks = ref cohort.Marks[0];
        ref float dayTrust = ref cohort.Trust[0];
        V zero = V.All(0), one = V.All(1), half = V.Bits(0xFFFF), steps = V.All(Steps), openMark = V.Bits((uint)Marks.OpenProblem);
        V turnover = V.All(c.Turnover * Steps), initialTrust = V.All(c.Newcomer.Trust);
        ulong newcomers = 0, opens = 0, raises = 0, edges = 0;
        for (int at = 0; at < Population.Row; at += V.Count)
        {
            int i = first + at;
            V come = V.Load(ref comeWords, i), words = V.Load(ref yesterday, i);
            V left = turnover - V.ToReal(come & half);
            V newcomer = left > zero, edge = newcomer & (left < one);
            V trust = V.Select(newcomer, initialTrust, Published.Trust(words));
            V marks = V.Without(words & V.Bits(Published.MarksOnly), newcomer);
            trust.Store(ref dayTrust, i);

            V open = V.Same(marks & openMark, openMark);
            left = (Problems.Chance(trust, c) * steps) - V.ToReal(V.ShiftRight(come, 16));
            V raised = V.Without(left > zero, open);
            (marks | (raised & openMark)).Store(ref dayMarks, i);

            newcomers |= (ulong)V.Flags(newcomer) << at;
            opens |= (ulong)V.Flags(open) << at;
            raises |= (ulong)V.Flags(raised) << at;
            edges |= (ulong)V.Flags(edge | (raised & (left < one))) << at;
        }

        Concerned concerned = cohort.Concerned;
        int row = first / Population.Row;
        (concerned.Newcomers[row], concerned.Open[row], concerned.Raised[row]) = (newcomers & there, opens & there, raises & there);
        return edges;
    }

    private static ulong Call<V>(Cohort cohort, int first, ulong there)
        where V : struct, ILanes<V>
    {
        if (cohort.Addressees.IsEverybody)
        {
            return Call<V, Everybody>(cohort, first, there, there, there);
        }

        Addressed whom = cohort.Addressees.InRowToday((cohort.First + first) / Population.Row, cohort.Concerned.Newcomers[first / Population.Row]);
        return Call<V, Some>(cohort, first, there, whom.Pitch, whom.Bond);
    }

    /// <summary>On whom the brand calls, who needs something, who may leave, and who may be won by a neighbour, in a row of 64 members.</summary>
    /// <returns>The members on whom 16 bits do not decide.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Call<V, S>(Cohort cohort, int first, ulong there, ulong mayPitch, ulong mayBond)
        where V : struct, ILanes<V>
        where S : struct
    {
        Coefficients c = cohort.Coefficients;
        V zero = V.All(0), one = V.All(1), half = V.Bits(0xFFFF);
        V awareMark = V.Bits((uint)Marks.Aware), customerMark = V.Bits((uint)Marks.Customer), mutedMark = V.Bits((uint)Marks.Muted);
        V bond = V.All((float)cohort.Plan.Bond * Steps), pitch = V.All((float)cohort.Plan.Pitch * Steps), needRate = V.All(c.NeedRate * Steps);
        V unmuteRate = V.All(c.UnmuteRate * Steps), awarenessRate = V.All(c.AwarenessRate * Steps), churn = V.All(c.CustomerChurn * Steps);
        ref uint callWords = ref cohort.CallWords[0], needWords = ref cohort.NeedWords[0], dayMarks = ref cohort.Marks[0];
        ulong bonds = 0, pitches = 0, needs = 0, wavering = 0, edges = 0;
        for (int at = 0; at < Population.Row; at += V.Count)
        {
            int i = first + at;
            V call = V.Load(ref callWords, i), need = V.Load(ref needWords, i), marks = V.Load(ref dayMarks, i);
            V muted = V.Same(marks & mutedMark, mutedMark);
            V left = bond - V.ToReal(call & half);
            V bonded = V.Without(left > zero, muted);
            if (typeof(S) == typeof(Some))
            {
                bonded &= V.Mask((uint)(mayBond >> at) & Cohort.Flags<V>());
            }

            V edge = bonded & (left < one);

            V number = V.ToReal(V.ShiftRight(call, 16));
            left = pitch - number;
            V pitched = V.Without(left > zero, muted);
            if (typeof(S) == typeof(Some))
            {
                pitched &= V.Mask((uint)(mayPitch >> at) & Cohort.Flags<V>());
            }

            edge |= pitched & (left < one);
            V relents = muted & (number < unmuteRate);

            number = V.ToReal(need & half);
            left = needRate - number;
            V customer = V.Same(marks & customerMark, customerMark), needy = V.Without(V.Without(left > zero, pitched), customer);
            edge |= needy & (left < one);
            V learns = V.Without(number < awarenessRate, V.Same(marks & awareMark, awareMark));
            V wavers = (V.ToReal(V.ShiftRight(need, 16)) < churn) & (customer | pitched | needy);

            (marks | (learns & V.Bits(Curious)) | (muted & V.Bits(WasMuted)) | (relents & V.Bits(Relenting))).Store(ref dayMarks, i);
            bonds |= (ulong)V.Flags(bonded) << at;
            pitches |= (ulong)V.Flags(pitched) << at;
            needs |= (ulong)V.Flags(needy) << at;
            wavering |= (ulong)V.Flags(wavers) << at;
            edges |= (ulong)V.Flags(edge) << at;
        }

        Concerned concerned = cohort.Concerned;
        int row = first / Population.Row;
        (concerned.Bonded[row], concerned.Pitched[row]) = (bonds & there, pitches & there);
        (concerned.Needy[row], concerned.Wavering[row]) = (needs & there, wavering & there);
        return edges;
    }

    /// <summary>Who sees something in the feed, and whom.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Look<V>(Cohort cohort, int first)
        where V : struct, ILanes<V>
    {
        (Coefficients c, Audience audience) = (cohort.Coefficients, cohort.Audience);
        ref uint starts = ref cohort.Starts(first), posterStarts = ref cohort.PosterStarts(first), words = ref cohort.FeedWords[first];
        V all = V.Bits((uint)audience.Members - 1), next = V.Bits(1), unit = V.All(1 / 16777216f), lurkers = V.Bits((uint)audience.Lurkers);
        ulong seers = 0;
        for (int at = 0; at < Population.Row; at += V.Count)
        {
            V start = V.Load(ref starts, at), posterStart = V.Load(ref posterStarts, at);
            V posters = V.SubtractWhole(V.Load(ref posterStarts, at + 1), posterStart);
            V degree = audience.IsComplete ? all : V.SubtractWhole(V.Load(ref starts, at + 1), start);
            V index = Feed.Look(V.ToReal(V.ShiftRight(V.Load(ref words, at), 8)) * unit, posters, degree, c, out V sees);

            // Posters lie from posterStart on, lurkers behind all posters; on a complete network the list of all holds the member too, who is passed over.
            V lurker = V.AddWhole(V.SubtractWhole(start, V.AddWhole(posterStart, posters)), lurkers);
            V place = audience.IsComplete ? V.AddWhole(index, V.AddWhole(V.LessWhole(index, start), next))
                : V.AddWhole(index, V.Select(V.LessWhole(index, posters), posterStart, lurker));
            place.Store(ref words, at);
            seers |= (ulong)V.Flags(sees) << at;
        }

        return seers;
    }

    /// <summary>The morning of one member, exactly.</summary>
    private static void Come(Cohort cohort, int i)
    {
        (Coefficients c, Luck luck, int day, int seat) = (cohort.Coefficients, cohort.World.Luck, cohort.Day, cohort.First + i);
        Draws everyday = luck.Draw(Block.Everyday, day, seat);
        bool Happens(Purpose purpose, float probability) => luck.Happens(purpose, everyday.Coarse(purpose), day, seat, probability);

        MemberState state = cohort.Population[seat];
        bool newcomer = Happens(Purpose.Turnover, c.Turnover);
        state = newcomer ? c.Newcomer : state;
        Addressed whom = cohort.Addressees.InRowToday(seat / Population.Row, newcomer ? ulong.MaxValue : 0);
        bool mayPitch = !state.Muted && (whom.Pitch >> seat & 1) != 0, mayBond = !state.Muted && (whom.Bond >> seat & 1) != 0;
        bool pitched = mayPitch && Happens(Purpose.Pitch, (float)cohort.Plan.Pitch);
        Concerned concerned = cohort.Concerned;
        Concerned.Put(concerned.Newcomers, i, newcomer);
        Concerned.Put(concerned.Open, i, state.OpenProblem);
        bool raised = !state.OpenProblem && Happens(Purpose.ProblemArises, Problems.Chance(state.Trust, c));
        Concerned.Put(concerned.Raised, i, raised);
        Concerned.Put(concerned.Bonded, i, mayBond && Happens(Purpose.Bond, (float)cohort.Plan.Bond));
        Concerned.Put(concerned.Pitched, i, pitched);
        bool needy = !pitched && !state.Customer && Happens(Purpose.Need, c.NeedRate);
        Concerned.Put(concerned.Needy, i, needy);
        Concerned.Put(concerned.Wavering, i, (state.Customer || pitched || needy) && everyday.Coarse(Purpose.Churn) < c.CustomerChurn * Steps);

        bool curious = !state.Aware && everyday.Coarse(Purpose.Need) < c.AwarenessRate * Steps;
        bool relents = state.Muted && everyday.Coarse(Purpose.Pitch) < c.UnmuteRate * Steps;
        cohort.Trust[i] = state.Trust;
        cohort.Marks[i] = (uint)state.Marks | (raised ? (uint)Marks.OpenProblem : 0) | (curious ? Curious : 0) | (state.Muted ? WasMuted : 0) | (relents ? Relenting : 0);
    }

    /// <summary>Nobody is left out.</summary>
    private readonly struct Everybody;

    /// <summary>Only those are called on whom the brand may address.</summary>
    private readonly struct Some;
}
