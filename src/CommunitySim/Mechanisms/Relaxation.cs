using System.Runtime.CompilerServices;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 7, relaxation: h halves every painHalfLife days, o every obligationHalfLife days, and
/// σ ← σ + refocusRate·(socialMode − σ).
/// </summary>
internal static class Relaxation
{
    // Smaller values become 0: arithmetic on numbers near 2⁻¹²⁶ takes a processor many times as long.
    private const float Gone = 1e-20f;

    /// <summary>Relaxes the obligation of a cohort towards its brand.</summary>
    internal static void RelaxObligation<V>(Cohort cohort)
        where V : struct, IVector<V> => Fade<V>(cohort, cohort.Population.Obligation, static one => one.ObligationKept);

    /// <summary>Relaxes pain and social mode once a day after all brands, because they belong to the member.</summary>
    internal static void RelaxPainAndSocialMode<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        Fade<V>(cohort, cohort.Population.Pain, static one => one.PainKept);
        if (cohort.HasSegments)
        {
            RelaxSocialMode<V, Mixture>(cohort);
        }
        else
        {
            RelaxSocialMode<V, Alike>(cohort);
        }
    }

    /// <summary>Lets a column of a cohort's members fade, by the share that is kept of it overnight.</summary>
    internal static void Fade<V>(Cohort cohort, float[] column, Func<Coefficients, V> kept)
        where V : struct, IVector<V>
    {
        Span<float> left = column.AsSpan(cohort.First, Population.Padded(cohort.Seats));
        if (cohort.HasSegments)
        {
            Fade<V, Mixture>(cohort, left, kept);
        }
        else
        {
            Fade<V, Alike>(cohort, left, kept);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fade<V, M>(Cohort cohort, Span<float> left, Func<Coefficients, V> kept)
        where V : struct, IVector<V>
        where M : struct
    {
        V share = kept(cohort.Coefficients);
        for (int i = 0; i < left.Length; i += V.Count)
        {
            if (typeof(M) == typeof(Mixture))
            {
                share = cohort.Mixed(i, kept);
            }

            Fade(V.Load(ref left[0], i) * share).Store(ref left[0], i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RelaxSocialMode<V, M>(Cohort cohort)
        where V : struct, IVector<V>
        where M : struct
    {
        V resting = cohort.Coefficients.Newcomer.SocialMode, rate = cohort.Coefficients.RefocusRate;
        Span<float> socialMode = cohort.Population.SocialMode.AsSpan(cohort.First, Population.Padded(cohort.Seats));
        for (int i = 0; i < socialMode.Length; i += V.Count)
        {
            if (typeof(M) == typeof(Mixture))
            {
                resting = cohort.Mixed(i, static one => (V)one.Newcomer.SocialMode);
                rate = cohort.Mixed(i, static one => (V)one.RefocusRate);
            }

            Refocus(V.Load(ref socialMode[0], i), resting, rate).Store(ref socialMode[0], i);
        }
    }

    /// <summary>The remainder of an obligation or pain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Fade<V>(V left)
        where V : struct, IVector<V> => V.AndNot(left, V.AndNot(left, V.Bits(1u << 31)) < Gone);

    /// <summary>The relaxed social mode.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Refocus<V>(V socialMode, V resting, V rate)
        where V : struct, IVector<V> => socialMode + (rate * (resting - socialMode));
}
