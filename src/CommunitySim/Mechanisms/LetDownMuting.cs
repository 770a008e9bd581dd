using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Objection to a broken promise: a member who is let down in phase 2 mutes the brand with probability
/// letDownMuting·(1 − τ). τ is the trust in effect after the loss. The brand does not meet or ask the member today; the
/// member may need the offer instead.
/// </summary>
internal static class LetDownMuting
{
    /// <summary>The chance of muting.</summary>
    public static V Probability<V>(V trust, Coefficients c)
        where V : struct, IVector<V> => c.LetDownMuting * (1 - trust);

    /// <summary>Lets a member who has been let down mute the brand.</summary>
    internal static void MayMute(Cohort cohort, int i)
    {
        Coefficients c = cohort.Coefficients;
        if (c.LetDownMuting <= 0
            || cohort.World.RandomStreams.Draw(StreamBlock.LetDown, cohort.Day, cohort.First + i)[RandomStream.LetDownMute]
                >= Probability<Scalar>(cohort.TrustInEffect(i), c))
        {
            return;
        }

        // Screening took the member for one who has not muted.
        cohort.Marks[i] |= (uint)Marks.Muted;
        ActiveSets active = cohort.Active;
        (int row, ulong member) = (i / Population.Row, 1UL << i);
        active.Bonded[row] &= ~member;
        bool pitched = (active.Pitched[row] & member) != 0;
        active.Pitched[row] &= ~member;
        if (pitched && (cohort.Marks[i] & (uint)Marks.Customer) == 0 && cohort.Happens(RandomStream.Need, i, c.NeedRate))
        {
            active.Needy[row] |= member;
        }
    }
}
