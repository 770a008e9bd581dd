using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>Phase 3, bonding: gain(bondGain), o ← min(1, o + bondCredit), h ← h·bondRelief, and makes aware.</summary>
internal static class Bonding
{
    /// <summary>Applies a contact to a member.</summary>
    public static void MakeContact(ref MemberState state, Coefficients c)
    {
        state.Trust = Trust.Gain<Scalar>(state.Trust, c.BondGain);
        state.Obligation = Math.Min(1, state.Obligation + c.BondCredit);
        state.Pain *= c.BondRelief;
        state.Set(Marks.Aware);
    }

    /// <summary>Makes the contacts of a cohort.</summary>
    internal static void MakeContacts(Cohort cohort)
    {
        foreach (int i in cohort.ListMembers(cohort.Active.Bonded))
        {
            MemberState state = cohort[i];
            MakeContact(ref state, cohort.Coefficients);
            cohort[i] = state;
        }
    }
}
