using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 5, the feed: the effect of one neighbour j as of yesterday, if the member sees something. τ ← τ +
/// wordOfMouth·(τ̂ⱼ − τ). The member becomes aware with awarenessRate·τ̂ⱼ if j was. A muted member unmutes with
/// unmuteRate·τ̂ⱼ. For others, solved is loss(complaintEcho·witnessWeight), then gain(witnessWeight), let down is
/// loss(witnessWeight), and a pitch is loss(witnessWeight·intrusion·(1 − o)), or <see cref="Annoyance"/>, with
/// probability detectability. A sanction also hurts: h ← h + witnessedPain·ω. Once the brand is expelled, awarenessRate
/// is multiplied by 1 − nameBan.
/// </summary>
internal static class Feed
{
    /// <summary>
    /// Chooses one of d neighbours. The first p are posters and always visible; the others are visible with probability
    /// a. The unit interval has d equal parts. The posters' parts come first and are whole. Each lurker's part is
    /// shortened to a share a. The member sees something if u·d is below p + (d − p)·a, namely the neighbour in whose
    /// part it lies.
    /// </summary>
    /// <param name="uniform">u.</param>
    /// <param name="posters">p, whole numbers.</param>
    /// <param name="degree">d, whole numbers.</param>
    /// <param name="c">lurkerActivity a.</param>
    /// <param name="sees">Mask: whether something is seen.</param>
    /// <returns>Index of the neighbour, posters first. Valid only if something is seen.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V ChooseNeighbour<V>(V uniform, V posters, V degree, Coefficients c, out V sees)
        where V : struct, IVector<V>
    {
        V floatPosters = V.ToFloat(posters), floatDegree = V.ToFloat(degree);
        V place = uniform * floatDegree, beyond = place - floatPosters;
        sees = place < floatPosters + ((floatDegree - floatPosters) * c.LurkerActivity);
        V index = V.ToInt(place + ((beyond & (beyond > 0)) * c.LurkerStretch));
        V last = V.AddInt(degree, V.Bits(uint.MaxValue));
        return V.Select(V.LessInt(index, last), index, last);
    }

    /// <summary>Word of mouth: τ + wordOfMouth·(τ̂ⱼ − τ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ApplyWordOfMouth<V>(V trust, V neighbour, V wordOfMouth)
        where V : struct, IVector<V> => trust + (wordOfMouth * (neighbour - trust));

    /// <summary>Applies the neighbour's event of yesterday to a member who has not muted.</summary>
    /// <param name="trust">Trust τ.</param>
    /// <param name="pain">Pain h.</param>
    /// <param name="obligation">Obligation o.</param>
    /// <param name="painSensitivity">ω.</param>
    /// <param name="happened">The neighbour's event.</param>
    /// <param name="uniform">u of being recognised as persuasion.</param>
    /// <param name="c">Coefficients.</param>
    /// <returns>Whether the member saw a pitch, as a dashboard would count it.</returns>
    public static bool ApplyNeighbourEvent(
        ref float trust, ref float pain, float obligation, float painSensitivity, MemberEvent happened, float uniform, Coefficients c)
    {
        switch (happened)
        {
            case MemberEvent.Solved:
                trust = Trust.Gain<Scalar>(Trust.Loss<Scalar>(trust, c.EchoLoss), c.WitnessGain);
                return false;
            case MemberEvent.LetDown:
                trust = Trust.Loss<Scalar>(trust, c.WitnessLoss);
                return false;
            case MemberEvent.Pitched or MemberEvent.Sanctioned:
                if (uniform < c.Detectability && !c.Annoys)
                {
                    trust =
                        Trust.Loss<Scalar>(trust, Trust.LossStep<Scalar>(c.WitnessedIntrusion * (1 - obligation), c));
                }

                pain += happened == MemberEvent.Sanctioned ? c.WitnessedPain * painSensitivity : 0;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Finds the members of a cohort who see something, and the neighbours they see.</summary>
    internal static void ChooseNeighbours<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            int seats = cohort.Seats - first;
            ulong there = seats < Population.Row ? (1UL << seats) - 1 : ulong.MaxValue;
            cohort.Everyday.SeersSet[first / Population.Row] = ChooseNeighbours<V>(cohort, first) & there;
        }
    }

