namespace CommunitySim.Mechanisms;

/// <summary>Phase 3, bonding: a one-to-one contact is gain(bondGain), o ← min(1, o + bondCredit), h ← h·bondRelief, and makes aware.</summary>
public static class Bonding
{
    /// <summary>The contact has taken place.</summary>
    public static void Meet(ref MemberState state, MemberParameters member, BrandParameters brand)
    {
        state.Trust = Trust.Gain(state.Trust, brand.BondGain, member);
        state.Obligation = Math.Min(1, state.Obligation + brand.BondCredit);
        state.Pain *= brand.BondRelief;
        state.Set(Marks.Aware);
    }
}
