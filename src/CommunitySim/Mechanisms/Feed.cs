using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CommunitySim.Lanes;
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
    /// <summary>
    /// Which neighbour is looked at, of d, of whom the first p post and the others have something to be seen with probability a.
    /// Of d equal parts of the unit interval the posters' come first and are whole, of the lurkers' a share a is kept and
    /// moved together: u·d below p + (d − p)·a is a sight, and of the part in which it lies.
    /// </summary>
    /// <param name="uniform">u.</param>
    /// <param name="posters">p.</param>
    /// <param name="degree">d, at least 0.</param>
    /// <param name="c">lurkerActivity a.</param>
    /// <returns>Index of the neighbour, posters first; −1 where nothing is seen.</returns>
    public static int Look(float uniform, int posters, int degree, Coefficients c)
    {
        float place = uniform * degree, beyond = Math.Max(0, place - posters);
        return place < posters + ((degree - posters) * c.LurkerActivity)
            ? Math.Min((int)(place + (beyond * c.LurkerStretch)), degree - 1)
            : -1;
    }

    /// <summary>Which neighbours a row of members looks at.</summary>
    /// <param name="uniform">u.</param>
    /// <param name="posters">p, whole numbers.</param>
    /// <param name="degree">d, whole numbers.</param>
    /// <param name="c">lurkerActivity a.</param>
    /// <param name="sees">Mask: whether something is seen.</param>
    /// <returns>Indices of the neighbours, where something is seen.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Look<V>(V uniform, V posters, V degree, Coefficients c, out V sees)
        where V : struct, ILanes<V>
    {
        V realPosters = V.ToReal(posters), realDegree = V.ToReal(degree);
        V place = uniform * realDegree, beyond = place - realPosters;
        sees = place < realPosters + ((realDegree - realPosters) * V.All(c.LurkerActivity));
        V index = V.ToWhole(place + ((beyond & (beyond > V.All(0))) * V.All(c.LurkerStretch)));
        V last = V.AddWhole(degree, V.Bits(uint.MaxValue));
        return V.Select(V.LessWhole(index, last), index, last);
    }

    /// <summary>Word of mouth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Hear(float trust, float neighbour, float wordOfMouth) => trust + (wordOfMouth * (neighbour - trust));

    /// <summary>What the neighbour did or met yesterday counts for a member who has not muted.</summary>
    /// <returns>Whether a pitch was sighted, as a dashboard would count it.</returns>
    public static bool Witness(ref MemberState state, float painSensitivity, MemberEvent happened, Draws draws, Coefficients c)
    {
        switch (happened)
        {
            case MemberEvent.Solved:
                state.Trust = Trust.Gain(state.Trust, c.WitnessGain);
                return false;
            case MemberEvent.LetDown:
                state.Trust = Trust.Loss(state.Trust, c.WitnessLoss);
                return false;
            case MemberEvent.Pitched or MemberEvent.Sanctioned:
                if (draws[Purpose.FeedReaction] < c.Detectability)
                {
                    state.Trust = Trust.Loss(state.Trust, Trust.LossStep(c.WitnessedIntrusion * (1 - state.Obligation), c));
                }

                state.Pain += happened == MemberEvent.Sanctioned ? c.WitnessedPain * painSensitivity : 0;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Those of a cohort who see something.</summary>
    internal static void Read<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        ReadOnlySpan<int> stirred = Hear(cohort);
        cohort.Draw<V>(Block.Feed, stirred);
        for (int n = 0; n < stirred.Length; n++)
        {
            Stir(cohort, stirred[n], cohort.SeenWords[n], n);
        }
    }

    /// <summary>Everybody who sees hears; who is stirred by more than the neighbour's trust is noted, with the word that was seen.</summary>
    private static ReadOnlySpan<int> Hear(Cohort cohort)
    {
        float wordOfMouth = cohort.Coefficients.WordOfMouth;
        ref uint yesterday = ref cohort.Population.Yesterday[0], place = ref cohort.FeedWords[0], marks = ref cohort.Marks[0], seen = ref cohort.SeenWords[0];
        ref int ends = ref MemoryMarshal.GetArrayDataReference(cohort.Audience.Ends), who = ref cohort.Stirred[0];
        ref float trust = ref cohort.Trust[0];
        int stirred = 0;
        foreach (int i in cohort.Members(cohort.Concerned.Seers))
        {
            uint word = Unsafe.Add(ref yesterday, Unsafe.Add(ref ends, Unsafe.Add(ref place, i)));
            ref float own = ref Unsafe.Add(ref trust, i);
            own = Hear(own, Published.Trust(word), wordOfMouth);
            Unsafe.Add(ref who, stirred) = i;
            Unsafe.Add(ref seen, stirred) = word;
            stirred += IsStirring(word, Unsafe.Add(ref marks, i));
        }

        return cohort.Stirred.AsSpan(0, stirred);
    }

    /// <summary>1 where the neighbour met with something that counts, or the member may become aware or unmute; else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IsStirring(uint word, uint marks)
    {
        // All in bits, since a processor cannot guess it: muted hides events, but who muted only today may unmute again.
        uint muted = (marks >> 2) & 1, mutedToday = muted & ~(marks >> 9);
        uint happened = ((word >> 5) | (word >> 6) | (word >> 7)) & ~muted;
        return (int)((happened | mutedToday | (marks >> 8)) & 1);
    }

    private static void Stir(Cohort cohort, int i, uint word, int n)
    {
        Coefficients c = cohort.Coefficients;
        MemberState state = cohort[i];
        float trust = Published.Trust(word);
        if (!state.Aware && ((Marks)word & Marks.Aware) != Marks.None && cohort.Happens(Purpose.Need, i, c.AwarenessRate * trust))
        {
            state.Set(Marks.Aware);
        }

        if (!state.Muted)
        {
            float painSensitivity = TraitCode.Number(cohort.World.PainSensitivity[cohort.First + i]);
            cohort.Tally.Sighting(Witness(ref state, painSensitivity, Published.Event(word), cohort.Draws(Block.Feed, n), c));
        }
        else if ((cohort.Marks[i] & Morning.WasMuted) != 0
            ? cohort.Happens(Purpose.Pitch, i, c.UnmuteRate * trust)
            : cohort.Draws(Block.Feed, n)[Purpose.Unmute] < c.UnmuteRate * trust)
        {
            state.Clear(Marks.Muted);
        }

        cohort[i] = state;
    }
}