    /// <summary>Does the same for a row of 64, and returns who sees something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong ChooseNeighbours<V>(Cohort cohort, int first)
        where V : struct, IVector<V>
    {
        (Coefficients c, FeedIndex feedIndex) = (cohort.Coefficients, cohort.FeedIndex);
        ref uint starts = ref cohort.Starts(first), posterStarts = ref cohort.PosterStarts(first);
        ref uint words = ref cohort.Everyday.FeedWords[first];
        V all = V.Bits((uint)feedIndex.Members - 1), next = V.Bits(1), unit = 1 / 16777216f;
        V lurkers = V.Bits((uint)feedIndex.Lurkers);
        ulong seers = 0;
        int length = cohort.RowLength(first);
        for (int at = 0; at < length; at += V.Count)
        {
            V start = V.Load(ref starts, at), posterStart = V.Load(ref posterStarts, at);
            V posters = V.SubtractInt(V.Load(ref posterStarts, at + 1), posterStart);
            V degree = feedIndex.IsComplete ? all : V.SubtractInt(V.Load(ref starts, at + 1), start);
            V index = ChooseNeighbour(
                V.ToFloat(V.ShiftRight(V.Load(ref words, at), 8)) * unit, posters, degree, c, out V sees);

            // Posters start at posterStart; lurkers follow all posters. On a complete network the list also holds the
            // member, who is skipped.
            V lurker = V.AddInt(V.SubtractInt(start, V.AddInt(posterStart, posters)), lurkers);
            V place = feedIndex.IsComplete ? V.AddInt(index, V.AddInt(V.LessInt(index, start), next))
                : V.AddInt(index, V.Select(V.LessInt(index, posters), posterStart, lurker));
            place.Store(ref words, at);
            seers |= (ulong)V.Flags(sees) << at;
        }

        return seers;
    }

    /// <summary>Lists the members of a cohort who see something, and prefetches the neighbours they see.</summary>
    internal static void PrefetchNeighbours<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        if (!cohort.Everyday.IsNew)
        {
            return;
        }

