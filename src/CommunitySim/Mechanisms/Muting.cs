namespace CommunitySim.Mechanisms;

/// <summary>After a pitch the member mutes with probability 1/(1 + e^(−toleranceSensitivity·(h − tolerance·(1 + 2τ)))): pain drives it, trust puts it off.</summary>
public static class Muting
{
    /// <summary>Chance of muting now.</summary>
    public static double Probability(in MemberState state, MemberParameters member) =>
        Choice.Logistic(member.ToleranceSensitivity * (state.Pain - (member.Tolerance * (1 + (2 * state.Trust)))));
}
