namespace CommunitySim.Mechanisms;

/// <summary>Phase 6, custom: a customer pays retainedMargin today, then leaves with probability customerChurn·(1 − τ).</summary>
public static class Custom
{
    /// <summary>A customer's day; the margin is counted by the caller.</summary>
    public static void StayOrLeave(ref MemberState state, double uniform, MemberParameters member)
    {
        if (uniform < member.CustomerChurn * (1 - state.Trust))
        {
            state.Clear(Marks.Customer);
        }
    }
}
