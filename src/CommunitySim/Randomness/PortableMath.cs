namespace CommunitySim.Randomness;

/// <summary>
/// Logarithm and exponential in double precision, from additions, multiplications and divisions only, because the
/// library of another machine has other last bits. Relative errors are below 6·10⁻¹⁶.
/// </summary>
internal static class PortableMath
{
    private const double RootOfHalf = 0.70710678118654752;

    // ln 2 in two parts. The first has 20 trailing zeros, so its products with exponents are exact.
    private const double Ln2High = 0.69314718036912382, Ln2Low = 1.9082149292705877e-10;

    private const int ExponentBias = 1023, FractionBits = 52;

    /// <summary>
    /// ln x = e·ln 2 + ln m, with m from √½ to √2. The series ln m = 2·(s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1) is cut after
    /// s²¹.
    /// </summary>
    /// <param name="x">A normal positive number.</param>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> FractionBits) - ExponentBias + 1;
        double m = BitConverter.Int64BitsToDouble((bits & ((1L << FractionBits) - 1)) | ((ExponentBias - 1L) << FractionBits));
        if (m < RootOfHalf)
        {
            m *= 2;
            exponent--;
        }

        double s = (m - 1) / (m + 1), square = s * s, sum = 0;
        for (int power = 21; power >= 3; power -= 2)
        {
            sum = (sum + (2.0 / power)) * square;
        }

        return (exponent * Ln2High) + ((s * (2 + sum)) + (exponent * Ln2Low));
    }

    /// <summary>eˣ = 2ⁿ·eᶠ. Here n is the whole number nearest to x/ln 2. Taylor's polynomial of degree 14 gives eᶠ.</summary>
    /// <param name="x">Below −700 it gives 0, and above 700 as much as at 700.</param>
    public static double Exp(double x)
    {
        if (x < -700)
        {
            return 0;
        }

        x = Math.Min(x, 700);
        double n = Math.Round(x / (Ln2High + Ln2Low));
        double f = (x - (n * Ln2High)) - (n * Ln2Low), sum = 1;
        for (int power = 14; power >= 1; power--)
        {
            sum = 1 + (sum * f / power);
        }

        return sum * BitConverter.Int64BitsToDouble(((long)n + ExponentBias) << FractionBits);
    }
}