        cohort.Everyday.ListSeers<V>(cohort);
        if (cohort.IsFar)
        {
            ref uint place = ref cohort.Everyday.FeedWords[0];
            ref int ends = ref MemoryMarshal.GetArrayDataReference(cohort.FeedIndex.Ends);
            foreach (int i in cohort.Everyday.Seers)
            {
                Prefetch.Line(ref Unsafe.Add(ref ends, Unsafe.Add(ref place, i)));
            }
        }
    }

    /// <summary>Looks up the neighbours they see, and prefetches their words while other phases run.</summary>
    internal static void LookUpNeighbours(Cohort cohort)
    {
        if (!cohort.Everyday.IsNew)
        {
            return;
        }

        ref uint place = ref cohort.Everyday.FeedWords[0], yesterday = ref cohort.Population.Yesterday[0];
        ref int ends = ref MemoryMarshal.GetArrayDataReference(cohort.FeedIndex.Ends);
        bool far = cohort.IsFar;
        foreach (int i in cohort.Everyday.Seers)
        {
            ref uint neighbour = ref Unsafe.Add(ref place, i);
            neighbour = (uint)Unsafe.Add(ref ends, neighbour);
            if (far)
            {
                Prefetch.Line(ref Unsafe.Add(ref yesterday, neighbour));
            }
        }
    }

    /// <summary>Applies the feed to the members of a cohort who see something.</summary>
    internal static void Read<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        ref uint neighbour = ref cohort.Everyday.FeedWords[0], seen = ref cohort.SeenWords[0];
        ref uint yesterday = ref cohort.Population.Yesterday[0];
        foreach (int i in cohort.Everyday.Seers)
        {
            Unsafe.Add(ref seen, i) = Unsafe.Add(ref yesterday, Unsafe.Add(ref neighbour, i));
        }

        if (cohort.Ties is not null)
        {
            Severance.CutTies(cohort);
        }

        if (cohort.HasSegments)
        {
            HearNeighbours<V, Mixture>(cohort);
        }
        else
        {
            HearNeighbours<V, Alike>(cohort);
        }

        cohort.BySegment(React<V>);
    }

    /// <summary>Lets the affected members of a cohort react to more than word of mouth.</summary>
    private static void React<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        ReadOnlySpan<int> affected = cohort.ListMembers<V>(cohort.Active.Affected);
        cohort.Draw<V>(StreamBlock.Feed, affected);
        Coefficients c = cohort.Coefficients;
        float awarenessRate = cohort.Plan.Expelled ? c.BannedAwarenessRate : c.AwarenessRate;
        for (int n = 0; n < affected.Length; n++)
        {
            React(cohort, affected[n], n, awarenessRate);
        }
    }

    /// <summary>Applies word of mouth to all who see something, and notes those affected by more than trust.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HearNeighbours<V, M>(Cohort cohort)
        where V : struct, IVector<V>
        where M : struct
    {
        V wordOfMouth = cohort.Coefficients.WordOfMouth, happened = V.Bits(MemberWord.EventOnly), zero = V.Bits(0);
        V muted = V.Bits((uint)Marks.Muted), mutedBefore = V.Bits((uint)Marks.Muted | ScreenMembers.WasMuted);
        V mayUnmute = V.Bits(ScreenMembers.MayUnmute);
        ref uint seen = ref cohort.SeenWords[0], dayMarks = ref cohort.Marks[0];
        ref float trust = ref cohort.Trust[0];
        for (int first = 0; first < cohort.Seats; first += Population.Row)
        {
            ulong seers = cohort.Everyday.SeersSet[first / Population.Row], affected = 0;
            int length = cohort.RowLength(first);
            for (int at = 0; at < length; at += V.Count)
            {
                V word = V.Load(ref seen, first + at), marks = V.Load(ref dayMarks, first + at);
                V own = V.Load(ref trust, first + at);
                V sees = V.Mask((uint)(seers >> at) & Cohort.AllLanes<V>());
                if (typeof(M) == typeof(Mixture))
                {
                    wordOfMouth = cohort.Mixed(first + at, static one => (V)one.WordOfMouth);
                }

                V heard = ApplyWordOfMouth(own, MemberWord.TrustOf(word), wordOfMouth);
                V.Select(sees, heard, own).Store(ref trust, first + at);

                // Muted members do not see events, but may unmute. Unaware members may learn from aware neighbours.
                V open = V.EqualBits(marks & muted, zero), mutedToday = V.EqualBits(marks & mutedBefore, muted);
                V met = V.AndNot(open, V.EqualBits(word & happened, zero));
                V learns = V.ShiftLeft(word & V.ShiftRight(marks, 8), 31);
                V relents = V.EqualBits(marks & mayUnmute, mayUnmute);
                affected |= (ulong)V.Flags(sees & (met | mutedToday | learns | relents)) << at;
            }

            cohort.Active.Affected[first / Population.Row] = affected;
        }
    }

    private static void React(Cohort cohort, int i, int n, float awarenessRate)
    {
        uint word = cohort.SeenWords[i];
        (Coefficients c, Population population, int seat) = (cohort.Coefficients, cohort.Population, cohort.First + i);
        ref uint marks = ref cohort.Marks[i];
        float trust = MemberWord.TrustOf(word);
        if ((word & (uint)Marks.Aware) > (marks & (uint)Marks.Aware)
            && cohort.Happens(RandomStream.Need, i, awarenessRate * trust))
        {
            marks |= (uint)Marks.Aware;
        }

        if ((marks & (uint)Marks.Muted) == 0)
        {
            float painSensitivity = TraitCode.DecodeNumber(cohort.World.PainSensitivity[seat]), before = cohort.Trust[i];
            bool ofPitch = ApplyNeighbourEvent(
                ref cohort.Trust[i],
                ref population.Pain[seat],
                population.Obligation[seat],
                painSensitivity,
                MemberWord.EventOf(word),
                cohort.Uniform(RandomStream.FeedReaction, n),
                c);
            cohort.Tally[Counter.Sightings] += ofPitch ? 1 : 0;
            if (ofPitch && (c.Annoys || cohort.Spilled.Length > 0))
            {
                NoteFurtherEffects(cohort, i, n, before);
            }
        }
        else if ((marks & ScreenMembers.WasMuted) != 0
            ? cohort.Happens(RandomStream.Pitch, i, c.UnmuteRate * trust)
            : cohort.Uniform(RandomStream.Unmute, n) < c.UnmuteRate * trust)
        {
            marks &= ~(uint)Marks.Muted;
        }
    }

    /// <summary>Records what a sighted pitch does beside its loss of trust.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NoteFurtherEffects(Cohort cohort, int i, int n, float trustBefore)
    {
        int seat = cohort.First + i;
        if (cohort.Spilled.Length > 0)
        {
            cohort.Population.LostToPitches[seat] += trustBefore - cohort.Trust[i];
        }

        if (cohort.Coefficients.Annoys && cohort.Uniform(RandomStream.FeedReaction, n) < cohort.Coefficients.Detectability)
        {
            Annoyance.Witness(cohort, seat);
        }
    }
}
