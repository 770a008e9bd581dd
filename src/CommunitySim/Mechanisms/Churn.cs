using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Mechanisms;

/// <summary>Phase 6, churn: a customer pays retainedMargin, then leaves with probability customerChurn·(1 − τ).</summary>
internal static class Churn
{
    /// <summary>Chance that a customer leaves.</summary>
    public static float Probability(float trust, Coefficients c) => c.CustomerChurn * (1 - trust);

    /// <summary>
    /// Removes the customers of a cohort who leave. All of them have paid today, which <see cref="DayTally"/> counts.
    /// </summary>
    internal static void RemoveLeavers(Cohort cohort)
    {
        foreach (int i in cohort.ListMembers(cohort.Active.MayLeave))
        {
            bool customer = (cohort.Marks[i] & (uint)Marks.Customer) != 0;
            if (customer && cohort.Happens(RandomStream.Churn, i, Probability(cohort.TrustInEffect(i), cohort.Coefficients)))
            {
                cohort.Marks[i] &= ~(uint)Marks.Customer;
                cohort.Tally[Counter.Leavers]++;
                cohort.Tally[Counter.HeldOutLeavers] += cohort.Targeting.IsHeldOut(cohort.First + i) ? 1 : 0;
            }
        }
    }
}
