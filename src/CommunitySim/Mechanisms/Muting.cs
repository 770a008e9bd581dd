using System.Runtime.CompilerServices;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>After a pitch the member mutes with probability 1/(1 + e^(−toleranceSensitivity·(h − tolerance·(1 + 2τ)))): pain drives it, trust puts it off.</summary>
internal static class Muting
{
    /// <summary>Chance of muting now.</summary>
    public static float Probability(in MemberState state, Coefficients c) =>
        Powers.Logistic(c.ToleranceSensitivity * (state.Pain - (c.Tolerance * (1 + (2 * state.Trust)))));

    /// <summary>Chances of muting, for a row of members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Probability<V>(V pain, V trust, Coefficients c)
        where V : struct, IVector<V> =>
        Powers.Logistic(V.All(c.ToleranceSensitivity) * (pain - (V.All(c.Tolerance) * (V.All(1) + (V.All(2) * trust)))));
}
