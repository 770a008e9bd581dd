using CommunitySim.Networks;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Disapproval of dissent: D = cohesion·(1 − n)^allyEffect, where n is the share of neighbours whose trust of yesterday was at
/// least endorsementThreshold; D = cohesion without neighbours. One ally among four leaves (3/4)^6.1 = 0.173 of it (Asch).
/// </summary>
public static class Disapproval
{
    /// <summary>Disapproval of a member's acceptance by those around, 0 to cohesion.</summary>
    /// <param name="seat">The member.</param>
    /// <param name="network">Who is tied to whom.</param>
    /// <param name="trust">Everybody's trust of yesterday.</param>
    /// <param name="endorsers">How many members of the whole community were at or above the threshold; used on a complete network only.</param>
    /// <param name="scenario">cohesion, allyEffect and endorsementThreshold.</param>
    public static double Around(int seat, SocialNetwork network, ReadOnlySpan<double> trust, int endorsers, Scenario scenario)
    {
        int degree = network.Degree(seat);
        if (degree == 0)
        {
            return scenario.Community.Cohesion;
        }

        double threshold = scenario.Member.EndorsementThreshold;
        int allies = network.IsComplete
            ? endorsers - (trust[seat] >= threshold ? 1 : 0)
            : Allies(network.Neighbours(seat), trust, threshold);
        return scenario.Community.Cohesion * Math.Pow(1 - ((double)allies / degree), scenario.Member.AllyEffect);
    }

    private static int Allies(ReadOnlySpan<int> neighbours, ReadOnlySpan<double> trust, double threshold)
    {
        int allies = 0;
        foreach (int neighbour in neighbours)
        {
            allies += trust[neighbour] >= threshold ? 1 : 0;
        }

        return allies;
    }
}
