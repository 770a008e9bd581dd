using System.Runtime.CompilerServices;
using CommunitySim.Lanes;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 7, relaxation: h halves every painHalfLife days, o every obligationHalfLife days, and
/// σ ← σ + refocusRate·(socialMode − σ).
/// </summary>
public static class Relaxation
{
    // What has faded to less than this is gone; numbers near 2⁻¹²⁶ would take a processor many times as long.
    private const float Gone = 1e-20f;

    /// <summary>The night after the day.</summary>
    public static void Relax(ref MemberState state, Coefficients c)
    {
        Forget(ref state, c);
        state.Pain = Fade(state.Pain * c.PainKept);
        state.SocialMode += c.RefocusRate * (c.Newcomer.SocialMode - state.SocialMode);
    }

    /// <summary>The obligation alone: each brand's fades, where pain and social mode belong to the member and relax once a night.</summary>
    public static void Forget(ref MemberState state, Coefficients c) => state.Obligation = Fade(state.Obligation * c.ObligationKept);

    /// <summary>What is left of an obligation or pain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Fade<V>(V left)
        where V : struct, ILanes<V> => V.Without(left, V.Without(left, V.Bits(1u << 31)) < V.All(Gone));

    /// <summary>The social modes of a row of members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Refocus<V>(V socialMode, Coefficients c)
        where V : struct, ILanes<V> => socialMode + (V.All(c.RefocusRate) * (V.All(c.Newcomer.SocialMode) - socialMode));

    private static float Fade(float left) => Math.Abs(left) < Gone ? 0 : left;
}
