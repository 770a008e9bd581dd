using System.Numerics;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Severed ties. A member who sees in the feed that neighbour j was sanctioned yesterday severs the tie with
/// probability cut·Dⱼ, with the disapproval Dⱼ that j faced. Muting does not matter, because the tie is with the member
/// and not with the brand. In the evening ties of newcomers are live again, each tie severed before today mends with
/// probability mend, and today's cuts take effect at both ends. A severed tie counts neither in the feed nor for
/// endorsement.
/// </summary>
internal static class Severance
{
    /// <summary>Chooses again among live ties for the members of a cohort who have a severed one.</summary>
    internal static void ChooseAmongLive(Cohort cohort, LiveTies ties)
    {
        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            int row = first / Population.Row, rowOfAll = (cohort.First + first) / Population.Row;
            ulong newcomers = ties.Newcomers[rowOfAll] = cohort.Active.Newcomers[row];
            for (ulong left = ties.Frayed[rowOfAll] & ~newcomers; left != 0; left &= left - 1)
            {
                int i = first + BitOperations.TrailingZeroCount(left);
                bool sees = TryChoose(cohort, ties, cohort.First + i, out int position);
                cohort.Everyday.FeedWords[i] = (uint)position;
                ActiveSets.Write(cohort.Everyday.SeersSet, row, 1UL << i, sees ? ulong.MaxValue : 0);
            }
        }
    }

    /// <summary>Keeps the disapproval that pitched members face, which their neighbours react to tomorrow.</summary>
    internal static void NoteDisapproval(ReadOnlySpan<int> pitched, Cohort cohort)
    {
        Span<float> faced = cohort.Population.FacedToday.AsSpan(cohort.First);
        for (int n = 0; n < pitched.Length; n++)
        {
            faced[pitched[n]] = cohort.Batch.Disapproval[n];
        }
    }

    /// <summary>Notes the ties that members of a cohort sever for a sanction they see.</summary>
    internal static void CutTies(Cohort cohort)
    {
        foreach (int i in cohort.Everyday.Seers)
        {
            if (MemberWord.EventOf(cohort.SeenWords[i]) == MemberEvent.Sanctioned)
            {
                (int seat, int neighbour) = (cohort.First + i, (int)cohort.Everyday.FeedWords[i]);
                float uniform = cohort.World.RandomStreams.Draw(StreamBlock.Cut, cohort.Day, seat)[RandomStream.Cut];
                if (uniform < cohort.Coefficients.Cut * cohort.Population.Faced[neighbour])
                {
                    cohort.Cuts.Add((seat, neighbour));
                }
            }
        }
    }

    private static bool TryChoose(Cohort cohort, LiveTies ties, int seat, out int position)
    {
        Coefficients c = cohort.Coefficients;
        float uniform = cohort.World.RandomStreams.Draw(StreamBlock.Everyday, cohort.Day, seat)[RandomStream.Feed];
        Scalar posters = Scalar.Bits((uint)ties.Posters(seat)), degree = Scalar.Bits((uint)ties.Degree(seat));
        Scalar index = Feed.ChooseNeighbour<Scalar>(uniform, posters, degree, c, out Scalar sees);
        bool seen = Scalar.Flags(sees) != 0;
        position = seen ? ties.Position(seat, (int)index.ToBits()) : 0;
        return seen;
    }
}
