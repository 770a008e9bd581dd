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
    /// <summary>Above a member's marks: would become aware, or unmute, if a neighbour gives reason to.</summary>
    public const uint Attentive = 1 << 8;

    /// <summary>Above a member's marks: had muted the brand before today's pitches.</summary>
    public const uint WasMuted = 1 << 9;

    private const float Steps = 65536;

    /// <summary>The morning of all members of a cohort.</summary>
    public static void Come<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        Draw<V>(cohort);
        Look<V>(cohort);
        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            int seats = cohort.Seats - first;
            ulong there = seats < Population.Row ? (1UL << seats) - 1 : ulong.MaxValue;
            ulong edges = (Sit<V>(cohort, first, there) | Call<V>(cohort, first, there)) & there;
            for (; edges != 0; edges &= edges - 1)
            {
                Come(cohort, first + BitOperations.TrailingZeroCount(edges));
            }
        }

        Turnover.Come(cohort);
    }

    /// <summary>Draws the words of everyday.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Draw<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        Luck luck = cohort.World.Luck;
        V day = V.Bits((uint)cohort.Day), replicate = V.Bits(luck.Replicate), block = V.Bits((uint)Block.Everyday);
        V seats = V.AddWhole(V.Indices, V.Bits((uint)cohort.First)), next = V.Bits((uint)V.Count);
        ref uint feed = ref cohort.FeedWords[0], need = ref cohort.NeedWords[0], come = ref cohort.ComeWords[0], call = ref cohort.CallWords[0];
        for (int i = 0; i < cohort.Seats; i += V.Count)
        {
            (V a, V b, V c, V d) = Philox.Generate(seats, day, replicate, block, luck.Seed);
            a.Store(ref feed, i);
            b.Store(ref need, i);
            c.Store(ref come, i);
            d.Store(ref call, i);
            seats = V.AddWhole(seats, next);
        }
    }

    /// <summary>Turnover, and whose problems are open or arise, in a row of 64 members.</summary>
    /// <returns>The members on whom 16 bits do not decide.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Sit<V>(Cohort cohort, int first, ulong there)
        where V : struct, ILanes<V>
    {
        Coefficients c = cohort.Coefficients;
        ref uint yesterday = ref cohort.Population.Yesterday[0];
        V zero = V.All(0), one = V.All(1), openMark = V.Bits((uint)Marks.OpenProblem);
        ulong newcomers = 0, opens = 0, raises = 0, edges = 0;
        for (int at = 0; at < Population.Row; at += V.Count)
        {
            int i = first + at;
            V come = V.Load(ref cohort.ComeWords[0], i), words = V.Load(ref yesterday, cohort.First + i);
            V left = V.All(c.Turnover * Steps) - V.ToReal(come & V.Bits(0xFFFF));
            V newcomer = left > zero, edge = newcomer & (left < one);
            V trust = V.Select(newcomer, V.All(c.Newcomer.Trust), Published.Trust(words));
            V marks = V.Without(words & V.Bits(Published.MarksOnly), newcomer);
            trust.Store(ref cohort.Trust[0], i);
            marks.Store(ref cohort.Marks[0], i);

            V open = V.Same(marks & openMark, openMark);
            left = (Problems.Chance(trust, c) * V.All(Steps)) - V.ToReal(V.ShiftRight(come, 16));
            V raised = V.Without(left > zero, open);

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

    /// <summary>On whom the brand calls, who needs something, who may leave, and who may be won by a neighbour, in a row of 64 members.</summary>
    /// <returns>The members on whom 16 bits do not decide.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Call<V>(Cohort cohort, int first, ulong there)
        where V : struct, ILanes<V>
    {
        Coefficients c = cohort.Coefficients;
        V zero = V.All(0), one = V.All(1), half = V.Bits(0xFFFF);
        V awareMark = V.Bits((uint)Marks.Aware), customerMark = V.Bits((uint)Marks.Customer), mutedMark = V.Bits((uint)Marks.Muted);
        V bond = V.All((float)cohort.Plan.Bond * Steps), pitch = V.All((float)cohort.Plan.Pitch * Steps);
        ulong bonds = 0, pitches = 0, needs = 0, wavering = 0, edges = 0;
        for (int at = 0; at < Population.Row; at += V.Count)
        {
            int i = first + at;
            V call = V.Load(ref cohort.CallWords[0], i), need = V.Load(ref cohort.NeedWords[0], i), marks = V.Load(ref cohort.Marks[0], i);
            V muted = V.Same(marks & mutedMark, mutedMark);
            V left = bond - V.ToReal(call & half);
            V bonded = V.Without(left > zero, muted), edge = bonded & (left < one);

            V number = V.ToReal(V.ShiftRight(call, 16));
            left = pitch - number;
            V pitched = V.Without(left > zero, muted);
            edge |= pitched & (left < one);
            V unmutes = muted & (number < V.All(c.UnmuteRate * Steps));

            number = V.ToReal(need & half);
            left = V.All(c.NeedRate * Steps) - number;
            V needy = V.Without(V.Without(left > zero, pitched), V.Same(marks & customerMark, customerMark));
            edge |= needy & (left < one);
            V learns = V.Without(number < V.All(c.AwarenessRate * Steps), V.Same(marks & awareMark, awareMark));
            V wavers = V.ToReal(V.ShiftRight(need, 16)) < V.All(c.CustomerChurn * Steps);

            (marks | ((unmutes | learns) & V.Bits(Attentive)) | (muted & V.Bits(WasMuted))).Store(ref cohort.Marks[0], i);
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
    private static void Look<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        (Coefficients c, Audience audience) = (cohort.Coefficients, cohort.Audience);
        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            ulong seers = 0;
            for (int at = 0; at < Population.Row; at += V.Count)
            {
                int i = first + at, seat = cohort.First + i;
                V start = Load<V>(audience.Start, seat), posters = Load<V>(audience.Posters, seat);
                V degree = audience.IsComplete ? V.Bits((uint)audience.Members - 1) : V.SubtractWhole(Load<V>(audience.Start, seat + 1), start);
                V number = V.ToReal(V.ShiftRight(V.Load(ref cohort.FeedWords[0], i), 8)) * V.All(1 / 16777216f);
                V index = Feed.Look(number, posters, degree, c, out V sees);
                V end = audience.IsComplete ? V.AddWhole(index, V.AddWhole(V.LessWhole(index, start), V.Bits(1))) : V.AddWhole(start, index);
                end.Store(ref cohort.FeedWords[0], i);
                seers |= (ulong)V.Flags(sees) << at;
            }

            int seats = cohort.Seats - first;
            cohort.Concerned.Seers[first / Population.Row] = seers & (seats < Population.Row ? (1UL << seats) - 1 : ulong.MaxValue);
        }
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
        bool pitched = !state.Muted && Happens(Purpose.Pitch, (float)cohort.Plan.Pitch);
        Concerned concerned = cohort.Concerned;
        Concerned.Put(concerned.Newcomers, i, newcomer);
        Concerned.Put(concerned.Open, i, state.OpenProblem);
        Concerned.Put(concerned.Raised, i, !state.OpenProblem && Happens(Purpose.ProblemArises, Problems.Chance(state.Trust, c)));
        Concerned.Put(concerned.Bonded, i, !state.Muted && Happens(Purpose.Bond, (float)cohort.Plan.Bond));
        Concerned.Put(concerned.Pitched, i, pitched);
        Concerned.Put(concerned.Needy, i, !pitched && !state.Customer && Happens(Purpose.Need, c.NeedRate));

        bool attentive = (state.Muted && everyday.Coarse(Purpose.Pitch) < c.UnmuteRate * Steps)
            || (!state.Aware && everyday.Coarse(Purpose.Need) < c.AwarenessRate * Steps);
        cohort.Trust[i] = state.Trust;
        cohort.Marks[i] = (uint)state.Marks | (attentive ? Attentive : 0) | (state.Muted ? WasMuted : 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load<V>(int[] numbers, int at)
        where V : struct, ILanes<V> => V.Load(ref Unsafe.As<int, uint>(ref numbers[0]), at);
}
