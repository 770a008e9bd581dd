using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Simd;

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
internal static class Choice
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
    internal static void Weigh<V>(PitchBatch batch, int count, float visibility, Coefficients c)
        where V : struct, IVector<V>
    {
        V curvature = V.All(c.ValueCurvature), seesaw = V.All(c.Seesaw), severity = V.All(c.RejectionSeverity), worth = V.All(c.Offer), one = V.All(1);
        V seen = V.All(visibility), reciprocity = V.All(c.Reciprocity), effort = V.All(c.Effort), sensitivity = V.All(c.ChoiceSensitivity);
        for (int at = 0; at < count; at += V.Count)
        {
            V socialMode = V.Load(ref batch.SocialMode[0], at), fit = TraitCode.DecodeShare(V.Load(ref batch.OfferFit[0], at));
            V exposure = seen * socialMode * TraitCode.DecodeNumber(V.Load(ref batch.PainSensitivity[0], at)) * severity * V.Load(ref batch.Disapproval[0], at);
            V offer = (one - (seesaw * socialMode)) * Powers.Power(V.Load(ref batch.Trust[0], at) * fit * worth, curvature);
            V rejection = TraitCode.DecodeNumber(V.Load(ref batch.LossAversion[0], at)) * Powers.Power(exposure, curvature);
            V utility = offer + (reciprocity * V.Load(ref batch.Obligation[0], at)) - rejection - effort;
            Powers.Logistic(sensitivity * utility).Store(ref batch.Probability[0], at);
        }
    }
}
