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

    /// <summary>What the neighbour met with yesterday counts for a member who has not muted.</summary>
    /// <param name="trust">Trust τ.</param>
    /// <param name="pain">Pain h.</param>
    /// <param name="obligation">Obligation o.</param>
    /// <param name="painSensitivity">ω.</param>
    /// <param name="happened">The neighbour's event.</param>
    /// <param name="uniform">u of being recognised as persuasion.</param>
    /// <param name="c">Coefficients.</param>
    /// <returns>Whether a pitch was sighted, as a dashboard would count it.</returns>
    public static bool Witness(ref float trust, ref float pain, float obligation, float painSensitivity, MemberEvent happened, float uniform, Coefficients c)
    {
        switch (happened)
        {
            case MemberEvent.Solved:
                trust = Trust.Gain(trust, c.WitnessGain);
                return false;
            case MemberEvent.LetDown:
                trust = Trust.Loss(trust, c.WitnessLoss);
                return false;
            case MemberEvent.Pitched or MemberEvent.Sanctioned:
                if (uniform < c.Detectability)
                {
                    trust = Trust.Loss(trust, Trust.LossStep(c.WitnessedIntrusion * (1 - obligation), c));
                }

                pain += happened == MemberEvent.Sanctioned ? c.WitnessedPain * painSensitivity : 0;
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
        ReadOnlySpan<int> seers = cohort.Members(cohort.Concerned.Seers);
        FindWords(cohort, seers);
        ref uint marks = ref cohort.Marks[0], seen = ref cohort.SeenWords[0];
        ref int who = ref cohort.Stirred[0];
        ref float trust = ref cohort.Trust[0];
        int stirred = 0;
        for (int n = 0; n < seers.Length; n++)
        {
            int i = seers[n];
            uint word = Unsafe.Add(ref seen, n);
            ref float own = ref Unsafe.Add(ref trust, i);
            own = Hear(own, Published.Trust(word), wordOfMouth);
            Unsafe.Add(ref who, stirred) = i;
            Unsafe.Add(ref seen, stirred) = word;
            stirred += IsStirring(word, Unsafe.Add(ref marks, i));
        }

        return cohort.Stirred.AsSpan(0, stirred);
    }

    /// <summary>Looks up the neighbours that are seen, and their words: nothing else, so that many reads are under way at once.</summary>
    private static void FindWords(Cohort cohort, ReadOnlySpan<int> seers)
    {
        ref uint place = ref cohort.FeedWords[0], seen = ref cohort.SeenWords[0], yesterday = ref cohort.Population.Yesterday[0];
        ref int ends = ref MemoryMarshal.GetArrayDataReference(cohort.Audience.Ends);
        for (int n = 0; n < seers.Length; n++)
        {
            Unsafe.Add(ref seen, n) = (uint)Unsafe.Add(ref ends, Unsafe.Add(ref place, seers[n]));
        }

        for (int n = 0; n < seers.Length; n++)
        {
            Unsafe.Add(ref seen, n) = Unsafe.Add(ref yesterday, Unsafe.Add(ref seen, n));
        }
    }

    /// <summary>1 where the neighbour met with something that counts, or the member may become aware or unmute; else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IsStirring(uint word, uint marks)
    {
        // All in bits, since a processor cannot guess it: muted hides events, but who muted only today may unmute again.
        uint muted = (marks >> 2) & 1, mutedToday = muted & ~(marks >> 9);
        uint happened = ((word >> 5) | (word >> 6) | (word >> 7)) & ~muted;
        uint curious = word & (marks >> 8);
        return (int)((happened | mutedToday | curious | (marks >> 10)) & 1);
    }

    private static void Stir(Cohort cohort, int i, uint word, int n)
    {
        (Coefficients c, Population population, int seat) = (cohort.Coefficients, cohort.Population, cohort.First + i);
        ref uint marks = ref cohort.Marks[i];
        (float trust, Draws draws) = (Published.Trust(word), cohort.Draws(Block.Feed, n));
        if ((word & (uint)Marks.Aware) > (marks & (uint)Marks.Aware) && cohort.Happens(Purpose.Need, i, c.AwarenessRate * trust))
        {
            marks |= (uint)Marks.Aware;
        }

        if ((marks & (uint)Marks.Muted) == 0)
        {
            float painSensitivity = TraitCode.Number(cohort.World.PainSensitivity[seat]);
            cohort.Tally.Sighting(Witness(
                ref cohort.Trust[i], ref population.Pain[seat], population.Obligation[seat], painSensitivity, Published.Event(word), draws[Purpose.FeedReaction], c));
        }
        else if ((marks & Morning.WasMuted) != 0
            ? cohort.Happens(Purpose.Pitch, i, c.UnmuteRate * trust)
            : draws[Purpose.Unmute] < c.UnmuteRate * trust)
        {
            marks &= ~(uint)Marks.Muted;
        }
    }
}
