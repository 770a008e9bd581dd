namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 7, relaxation: h halves every painHalfLife days, o every obligationHalfLife days, and
/// σ ← σ + refocusRate·(socialMode − σ).
/// </summary>
public readonly struct Relaxation(MemberParameters member)
{
    private readonly double _painKept = Math.Pow(2, -1 / member.PainHalfLife);
    private readonly double _obligationKept = Math.Pow(2, -1 / member.ObligationHalfLife);

    /// <summary>The night after the day.</summary>
    public void Apply(ref MemberState state)
    {
        state.Pain *= _painKept;
        state.Obligation *= _obligationKept;
        state.SocialMode += member.RefocusRate * (member.SocialMode - state.SocialMode);
    }
}
