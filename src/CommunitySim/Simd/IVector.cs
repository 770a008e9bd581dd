namespace CommunitySim.Simd;

/// <summary>
/// A vector of 32-bit numbers: as many members side by side as the processor's registers hold. A mechanism is written
/// once for all widths. Every operation is exact or rounded as in IEEE 754, lane by lane, and no two are fused. A
/// result therefore has the same bits at any width. The operators treat lanes as single-precision numbers; the named
/// methods state their type. A mask is a vector whose lanes have all bits set (true) or none (false).
/// </summary>
/// <typeparam name="V">The vector type itself.</typeparam>
internal interface IVector<V>
    where V : struct, IVector<V>
{
    /// <summary>Number of lanes, a divisor of 16.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane, so that formulas can mix members' numbers with coefficients.</summary>
    static abstract implicit operator V(float value);

    /// <summary>The same bits in every lane.</summary>
    static abstract V Bits(uint value);

    /// <summary>0, 1, 2, … as whole numbers.</summary>
    static abstract V Indices { get; }

    /// <summary>Reads a vector. There must be as many numbers from <paramref name="at"/> on as lanes.</summary>
    static abstract V Load(ref float from, int at);

    /// <summary>Reads a vector of bits.</summary>
    static abstract V Load(ref uint from, int at);

    /// <summary>Writes the vector.</summary>
    void Store(ref float to, int at);

    /// <summary>Writes the vector as bits.</summary>
    void Store(ref uint to, int at);

    /// <summary>Sum of two numbers.</summary>
    static abstract V operator +(V left, V right);

    /// <summary>Difference of two numbers.</summary>
    static abstract V operator -(V left, V right);

    /// <summary>Product of two numbers.</summary>
    static abstract V operator *(V left, V right);

    /// <summary>Quotient of two numbers.</summary>
    static abstract V operator /(V left, V right);

    /// <summary>Mask: left is less than right; false if one is not a number.</summary>
    static abstract V operator <(V left, V right);

    /// <summary>Mask: left is greater than right; false if one is not a number.</summary>
    static abstract V operator >(V left, V right);

    /// <summary>The bits that both have.</summary>
    static abstract V operator &(V left, V right);

    /// <summary>The bits that at least one has.</summary>
    static abstract V operator |(V left, V right);

    /// <summary>The bits that exactly one has.</summary>
    static abstract V operator ^(V left, V right);

    /// <summary>The bits that one or all three have.</summary>
    static abstract V Xor(V first, V second, V third);

    /// <summary>The bits of left that right does not have.</summary>
    static abstract V AndNot(V left, V right);

    /// <summary>Selects the first vector where the mask is true, else the second.</summary>
    static abstract V Select(V mask, V one, V other);

    /// <summary>Sum of whole numbers, modulo 2³².</summary>
    static abstract V AddInt(V left, V right);

    /// <summary>Difference of whole numbers, modulo 2³².</summary>
    static abstract V SubtractInt(V left, V right);

    /// <summary>Bits shifted up by a constant, filled with zeros.</summary>
    static abstract V ShiftLeft(V bits, int count);

    /// <summary>Bits shifted down by a constant, filled with zeros.</summary>
    static abstract V ShiftRight(V bits, int count);

    /// <summary>Mask: left is less than right as signed whole numbers.</summary>
    static abstract V LessInt(V left, V right);

    /// <summary>Mask: both have the same bits.</summary>
    static abstract V EqualBits(V left, V right);

    /// <summary>Converts signed whole numbers to the nearest single-precision numbers.</summary>
    static abstract V ToFloat(V whole);

    /// <summary>Truncates real numbers from 0 to 2³¹ − 1 to whole numbers.</summary>
    static abstract V ToInt(V floats);

    /// <summary>Unsigned 64-bit products of the lanes 0, 2, 4, …. Each fills its lane and the next.</summary>
    static abstract V EvenProducts(V left, V right);

    /// <summary>Moves the lanes 1, 3, 5, … onto 0, 2, 4, …</summary>
    static abstract V OddToEven(V lanes);

    /// <summary>Interleaves the lanes 0, 2, 4, … of two vectors.</summary>
    static abstract V Interleave(V even, V odd);

    /// <summary>Sum of the lanes as whole numbers, modulo 2³².</summary>
    static abstract uint SumInt(V row);

    /// <summary>One bit per lane, lane 0 lowest: the highest bit of the lane, which is set if a mask is true.</summary>
    static abstract uint Flags(V mask);

    /// <summary>The mask with the given flags.</summary>
    static abstract V Mask(uint flags);

    /// <summary>Writes the lanes whose flags are set, without gaps. The rest of a whole vector is undefined.</summary>
    /// <returns>The number of lanes written.</returns>
    static abstract int Compress(V row, uint flags, ref uint to, int at);
}
