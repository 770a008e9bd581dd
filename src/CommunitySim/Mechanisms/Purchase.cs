using System.Runtime.CompilerServices;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>A sale makes a customer. The experience is gain(1) with probability quality, else loss(1).</summary>
internal static class Purchase
{
    /// <summary>Trust after the purchase.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Experience<V>(V trust, V uniform, Coefficients c)
        where V : struct, IVector<V> =>
            V.Select(uniform < c.Quality, Trust.Gain<V>(trust, c.Gain), Trust.Loss<V>(trust, c.Loss));
}
