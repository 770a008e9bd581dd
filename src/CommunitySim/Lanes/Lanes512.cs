using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CommunitySim.Lanes;

/// <summary>Sixteen lanes: AVX-512.</summary>
internal readonly struct Lanes512 : ILanes<Lanes512>
{
    // Made by Unsafe.BitCast wherever it matters: a constructor in each operation uses up what the compiler is ready to inline.
    private readonly Vector512<float> _reals;

    private Lanes512(Vector512<float> reals) => _reals = reals;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static Lanes512 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector512<uint>, Lanes512>(Vector512<uint>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 All(float value) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Bits(uint value) => Unsafe.BitCast<Vector512<uint>, Lanes512>(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref float from, int at) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref uint from, int at) => Unsafe.BitCast<Vector512<uint>, Lanes512>(Vector512.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float to, int at) => _reals.StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref uint to, int at) => _reals.AsUInt32().StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left._reals + right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left._reals - right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left._reals * right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(left._reals / right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator <(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.LessThan(left._reals, right._reals));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator >(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.GreaterThan(left._reals, right._reals));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator &(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<uint>, Lanes512>(left._reals.AsUInt32() & right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator |(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<uint>, Lanes512>(left._reals.AsUInt32() | right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator ^(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<uint>, Lanes512>(left._reals.AsUInt32() ^ right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Xor(Lanes512 first, Lanes512 second, Lanes512 third) => Unsafe.BitCast<Vector512<uint>, Lanes512>(Avx512F.TernaryLogic(first._reals.AsUInt32(), second._reals.AsUInt32(), third._reals.AsUInt32(), 0x96));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Without(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<uint>, Lanes512>(Vector512.AndNot(left._reals.AsUInt32(), right._reals.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Select(Lanes512 mask, Lanes512 one, Lanes512 other) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.ConditionalSelect(mask._reals, one._reals, other._reals));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AddWhole(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<uint>, Lanes512>(left._reals.AsUInt32() + right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 SubtractWhole(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<uint>, Lanes512>(left._reals.AsUInt32() - right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftLeft(Lanes512 bits, int count) => Unsafe.BitCast<Vector512<uint>, Lanes512>(bits._reals.AsUInt32() << count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftRight(Lanes512 bits, int count) => Unsafe.BitCast<Vector512<uint>, Lanes512>(bits._reals.AsUInt32() >>> count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LessWhole(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<uint>, Lanes512>(Vector512.LessThan(left._reals.AsInt32(), right._reals.AsInt32()).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Same(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<uint>, Lanes512>(Vector512.Equals(left._reals.AsUInt32(), right._reals.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ToReal(Lanes512 whole) => Unsafe.BitCast<Vector512<float>, Lanes512>(Vector512.ConvertToSingle(whole._reals.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ToWhole(Lanes512 reals) => new(Vector512.ConvertToInt32Native(reals._reals).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 EvenProducts(Lanes512 left, Lanes512 right) => Unsafe.BitCast<Vector512<uint>, Lanes512>((Avx512F.Multiply(left._reals.AsUInt32(), right._reals.AsUInt32())).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 OddToEven(Lanes512 lanes) => Unsafe.BitCast<Vector512<uint>, Lanes512>((lanes._reals.AsUInt32().AsUInt64() >>> 32).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Weave(Lanes512 even, Lanes512 odd) => Unsafe.BitCast<Vector512<uint>, Lanes512>(Vector512.ConditionalSelect(Vector512.Create(0xFFFFFFFF00000000).AsUInt32(), (odd._reals.AsUInt32().AsUInt64() << 32).AsUInt32(), even._reals.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SumWhole(Lanes512 row) => Vector512.Sum(row._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Flags(Lanes512 mask) => (uint)mask._reals.AsUInt32().ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Mask(uint flags)
    {
        Vector512<uint> lane = Vector512.Create(1u, 2u, 4u, 8u, 16u, 32u, 64u, 128u, 256u, 512u, 1024u, 2048u, 4096u, 8192u, 16384u, 32768u);
        return Unsafe.BitCast<Vector512<uint>, Lanes512>(Vector512.Equals(Vector512.Create(flags) & lane, lane));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Keep(Lanes512 row, uint flags, ref uint to, int at)
    {
        Avx512F.Compress(Vector512<uint>.Zero, Mask(flags)._reals.AsUInt32(), row._reals.AsUInt32()).StoreUnsafe(ref to, (nuint)at);
        return BitOperations.PopCount(flags);
    }
}
