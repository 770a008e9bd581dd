using System.Runtime.CompilerServices;
using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>The trust in effect, τ·(1 − z): what a member acts on and what others see.</summary>
internal static class EffectiveTrust
{
    /// <summary>τ·(1 − z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Compute<V>(V trust, V annoyance)
        where V : struct, IVector<V> => trust * (1 - annoyance);
}
