namespace CommunitySim.Mechanisms;

/// <summary>Phase 1, turnover: u &lt; turnover gives the seat to a newcomer, τ = initialTrust, h = o = 0, σ = socialMode, no marks. Traits stay with the seat.</summary>
public static class Turnover
{
    /// <summary>Somebody new sits in the seat today.</summary>
    public static void Come(ref MemberState state, Coefficients c) => state = c.Newcomer;

    /// <summary>What the newcomers of a cohort feel.</summary>
    internal static void Come(Cohort cohort)
    {
        // Trust and marks are those of newcomers since the morning, and a problem may have arisen.
        foreach (int i in cohort.Members(cohort.Concerned.Newcomers))
        {
            cohort.Population.Write(cohort.First + i, cohort.Coefficients.Newcomer);
        }
    }
}
