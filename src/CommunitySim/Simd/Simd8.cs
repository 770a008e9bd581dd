using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Floats = System.Runtime.Intrinsics.Vector256<float>;
using Words = System.Runtime.Intrinsics.Vector256<uint>;

namespace CommunitySim.Simd;

/// <summary>Eight lanes: AVX2.</summary>
internal readonly struct Simd8 : IVector<Simd8>
{
    // Operations use Unsafe.BitCast, because constructors would exhaust the compiler's inlining budget.
    private readonly Floats _floats;

    private Simd8(Floats floats) => _floats = floats;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static Simd8 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Words, Simd8>(Words.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Simd8(float value) => Unsafe.BitCast<Floats, Simd8>(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Bits(uint value) => Unsafe.BitCast<Words, Simd8>(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Load(ref float from, int at) =>
        Unsafe.BitCast<Floats, Simd8>(Vector256.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Load(ref uint from, int at) =>
        Unsafe.BitCast<Words, Simd8>(Vector256.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float to, int at) => _floats.StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref uint to, int at) => _floats.AsUInt32().StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 operator +(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Floats, Simd8>(left._floats + right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 operator -(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Floats, Simd8>(left._floats - right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 operator *(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Floats, Simd8>(left._floats * right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 operator /(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Floats, Simd8>(left._floats / right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 operator <(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Floats, Simd8>(Vector256.LessThan(left._floats, right._floats));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 operator >(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Floats, Simd8>(Vector256.GreaterThan(left._floats, right._floats));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 operator &(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Words, Simd8>(left._floats.AsUInt32() & right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 operator |(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Words, Simd8>(left._floats.AsUInt32() | right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 operator ^(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Words, Simd8>(left._floats.AsUInt32() ^ right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Xor(Simd8 first, Simd8 second, Simd8 third) =>
        Unsafe.BitCast<Words, Simd8>(first._floats.AsUInt32() ^ second._floats.AsUInt32() ^ third._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 AndNot(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Words, Simd8>(Vector256.AndNot(left._floats.AsUInt32(), right._floats.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Select(Simd8 mask, Simd8 one, Simd8 other) =>
        Unsafe.BitCast<Floats, Simd8>(Vector256.ConditionalSelect(mask._floats, one._floats, other._floats));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 AddInt(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Words, Simd8>(left._floats.AsUInt32() + right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 SubtractInt(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Words, Simd8>(left._floats.AsUInt32() - right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 ShiftLeft(Simd8 bits, int count) =>
        Unsafe.BitCast<Words, Simd8>(bits._floats.AsUInt32() << count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 ShiftRight(Simd8 bits, int count) =>
        Unsafe.BitCast<Words, Simd8>(bits._floats.AsUInt32() >>> count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 LessInt(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Words, Simd8>(Vector256.LessThan(left._floats.AsInt32(), right._floats.AsInt32()).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 EqualBits(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Words, Simd8>(Vector256.Equals(left._floats.AsUInt32(), right._floats.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 ToFloat(Simd8 whole) =>
        Unsafe.BitCast<Floats, Simd8>(Vector256.ConvertToSingle(whole._floats.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 ToInt(Simd8 floats) => new(Vector256.ConvertToInt32Native(floats._floats).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 EvenProducts(Simd8 left, Simd8 right) =>
        Unsafe.BitCast<Words, Simd8>((Avx2.Multiply(left._floats.AsUInt32(), right._floats.AsUInt32())).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 OddToEven(Simd8 lanes) =>
        Unsafe.BitCast<Words, Simd8>((lanes._floats.AsUInt32().AsUInt64() >>> 32).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Interleave(Simd8 even, Simd8 odd) =>
        Unsafe.BitCast<Words, Simd8>(Vector256.ConditionalSelect(
            Vector256.Create(0xFFFFFFFF00000000).AsUInt32(),
            (odd._floats.AsUInt32().AsUInt64() << 32).AsUInt32(),
            even._floats.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SumInt(Simd8 row) => Vector256.Sum(row._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Flags(Simd8 mask) => mask._floats.AsUInt32().ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd8 Mask(uint flags)
    {
        Words lane = Vector256.Create(1u, 2u, 4u, 8u, 16u, 32u, 64u, 128u);
        return Unsafe.BitCast<Words, Simd8>(Vector256.Equals(Vector256.Create(flags) & lane, lane));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Compress(Simd8 row, uint flags, ref uint to, int at)
    {
        int kept = 0;
        for (uint left = flags; left != 0; left &= left - 1)
        {
            Unsafe.Add(ref to, at + kept++) = row._floats.AsUInt32().GetElement(BitOperations.TrailingZeroCount(left));
        }

        return kept;
    }
}
