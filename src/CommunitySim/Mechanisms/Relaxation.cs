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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RelaxObligation<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        V kept = cohort.Coefficients.ObligationKept;
        Span<float> obligation = cohort.Population.Obligation.AsSpan(cohort.First, Population.Padded(cohort.Seats));
        for (int i = 0; i < obligation.Length; i += V.Count)
        {
            Fade(V.Load(ref obligation[0], i) * kept).Store(ref obligation[0], i);
        }
    }

    /// <summary>Relaxes pain and social mode once a day after all brands, because they belong to the member.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RelaxPainAndSocialMode<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        Coefficients c = cohort.Coefficients;
        Span<float> pain = cohort.Population.Pain.AsSpan(cohort.First, Population.Padded(cohort.Seats));
        float[] socialMode = cohort.Population.SocialMode;
        for (int i = 0; i < pain.Length; i += V.Count)
        {
            int seat = cohort.First + i;
            Fade(V.Load(ref pain[0], i) * c.PainKept).Store(ref pain[0], i);
            Refocus(V.Load(ref socialMode[0], seat), c).Store(ref socialMode[0], seat);
        }
    }

    /// <summary>The remainder of an obligation or pain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Fade<V>(V left)
        where V : struct, IVector<V> => V.AndNot(left, V.AndNot(left, V.Bits(1u << 31)) < Gone);

    /// <summary>The relaxed social mode.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Refocus<V>(V socialMode, Coefficients c)
        where V : struct, IVector<V> => socialMode + (c.RefocusRate * (c.Newcomer.SocialMode - socialMode));
}
