namespace CommunitySim.Mechanisms;

/// <summary>Phase 1, turnover: u &lt; turnover gives the seat to a newcomer, τ = initialTrust, h = o = 0, σ = socialMode, no marks. Traits stay with the seat.</summary>
public static class Turnover
{
    /// <summary>Somebody new sits in the seat today.</summary>
    public static void Come(ref MemberState state, Coefficients c) => state = c.Newcomer;

    /// <summary>The rival meets the newcomer later on the same day: new to the rival, but with what the member feels by then.</summary>
    public static void ComeToRival(ref MemberState state, Coefficients c) => state = c.Newcomer with { Pain = state.Pain, SocialMode = state.SocialMode };

    /// <summary>What the newcomers of a cohort feel.</summary>
    internal static void Come(Cohort cohort)
    {
        // Trust and marks are those of newcomers since the morning, and a problem may have arisen.
        (Population population, Coefficients c) = (cohort.Population, cohort.Coefficients);
        bool rival = cohort.World.Luck.Brand != 0;
        foreach (int i in cohort.Members(cohort.Concerned.Newcomers))
        {
            int seat = cohort.First + i;
            MemberState newcomer = c.Newcomer;
            if (rival)
            {
                (newcomer.Pain, newcomer.SocialMode) = (population.Pain[seat], population.SocialMode[seat]);
            }

            population.Write(seat, newcomer);
        }
    }
}
