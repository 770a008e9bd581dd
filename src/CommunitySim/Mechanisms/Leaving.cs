using System.Numerics;
using System.Runtime.CompilerServices;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Leaving, where it depends on the member: the chance of turnover is min(1, turnover·e^(leaveByPain·h −
/// leaveByAnswer·answered − leaveByTies·live)). h is the pain of the morning. answered is 1 if a brand solved the
/// member's last closed problem, else 0. live is the share of the member's ties that are live, 1 without ties. The
/// newcomers of a day are decided once, before the first brand's phases, and hold for both brands.
/// </summary>
internal static class Leaving
{
    private const float Steps = 65536;

    // 2¹²⁷ is finite, so that no turnover stays none.
    private const float MostDoublings = 127;

    /// <summary>The chance that the seat gets a newcomer.</summary>
    /// <param name="pain">h.</param>
    /// <param name="answered">Mask: whether a brand solved the last closed problem.</param>
    /// <param name="live">Share of live ties.</param>
    /// <param name="c">Coefficients.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Probability<V>(V pain, V answered, V live, Coefficients c)
        where V : struct, IVector<V>
    {
        V byAnswer = c.LeaveByAnswer, doublings = (c.LeaveByPain * pain) - (answered & byAnswer) - (c.LeaveByTies * live);
        V chance = c.Turnover * Powers.Exp2(V.Select(doublings > MostDoublings, MostDoublings, doublings));
        return V.Select(chance > 1, 1, chance);
    }

    /// <summary>Decides the newcomers of a cohort, after its random words are drawn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Decide<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            ulong leave = 0, undecided = 0;
            for (int at = first; at < first + Population.Row; at += V.Count)
            {
                V left = (Probability<V>(cohort, at) * Steps) - V.ToFloat(V.Load(ref cohort.Everyday.SeatWords[0], at) & V.Bits(0xFFFF));
                leave |= (ulong)V.Flags(left > 0) << at;
                undecided |= (ulong)V.Flags((left > 0) & (left < 1)) << at;
            }

            int seats = cohort.Seats - first, row = first / Population.Row;
            ulong there = seats < Population.Row ? (1UL << seats) - 1 : ulong.MaxValue;
            for (undecided &= there; undecided != 0; undecided &= undecided - 1)
            {
                int at = BitOperations.TrailingZeroCount(undecided);
                leave &= Leaves(cohort, first + at) ? ulong.MaxValue : ~(1UL << at);
            }

            cohort.Active.Decided[row] = leave & there;
        }
    }

    /// <summary>Gives the first brand's newcomers of today to the rival.</summary>
    internal static void HandOver(Cohort cohort, Cohort rival) => cohort.Active.Newcomers.CopyTo(rival.Active.Decided, 0);

    /// <summary>Notes who closed a member's problem.</summary>
    internal static void NoteAnswer(Cohort cohort, int i, ProblemOutcome outcome)
    {
        ulong[] answered = cohort.Population.Answered;
        if (answered.Length > 0 && outcome != ProblemOutcome.None)
        {
            int seat = cohort.First + i;
            ActiveSets.Write(answered, seat / Population.Row, 1UL << seat, outcome == ProblemOutcome.Solved ? ulong.MaxValue : 0);
        }
    }

    /// <summary>Forgets the answers to a member who has left.</summary>
    internal static void Forget(Population population, int seat)
    {
        if (population.Answered.Length > 0)
        {
            population.Answered[seat / Population.Row] &= ~(1UL << seat);
        }
    }

    private static bool Leaves(Cohort cohort, int i)
    {
        float chance = Probability<Scalar>(cohort, i);
        return cohort.World.RandomStreams.Happens(
            RandomStream.Turnover, cohort.Everyday.SeatWords[i] & 0xFFFF, cohort.Day, cohort.First + i, chance);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Probability<V>(Cohort cohort, int i)
        where V : struct, IVector<V>
    {
        (Population population, int seat) = (cohort.Population, cohort.First + i);
        V answered = V.Mask((uint)(population.Answered[seat / Population.Row] >> seat) & Cohort.AllLanes<V>());
        V live = cohort.Ties is null ? 1 : V.Load(ref cohort.Ties.LiveShare[0], seat);
        return Probability(V.Load(ref population.Pain[0], seat), answered, live, cohort.Coefficients);
    }
}
