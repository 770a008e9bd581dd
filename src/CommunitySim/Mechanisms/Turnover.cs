namespace CommunitySim.Mechanisms;

/// <summary>Phase 1, turnover: u &lt; turnover gives the seat to a newcomer, τ = initialTrust, h = o = 0, σ = socialMode, no marks. Traits stay with the seat.</summary>
public static class Turnover
{
    /// <summary>Somebody new sits in the seat today.</summary>
    public static void Come(ref MemberState state, Coefficients c) => state = c.Newcomer;

    /// <summary>The newcomers of a cohort.</summary>
    internal static void Come(Cohort cohort)
    {
        foreach (int i in cohort.Members(cohort.Concerned.Newcomers))
        {
            MemberState state = default;
            Come(ref state, cohort.Coefficients);
            cohort[i] = state;
        }
    }
}
