using System.Numerics;
using System.Runtime.CompilerServices;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 4, the pitch: an ask for an act of dissent. The member weighs the utility first. Then the threat alone hurts
/// at any stake: h ← h + threatPain·σ·ω·D, o ← max(−1, o − askCost), σ ← σ·(1 − interruption). Accepting is a sale and
/// brings the rejection: h ← h + ω·D, loss(attribution·D), with an open sanction with probability D. A declined pitch
/// is recognised as persuasion with probability detectability: loss(intrusion·(1 − o)), or <see cref="Annoyance"/>. Then
/// the member may mute the brand. An acceptance of a visibility below 1 meets visibility·D in place of D. With stakePain
/// both pains are multiplied by 1 + stakePain·offer.
/// </summary>
internal static class Pitching
{
    /// <summary>Makes the pitches of a cohort.</summary>
    internal static void Pitch<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        ReadOnlySpan<int> pitched = cohort.ListMembers<V>(cohort.Active.Pitched);
        if (pitched.Length == 0)
        {
            return;
        }

        (Coefficients c, PitchBatch batch) = (cohort.Coefficients, cohort.Batch);
        if (c.Informs > 0)
        {
            Informing.FindInformed<V>(cohort, pitched);
        }

        cohort.Draw<V>(StreamBlock.Choice, pitched);
        cohort.FillBatch(pitched);
        bool anyFirst = FirstPitches.Find(cohort);
        Choice.Weigh<V>(batch, pitched.Length, c.Visibility, c);
        bool plain = c.Visibility == 1 && c.Stake == 1 && c.Informs == 0 && cohort.Spilled.Length == 0;
        (int sales, int sanctions) = (plain, c.Annoys) switch
        {
            (true, false) => Respond<V, Plain, Calm>(cohort, pitched.Length, c),
            (true, true) => Respond<V, Plain, Annoyed>(cohort, pitched.Length, c),
            (false, false) => Respond<V, Extended, Calm>(cohort, pitched.Length, c),
            _ => Respond<V, Extended, Annoyed>(cohort, pitched.Length, c),
        };
        cohort.DeclinePain += batch.TakeDeclinePain();
        Deception.Scar(cohort, pitched);
        cohort.Tally[Counter.Pitches] += pitched.Length;
        cohort.Tally[Counter.SalesPitched] += sales;
        cohort.Tally[Counter.Sanctioned] += sanctions;
        if (cohort.Ties is not null)
        {
            Severance.NoteDisapproval(pitched, cohort);
        }

        batch.StoreExperience(pitched, cohort);
        batch.StoreFeelings(pitched, cohort);
        if (anyFirst)
        {
            FirstPitches.Count(cohort);
        }

