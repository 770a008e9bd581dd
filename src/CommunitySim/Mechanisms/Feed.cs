using CommunitySim.Randomness;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 5, the feed: what a member takes from one neighbour j of yesterday, if there is something to be seen.
/// τ ← τ + wordOfMouth·(τ̂ⱼ − τ); aware with awarenessRate·τ̂ⱼ if j was. Not muted: solved is gain(witnessWeight), let down is
/// loss(witnessWeight), a pitch is with probability detectability loss(witnessWeight·intrusion·(1 − o)), and a sanction hurts
/// besides: h ← h + witnessedPain·ω. Muted: unmutes with unmuteRate·τ̂ⱼ.
/// </summary>
public static class Feed
{
    /// <summary>The member has seen the neighbour.</summary>
    /// <returns>Whether a pitch was sighted, as a dashboard would count it: by a member who has not muted.</returns>
    public static bool Read(ref MemberState state, Traits traits, Seen neighbour, in Draws draws, MemberParameters member, BrandParameters brand)
    {
        state.Trust += member.WordOfMouth * (neighbour.Trust - state.Trust);
        if (neighbour.Aware && draws[Purpose.FeedAwareness] < member.AwarenessRate * neighbour.Trust)
        {
            state.Set(Marks.Aware);
        }

        if (!state.Muted)
        {
            return Witness(ref state, traits, neighbour.Event, draws[Purpose.FeedDetected], member, brand);
        }

        if (draws[Purpose.Unmute] < member.UnmuteRate * neighbour.Trust)
        {
            state.Clear(Marks.Muted);
        }

        return false;
    }

    private static bool Witness(ref MemberState state, Traits traits, MemberEvent happened, double uniform, MemberParameters member, BrandParameters brand)
    {
        switch (happened)
        {
            case MemberEvent.Solved:
                state.Trust = Trust.Gain(state.Trust, member.WitnessWeight, member);
                return false;
            case MemberEvent.LetDown:
                state.Trust = Trust.Loss(state.Trust, member.WitnessWeight, member);
                return false;
            case MemberEvent.Pitched or MemberEvent.Sanctioned:
                if (uniform < brand.Detectability)
                {
                    state.Trust = Trust.Loss(state.Trust, member.WitnessWeight * brand.Intrusion * (1 - state.Obligation), member);
                }

                state.Pain += happened == MemberEvent.Sanctioned ? member.WitnessedPain * traits.PainSensitivity : 0;
                return true;
            default:
                return false;
        }
    }
}
