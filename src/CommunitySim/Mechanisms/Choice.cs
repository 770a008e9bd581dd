using CommunitySim.Lanes;
using CommunitySim.Mathematics;

namespace CommunitySim.Mechanisms;

/// <summary>The utility of accepting, term by term.</summary>
/// <param name="Offer">What the offer is worth in today's state of mind, at least 0.</param>
/// <param name="Obligation">What repaying an obligation adds, or a strained one takes.</param>
/// <param name="Rejection">What the expected rejection costs, loss aversion included, at least 0.</param>
/// <param name="Effort">What it takes to do it.</param>
public readonly record struct Utility(float Offer, float Obligation, float Rejection, float Effort)
{
    /// <summary>U.</summary>
    public float Total => Offer + Obligation - Rejection - Effort;
}

/// <summary>
/// Accepting or not: U = (1 − seesaw·σ)·(τ·g·offer)^α + reciprocity·o − λ·(visibility·σ·ω·rejectionSeverity·D)^α − effort,
/// P(accept) = 1/(1 + e^(−choiceSensitivity·U)). Gains and losses are valued as in prospect theory (Tversky &amp; Kahneman 1992).
/// </summary>
public static class Choice
{
    /// <summary>The utility of accepting now.</summary>
    /// <param name="state">The member before the ask has any effect.</param>
    /// <param name="traits">Loss aversion, pain sensitivity and fit of the offer.</param>
    /// <param name="disapproval">D, 0 to 1.</param>
    /// <param name="visibility">How much of it others get to see: 1 for a pitch, privacy for own demand.</param>
    /// <param name="c">Coefficients.</param>
    public static Utility Weigh(in MemberState state, Traits traits, float disapproval, float visibility, Coefficients c)
    {
        float exposure = visibility * state.SocialMode * traits.PainSensitivity * c.RejectionSeverity * disapproval;
        return new Utility(
            Offer: (1 - (c.Seesaw * state.SocialMode)) * Powers.Power(state.Trust * traits.OfferFit * c.Offer, c.ValueCurvature),
            Obligation: c.Reciprocity * state.Obligation,
            Rejection: traits.LossAversion * Powers.Power(exposure, c.ValueCurvature),
            Effort: c.Effort);
    }

    /// <summary>Chance of accepting.</summary>
    public static float Probability(Utility utility, Coefficients c) => Powers.Logistic(c.ChoiceSensitivity * utility.Total);

    /// <summary>Chances of accepting, for a line of members.</summary>
    internal static void Weigh<V>(AskedMembers asked, int count, float visibility, Coefficients c)
        where V : struct, ILanes<V>
    {
        V curvature = V.All(c.ValueCurvature);
        for (int at = 0; at < count; at += V.Count)
        {
            MemberLanes<V> member = MemberLanes<V>.Load(asked, at);
            V exposure = V.All(visibility) * member.SocialMode * member.PainSensitivity * V.All(c.RejectionSeverity) * member.Disapproval;
            V offer = (V.All(1) - (V.All(c.Seesaw) * member.SocialMode)) * Powers.Power(member.Trust * member.OfferFit * V.All(c.Offer), curvature);
            V rejection = member.LossAversion * Powers.Power(exposure, curvature);
            V utility = offer + (V.All(c.Reciprocity) * member.Obligation) - rejection - V.All(c.Effort);
            Powers.Logistic(V.All(c.ChoiceSensitivity) * utility).Store(ref asked.Probability[0], at);
        }
    }
}
