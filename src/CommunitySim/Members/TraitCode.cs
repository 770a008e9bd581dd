using System.Runtime.CompilerServices;
using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>
/// Encodes traits in 16 bits. A positive number has 6 bits of exponent and 10 of fraction: from 2⁻⁴⁰ to 2²⁴ with a
/// relative error of at most 1/2048. Smaller numbers become 0, larger ones 2²⁴. A share has 15 bits, in steps of
/// 1/32767.
/// </summary>
internal static class TraitCode
{
    /// <summary>The bit beside a share that marks a poster.</summary>
    public const ushort Poster = 0x8000;

    private const uint Base = (127 - 40) << 23;
    private const int Dropped = 13;
    private const uint FullShare = 0x7FFF;

    /// <summary>Encodes a number of at least 0.</summary>
    public static ushort EncodeNumber(double number)
    {
        long code = (BitConverter.SingleToUInt32Bits((float)number) - (long)Base + (1 << (Dropped - 1))) >> Dropped;
        return (ushort)Math.Clamp(code, 0, ushort.MaxValue);
    }

    /// <summary>Encodes a share from 0 to 1.</summary>
    public static ushort EncodeShare(double share) => (ushort)Math.Round(share * FullShare);

    /// <summary>Decodes numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DecodeNumber<V>(V code)
        where V : struct, IVector<V> =>
            V.AndNot(V.AddInt(V.ShiftLeft(code, Dropped), V.Bits(Base)), V.EqualBits(code, V.Bits(0)));

    /// <summary>Decodes shares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DecodeShare<V>(V code)
        where V : struct, IVector<V> => V.ToFloat(code & V.Bits(FullShare)) * (1f / FullShare);

    /// <summary>Decodes one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float DecodeNumber(ushort code) => DecodeNumber(Scalar.Bits(code));

    /// <summary>Decodes one share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float DecodeShare(ushort code) => DecodeShare(Scalar.Bits(code));
}
