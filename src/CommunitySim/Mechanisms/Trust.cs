using System.Runtime.CompilerServices;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Asymmetric trust. gain(m): τ ← τ + s·(1 − τ) with the step s = min(1, κ·m). loss(m): τ ← τ − s·τ with s = min(1,
/// κ·ρ·m). No empirical value of κ or ρ is known; both are assumed.
/// </summary>
internal static class Trust
{
    /// <summary>τ + s·(1 − τ) after a good experience.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gain<V>(V trust, V step)
        where V : struct, IVector<V> => trust + (step * (1 - trust));

    /// <summary>τ − s·τ after a bad experience.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Loss<V>(V trust, V step)
        where V : struct, IVector<V> => trust - (step * trust);

    /// <summary>s = min(1, κ·ρ·m), the step of a loss of weight m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LossStep<V>(V weight, Coefficients c)
        where V : struct, IVector<V>
    {
        V step = c.LossRate * weight;
        return V.Select(step > 1, 1, step);
    }
}
