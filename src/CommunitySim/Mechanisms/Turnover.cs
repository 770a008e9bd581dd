using CommunitySim.Cohorts;
using CommunitySim.Members;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 1, turnover: u &lt; turnover gives the seat to a newcomer, τ = initialTrust, h = o = 0, σ = socialMode, no
/// marks, z = 0, e = initialExpectation, no scar. Traits belong to the seat and stay. <see cref="Leaving"/> may change
/// the chance.
/// </summary>
internal static class Turnover
{
    /// <summary>
    /// Seats the newcomers of a cohort. The rival meets them later that day, with the pain and social mode of that
    /// moment.
    /// </summary>
    internal static void SeatNewcomers(Cohort cohort)
    {
        // Screening has already set the marks, and a problem may have arisen.
        (Population population, Coefficients c) = (cohort.Population, cohort.Coefficients);
        bool rival = cohort.World.RandomStreams.Brand != 0;
        Span<int> newcomers = cohort.ListMembers(cohort.Active.Newcomers);
        cohort.Tally[Counter.Newcomers] += newcomers.Length;
        foreach (int i in newcomers)
        {
            int seat = cohort.First + i;
            MemberState newcomer = c.Newcomer;
            if (rival)
            {
                (newcomer.Pain, newcomer.SocialMode) = (population.Pain[seat], population.SocialMode[seat]);
            }

            population.Write(seat, newcomer);
            population.ResetMemory(seat, c);
            cohort.Trust[i] = newcomer.Trust;
            if (!rival)
            {
                MutualHelp.Forget(population, seat);
                Leaving.Forget(population, seat);
            }
            FirstPitches.Forget(population, seat);
        }
    }
}
