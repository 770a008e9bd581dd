using System.Numerics;
using System.Runtime.CompilerServices;
using CommunitySim.Lanes;
using CommunitySim.Randomness;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 4, the pitch: an ask for an act of dissent. The utility is weighed first; then the threat alone hurts, whatever the
/// stake: h ← h + threatPain·σ·ω·D, o ← max(−1, o − askCost), σ ← σ·(1 − interruption). Accepting is a sale, and the rejection
/// itself: h ← h + ω·D, loss(attribution·D), openly sanctioned with probability D. Otherwise the pitch is recognised as
/// persuasion with probability detectability: loss(intrusion·(1 − o)). Then the member may mute the brand.
/// </summary>
public static class Pitching
{
    /// <summary>The member has been pitched.</summary>
    /// <returns>Whether it was a sale.</returns>
    public static bool Receive(ref MemberState state, Traits traits, float disapproval, Draws draws, Coefficients c)
    {
        Utility utility = Choice.Weigh(state, traits, disapproval, visibility: 1, c);
        state.Set(Marks.Aware);
        state.Event = MemberEvent.Pitched;
        state.Pain += c.ThreatPain * state.SocialMode * traits.PainSensitivity * disapproval;
        float obligation = state.Obligation - c.AskCost;
        state.Obligation = obligation < -1 ? -1 : obligation;
        state.SocialMode *= c.ModeKept;

        bool sale = !state.Customer && draws[Purpose.Accept] < Choice.Probability(utility, c);
        if (sale)
        {
            Purchase.Make(ref state, draws[Purpose.Quality], c);
            BeRejected(ref state, traits, disapproval, draws[Purpose.Reaction], c);
        }
        else if (draws[Purpose.Reaction] < c.Detectability)
        {
            state.Trust = Trust.Loss(state.Trust, Trust.LossStep(c.Intrusion * (1 - state.Obligation), c));
        }

        if (draws[Purpose.Mute] < Muting.Probability(state, c))
        {
            state.Set(Marks.Muted);
        }

        return sale;
    }

    /// <summary>The pitches of a cohort.</summary>
    internal static void Receive<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        ReadOnlySpan<int> pitched = cohort.Members<V>(cohort.Concerned.Pitched);
        cohort.Draw<V>(Block.Choice, pitched);
        cohort.LineUp(pitched);
        (Coefficients c, AskedMembers asked) = (cohort.Coefficients, cohort.Asked);
        Choice.Weigh<V>(asked, pitched.Length, visibility: 1, c);
        (int sales, int sanctions) = Answer<V>(cohort, pitched.Length, c);
        cohort.Tally.Pitches(pitched.Length, sales, sanctions);
        asked.ReturnExperience(pitched, cohort);
        asked.ReturnFeelings(pitched, cohort);
    }

    /// <summary>What the ask does to a line of members.</summary>
    /// <returns>Sales, and sanctions among them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Sales, int Sanctions) Answer<V>(Cohort cohort, int count, Coefficients c)
        where V : struct, ILanes<V>
    {
        AskedMembers asked = cohort.Asked;
        V one = V.All(1), least = V.All(-1), customer = V.Bits((uint)Marks.Customer);
        V toAware = V.Bits(Published.Low(Marks.Aware, MemberEvent.Pitched)), toSanctioned = V.Bits((uint)(MemberEvent.Pitched ^ MemberEvent.Sanctioned) << Published.EventAt);
        (int sales, int sanctions) = (0, 0);
        for (int at = 0; at < count; at += V.Count)
        {
            V marks = V.Load(ref asked.Marks[0], at), disapproval = V.Load(ref asked.Disapproval[0], at);
            V accepts = cohort.Uniform<V>(Purpose.Accept, at) < V.Load(ref asked.Probability[0], at);
            V sale = V.Without(accepts, V.Same(marks & customer, customer));

            V socialMode = V.Load(ref asked.SocialMode[0], at), painSensitivity = TraitCode.Number(V.Load(ref asked.PainSensitivity[0], at));
            V pain = V.Load(ref asked.Pain[0], at) + (V.All(c.ThreatPain) * socialMode * painSensitivity * disapproval);
            V obligation = V.Load(ref asked.Obligation[0], at) - V.All(c.AskCost);
            obligation = V.Select(obligation < least, least, obligation);

            V before = V.Load(ref asked.Trust[0], at), reaction = cohort.Uniform<V>(Purpose.Reaction, at);
            V bought = Purchase.Experience(before, cohort.Uniform<V>(Purpose.Quality, at), c);
            bought = Trust.Loss(bought, Trust.LossStep(V.All(c.Attribution) * disapproval, c));
            V declined = Trust.Loss(before, Trust.LossStep(V.All(c.Intrusion) * (one - obligation), c));
            V trust = V.Select(sale, bought, V.Select(reaction < V.All(c.Detectability), declined, before));
            pain = V.Select(sale, pain + (painSensitivity * disapproval), pain);
            V sanctioned = sale & (reaction < disapproval);
            V mutes = cohort.Uniform<V>(Purpose.Mute, at) < Muting.Probability(pain, trust, c);

            trust.Store(ref asked.Trust[0], at);
            pain.Store(ref asked.Pain[0], at);
            obligation.Store(ref asked.Obligation[0], at);
            (socialMode * V.All(c.ModeKept)).Store(ref asked.SocialMode[0], at);
            marks = (marks & V.Bits(Published.MarksOnly)) | toAware | (sale & customer) | (mutes & V.Bits((uint)Marks.Muted));
            (marks ^ (sanctioned & toSanctioned)).Store(ref asked.Marks[0], at);
            uint there = Cohort.Filled<V>(at, count);
            sales += BitOperations.PopCount(V.Flags(sale) & there);
            sanctions += BitOperations.PopCount(V.Flags(sanctioned) & there);
        }

        return (sales, sanctions);
    }

    private static void BeRejected(ref MemberState state, Traits traits, float disapproval, float uniform, Coefficients c)
    {
        state.Pain += traits.PainSensitivity * disapproval;
        state.Trust = Trust.Loss(state.Trust, Trust.LossStep(c.Attribution * disapproval, c));
        if (uniform < disapproval)
        {
            state.Event = MemberEvent.Sanctioned;
        }
    }
}
