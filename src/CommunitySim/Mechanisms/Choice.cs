namespace CommunitySim.Mechanisms;

/// <summary>The utility of accepting, term by term.</summary>
/// <param name="Offer">What the offer is worth in today's state of mind, at least 0.</param>
/// <param name="Obligation">What repaying an obligation adds, or a strained one takes.</param>
/// <param name="Rejection">What the expected rejection costs, loss aversion included, at least 0.</param>
/// <param name="Effort">What it takes to do it.</param>
public readonly record struct Utility(double Offer, double Obligation, double Rejection, double Effort)
{
    /// <summary>U.</summary>
    public double Total => Offer + Obligation - Rejection - Effort;
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
    /// <param name="member">Parameters of members.</param>
    /// <param name="offer">Worth of the offer, at least 0.</param>
    public static Utility Weigh(in MemberState state, Traits traits, double disapproval, double visibility, MemberParameters member, double offer)
    {
        double alpha = member.ValueCurvature;
        double exposure = visibility * state.SocialMode * traits.PainSensitivity * member.RejectionSeverity * disapproval;
        return new Utility(
            Offer: (1 - (member.Seesaw * state.SocialMode)) * Math.Pow(state.Trust * traits.OfferFit * offer, alpha),
            Obligation: member.Reciprocity * state.Obligation,
            Rejection: traits.LossAversion * Math.Pow(exposure, alpha),
            Effort: member.Effort);
    }

    /// <summary>Chance of accepting.</summary>
    public static double Probability(Utility utility, MemberParameters member) => Logistic(member.ChoiceSensitivity * utility.Total);

    /// <summary>1/(1 + e^(−x)).</summary>
    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
