using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CommunitySim.Lanes;

/// <summary>Four lanes: SSE2 on x64, Neon on Arm.</summary>
internal readonly struct Lanes128 : ILanes<Lanes128>
{
    // Made by Unsafe.BitCast wherever it matters: a constructor in each operation uses up what the compiler is ready to inline.
    private readonly Vector128<float> _reals;

    private Lanes128(Vector128<float> reals) => _reals = reals;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    public static Lanes128 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Vector128<uint>, Lanes128>(Vector128<uint>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 All(float value) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Bits(uint value) => Unsafe.BitCast<Vector128<uint>, Lanes128>(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref float from, int at) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref uint from, int at) => Unsafe.BitCast<Vector128<uint>, Lanes128>(Vector128.LoadUnsafe(ref from, (nuint)at));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float to, int at) => _reals.StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref uint to, int at) => _reals.AsUInt32().StoreUnsafe(ref to, (nuint)at);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left._reals + right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left._reals - right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left._reals * right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(left._reals / right._reals);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator <(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.LessThan(left._reals, right._reals));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator >(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.GreaterThan(left._reals, right._reals));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator &(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<uint>, Lanes128>(left._reals.AsUInt32() & right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator |(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<uint>, Lanes128>(left._reals.AsUInt32() | right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator ^(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<uint>, Lanes128>(left._reals.AsUInt32() ^ right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Xor(Lanes128 first, Lanes128 second, Lanes128 third) => Unsafe.BitCast<Vector128<uint>, Lanes128>(first._reals.AsUInt32() ^ second._reals.AsUInt32() ^ third._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Without(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<uint>, Lanes128>(Vector128.AndNot(left._reals.AsUInt32(), right._reals.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Select(Lanes128 mask, Lanes128 one, Lanes128 other) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.ConditionalSelect(mask._reals, one._reals, other._reals));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AddWhole(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<uint>, Lanes128>(left._reals.AsUInt32() + right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 SubtractWhole(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<uint>, Lanes128>(left._reals.AsUInt32() - right._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftLeft(Lanes128 bits, int count) => Unsafe.BitCast<Vector128<uint>, Lanes128>(bits._reals.AsUInt32() << count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftRight(Lanes128 bits, int count) => Unsafe.BitCast<Vector128<uint>, Lanes128>(bits._reals.AsUInt32() >>> count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LessWhole(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<uint>, Lanes128>(Vector128.LessThan(left._reals.AsInt32(), right._reals.AsInt32()).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Same(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<uint>, Lanes128>(Vector128.Equals(left._reals.AsUInt32(), right._reals.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ToReal(Lanes128 whole) => Unsafe.BitCast<Vector128<float>, Lanes128>(Vector128.ConvertToSingle(whole._reals.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ToWhole(Lanes128 reals) => new(Vector128.ConvertToInt32Native(reals._reals).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 EvenProducts(Lanes128 left, Lanes128 right) => Unsafe.BitCast<Vector128<uint>, Lanes128>((Sse2.IsSupported
        ? Sse2.Multiply(left._reals.AsUInt32(), right._reals.AsUInt32())
        : Vector128.Create((ulong)left._reals.AsUInt32()[0] * right._reals.AsUInt32()[0], (ulong)left._reals.AsUInt32()[2] * right._reals.AsUInt32()[2])).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 OddToEven(Lanes128 lanes) => Unsafe.BitCast<Vector128<uint>, Lanes128>((lanes._reals.AsUInt32().AsUInt64() >>> 32).AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Weave(Lanes128 even, Lanes128 odd) => Unsafe.BitCast<Vector128<uint>, Lanes128>(Vector128.ConditionalSelect(Vector128.Create(0xFFFFFFFF00000000).AsUInt32(), (odd._reals.AsUInt32().AsUInt64() << 32).AsUInt32(), even._reals.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint SumWhole(Lanes128 row) => Vector128.Sum(row._reals.AsUInt32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Flags(Lanes128 mask) => mask._reals.AsUInt32().ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Mask(uint flags)
    {
        Vector128<uint> lane = Vector128.Create(1u, 2u, 4u, 8u);
        return Unsafe.BitCast<Vector128<uint>, Lanes128>(Vector128.Equals(Vector128.Create(flags) & lane, lane));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Keep(Lanes128 row, uint flags, ref uint to, int at)
    {
        int kept = 0;
        for (uint left = flags; left != 0; left &= left - 1)
        {
            Unsafe.Add(ref to, at + kept++) = row._reals.AsUInt32().GetElement(BitOperations.TrailingZeroCount(left));
        }

        return kept;
    }
}
