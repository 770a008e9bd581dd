using System.Runtime.CompilerServices;
using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>
/// A member in one word of 32 bits, as published at the end of a day: trust in steps of 2⁻²³ in the upper 24, the marks in
/// the lowest 5, the event in the 3 between. One read shows all that others can see.
/// </summary>
internal static class MemberWord
{
    /// <summary>Where the event's bits begin.</summary>
    public const int EventAt = 5;

    /// <summary>The lowest byte: marks and event.</summary>
    public const uint MarksAndEvent = 0xFF;

    /// <summary>The marks alone.</summary>
    public const uint MarksOnly = (1 << EventAt) - 1;

    /// <summary>The event alone.</summary>
    public const uint EventOnly = MarksAndEvent & ~MarksOnly;

    private const int TrustAt = 8;
    private const uint One = 0x3F800000;

    /// <summary>Trust of full size in steps of 2⁻²³.</summary>
    public const int FullTrust = 1 << 23;

    /// <summary>Trust as it is kept from one day to the next.</summary>
    public static float Round(float trust) => TrustOf(Pack(trust, 0));

    /// <summary>Trust in steps of 2⁻²³: from 1 to 2 the bits of a number are just that.</summary>
    public static uint TrustSteps(float trust) => BitConverter.SingleToUInt32Bits(trust + 1) - One;

    /// <summary>The word of a member.</summary>
    public static uint Pack(float trust, uint marksAndEvent) => (TrustSteps(trust) << TrustAt) | marksAndEvent;

    /// <summary>Trust in steps, from a word.</summary>
    public static uint TrustStepsOf(uint word) => word >> TrustAt;

    /// <summary>Trust in a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float TrustOf(uint word) => BitConverter.UInt32BitsToSingle((word >> TrustAt) + One) - 1;

    /// <summary>Marks and event of a member.</summary>
    public static uint PackMarks(Marks marks, MemberEvent happened) => (uint)marks | ((uint)happened << EventAt);

    /// <summary>The event in a word.</summary>
    public static MemberEvent EventOf(uint word) => (MemberEvent)((word >> EventAt) & 7);

    /// <summary>Trust in steps, for a row of trusts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TrustSteps<V>(V trust)
        where V : struct, IVector<V> => V.SubtractInt(trust + V.All(1), V.Bits(One));

    /// <summary>Words from trust in steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Pack<V>(V steps, V marksAndEvent)
        where V : struct, IVector<V> => V.ShiftLeft(steps, TrustAt) | marksAndEvent;

    /// <summary>Trust in steps, from words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TrustStepsOf<V>(V words)
        where V : struct, IVector<V> => V.ShiftRight(words, TrustAt);

    /// <summary>Trust in a row of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TrustOf<V>(V words)
        where V : struct, IVector<V> => V.AddInt(TrustStepsOf(words), V.Bits(One)) - V.All(1);
}
