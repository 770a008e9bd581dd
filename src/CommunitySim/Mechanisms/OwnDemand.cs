using System.Numerics;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 4', own demand. It concerns aware members who are no customers, were not pitched today and need the offer
/// (needRate). They accept with the same utility at visibility = privacy. The sale is a good or bad experience, without
/// ask or sanction.
/// </summary>
internal static class OwnDemand
{
    /// <summary>Processes the members of a cohort who need something.</summary>
    internal static void Buy<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        ReadOnlySpan<int> needy = cohort.KeepAware(cohort.ListMembers<V>(cohort.Active.Needy));
        cohort.Draw<V>(StreamBlock.Choice, needy);
        cohort.FillBatch(needy);
        (Coefficients c, PitchBatch batch) = (cohort.Coefficients, cohort.Batch);
        Choice.Weigh<V>(batch, needy.Length, c.Privacy, c);
        (int sales, int heldOut) = (0, 0);
        for (int at = 0; at < needy.Length; at += V.Count)
        {
            V before = V.Load(ref batch.Trust[0], at), marks = V.Load(ref batch.Marks[0], at);
            V sale = cohort.Uniform<V>(RandomStream.Accept, at) < V.Load(ref batch.Probability[0], at);
            V trust =
                V.Select(sale, Purchase.Experience(before, cohort.Uniform<V>(RandomStream.Quality, at), c), before);
            trust.Store(ref batch.Trust[0], at);
            (marks | (sale & V.Bits((uint)Marks.Customer))).Store(ref batch.Marks[0], at);
            uint sold = V.Flags(sale) & Cohort.LanesWithin<V>(at, needy.Length);
            sales += BitOperations.PopCount(sold);
            heldOut += cohort.Targeting.IncludesEverybody ? 0 : HeldOut(cohort, needy[at..], sold);
        }

        cohort.Tally[Counter.SalesOwn] += sales;
        cohort.Tally[Counter.HeldOutSales] += heldOut;
        batch.StoreExperience(needy, cohort);
    }

    private static int HeldOut(Cohort cohort, ReadOnlySpan<int> row, uint sold)
    {
        int heldOut = 0;
        for (; sold != 0; sold &= sold - 1)
        {
            heldOut += cohort.Targeting.IsHeldOut(cohort.First + row[BitOperations.TrailingZeroCount(sold)]) ? 1 : 0;
        }

        return heldOut;
    }
}
