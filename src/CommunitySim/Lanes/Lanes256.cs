using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CommunitySim.Lanes;

/// <summary>Eight lanes: AVX2.</summary>
internal readonly struct Lanes256 : ILanes<Lanes256>
{
    // Made by Unsafe.BitCast wherever it matters: a constructor in each operation uses up what the compiler is ready to inline.
    private readonly Vector256<float> _reals;

    private Lanes256(Vector256<float> reals) => _reals = reals;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static Lanes256 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector256<uint>, Lanes256>(Vector256<uint>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 All(float value) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Bits(uint value) => Unsafe.BitCast<Vector256<uint>, Lanes256>(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref float from, int at) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref uint from, int at) => Unsafe.BitCast<Vector256<uint>, Lanes256>(Vector256.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float to, int at) => _reals.StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref uint to, int at) => _reals.AsUInt32().StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left._reals + right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left._reals - right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left._reals * right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(left._reals / right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator <(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.LessThan(left._reals, right._reals));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator >(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.GreaterThan(left._reals, right._reals));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator &(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<uint>, Lanes256>(left._reals.AsUInt32() & right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator |(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<uint>, Lanes256>(left._reals.AsUInt32() | right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator ^(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<uint>, Lanes256>(left._reals.AsUInt32() ^ right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Xor(Lanes256 first, Lanes256 second, Lanes256 third) => Unsafe.BitCast<Vector256<uint>, Lanes256>(first._reals.AsUInt32() ^ second._reals.AsUInt32() ^ third._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Without(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<uint>, Lanes256>(Vector256.AndNot(left._reals.AsUInt32(), right._reals.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Select(Lanes256 mask, Lanes256 one, Lanes256 other) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.ConditionalSelect(mask._reals, one._reals, other._reals));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AddWhole(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<uint>, Lanes256>(left._reals.AsUInt32() + right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 SubtractWhole(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<uint>, Lanes256>(left._reals.AsUInt32() - right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftLeft(Lanes256 bits, int count) => Unsafe.BitCast<Vector256<uint>, Lanes256>(bits._reals.AsUInt32() << count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftRight(Lanes256 bits, int count) => Unsafe.BitCast<Vector256<uint>, Lanes256>(bits._reals.AsUInt32() >>> count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LessWhole(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<uint>, Lanes256>(Vector256.LessThan(left._reals.AsInt32(), right._reals.AsInt32()).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Same(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<uint>, Lanes256>(Vector256.Equals(left._reals.AsUInt32(), right._reals.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ToReal(Lanes256 whole) => Unsafe.BitCast<Vector256<float>, Lanes256>(Vector256.ConvertToSingle(whole._reals.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ToWhole(Lanes256 reals) => new(Vector256.ConvertToInt32Native(reals._reals).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 EvenProducts(Lanes256 left, Lanes256 right) => Unsafe.BitCast<Vector256<uint>, Lanes256>((Avx2.Multiply(left._reals.AsUInt32(), right._reals.AsUInt32())).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 OddToEven(Lanes256 lanes) => Unsafe.BitCast<Vector256<uint>, Lanes256>((lanes._reals.AsUInt32().AsUInt64() >>> 32).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Weave(Lanes256 even, Lanes256 odd) => Unsafe.BitCast<Vector256<uint>, Lanes256>(Vector256.ConditionalSelect(Vector256.Create(0xFFFFFFFF00000000).AsUInt32(), (odd._reals.AsUInt32().AsUInt64() << 32).AsUInt32(), even._reals.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SumWhole(Lanes256 row) => Vector256.Sum(row._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Flags(Lanes256 mask) => mask._reals.AsUInt32().ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Mask(uint flags)
    {
        Vector256<uint> lane = Vector256.Create(1u, 2u, 4u, 8u, 16u, 32u, 64u, 128u);
        return Unsafe.BitCast<Vector256<uint>, Lanes256>(Vector256.Equals(Vector256.Create(flags) & lane, lane));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Keep(Lanes256 row, uint flags, ref uint to, int at)
    {
        int kept = 0;
        for (uint left = flags; left != 0; left &= left - 1)
        {
            Unsafe.Add(ref to, at + kept++) = row._reals.AsUInt32().GetElement(BitOperations.TrailingZeroCount(left));
        }

        return kept;
    }
}
