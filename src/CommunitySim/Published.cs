using System.Runtime.CompilerServices;
using CommunitySim.Lanes;

namespace CommunitySim;

/// <summary>
/// A member in one word of 32 bits, as published at the end of a day: trust in steps of 2⁻²³ in the upper 24, the marks in
/// the lowest 5, the event in the 3 between. One read shows all that others can see.
/// </summary>
internal static class Published
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
    public static float Rounded(float trust) => Trust(Word(trust, 0));

    /// <summary>Trust in steps of 2⁻²³: from 1 to 2 the bits of a number are just that.</summary>
    public static uint Steps(float trust) => BitConverter.SingleToUInt32Bits(trust + 1) - One;

    /// <summary>The word of a member.</summary>
    public static uint Word(float trust, uint marksAndEvent) => (Steps(trust) << TrustAt) | marksAndEvent;

    /// <summary>Trust in steps, from a word.</summary>
    public static uint StepsIn(uint word) => word >> TrustAt;

    /// <summary>Trust in a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Trust(uint word) => BitConverter.UInt32BitsToSingle((word >> TrustAt) + One) - 1;

    /// <summary>Marks and event of a member.</summary>
    public static uint Low(Marks marks, MemberEvent happened) => (uint)marks | ((uint)happened << EventAt);

    /// <summary>The event in a word.</summary>
    public static MemberEvent Event(uint word) => (MemberEvent)((word >> EventAt) & 7);

    /// <summary>Trust in steps, for a row of trusts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Steps<V>(V trust)
        where V : struct, ILanes<V> => V.SubtractWhole(trust + V.All(1), V.Bits(One));

    /// <summary>Words from trust in steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Word<V>(V steps, V marksAndEvent)
        where V : struct, ILanes<V> => V.ShiftLeft(steps, TrustAt) | marksAndEvent;

    /// <summary>Trust in steps, from words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V StepsIn<V>(V words)
        where V : struct, ILanes<V> => V.ShiftRight(words, TrustAt);

    /// <summary>Trust in a row of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Trust<V>(V words)
        where V : struct, ILanes<V> => V.AddWhole(StepsIn(words), V.Bits(One)) - V.All(1);
}
