namespace CommunitySim.Mechanisms;

/// <summary>Phase 1, turnover: u &lt; turnover gives the seat to a newcomer, τ = initialTrust, h = o = 0, σ = socialMode, no marks. Traits stay with the seat.</summary>
public static class Turnover
{
    /// <summary>The member in the seat today.</summary>
    public static MemberState Apply(MemberState sitting, double uniform, double turnover, MemberParameters member) =>
        uniform < turnover ? MemberState.Newcomer(member) : sitting;
}
