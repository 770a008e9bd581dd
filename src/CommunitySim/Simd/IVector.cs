namespace CommunitySim.Simd;

/// <summary>
/// A row of 32-bit numbers that are worked on at once: as many members side by side as the processor's registers hold.
/// A mechanism's vector form is written once for all widths. Every operation is exact or rounded as IEEE 754 says, lane by
/// lane, and no two are fused, so that a result has the same bits at any width, and with no vector instructions at all.
/// The operators work on the lanes as single-precision numbers, the named methods say what they take the bits for.
/// A mask is a row whose lanes have all bits set, for true, or none.
/// </summary>
/// <typeparam name="V">The row itself.</typeparam>
internal interface IVector<V>
    where V : struct, IVector<V>
{
    /// <summary>Lanes in a row; a divisor of 16.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane: formulas mix members' numbers with coefficients.</summary>
    static abstract implicit operator V(float value);

    /// <summary>The same bits in every lane.</summary>
    static abstract V Bits(uint value);

    /// <summary>0, 1, 2, … as whole numbers.</summary>
    static abstract V Indices { get; }

    /// <summary>Reads a row; there must be as many numbers from <paramref name="at"/> on as lanes.</summary>
    static abstract V Load(ref float from, int at);

    /// <summary>Reads a row of bits.</summary>
    static abstract V Load(ref uint from, int at);

    /// <summary>Writes the row.</summary>
    void Store(ref float to, int at);

    /// <summary>Writes the row as bits.</summary>
    void Store(ref uint to, int at);

    /// <summary>Sum of two numbers.</summary>
    static abstract V operator +(V left, V right);

    /// <summary>Difference of two numbers.</summary>
    static abstract V operator -(V left, V right);

    /// <summary>Product of two numbers.</summary>
    static abstract V operator *(V left, V right);

    /// <summary>Quotient of two numbers.</summary>
    static abstract V operator /(V left, V right);

    /// <summary>Mask: left is less than right; false where one is not a number.</summary>
    static abstract V operator <(V left, V right);

    /// <summary>Mask: left is greater than right; false where one is not a number.</summary>
    static abstract V operator >(V left, V right);

    /// <summary>The bits that both have.</summary>
    static abstract V operator &(V left, V right);

    /// <summary>The bits that at least one has.</summary>
    static abstract V operator |(V left, V right);

    /// <summary>The bits that just one has.</summary>
    static abstract V operator ^(V left, V right);

    /// <summary>The bits that one or all three have.</summary>
    static abstract V Xor(V first, V second, V third);

    /// <summary>The bits of left that right has not.</summary>
    static abstract V AndNot(V left, V right);

    /// <summary>Where the mask is true the one, elsewhere the other.</summary>
    static abstract V Select(V mask, V one, V other);

    /// <summary>Sum of whole numbers, modulo 2³².</summary>
    static abstract V AddInt(V left, V right);

    /// <summary>Difference of whole numbers, modulo 2³².</summary>
    static abstract V SubtractInt(V left, V right);

    /// <summary>Bits moved up by a constant, zeros behind.</summary>
    static abstract V ShiftLeft(V bits, int count);

    /// <summary>Bits moved down by a constant, zeros before.</summary>
    static abstract V ShiftRight(V bits, int count);

    /// <summary>Mask: as whole numbers with a sign, left is less than right.</summary>
    static abstract V LessInt(V left, V right);

    /// <summary>Mask: the same bits.</summary>
    static abstract V EqualBits(V left, V right);

    /// <summary>Whole numbers with a sign, as the nearest single-precision numbers.</summary>
    static abstract V ToFloat(V whole);

    /// <summary>Real numbers from 0 to 2³¹ − 1, cut down to whole ones.</summary>
    static abstract V ToInt(V floats);

    /// <summary>64-bit products of the lanes 0, 2, 4, …, as whole numbers without a sign; each fills its lane and the next.</summary>
    static abstract V EvenProducts(V left, V right);

    /// <summary>Moves the lanes 1, 3, 5, … onto 0, 2, 4, …</summary>
    static abstract V OddToEven(V lanes);

    /// <summary>The lanes 0, 2, 4, … of the one in their places, and of the other in the places after them.</summary>
    static abstract V Interleave(V even, V odd);

    /// <summary>Sum of the lanes as whole numbers, modulo 2³².</summary>
    static abstract uint SumInt(V row);

    /// <summary>One bit a lane, lane 0 lowest: its highest bit, which for a mask says whether it is true.</summary>
    static abstract uint Flags(V mask);

    /// <summary>The mask of which these are the flags.</summary>
    static abstract V Mask(uint flags);

    /// <summary>Writes the lanes whose flags are set, without gaps; behind them anything may be written, up to a whole row.</summary>
    /// <returns>How many lanes were kept.</returns>
    static abstract int Compress(V row, uint flags, ref uint to, int at);
}
