using System.Runtime.CompilerServices;
using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>
/// A member's visible state in one word of 32 bits, as published at the end of a day: trust in steps of 2⁻²³ in the
/// upper 24 bits, the marks in the lowest 5, the event in the 3 between.
/// </summary>
internal static class MemberWord
{
    /// <summary>The position of the event's lowest bit.</summary>
    public const int EventAt = 5;

    /// <summary>The lowest byte: marks and event.</summary>
    public const uint MarksAndEvent = 0xFF;

    /// <summary>The marks alone.</summary>
    public const uint MarksOnly = (1 << EventAt) - 1;

    /// <summary>The event alone.</summary>
    public const uint EventOnly = MarksAndEvent & ~MarksOnly;

    private const int TrustAt = 8;
    private const uint One = 0x3F800000;

    /// <summary>Full trust in steps of 2⁻²³.</summary>
    public const int FullTrust = 1 << 23;

    /// <summary>Rounds trust to the steps that are kept overnight.</summary>
    public static float Round(float trust) => TrustOf(Pack(trust, 0));

    /// <summary>Rounds trust to the steps that are kept overnight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Round<V>(V trust)
        where V : struct, IVector<V> => V.AddInt(TrustSteps(trust), V.Bits(One)) - 1;

    /// <summary>Converts trust to steps of 2⁻²³. The fraction bits of numbers from 1 to 2 are such steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TrustSteps<V>(V trust)
        where V : struct, IVector<V> => V.SubtractInt(trust + 1, V.Bits(One));

    /// <summary>Packs trust in steps, marks and event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Pack<V>(V steps, V marksAndEvent)
        where V : struct, IVector<V> => V.ShiftLeft(steps, TrustAt) | marksAndEvent;

    /// <summary>Trust in steps, from a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TrustStepsOf<V>(V word)
        where V : struct, IVector<V> => V.ShiftRight(word, TrustAt);

    /// <summary>Trust in a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V TrustOf<V>(V word)
        where V : struct, IVector<V> => V.AddInt(TrustStepsOf(word), V.Bits(One)) - 1;

    /// <summary>One member's trust in steps.</summary>
    public static uint TrustSteps(float trust) => TrustSteps<Scalar>(trust).ToBits();

    /// <summary>One member's word.</summary>
    public static uint Pack(float trust, uint marksAndEvent) =>
        Pack(TrustSteps<Scalar>(trust), Scalar.Bits(marksAndEvent)).ToBits();

    /// <summary>Trust in steps in one member's word.</summary>
    public static uint TrustStepsOf(uint word) => TrustStepsOf(Scalar.Bits(word)).ToBits();

    /// <summary>Trust in one member's word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float TrustOf(uint word) => TrustOf(Scalar.Bits(word));

    /// <summary>Marks and event of a member.</summary>
    public static uint PackMarks(Marks marks, MemberEvent happened) => (uint)marks | ((uint)happened << EventAt);

    /// <summary>The event in a word.</summary>
    public static MemberEvent EventOf(uint word) => (MemberEvent)((word >> EventAt) & 7);
}
