using CommunitySim.Cohorts;
using CommunitySim.Members;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 1, turnover: u &lt; turnover gives the seat to a newcomer, τ = initialTrust, h = o = 0, σ = socialMode, no
/// marks. Traits belong to the seat and stay.
/// </summary>
internal static class Turnover
{
    /// <summary>
    /// Seats the newcomers of a cohort. The rival meets them later that day, with the pain and social mode of that
    /// moment.
    /// </summary>
    internal static void SeatNewcomers(Cohort cohort)
    {
        // Screening has already set trust and marks, and a problem may have arisen.
        (Population population, Coefficients c) = (cohort.Population, cohort.Coefficients);
        bool rival = cohort.World.RandomStreams.Brand != 0;
        foreach (int i in cohort.ListMembers(cohort.Active.Newcomers))
        {
            int seat = cohort.First + i;
            MemberState newcomer = c.Newcomer;
            if (rival)
            {
                (newcomer.Pain, newcomer.SocialMode) = (population.Pain[seat], population.SocialMode[seat]);
            }

            population.Write(seat, newcomer);
            FirstPitches.Forget(population, seat);
        }
    }
}
