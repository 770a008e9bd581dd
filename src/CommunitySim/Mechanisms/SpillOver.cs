using System.Runtime.CompilerServices;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Distrust that spills over between brands (Darke &amp; Ritchie 2007). L is the trust that pitches of one brand took from
/// its own τ in a member on a day: the losses by intrusion and attribution, and by pitches witnessed in the feed. The next
/// morning, after turnover, the member's trust in every other brand falls: τ ← max(0, τ − spillOver·L), with the sum of
/// the L of all brands but that one. A newcomer loses nothing.
/// </summary>
internal static class SpillOver
{
    /// <summary>Trust in the morning.</summary>
    /// <param name="trust">Trust τ of yesterday.</param>
    /// <param name="spilled">spillOver·L of the other brand.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V trust, V spilled)
        where V : struct, IVector<V> => V.Select(trust > spilled, trust - spilled, 0);

    /// <summary>Takes yesterday's losses of every brand from the others, and begins new ones.</summary>
    internal static void Exchange<V>(Cohort first)
        where V : struct, IVector<V>
    {
        if (first.Next is null || first.Spilled.Length == 0)
        {
            return;
        }

        for (Cohort? to = first; to is not null; to = to.Next)
        {
            to.Spilled.AsSpan().Clear();
            for (Cohort? from = first; from is not null; from = from.Next)
            {
                if (from != to)
                {
                    Add<V>(from, to);
                }
            }
        }

        for (Cohort? from = first; from is not null; from = from.Next)
        {
            from.Population.LostToPitches.AsSpan(from.First, Population.Padded(from.Seats)).Clear();
        }
    }

    /// <summary>Records the trust that pitches have taken from the members of a list.</summary>
    internal static void Record(Cohort cohort, ReadOnlySpan<int> pitched)
    {
        for (int n = 0; n < pitched.Length; n++)
        {
            cohort.Population.LostToPitches[cohort.First + pitched[n]] += cohort.Batch.Lost[n];
        }
    }

    private static void Add<V>(Cohort from, Cohort to)
        where V : struct, IVector<V>
    {
        Span<float> lost = from.Population.LostToPitches.AsSpan(from.First, Population.Padded(from.Seats));
        for (int i = 0; i < lost.Length; i += V.Count)
        {
            V spilled = V.Load(ref to.Spilled[0], i) + (V.Load(ref lost[0], i) * to.Coefficients.SpillOver);
            spilled.Store(ref to.Spilled[0], i);
        }
    }
}
