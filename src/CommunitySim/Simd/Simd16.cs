using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Words = System.Runtime.Intrinsics.Vector512<uint>;

namespace CommunitySim.Simd;

/// <summary>Sixteen lanes: AVX-512.</summary>
internal readonly struct Simd16 : IVector<Simd16>
{
    // Operations use Unsafe.BitCast, because constructors would exhaust the compiler's inlining budget.
    private readonly Floats _floats;

    private Simd16(Floats floats) => _floats = floats;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static Simd16 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Words, Simd16>(Words.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Simd16(float value) => Unsafe.BitCast<Floats, Simd16>(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Bits(uint value) => Unsafe.BitCast<Words, Simd16>(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Load(ref float from, int at) =>
        Unsafe.BitCast<Floats, Simd16>(Vector512.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Load(ref uint from, int at) =>
        Unsafe.BitCast<Words, Simd16>(Vector512.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float to, int at) => _floats.StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref uint to, int at) => _floats.AsUInt32().StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 operator +(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Floats, Simd16>(left._floats + right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 operator -(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Floats, Simd16>(left._floats - right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 operator *(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Floats, Simd16>(left._floats * right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 operator /(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Floats, Simd16>(left._floats / right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 operator <(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Floats, Simd16>(Vector512.LessThan(left._floats, right._floats));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 operator >(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Floats, Simd16>(Vector512.GreaterThan(left._floats, right._floats));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 operator &(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Words, Simd16>(left._floats.AsUInt32() & right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 operator |(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Words, Simd16>(left._floats.AsUInt32() | right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 operator ^(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Words, Simd16>(left._floats.AsUInt32() ^ right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Xor(Simd16 first, Simd16 second, Simd16 third) =>
        Unsafe.BitCast<Words, Simd16>(
            Avx512F.TernaryLogic(first._floats.AsUInt32(), second._floats.AsUInt32(), third._floats.AsUInt32(), 0x96));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 AndNot(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Words, Simd16>(Vector512.AndNot(left._floats.AsUInt32(), right._floats.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Select(Simd16 mask, Simd16 one, Simd16 other) =>
        Unsafe.BitCast<Floats, Simd16>(Vector512.ConditionalSelect(mask._floats, one._floats, other._floats));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 AddInt(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Words, Simd16>(left._floats.AsUInt32() + right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 SubtractInt(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Words, Simd16>(left._floats.AsUInt32() - right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 ShiftLeft(Simd16 bits, int count) =>
        Unsafe.BitCast<Words, Simd16>(bits._floats.AsUInt32() << count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 ShiftRight(Simd16 bits, int count) =>
        Unsafe.BitCast<Words, Simd16>(bits._floats.AsUInt32() >>> count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 LessInt(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Words, Simd16>(Vector512.LessThan(left._floats.AsInt32(), right._floats.AsInt32()).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 EqualBits(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Words, Simd16>(Vector512.Equals(left._floats.AsUInt32(), right._floats.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 ToFloat(Simd16 whole) =>
        Unsafe.BitCast<Floats, Simd16>(Vector512.ConvertToSingle(whole._floats.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 ToInt(Simd16 floats) => new(Vector512.ConvertToInt32Native(floats._floats).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 EvenProducts(Simd16 left, Simd16 right) =>
        Unsafe.BitCast<Words, Simd16>((Avx512F.Multiply(left._floats.AsUInt32(), right._floats.AsUInt32())).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 OddToEven(Simd16 lanes) =>
        Unsafe.BitCast<Words, Simd16>((lanes._floats.AsUInt32().AsUInt64() >>> 32).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Interleave(Simd16 even, Simd16 odd) =>
        Unsafe.BitCast<Words, Simd16>(Vector512.ConditionalSelect(
            Vector512.Create(0xFFFFFFFF00000000).AsUInt32(),
            (odd._floats.AsUInt32().AsUInt64() << 32).AsUInt32(),
            even._floats.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SumInt(Simd16 row) => Vector512.Sum(row._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Flags(Simd16 mask) => (uint)mask._floats.AsUInt32().ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd16 Mask(uint flags)
    {
        Words lane = Vector512.Create(
            1u, 2u, 4u, 8u, 16u, 32u, 64u, 128u, 256u, 512u, 1024u, 2048u, 4096u, 8192u, 16384u, 32768u);
        return Unsafe.BitCast<Words, Simd16>(Vector512.Equals(Vector512.Create(flags) & lane, lane));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Compress(Simd16 row, uint flags, ref uint to, int at)
    {
        Avx512F.Compress(Words.Zero, Mask(flags)._floats.AsUInt32(), row._floats.AsUInt32()).StoreUnsafe(
            ref to, (nuint)at);
        return BitOperations.PopCount(flags);
    }
}
