using System.Runtime.CompilerServices;

namespace CommunitySim.Simd;

/// <summary>
/// Powers and the logistic curve in single precision, from additions, multiplications and divisions only. The machine's
/// own library would give other last bits on another machine. Relative errors are below 2·10⁻⁷ for
/// <see cref="Exp2(float)"/> and below 2·10⁻⁷ + 2.5·10⁻⁷·|y·log2 x| for <see cref="Power(float, float)"/>.
/// </summary>
internal static class Powers
{
    private const float Log2OfE = 1.44269504f;
    private const float RootOfHalf = 0.70710678f;

    // 1.5·2²³: adding it leaves the nearest whole number in the low bits of the sum.
    private const float Rounder = 12582912f;

    // A number below 2⁻¹²⁶ has no full precision; its logarithm is that of 2⁻¹²⁶.
    private const float Smallest = 1.17549435e-38f;

    /// <summary>2 to the power of <paramref name="x"/>; 0 below −126.5, infinite from 127.5 up.</summary>
    public static float Exp2(float x) => Exp2<Scalar>(x);

    /// <summary>x to the power of y, for x from 0 and y from 0; 1 for y = 0.</summary>
    public static float Power(float x, float y) => Power<Scalar>(x, y);

    /// <summary>1/(1 + e^(−x)): one half at 0, 0 from −88.4 down, 1 far up.</summary>
    public static float Logistic(float x) => Logistic<Scalar>(x);

    // Polynomials are summed in pairs rather than term by term, so that fewer steps wait for each other (Estrin 1960).

    /// <summary>
    /// 2ˣ = 2ⁿ·2ᶠ with n the nearest whole number and f from −½ to ½, of which 2ᶠ is Taylor's polynomial of degree 7
    /// (error 8·10⁻⁹).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Exp2<V>(V x)
        where V : struct, IVector<V>
    {
        x = V.Select(x < -127, -127, V.Select(x > 128, 128, x));
        V sum = x + Rounder;
        V f = x - (sum - Rounder);
        V square = f * f;
        V low = (1 + (6.9314718e-1f * f)) + (square * (2.4022651e-1f + (5.5504109e-2f * f)));
        V high = (9.6181291e-3f + (1.3333558e-3f * f)) + (square * (1.5403530e-4f + (1.5252734e-5f * f)));
        V power = low + (square * square * high);

        // n + 127 goes into the exponent bits: −127 becomes 0, 128 becomes infinite.
        return power * V.ShiftLeft(V.AddInt(sum, V.Bits(127)), 23);
    }

    /// <summary>
    /// log2 x = e + log2 m with m from √½ to √2, and log2 m = 2/ln 2·(s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1),
    /// cut after s⁹ (error 10⁻⁹).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Log2<V>(V x)
        where V : struct, IVector<V>
    {
        x = V.Select(x < Smallest, Smallest, x);
        V offset = V.SubtractInt(x, RootOfHalf);
        V exponent = V.ToFloat(V.SubtractInt(V.ShiftRight(V.AddInt(offset, V.Bits(127u << 23)), 23), V.Bits(127)));
        V m = V.AddInt(offset & V.Bits(0x7FFFFF), RootOfHalf);
        V s = (m - 1) / (m + 1);
        V square = s * s;
        V series = (2.88539008f + (0.96179669f * square))
            + (square * square * ((0.57707802f + (0.41219859f * square)) + (square * square * 0.32059890f)));
        return exponent + (series * s);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Power<V>(V x, V y)
        where V : struct, IVector<V>
    {
        V power = Exp2(y * Log2(x));
        V isZero = V.EqualBits(x, 0) & (y > 0);
        return V.AndNot(power, isZero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Logistic<V>(V x)
        where V : struct, IVector<V> => 1 / (1 + Exp2(x * -Log2OfE));
}
