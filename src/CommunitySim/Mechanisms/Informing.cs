using System.Runtime.CompilerServices;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>
/// A pitch that informs. A pitch to somebody who was unaware until then is gain(informGain) with probability informs,
/// accepted or not. It comes after the choice and its consequences, and before muting.
/// </summary>
internal static class Informing
{
    /// <summary>Trust after a pitch.</summary>
    /// <param name="trust">Trust τ.</param>
    /// <param name="informed">Mask: whether the pitch informed.</param>
    /// <param name="c">Step of gain(informGain).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V trust, V informed, Coefficients c)
        where V : struct, IVector<V> => V.Select(informed, Trust.Gain<V>(trust, c.InformGain), trust);

    /// <summary>Finds the members of a list whom a pitch informs, before it makes them aware.</summary>
    internal static void FindInformed<V>(Cohort cohort, ReadOnlySpan<int> pitched)
        where V : struct, IVector<V>
    {
        cohort.Draw<V>(StreamBlock.Inform, pitched);
        for (int n = 0; n < pitched.Length; n++)
        {
            bool informed = (cohort.Marks[pitched[n]] & (uint)Marks.Aware) == 0
                && cohort.Uniform(RandomStream.Inform, n) < cohort.Coefficients.Informs;
            cohort.Batch.Informed[n] = informed ? uint.MaxValue : 0;
        }
    }
}
