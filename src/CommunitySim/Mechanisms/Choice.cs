using System.Runtime.CompilerServices;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>The utility of accepting, term by term.</summary>
/// <param name="Offer">The worth of the offer in today's state of mind, at least 0.</param>
/// <param name="Obligation">The utility of repaying an obligation; negative if the relation is strained.</param>
/// <param name="Rejection">The cost of the expected rejection with loss aversion, at least 0.</param>
/// <param name="Effort">The effort of accepting.</param>
public readonly record struct Utility(float Offer, float Obligation, float Rejection, float Effort)
{
    /// <summary>U.</summary>
    public float Total => Choice.Utility<Scalar>(Offer, Obligation, Rejection, Effort);
}

/// <summary>
/// The choice to accept: U = (1 − seesaw·σ)·(τ·g·offer)^α + reciprocity·o − λ·(visibility·σ·ω·rejectionSeverity·D)^α −
/// effort, P(accept) = 1/(1 + e^(−choiceSensitivity·U)). Gains and losses are valued as in prospect theory (Tversky
/// &amp; Kahneman 1992).
/// </summary>
internal static class Choice
{
    /// <summary>The worth of the offer: (1 − seesaw·σ)·(τ·g·offer)^α.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Offer<V>(V trust, V socialMode, V offerFit, Coefficients c)
        where V : struct, IVector<V> =>
            (1 - (c.Seesaw * socialMode)) * Powers.Power<V>(trust * offerFit * c.Offer, c.ValueCurvature);

    /// <summary>The cost of the expected rejection: λ·(visibility·σ·ω·rejectionSeverity·D)^α.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Rejection<V>(V visibility, V socialMode, V painSensitivity, V disapproval, V lossAversion, Coefficients c)
        where V : struct, IVector<V> =>
        lossAversion * Powers.Power<V>(
            visibility * socialMode * painSensitivity * c.RejectionSeverity * disapproval, c.ValueCurvature);

    /// <summary>U, the sum of its terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Utility<V>(V offer, V obligation, V rejection, V effort)
        where V : struct, IVector<V> => offer + obligation - rejection - effort;

    /// <summary>P(accept).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Probability<V>(V utility, Coefficients c)
        where V : struct, IVector<V> => Powers.Logistic(c.ChoiceSensitivity * utility);

    /// <summary>Computes the probabilities of a batch.</summary>
    /// <param name="batch">The members before the ask has any effect.</param>
    /// <param name="count">Number of members.</param>
    /// <param name="visibility">How visible an acceptance is to others: 1 for a pitch, privacy for own demand.</param>
    /// <param name="c">Coefficients.</param>
    public static void Weigh<V>(PitchBatch batch, int count, float visibility, Coefficients c)
        where V : struct, IVector<V>
    {
        ref float trust = ref batch.TrustInEffect[0];
        for (int at = 0; at < count; at += V.Count)
        {
            V socialMode = V.Load(ref batch.SocialMode[0], at);
            V fit = TraitCode.DecodeShare(V.Load(ref batch.OfferFit[0], at));
            V painSensitivity = TraitCode.DecodeNumber(V.Load(ref batch.PainSensitivity[0], at));
            V disapproval = V.Load(ref batch.Disapproval[0], at);
            V offer = Offer(V.Load(ref trust, at), socialMode, fit, c);
            V lossAversion = TraitCode.DecodeNumber(V.Load(ref batch.LossAversion[0], at));
            V rejection = Rejection(visibility, socialMode, painSensitivity, disapproval, lossAversion, c);
            V utility = Utility(offer, c.Reciprocity * V.Load(ref batch.Obligation[0], at), rejection, c.Effort);
            Probability(utility, c).Store(ref batch.Probability[0], at);
        }
    }
}
