using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Help among members: peers close an open problem with probability min(1, peerHelp·(1 + memberReciprocity·(b − 1))),
/// b being the help that the member gave lately. The helper is a random live neighbour and gains 1 in the evening, which
/// fades like obligation: b ← (b + times helped today)·2^(−1/obligationHalfLife). A member without neighbours is helped
/// by nobody who gains.
/// </summary>
internal static class MutualHelp
{
    /// <summary>The chance that peers close a problem, at least 0 because memberReciprocity is at most 1.</summary>
    public static float Chance(float help, Coefficients c) =>
        Math.Min(1, c.PeerHelp * (1 + (c.MemberReciprocity * (help - 1))));

    /// <summary>The same for a seat.</summary>
    internal static float Chance(Population population, int seat, Coefficients c) =>
        population.Help.Length == 0 ? c.PeerHelp : Chance(population.Help[seat], c);

    /// <summary>Notes who has helped as a peer.</summary>
    internal static void NoteHelper(Cohort cohort, int i, ProblemOutcome outcome)
    {
        if (outcome != ProblemOutcome.PeerHelped || cohort.Population.Help.Length == 0)
        {
            return;
        }

        int seat = cohort.First + i, degree = cohort.Ties?.Degree(seat) ?? cohort.FeedIndex.Degree(seat);
        if (degree == 0)
        {
            return;
        }

        float uniform = cohort.World.RandomStreams.Draw(StreamBlock.Helper, cohort.Day, seat)[RandomStream.Helper];
        int index = Math.Min(degree - 1, (int)(uniform * degree));
        cohort.Helpers.Add(
            cohort.Ties is null ? cohort.FeedIndex.Neighbour(seat, index) : cohort.FeedIndex.Ends[cohort.Ties.Position(seat, index)]);
    }

    /// <summary>Lets the help fade that the members of a cohort gave.</summary>
    internal static void Relax<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        if (cohort.Population.Help.Length > 0)
        {
            Relaxation.Fade<V>(
                cohort, cohort.Population.Help, cohort.Coefficients.ObligationKept, static one => one.ObligationKept);
        }
    }

    /// <summary>Credits today's helpers on one thread. Each gets the same, so the order does not matter.</summary>
    internal static void Credit(Cohort cohort)
    {
        foreach (int seat in cohort.Helpers)
        {
            cohort.Population.Help[seat] += cohort.CoefficientsOf(seat).ObligationKept;
        }
    }

    /// <summary>A newcomer has helped nobody.</summary>
    internal static void Forget(Population population, int seat)
    {
        if (population.Help.Length > 0)
        {
            population.Help[seat] = 0;
        }
    }
}
