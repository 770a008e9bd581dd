using System.Runtime.CompilerServices;

namespace CommunitySim.Simd;

/// <summary>A vector of one lane: plain scalar arithmetic. Only products use the upper half of its 64 bits.</summary>
internal readonly struct Scalar : IVector<Scalar>
{
    private readonly ulong _wide;

    private Scalar(ulong wide) => _wide = wide;

    private Scalar(uint bits) => _wide = bits;

    private Scalar(float value) => _wide = BitConverter.SingleToUInt32Bits(value);

    private uint Whole => (uint)_wide;

    private float Value => BitConverter.UInt32BitsToSingle(Whole);

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static Scalar Indices => new(0u);

    /// <inheritdoc/>
    public static implicit operator Scalar(float value) => new(value);

    /// <summary>The lane as a number.</summary>
    public static implicit operator float(Scalar scalar) => scalar.Value;

    /// <summary>The lane as bits.</summary>
    public uint ToBits() => Whole;

    /// <inheritdoc/>
    public static Scalar Bits(uint value) => new(value);

    /// <inheritdoc/>
    public static Scalar Load(ref float from, int at) => new(Unsafe.Add(ref from, at));

    /// <inheritdoc/>
    public static Scalar Load(ref uint from, int at) => new(Unsafe.Add(ref from, at));

    /// <inheritdoc/>
    public void Store(ref float to, int at) => Unsafe.Add(ref to, at) = Value;

    /// <inheritdoc/>
    public void Store(ref uint to, int at) => Unsafe.Add(ref to, at) = Whole;

    /// <inheritdoc/>
    public static Scalar operator +(Scalar left, Scalar right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static Scalar operator -(Scalar left, Scalar right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    public static Scalar operator *(Scalar left, Scalar right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    public static Scalar operator /(Scalar left, Scalar right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    public static Scalar operator <(Scalar left, Scalar right) => Mask(left.Value < right.Value);

    /// <inheritdoc/>
    public static Scalar operator >(Scalar left, Scalar right) => Mask(left.Value > right.Value);

    /// <inheritdoc/>
    public static Scalar operator &(Scalar left, Scalar right) => new(left.Whole & right.Whole);

    /// <inheritdoc/>
    public static Scalar operator |(Scalar left, Scalar right) => new(left.Whole | right.Whole);

    /// <inheritdoc/>
    public static Scalar operator ^(Scalar left, Scalar right) => new(left.Whole ^ right.Whole);

    /// <inheritdoc/>
    public static Scalar Xor(Scalar first, Scalar second, Scalar third) =>
        new(first.Whole ^ second.Whole ^ third.Whole);

    /// <inheritdoc/>
    public static Scalar AndNot(Scalar left, Scalar right) => new(left.Whole & ~right.Whole);

    /// <inheritdoc/>
    public static Scalar Select(Scalar mask, Scalar one, Scalar other) =>
        new((one.Whole & mask.Whole) | (other.Whole & ~mask.Whole));

    /// <inheritdoc/>
    public static Scalar AddInt(Scalar left, Scalar right) => new(left.Whole + right.Whole);

    /// <inheritdoc/>
    public static Scalar SubtractInt(Scalar left, Scalar right) => new(left.Whole - right.Whole);

    /// <inheritdoc/>
    public static Scalar ShiftLeft(Scalar bits, int count) => new(bits.Whole << count);

    /// <inheritdoc/>
    public static Scalar ShiftRight(Scalar bits, int count) => new(bits.Whole >> count);

    /// <inheritdoc/>
    public static Scalar LessInt(Scalar left, Scalar right) => Mask((int)left.Whole < (int)right.Whole);

    /// <inheritdoc/>
    public static Scalar EqualBits(Scalar left, Scalar right) => Mask(left.Whole == right.Whole);

    /// <inheritdoc/>
    public static Scalar ToFloat(Scalar whole) => new((float)(int)whole.Whole);

    /// <inheritdoc/>
    public static Scalar ToInt(Scalar floats) => new((uint)(int)floats.Value);

    /// <inheritdoc/>
    public static Scalar EvenProducts(Scalar left, Scalar right) => new((ulong)left.Whole * right.Whole);

    /// <inheritdoc/>
    public static Scalar OddToEven(Scalar lanes) => new(lanes._wide >> 32);

    /// <inheritdoc/>
    public static Scalar Interleave(Scalar even, Scalar odd) => even;

    /// <inheritdoc/>
    public static uint SumInt(Scalar row) => row.Whole;

    /// <inheritdoc/>
    public static uint Flags(Scalar mask) => mask.Whole >> 31;

    /// <inheritdoc/>
    public static Scalar Mask(uint flags) => Mask(flags != 0);

    /// <inheritdoc/>
    public static int Compress(Scalar row, uint flags, ref uint to, int at)
    {
        Unsafe.Add(ref to, at) = row.Whole;
        return (int)flags;
    }

    private static Scalar Mask(bool holds) => new(holds ? uint.MaxValue : 0);
}
