using System.Runtime.CompilerServices;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Asymmetric trust: gain(m): τ ← τ + s·(1 − τ) with the step s = min(1, κ·m); loss(m): τ ← τ − s·τ with s = min(1, κ·ρ·m).
/// Broken trust is slow to repair (Schweitzer et al. 2006, doi 10.1016/j.obhdp.2006.05.005); the sizes are assumed.
/// </summary>
internal static class Trust
{
    /// <summary>A good experience; the step is at most the whole way.</summary>
    public static float Gain(float trust, float step) => trust + (step * (1 - trust));

    /// <summary>A bad experience.</summary>
    public static float Loss(float trust, float step) => trust - (step * trust);

    /// <summary>Step of a loss of the given weight: min(1, κ·ρ·m).</summary>
    public static float LossStep(float weight, Coefficients c)
    {
        float step = c.LossRate * weight;
        return step > 1 ? 1 : step;
    }

    /// <summary>Good experiences of a row of members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Gain<V>(V trust, V step)
        where V : struct, IVector<V> => trust + (step * (V.All(1) - trust));

    /// <summary>Bad experiences of a row of members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Loss<V>(V trust, V step)
        where V : struct, IVector<V> => trust - (step * trust);

    /// <summary>Steps of losses of the given weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V LossStep<V>(V weight, Coefficients c)
        where V : struct, IVector<V>
    {
        V step = V.All(c.LossRate) * weight;
        return V.Select(step > V.All(1), V.All(1), step);
    }
}
