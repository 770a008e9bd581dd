using System.Numerics;
using CommunitySim.Lanes;
using CommunitySim.Randomness;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 4', own demand: who was not pitched today, is aware and no customer, and needs what the brand sells (needRate), accepts with
/// the same utility at visibility = privacy. A sale with its good or bad experience, and no ask, no sanction.
/// </summary>
public static class OwnDemand
{
    /// <summary>The member needs something.</summary>
    /// <returns>Whether it was a sale.</returns>
    public static bool Consider(ref MemberState state, Traits traits, float disapproval, Draws draws, Coefficients c)
    {
        bool sale = draws[Purpose.Accept] < Choice.Probability(Choice.Weigh(state, traits, disapproval, c.Privacy, c), c);
        if (sale)
        {
            Purchase.Make(ref state, draws[Purpose.Quality], c);
        }

        return sale;
    }

    /// <summary>Those of a cohort who need something.</summary>
    internal static void Consider<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        ReadOnlySpan<int> needy = cohort.Aware(cohort.Members<V>(cohort.Concerned.Needy));
        cohort.Draw<V>(Block.Choice, needy);
        cohort.LineUp(needy);
        (Coefficients c, AskedMembers asked) = (cohort.Coefficients, cohort.Asked);
        Choice.Weigh<V>(asked, needy.Length, c.Privacy, c);
        (int sales, int heldOut) = (0, 0);
        for (int at = 0; at < needy.Length; at += V.Count)
        {
            V before = V.Load(ref asked.Trust[0], at), marks = V.Load(ref asked.Marks[0], at);
            V sale = cohort.Uniform<V>(Purpose.Accept, at) < V.Load(ref asked.Probability[0], at);
            V trust = V.Select(sale, Purchase.Experience(before, cohort.Uniform<V>(Purpose.Quality, at), c), before);
            trust.Store(ref asked.Trust[0], at);
            (marks | (sale & V.Bits((uint)Marks.Customer))).Store(ref asked.Marks[0], at);
            uint sold = V.Flags(sale) & Cohort.Filled<V>(at, needy.Length);
            sales += BitOperations.PopCount(sold);
            heldOut += cohort.Addressees.IsEverybody ? 0 : HeldOut(cohort, needy[at..], sold);
        }

        cohort.Tally.OwnSales(sales, heldOut);
        asked.ReturnExperience(needy, cohort);
    }

    private static int HeldOut(Cohort cohort, ReadOnlySpan<int> row, uint sold)
    {
        int heldOut = 0;
        for (; sold != 0; sold &= sold - 1)
        {
            heldOut += cohort.Addressees.IsHeldOut(cohort.First + row[BitOperations.TrailingZeroCount(sold)]) ? 1 : 0;
        }

        return heldOut;
    }
}
