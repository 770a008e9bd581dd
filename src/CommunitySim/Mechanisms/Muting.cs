using System.Runtime.CompilerServices;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// After a pitch the member mutes with probability 1/(1 + e^(−toleranceSensitivity·(h − tolerance·(1 + 2τ)))): pain drives it,
/// trust puts it off.
/// </summary>
internal static class Muting
{
    /// <summary>Chance of muting now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Probability<V>(V pain, V trust, Coefficients c)
        where V : struct, IVector<V> => Powers.Logistic(c.ToleranceSensitivity * (pain - (c.Tolerance * (1 + (2 * trust)))));
}
