using System.Runtime.CompilerServices;
using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>
/// Traits in 16 bits each. A positive number has 6 bits of exponent and 10 of fraction: from 2⁻⁴⁰ to 2²⁴, off by at most
/// 1/2048 of itself; what is below counts as 0, what is above as 2²⁴. A share has 15 bits, in steps of 1/32767.
/// </summary>
internal static class TraitCode
{
    /// <summary>The bit beside a share that marks a poster.</summary>
    public const ushort Poster = 0x8000;

    private const uint Base = (127 - 40) << 23;
    private const int Dropped = 13;
    private const uint FullShare = 0x7FFF;

    /// <summary>The code of a number from 0.</summary>
    public static ushort EncodeNumber(double number)
    {
        long code = (BitConverter.SingleToUInt32Bits((float)number) - (long)Base + (1 << (Dropped - 1))) >> Dropped;
        return (ushort)Math.Clamp(code, 0, ushort.MaxValue);
    }

    /// <summary>The code of a share from 0 to 1.</summary>
    public static ushort EncodeShare(double share) => (ushort)Math.Round(share * FullShare);

    /// <summary>The number of a code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DecodeNumber<V>(V code)
        where V : struct, IVector<V> => V.AndNot(V.AddInt(V.ShiftLeft(code, Dropped), V.Bits(Base)), V.EqualBits(code, V.Bits(0)));

    /// <summary>The share of a code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DecodeShare<V>(V code)
        where V : struct, IVector<V> => V.ToFloat(code & V.Bits(FullShare)) * (1f / FullShare);

    /// <summary>The number of one code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float DecodeNumber(ushort code) => DecodeNumber(Scalar.Bits(code));

    /// <summary>The share of one code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float DecodeShare(ushort code) => DecodeShare(Scalar.Bits(code));
}
