using System.Runtime.CompilerServices;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// After a pitch the member mutes with probability 1/(1 + e^(−toleranceSensitivity·(h − tolerance·(1 + 2τ)))). Pain
/// raises it, trust lowers it.
/// </summary>
internal static class Muting
{
    /// <summary>The chance of muting.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Probability<V>(V pain, V trust, Coefficients c)
        where V : struct, IVector<V> =>
            Powers.Logistic(c.ToleranceSensitivity * (pain - (c.Tolerance * (1 + (2 * trust)))));
}
