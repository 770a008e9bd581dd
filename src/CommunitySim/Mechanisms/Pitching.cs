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
/// the member may mute the brand.
/// </summary>
internal static class Pitching
{
    /// <summary>Makes the pitches of a cohort.</summary>
    internal static void Pitch<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        ReadOnlySpan<int> pitched = cohort.ListMembers<V>(cohort.Active.Pitched);
        cohort.Draw<V>(StreamBlock.Choice, pitched);
        cohort.FillBatch(pitched);
        (Coefficients c, PitchBatch batch) = (cohort.Coefficients, cohort.Batch);
        Choice.Weigh<V>(batch, pitched.Length, visibility: 1, c);
        (int sales, int sanctions) = c.Annoys
            ? Respond<V, Annoyed>(cohort, pitched.Length, c)
            : Respond<V, Calm>(cohort, pitched.Length, c);
        Deception.Scar(cohort, pitched);
        cohort.Tally[Counter.Pitches] += pitched.Length;
        cohort.Tally[Counter.SalesPitched] += sales;
        cohort.Tally[Counter.Sanctioned] += sanctions;
        batch.StoreExperience(pitched, cohort);
        batch.StoreFeelings(pitched, cohort);
    }

    /// <summary>Applies the ask to a batch of members.</summary>
    /// <returns>Number of sales, and of sanctions among them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Sales, int Sanctions) Respond<V, A>(Cohort cohort, int count, Coefficients c)
        where V : struct, IVector<V>
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
            V pain = V.Load(ref batch.Pain[0], at) + (c.ThreatPain * socialMode * painSensitivity * disapproval);
            V obligation = V.Load(ref batch.Obligation[0], at) - c.AskCost;
            obligation = V.Select(obligation < -1, -1, obligation);

            V before = V.Load(ref batch.Trust[0], at), reaction = cohort.Uniform<V>(RandomStream.Reaction, at);
            V bought = Purchase.Experience(before, cohort.Uniform<V>(RandomStream.Quality, at), c);
            bought = Trust.Loss(bought, Trust.LossStep(c.Attribution * disapproval, c));
            V declined = Trust.Loss(before, Trust.LossStep(c.Intrusion * (1 - obligation), c));
            V recognised = reaction < c.Detectability;
            V trust = V.Select(sale, bought, Annoys<A>() ? before : V.Select(recognised, declined, before));
            V inEffect = Annoys<A>() ? Annoy(batch, at, V.AndNot(recognised, sale), obligation, trust, c) : trust;
            pain = V.Select(sale, pain + (painSensitivity * disapproval), pain);
            V sanctioned = sale & (reaction < disapproval);
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

    /// <summary>A recognised pitch costs trust.</summary>
    private readonly struct Calm;

    /// <summary>A recognised pitch annoys.</summary>
    private readonly struct Annoyed;
}