        if (cohort.Spilled.Length > 0)
        {
            SpillOver.Record(cohort, pitched);
        }
    }

    /// <summary>Applies the ask to a batch of members.</summary>
    /// <returns>Number of sales, and of sanctions among them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Sales, int Sanctions) Respond<V, S, A>(Cohort cohort, int count, Coefficients c)
        where V : struct, IVector<V>
        where S : struct
        where A : struct
    {
        PitchBatch batch = cohort.Batch;
        V customer = V.Bits((uint)Marks.Customer);
        V toAware = V.Bits(MemberWord.PackMarks(Marks.Aware, MemberEvent.Pitched));
        V toSanctioned = V.Bits((uint)(MemberEvent.Pitched ^ MemberEvent.Sanctioned) << MemberWord.EventAt);
        (int sales, int sanctions) = (0, 0);
        for (int at = 0; at < count; at += V.Count)
        {
            V marks = V.Load(ref batch.Marks[0], at), disapproval = V.Load(ref batch.Disapproval[0], at);
            V accepts = cohort.Uniform<V>(RandomStream.Accept, at) < V.Load(ref batch.Probability[0], at);
            V sale = V.AndNot(accepts, V.EqualBits(marks & customer, customer));

            V socialMode = V.Load(ref batch.SocialMode[0], at);
            V painSensitivity = TraitCode.DecodeNumber(V.Load(ref batch.PainSensitivity[0], at));
            V threat = c.ThreatPain * socialMode * painSensitivity * disapproval, pain = V.Load(ref batch.Pain[0], at) + threat;
            V obligation = V.Load(ref batch.Obligation[0], at) - c.AskCost;
            obligation = V.Select(obligation < -1, -1, obligation);

            V before = V.Load(ref batch.Trust[0], at), reaction = cohort.Uniform<V>(RandomStream.Reaction, at);
            V seen = typeof(S) == typeof(Extended) ? c.Visibility * disapproval : disapproval;
            V experienced = Purchase.Experience(before, cohort.Uniform<V>(RandomStream.Quality, at), c);
            V bought = Trust.Loss(experienced, Trust.LossStep(c.Attribution * seen, c)),
                declined = Trust.Loss(before, Trust.LossStep(c.Intrusion * (1 - obligation), c));
            V recognised = reaction < c.Detectability;
            V trust = V.Select(sale, bought, Annoys<A>() ? before : V.Select(recognised, declined, before));
            V rejection = typeof(S) == typeof(Extended) ? c.Stake * painSensitivity * seen : painSensitivity * seen;
            pain = V.Select(sale, pain + rejection, pain);
            V sanctioned = sale & (reaction < seen);
            if (typeof(S) == typeof(Extended))
            {
                (V.Select(sale, experienced, before) - trust).Store(ref batch.Lost[0], at);
                trust = Informing.Apply(trust, V.Load(ref batch.Informed[0], at), c);
            }

            V inEffect = Annoys<A>() ? Annoy(batch, at, V.AndNot(recognised, sale), obligation, trust, c) : trust;
            V mutes = cohort.Uniform<V>(RandomStream.Mute, at) < Muting.Probability(pain, inEffect, c);

            trust.Store(ref batch.Trust[0], at);
            pain.Store(ref batch.Pain[0], at);
            obligation.Store(ref batch.Obligation[0], at);
            (socialMode * c.ModeKept).Store(ref batch.SocialMode[0], at);
            V muted = mutes & V.Bits((uint)Marks.Muted);
            marks = (marks & V.Bits(MemberWord.MarksOnly)) | toAware | (sale & customer) | muted;
            (marks ^ (sanctioned & toSanctioned)).Store(ref batch.Marks[0], at);
            uint there = Cohort.LanesWithin<V>(at, count);
            sales += BitOperations.PopCount(V.Flags(sale) & there);
            sanctions += BitOperations.PopCount(V.Flags(sanctioned) & there);
            batch.AddDeclinePain(at, V.AndNot(threat, sale));
        }

        return (sales, sanctions);
    }

    /// <summary>Annoys those who have recognised the pitch.</summary>
    /// <returns>The trust in effect after the pitch.</returns>
    private static V Annoy<V>(PitchBatch batch, int at, V recognised, V obligation, V trust, Coefficients c)
        where V : struct, IVector<V>
    {
        V before = V.Load(ref batch.Annoyance[0], at);
        V annoyance = V.Select(recognised, Annoyance.Rise(before, Annoyance.Step(c.Annoyance, obligation)), before);
        annoyance.Store(ref batch.Annoyance[0], at);
        return EffectiveTrust.Compute(trust, annoyance);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Annoys<A>()
        where A : struct => typeof(A) == typeof(Annoyed);

    /// <summary>Acceptances are public, stakes do not hurt, and pitches neither inform nor cost the other brand trust.</summary>
    private readonly struct Plain;

    /// <summary>At least one of these holds not.</summary>
    private readonly struct Extended;

    /// <summary>A recognised pitch costs trust.</summary>
    private readonly struct Calm;

    /// <summary>A recognised pitch annoys.</summary>
    private readonly struct Annoyed;
}
