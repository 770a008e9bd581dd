using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Floats = System.Runtime.Intrinsics.Vector128<float>;
using Words = System.Runtime.Intrinsics.Vector128<uint>;

namespace CommunitySim.Simd;

/// <summary>Four lanes: SSE2 on x64, Neon on Arm.</summary>
internal readonly struct Simd4 : IVector<Simd4>
{
    // Operations use Unsafe.BitCast, because constructors would exhaust the compiler's inlining budget.
    private readonly Floats _floats;

    private Simd4(Floats floats) => _floats = floats;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    public static Simd4 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Words, Simd4>(Words.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Simd4(float value) => Unsafe.BitCast<Floats, Simd4>(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Bits(uint value) => Unsafe.BitCast<Words, Simd4>(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Load(ref float from, int at) =>
        Unsafe.BitCast<Floats, Simd4>(Vector128.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Load(ref uint from, int at) =>
        Unsafe.BitCast<Words, Simd4>(Vector128.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float to, int at) => _floats.StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref uint to, int at) => _floats.AsUInt32().StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 operator +(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Floats, Simd4>(left._floats + right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 operator -(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Floats, Simd4>(left._floats - right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 operator *(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Floats, Simd4>(left._floats * right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 operator /(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Floats, Simd4>(left._floats / right._floats);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 operator <(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Floats, Simd4>(Vector128.LessThan(left._floats, right._floats));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 operator >(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Floats, Simd4>(Vector128.GreaterThan(left._floats, right._floats));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 operator &(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Words, Simd4>(left._floats.AsUInt32() & right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 operator |(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Words, Simd4>(left._floats.AsUInt32() | right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 operator ^(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Words, Simd4>(left._floats.AsUInt32() ^ right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Xor(Simd4 first, Simd4 second, Simd4 third) =>
        Unsafe.BitCast<Words, Simd4>(first._floats.AsUInt32() ^ second._floats.AsUInt32() ^ third._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 AndNot(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Words, Simd4>(Vector128.AndNot(left._floats.AsUInt32(), right._floats.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Select(Simd4 mask, Simd4 one, Simd4 other) =>
        Unsafe.BitCast<Floats, Simd4>(Vector128.ConditionalSelect(mask._floats, one._floats, other._floats));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 AddInt(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Words, Simd4>(left._floats.AsUInt32() + right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 SubtractInt(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Words, Simd4>(left._floats.AsUInt32() - right._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 ShiftLeft(Simd4 bits, int count) =>
        Unsafe.BitCast<Words, Simd4>(bits._floats.AsUInt32() << count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 ShiftRight(Simd4 bits, int count) =>
        Unsafe.BitCast<Words, Simd4>(bits._floats.AsUInt32() >>> count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 LessInt(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Words, Simd4>(Vector128.LessThan(left._floats.AsInt32(), right._floats.AsInt32()).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 EqualBits(Simd4 left, Simd4 right) =>
        Unsafe.BitCast<Words, Simd4>(Vector128.Equals(left._floats.AsUInt32(), right._floats.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 ToFloat(Simd4 whole) =>
        Unsafe.BitCast<Floats, Simd4>(Vector128.ConvertToSingle(whole._floats.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 ToInt(Simd4 floats) => new(Vector128.ConvertToInt32Native(floats._floats).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 EvenProducts(Simd4 left, Simd4 right) => Unsafe.BitCast<Words, Simd4>((Sse2.IsSupported
        ? Sse2.Multiply(left._floats.AsUInt32(), right._floats.AsUInt32())
        : Vector128.Create(
            (ulong)left._floats.AsUInt32()[0] * right._floats.AsUInt32()[0],
            (ulong)left._floats.AsUInt32()[2] * right._floats.AsUInt32()[2])).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 OddToEven(Simd4 lanes) =>
        Unsafe.BitCast<Words, Simd4>((lanes._floats.AsUInt32().AsUInt64() >>> 32).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Interleave(Simd4 even, Simd4 odd) =>
        Unsafe.BitCast<Words, Simd4>(Vector128.ConditionalSelect(
            Vector128.Create(0xFFFFFFFF00000000).AsUInt32(),
            (odd._floats.AsUInt32().AsUInt64() << 32).AsUInt32(),
            even._floats.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SumInt(Simd4 row) => Vector128.Sum(row._floats.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Flags(Simd4 mask) => mask._floats.AsUInt32().ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 Mask(uint flags)
    {
        Words lane = Vector128.Create(1u, 2u, 4u, 8u);
        return Unsafe.BitCast<Words, Simd4>(Vector128.Equals(Vector128.Create(flags) & lane, lane));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Compress(Simd4 row, uint flags, ref uint to, int at)
    {
        int kept = 0;
        for (uint left = flags; left != 0; left &= left - 1)
        {
            Unsafe.Add(ref to, at + kept++) = row._floats.AsUInt32().GetElement(BitOperations.TrailingZeroCount(left));
        }

        return kept;
    }
}
