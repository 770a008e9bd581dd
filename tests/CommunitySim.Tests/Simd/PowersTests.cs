using CommunitySim.Simd;

namespace CommunitySim.Tests.Simd;

/// <summary>Powers and the logistic curve against double precision, of which the last bits are far below those of single.</summary>
internal sealed class PowersTests
{
    // As Powers documents them. A logarithm rounds m + 1, the quotient, the last term of the series, its product and the sum, and
    // y·log2 x once more: with the smaller terms 6 times 2⁻²⁴ of the exponent, and ln 2 of that shows in the power.
    private const double OfExp2 = 2e-7, OfLog2 = 2.5e-7;

    private static IEnumerable<float> Exponents { get; } = Grid(-126, 127.4f, 400_000);

    private static float[] Bases { get; } = [1.17549435e-38f, 1e-30f, 1e-12f, 1e-6f, 1e-3f, .. Grid(0.01f, 3, 2000), .. Grid(0.999f, 1.001f, 300), MathF.BitDecrement(1), 1, MathF.BitIncrement(1), 1e3f, 1e12f, 1e30f];

    private static float[] Powerful { get; } = [0.001f, 0.1f, 0.5f, 0.88f, 1, 1.5f, 2, 6.1f, 10, 100, 1000];

    [Test]
    public void Powers_of_two_are_within_the_stated_error() =>
        Assert.That(Exponents.Max(x => Math.Abs((Powers.Exp2(x) / Math.Pow(2, x)) - 1)), Is.LessThan(OfExp2));

    [Test]
    public void Whole_powers_of_two_are_exact()
    {
        for (int n = -126; n <= 127; n++)
        {
            Assert.That(Powers.Exp2(n), Is.EqualTo((float)Math.Pow(2, n)));
        }
    }

    /// <summary>Results outside of full precision, from 2⁻¹²⁶ to 2¹²⁸, are left out.</summary>
    [Test]
    public void Powers_are_within_the_stated_error()
    {
        foreach (float y in Powerful)
        {
            foreach (float x in Bases)
            {
                double exponent = y * Math.Log2(x);
                if (exponent is > -126 and < 127.4)
                {
                    double error = Math.Abs((Powers.Power(x, y) / Math.Pow(x, y)) - 1);
                    Assert.That(error, Is.LessThan(OfExp2 + (OfLog2 * Math.Abs(exponent))), $"{x:R}^{y:R}");
                }
            }
        }
    }

    [Test]
    public void Nothing_to_a_power_is_nothing_and_one_is_one()
    {
        foreach (float y in Powerful)
        {
            Assert.That(Powers.Power(0, y), Is.Zero);
            Assert.That(Powers.Power(1, y), Is.EqualTo(1));
        }

        foreach (float x in (float[])[0, float.Epsilon, .. Bases, float.MaxValue])
        {
            Assert.That(Powers.Power(x, 0), Is.EqualTo(1), $"{x:R}^0");
        }
    }

    /// <summary>
    /// With E = e^(−x): E is off by 2e-7 and, from rounding x·log2 e, by 8e-8·|x| of itself, so p = 1/(1 + E) by p(1 − p) times that,
    /// at most 0.25·2e-7 + 0.23·8e-8; addition and division add half a unit of 2⁻²³ each: 2e-7 in all.
    /// </summary>
    [Test]
    public void The_logistic_is_within_its_error() =>
        Assert.That(Grid(-100, 100, 400_000).Max(x => Math.Abs(Powers.Logistic(x) - (1 / (1 + Math.Exp(-(double)x))))), Is.LessThan(2e-7));

    [Test]
    public void The_logistic_is_one_half_in_the_middle_and_certain_at_its_ends()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Powers.Logistic(0), Is.EqualTo(0.5f));
            Assert.That(Powers.Logistic(-0f), Is.EqualTo(0.5f));
            foreach (float far in (float[])[88.4f, 100, 1e10f, float.MaxValue, float.PositiveInfinity])
            {
                Assert.That(Powers.Logistic(-far), Is.Zero, $"-{far:R}");
                Assert.That(Powers.Logistic(far), Is.EqualTo(1), $"{far:R}");
            }
        }
    }

    [Test]
    public void Powers_of_two_end_in_nothing_and_infinity()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Powers.Exp2(MathF.BitDecrement(-126.5f)), Is.Zero);
            Assert.That(Powers.Exp2(-1e30f), Is.Zero);
            Assert.That(Powers.Exp2(float.NegativeInfinity), Is.Zero);
            Assert.That(Powers.Exp2(127.5f), Is.EqualTo(float.PositiveInfinity));
            Assert.That(Powers.Exp2(float.PositiveInfinity), Is.EqualTo(float.PositiveInfinity));
            Assert.That(Powers.Exp2(float.NaN), Is.NaN);
        }
    }

    /// <summary>Two neighbours may be off in opposite ways, by the stated error each.</summary>
    [Test]
    public void Curves_rise_but_for_rounding()
    {
        foreach ((Func<float, float> curve, float from, float to) in (IEnumerable<(Func<float, float>, float, float)>)
            [(Powers.Exp2, -3, 3), (Powers.Logistic, -10, 10), (x => Powers.Power(x, 0.88f), 0, 2), (x => Powers.Power(x, 6.1f), 0, 1)])
        {
            float before = 0;
            foreach (float x in Grid(from, to, 300_000))
            {
                float now = curve(x);
                Assert.That(now, Is.GreaterThanOrEqualTo(before * (1 - (float)(4 * OfExp2))), $"{x:R}");
                before = now;
            }
        }
    }

    [Test]
    public void Rows_have_the_bits_of_scalars_at_every_width()
    {
        float[] x = [0, 1, float.Epsilon, 1e-40f, 1e30f, .. Bases, .. Grid(-130, 130, 5000)];
        uint[] bits = [.. x.Concat(new float[16 - (x.Length % 16)]).Select(BitConverter.SingleToUInt32Bits)];
        foreach (IOnRows calculation in (IOnRows[])[new Exp2(), new Power(0.88f), new Power(6.1f), new Power(0), new Logistic()])
        {
            uint[] expected = Widths.Run(SimdWidth.One, calculation, bits);
            foreach (SimdWidth width in Widths.Here)
            {
                Assert.That(Widths.Run(width, calculation, bits), Is.EqualTo(expected), $"{calculation}, {width}");
            }
        }
    }

    private static IEnumerable<float> Grid(float from, float to, int steps) => Enumerable.Range(0, steps + 1).Select(n => (float)(from + ((double)(to - from) * n / steps)));

    private sealed record Exp2 : IOnRows
    {
        public V Of<V>(V row)
            where V : struct, IVector<V> => Powers.Exp2(row);
    }

    /// <summary>Of the number without its sign: powers are for numbers from 0.</summary>
    private sealed record Power(float Y) : IOnRows
    {
        public V Of<V>(V row)
            where V : struct, IVector<V> => Powers.Power<V>(V.AndNot(row, V.Bits(1u << 31)), Y);
    }

    private sealed record Logistic : IOnRows
    {
        public V Of<V>(V row)
            where V : struct, IVector<V> => Powers.Logistic(row);
    }
}
