using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Deception: a bad purchase after a pitch was a deception with probability deception. From then on the member's trust
/// has the ceiling 1 − scar: every evening, before it is published, τ ← min(τ, ceiling). Trust harmed by deception never
/// fully recovers (Schweitzer, Hershey &amp; Bradlow 2006, doi 10.1016/j.obhdp.2006.05.005). A newcomer's ceiling is 1.
/// </summary>
internal static class Deception
{
    /// <summary>min(τ, ceiling).</summary>
    public static V Cut<V>(V trust, V ceiling)
        where V : struct, IVector<V> => V.Select(ceiling < trust, ceiling, trust);

    /// <summary>Scars the pitched members of a cohort whom their purchase has deceived, before the batch is stored.</summary>
    internal static void Scar(Cohort cohort, ReadOnlySpan<int> pitched)
    {
        Coefficients c = cohort.Coefficients;
        if (c.Deception <= 0)
        {
            return;
        }

        for (int n = 0; n < pitched.Length; n++)
        {
            int seat = cohort.First + pitched[n];
            bool sale = (cohort.Batch.Marks[n] & ~cohort.Marks[pitched[n]] & (uint)Marks.Customer) != 0;
            if (sale
                && cohort.Uniform(RandomStream.Quality, n) >= c.Quality
                && cohort.World.RandomStreams.Draw(StreamBlock.Deception, cohort.Day, seat)[RandomStream.Deceived] < c.Deception)
            {
                cohort.Population.Ceiling[seat] = c.ScarredCeiling;
            }
        }
    }

    /// <summary>Cuts the trust of a cohort to its ceilings, in the evening.</summary>
    internal static void CutTrust<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        if (cohort.Population.Ceiling.Length == 0)
        {
            return;
        }

        Span<float> ceiling = cohort.Population.Ceiling.AsSpan(cohort.First, Population.Padded(cohort.Seats));
        ref float trust = ref cohort.Trust[0];
        for (int i = 0; i < ceiling.Length; i += V.Count)
        {
            Cut(V.Load(ref trust, i), V.Load(ref ceiling[0], i)).Store(ref trust, i);
        }
    }
}
