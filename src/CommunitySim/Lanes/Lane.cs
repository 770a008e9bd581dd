using System.Runtime.CompilerServices;

namespace CommunitySim.Lanes;

/// <summary>A row of one lane: plain scalar arithmetic. It has room for the 64 bits of a product; else the upper half is not used.</summary>
internal readonly struct Lane : ILanes<Lane>
{
    private readonly ulong _wide;

    private Lane(ulong wide) => _wide = wide;

    private Lane(uint bits) => _wide = bits;

    private Lane(float value) => _wide = BitConverter.SingleToUInt32Bits(value);

    private uint Whole => (uint)_wide;

    private float Value => BitConverter.UInt32BitsToSingle(Whole);

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static Lane Indices => new(0u);

    /// <inheritdoc/>
    public static Lane All(float value) => new(value);

    /// <inheritdoc/>
    public static Lane Bits(uint value) => new(value);

    /// <inheritdoc/>
    public static Lane Load(ref float from, int at) => new(Unsafe.Add(ref from, at));

    /// <inheritdoc/>
    public static Lane Load(ref uint from, int at) => new(Unsafe.Add(ref from, at));

    /// <inheritdoc/>
    public void Store(ref float to, int at) => Unsafe.Add(ref to, at) = Value;

    /// <inheritdoc/>
    public void Store(ref uint to, int at) => Unsafe.Add(ref to, at) = Whole;

    /// <inheritdoc/>
    public static Lane operator +(Lane left, Lane right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static Lane operator -(Lane left, Lane right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    public static Lane operator *(Lane left, Lane right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    public static Lane operator /(Lane left, Lane right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    public static Lane operator <(Lane left, Lane right) => Mask(left.Value < right.Value);

    /// <inheritdoc/>
    public static Lane operator >(Lane left, Lane right) => Mask(left.Value > right.Value);

    /// <inheritdoc/>
    public static Lane operator &(Lane left, Lane right) => new(left.Whole & right.Whole);

    /// <inheritdoc/>
    public static Lane operator |(Lane left, Lane right) => new(left.Whole | right.Whole);

    /// <inheritdoc/>
    public static Lane operator ^(Lane left, Lane right) => new(left.Whole ^ right.Whole);

    /// <inheritdoc/>
    public static Lane Xor(Lane first, Lane second, Lane third) => new(first.Whole ^ second.Whole ^ third.Whole);

    /// <inheritdoc/>
    public static Lane Without(Lane left, Lane right) => new(left.Whole & ~right.Whole);

    /// <inheritdoc/>
    public static Lane Select(Lane mask, Lane one, Lane other) => new((one.Whole & mask.Whole) | (other.Whole & ~mask.Whole));

    /// <inheritdoc/>
    public static Lane AddWhole(Lane left, Lane right) => new(left.Whole + right.Whole);

    /// <inheritdoc/>
    public static Lane SubtractWhole(Lane left, Lane right) => new(left.Whole - right.Whole);

    /// <inheritdoc/>
    public static Lane ShiftLeft(Lane bits, int count) => new(bits.Whole << count);

    /// <inheritdoc/>
    public static Lane ShiftRight(Lane bits, int count) => new(bits.Whole >> count);

    /// <inheritdoc/>
    public static Lane LessWhole(Lane left, Lane right) => Mask((int)left.Whole < (int)right.Whole);

    /// <inheritdoc/>
    public static Lane Same(Lane left, Lane right) => Mask(left.Whole == right.Whole);

    /// <inheritdoc/>
    public static Lane ToReal(Lane whole) => new((float)(int)whole.Whole);

    /// <inheritdoc/>
    public static Lane ToWhole(Lane reals) => new((uint)(int)reals.Value);

    /// <inheritdoc/>
    public static Lane EvenProducts(Lane left, Lane right) => new((ulong)left.Whole * right.Whole);

    /// <inheritdoc/>
    public static Lane OddToEven(Lane lanes) => new(lanes._wide >> 32);

    /// <inheritdoc/>
    public static Lane Weave(Lane even, Lane odd) => even;

    /// <inheritdoc/>
    public static uint SumWhole(Lane row) => row.Whole;

    /// <inheritdoc/>
    public static uint Flags(Lane mask) => mask.Whole >> 31;

    /// <inheritdoc/>
    public static Lane Mask(uint flags) => Mask(flags != 0);

    /// <inheritdoc/>
    public static int Keep(Lane row, uint flags, ref uint to, int at)
    {
        Unsafe.Add(ref to, at) = row.Whole;
        return (int)flags;
    }

    private static Lane Mask(bool holds) => new(holds ? uint.MaxValue : 0);
}
