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
        where V : struct, IVector<V> => Fade<V>(
            cohort, cohort.Population.Obligation, cohort.Coefficients.ObligationKept, static one => one.ObligationKept);

    /// <summary>Relaxes pain and social mode once a day after all brands, because they belong to the member.</summary>
    /// <remarks>In two loops the day took a tenth longer.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void RelaxPainAndSocialMode<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        if (cohort.HasSegments)
        {
            RelaxBySegment<V>(cohort);
            return;
        }

        Coefficients c = cohort.Coefficients;
        Span<float> pain = cohort.Population.Pain.AsSpan(cohort.First, Population.Padded(cohort.Seats));
        float[] socialMode = cohort.Population.SocialMode;
        for (int i = 0; i < pain.Length; i += V.Count)
        {
            int seat = cohort.First + i;
            Fade(V.Load(ref pain[0], i) * c.PainKept).Store(ref pain[0], i);
            Refocus<V>(V.Load(ref socialMode[0], seat), c.Newcomer.SocialMode, c.RefocusRate).Store(ref socialMode[0], seat);
        }
    }

    /// <summary>Lets a column of a cohort's members fade.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="column">The column of all members.</param>
    /// <param name="kept">The share that is kept of it overnight, where all members are alike.</param>
    /// <param name="keptBy">The same by segment.</param>
    internal static void Fade<V>(Cohort cohort, float[] column, float kept, Func<Coefficients, V> keptBy)
        where V : struct, IVector<V>
    {
        Span<float> left = column.AsSpan(cohort.First, Population.Padded(cohort.Seats));
        if (cohort.HasSegments)
        {
            Fade(cohort, left, keptBy);
        }
        else
        {
            Fade<V>(left, kept);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fade<V>(Span<float> left, float kept)
        where V : struct, IVector<V>
    {
        V share = kept;
        for (int i = 0; i < left.Length; i += V.Count)
        {
            Fade(V.Load(ref left[0], i) * share).Store(ref left[0], i);
        }
    }

    private static void Fade<V>(Cohort cohort, Span<float> left, Func<Coefficients, V> keptBy)
        where V : struct, IVector<V>
    {
        for (int i = 0; i < left.Length; i += V.Count)
        {
            Fade(V.Load(ref left[0], i) * cohort.Mixed(i, keptBy)).Store(ref left[0], i);
        }
    }

    private static void RelaxBySegment<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        Span<float> pain = cohort.Population.Pain.AsSpan(cohort.First, Population.Padded(cohort.Seats));
        Fade<V>(cohort, pain, static one => one.PainKept);
        float[] socialMode = cohort.Population.SocialMode;
        for (int i = 0; i < pain.Length; i += V.Count)
        {
            int seat = cohort.First + i;
            V resting = cohort.Mixed(i, static one => (V)one.Newcomer.SocialMode), rate = cohort.Mixed(i, static one => (V)one.RefocusRate);
            Refocus(V.Load(ref socialMode[0], seat), resting, rate).Store(ref socialMode[0], seat);
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
