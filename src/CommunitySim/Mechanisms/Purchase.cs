namespace CommunitySim.Mechanisms;

/// <summary>A sale: the member becomes a customer, and the experience is gain(1) with probability quality, else loss(1).</summary>
public static class Purchase
{
    /// <summary>The member has bought.</summary>
    public static void Make(ref MemberState state, double uniform, MemberParameters member, BrandParameters brand)
    {
        state.Set(Marks.Customer);
        state.Trust = uniform < brand.Quality ? Trust.Gain(state.Trust, 1, member) : Trust.Loss(state.Trust, 1, member);
    }
}
