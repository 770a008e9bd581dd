using System.Runtime.CompilerServices;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>A sale: the member becomes a customer, and the experience is gain(1) with probability quality, else loss(1).</summary>
internal static class Purchase
{
    /// <summary>The member has bought.</summary>
    public static void Buy(ref MemberState state, float uniform, Coefficients c)
    {
        state.Set(Marks.Customer);
        state.Trust = uniform < c.Quality ? Trust.Gain(state.Trust, c.Gain) : Trust.Loss(state.Trust, c.Loss);
    }

    /// <summary>Trust after what was bought, for a row of members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Experience<V>(V trust, V uniform, Coefficients c)
        where V : struct, IVector<V> =>
        V.Select(uniform < V.All(c.Quality), Trust.Gain(trust, V.All(c.Gain)), Trust.Loss(trust, V.All(c.Loss)));
}
