using CommunitySim.Randomness;

namespace CommunitySim.Mechanisms;

/// <summary>Phase 6, custom: a customer pays retainedMargin today, then leaves with probability customerChurn·(1 − τ).</summary>
public static class Custom
{
    /// <summary>Chance that a customer leaves.</summary>
    public static float Chance(float trust, Coefficients c) => c.CustomerChurn * (1 - trust);

    /// <summary>Those customers of a cohort who leave. Whoever stays or leaves has paid, which <see cref="DayTally"/> counts.</summary>
    internal static void Leave(Cohort cohort)
    {
        foreach (int i in cohort.Members(cohort.Concerned.Wavering))
        {
            bool customer = (cohort.Marks[i] & (uint)Marks.Customer) != 0;
            if (customer && cohort.Happens(Purpose.Churn, i, Chance(cohort.Trust[i], cohort.Coefficients)))
            {
                cohort.Marks[i] &= ~(uint)Marks.Customer;
                cohort.Tally.Leaver(cohort.Addressees.IsHeldOut(cohort.First + i));
            }
        }
    }
}
