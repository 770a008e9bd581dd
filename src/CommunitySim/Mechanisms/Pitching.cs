using CommunitySim.Randomness;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 4, the pitch: an ask for an act of dissent. The utility is weighed first; then the threat alone hurts, whatever the
/// stake: h ← h + threatPain·σ·ω·D, o ← max(−1, o − askCost), σ ← σ·(1 − interruption). Accepting is a sale, and the rejection
/// itself: h ← h + ω·D, loss(attribution·D), openly sanctioned with probability D. Otherwise the pitch is recognised as
/// persuasion with probability detectability: loss(intrusion·(1 − o)).
/// </summary>
public static class Pitching
{
    /// <summary>The member has been pitched.</summary>
    /// <returns>Whether it was a sale.</returns>
    public static bool Receive(ref MemberState state, Traits traits, double disapproval, in Draws draws, MemberParameters member, BrandParameters brand)
    {
        Utility utility = Choice.Weigh(state, traits, disapproval, visibility: 1, member, brand.Offer);
        state.Set(Marks.Aware);
        state.Event = MemberEvent.Pitched;
        state.Pain += member.ThreatPain * state.SocialMode * traits.PainSensitivity * disapproval;
        state.Obligation = Math.Max(-1, state.Obligation - brand.AskCost);
        state.SocialMode *= 1 - member.Interruption;

        bool sale = !state.Customer && draws[Purpose.PitchAccept] < Choice.Probability(utility, member);
        if (sale)
        {
            Purchase.Make(ref state, draws[Purpose.PitchQuality], member, brand);
            BeRejected(ref state, traits, disapproval, draws[Purpose.PitchSanction], member, brand);
        }
        else if (draws[Purpose.PitchDetected] < brand.Detectability)
        {
            state.Trust = Trust.Loss(state.Trust, brand.Intrusion * (1 - state.Obligation), member);
        }

        return sale;
    }

    private static void BeRejected(ref MemberState state, Traits traits, double disapproval, double uniform, MemberParameters member, BrandParameters brand)
    {
        state.Pain += traits.PainSensitivity * disapproval;
        state.Trust = Trust.Loss(state.Trust, brand.Attribution * disapproval, member);
        if (uniform < disapproval)
        {
            state.Event = MemberEvent.Sanctioned;
        }
    }
}
