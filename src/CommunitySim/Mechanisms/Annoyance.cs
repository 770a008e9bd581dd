using System.Runtime.CompilerServices;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Annoyance z, 0 to 1, fades while the memory of deeds stays (Kronrod &amp; Huber 2019). With k = annoyance above 0, a
/// declined and recognised pitch is z ← z + min(1, k·(1 − o))·(1 − z) in place of its loss of trust. A witnessed one is
/// z ← z + min(1, k·witnessWeight·(1 − o))·(1 − z). Whoever reads trust reads τ·(1 − z). In phase 7 z halves every
/// annoyanceHalfLife days.
/// </summary>
internal static class Annoyance
{
    /// <summary>min(1, k·(1 − o)), the step of a recognised pitch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Step<V>(V weight, V obligation)
        where V : struct, IVector<V>
    {
        V step = weight * (1 - obligation);
        return V.Select(step > 1, 1, step);
    }

    /// <summary>z + s·(1 − z) after a recognised pitch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Rise<V>(V annoyance, V step)
        where V : struct, IVector<V> => annoyance + (step * (1 - annoyance));

    /// <summary>What a loss of own trust takes from the trust in effect of members from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InEffect<V>(V loss, Cohort cohort, int at)
        where V : struct, IVector<V> => EffectiveTrust.Compute(loss, V.Load(ref cohort.Population.Annoyance[cohort.First], at));

    /// <summary>
    /// Gives the members of a cohort their own trust for the day, in place of the published one. Distrust that spills
    /// over from another brand costs own trust.
    /// </summary>
    internal static void LoadOwnTrust(Cohort cohort)
    {
        if (!cohort.Population.KeepsAnnoyance)
        {
            return;
        }

        int seats = Population.Padded(cohort.Seats);
        cohort.Population.OwnTrust.AsSpan(cohort.First, seats).CopyTo(cohort.Trust);
        for (int i = 0; i < Math.Min(seats, cohort.Spilled.Length); i++)
        {
            cohort.Trust[i] = SpillOver.Apply<Scalar>(cohort.Trust[i], cohort.Spilled[i]);
        }
    }

    /// <summary>Applies a neighbour's recognised pitch, seen in the feed.</summary>
    internal static void Witness(Cohort cohort, int seat)
    {
        Population population = cohort.Population;
        ref float annoyance = ref population.Annoyance[seat];
        annoyance = Rise<Scalar>(
            annoyance, Step<Scalar>(cohort.Coefficients.WitnessedAnnoyance, population.Obligation[seat]));
    }

    /// <summary>Lets the annoyance of a cohort fade, in phase 7.</summary>
    internal static void Relax<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        if (!cohort.Population.KeepsAnnoyance)
        {
            return;
        }

        Relaxation.Fade<V>(
            cohort, cohort.Population.Annoyance, cohort.Coefficients.AnnoyanceKept, static one => one.AnnoyanceKept);
    }

    /// <summary>
    /// Keeps the own trust of a cohort, in steps of 2⁻²³, and leaves the trust in effect to be published. Counts z.
    /// </summary>
    internal static void StoreOwnTrust<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        if (!cohort.Population.KeepsAnnoyance)
        {
            return;
        }

        int seats = Population.Padded(cohort.Seats);
        Span<float> own = cohort.Population.OwnTrust.AsSpan(cohort.First, seats),
            annoyance = cohort.Population.Annoyance.AsSpan(cohort.First, seats);
        ref float trust = ref cohort.Trust[0];
        for (int first = 0; first < seats; first += Population.Row)
        {
            V total = V.Bits(0);
            for (int i = first; i < first + Population.Row; i += V.Count)
            {
                V kept = MemberWord.Round(V.Load(ref trust, i)), z = V.Load(ref annoyance[0], i);
                kept.Store(ref own[0], i);
                EffectiveTrust.Compute(kept, z).Store(ref trust, i);
                total = V.AddInt(total, MemberWord.TrustSteps(z));
            }

            cohort.Tally[Counter.Annoyance] += V.SumInt(total);
        }
    }
}
