using CommunitySim.Simd;

namespace CommunitySim.Tests.Simd;

/// <summary>Rows of lanes do what plain scalar arithmetic does, lane by lane and bit for bit.</summary>
[TestFixtureSource(typeof(Widths), nameof(Widths.Fixtures))]
internal sealed class SimdTests<V>
    where V : struct, IVector<V>
{
    private const int Most = 16;
    private readonly int _width;

    public SimdTests(int width) => _width = width;

    private static float[] Reals { get; } =
    [
        0, -0f, 1, -1, 0.5f, 1 / 3f, MathF.BitDecrement(1), MathF.BitIncrement(1), float.Epsilon, -float.Epsilon, 1e-40f, 1.17549435e-38f,
        8388608, 16777215, 16777216, 2147483648, -2147483648, 12582912, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    private static uint[] Patterns { get; } = [0, 1, 2, 0x7F, 0x80, 0xFFFF, 0x10000, 0x7FFFFF, 0x800000, 0x1000001, 0x7FFFFFFF, 0x80000000, 0x80000001, 0xDEADBEEF, 0xFFFFFFFE, 0xFFFFFFFF];

    [Test]
    public void Operations_on_reals_give_the_scalar_bits()
    {
        uint[] bits = [.. Reals.Select(BitConverter.SingleToUInt32Bits)];
        foreach ((string name, uint[] expected, uint[] actual) in Results(bits, RealOperations<Scalar>(), RealOperations<V>()))
        {
            // Which not-a-number comes out is nowhere promised, only that one does.
            Assert.That(actual.Select(Canonical), Is.EqualTo(expected.Select(Canonical)), name);
        }
    }

    [Test]
    public void Comparisons_selections_and_operations_on_bits_and_whole_numbers_give_the_scalar_bits()
    {
        uint[] bits = [.. Patterns, .. Reals.Select(BitConverter.SingleToUInt32Bits)];
        foreach ((string name, uint[] expected, uint[] actual) in Results(bits, BitOperations<Scalar>(), BitOperations<V>()))
        {
            Assert.That(actual, Is.EqualTo(expected), name);
        }
    }

    /// <summary>Defined from 0 to 2³¹ − 1 only, the greatest single-precision number below being 2³¹ − 128.</summary>
    [Test]
    public void Reals_are_cut_down_to_whole_numbers_as_scalars_are()
    {
        uint[] bits = [.. new[] { 0, -0f, float.Epsilon, 0.5f, MathF.BitDecrement(1), 1, 1.5f, 2.99f, 65535.996f, 65536, 8388607.5f, 16777215, 16777216, 2147483520 }.Select(BitConverter.SingleToUInt32Bits)];
        (_, uint[] expected, uint[] actual) = Results(bits, [("whole", (a, _, _) => Scalar.ToInt(a))], [("whole", (a, _, _) => V.ToInt(a))]).Single();
        Assert.That(actual, Is.EqualTo(expected));
    }

    [Test]
    public void Products_of_even_lanes_fill_two_lanes_and_are_woven_together()
    {
        foreach (uint[] row in Rows(Patterns, step: 1))
        {
            foreach (uint[] other in Rows(Patterns, step: 3))
            {
                (V left, V right) = (V.Load(ref row[0], 0), V.Load(ref other[0], 0));
                (uint[] products, uint[] moved, uint[] woven) = (Stored(V.EvenProducts(left, right)), Stored(V.OddToEven(left)), Stored(V.Interleave(left, right)));
                for (int lane = 0; lane < _width; lane += 2)
                {
                    ulong product = (ulong)row[lane] * other[lane];
                    Assert.That((products[lane], products[lane + 1]), Is.EqualTo(((uint)product, (uint)(product >> 32))));
                    Assert.That(moved[lane], Is.EqualTo(row[lane + 1]));
                    Assert.That((woven[lane], woven[lane + 1]), Is.EqualTo((row[lane], other[lane])));
                }
            }
        }
    }

    [Test]
    public void A_row_is_loaded_stored_filled_summed_and_flagged_lane_by_lane()
    {
        Assert.That(V.Count, Is.EqualTo(_width));
        Assert.That(Stored(V.Indices), Is.EqualTo(Enumerable.Range(0, _width)));
        Assert.That(Stored(V.Bits(0xDEADBEEF)), Is.All.EqualTo(0xDEADBEEF));
        Assert.That(Stored(((V)(-1.5f))), Is.All.EqualTo(BitConverter.SingleToUInt32Bits(-1.5f)));
        foreach (uint[] row in Rows(Patterns, step: 5))
        {
            V lanes = V.Load(ref row[0], 0);
            float[] floats = new float[2 * Most];
            lanes.Store(ref floats[0], 3);
            Assert.That(floats.Skip(3).Take(_width).Select(BitConverter.SingleToUInt32Bits), Is.EqualTo(row.Take(_width)));
            Assert.That(floats.Take(3).Concat(floats.Skip(3 + _width)), Is.All.Zero, "nothing beside is touched");
            Assert.That(Stored(V.Load(ref floats[0], 3)), Is.EqualTo(row.Take(_width)));
            Assert.That(V.SumInt(lanes), Is.EqualTo(row.Take(_width).Aggregate(0u, (sum, bits) => sum + bits)));
            Assert.That(V.Flags(lanes), Is.EqualTo(row.Take(_width).Select((bits, lane) => (bits >> 31) << lane).Aggregate(0u, (all, flag) => all | flag)));
        }
    }

    private static (string Name, Func<W, W, W, W> Do)[] RealOperations<W>()
        where W : struct, IVector<W> =>
    [
        ("+", (a, b, _) => a + b),
        ("-", (a, b, _) => a - b),
        ("*", (a, b, _) => a * b),
        ("/", (a, b, _) => a / b),
        ("* +", (a, b, c) => (a * b) + c),
    ];

    private static (string Name, Func<W, W, W, W> Do)[] BitOperations<W>()
        where W : struct, IVector<W> =>
    [
        ("<", (a, b, _) => a < b),
        (">", (a, b, _) => a > b),
        ("&", (a, b, _) => a & b),
        ("|", (a, b, _) => a | b),
        ("^", (a, b, _) => a ^ b),
        ("xor of three", W.Xor),
        ("without", (a, b, _) => W.AndNot(a, b)),
        ("select", (a, b, c) => W.Select(a < b, b, c)),
        ("select bits", W.Select),
        ("add whole", (a, b, _) => W.AddInt(a, b)),
        ("subtract whole", (a, b, _) => W.SubtractInt(a, b)),
        ("less whole", (a, b, _) => W.LessInt(a, b)),
        ("same", (a, b, _) => W.EqualBits(a, b)),
        ("to real", (a, _, _) => W.ToFloat(a)),
        ("left by 1", (a, _, _) => W.ShiftLeft(a, 1)),
        ("left by 31", (a, _, _) => W.ShiftLeft(a, 31)),
        ("right by 8", (a, _, _) => W.ShiftRight(a, 8)),
        ("right by 31", (a, _, _) => W.ShiftRight(a, 31)),
    ];

    /// <summary>Every pair of the given bits, with a third beside it, through every operation.</summary>
    private static IEnumerable<(string Name, uint[] Expected, uint[] Actual)> Results(uint[] bits, (string Name, Func<Scalar, Scalar, Scalar, Scalar> Do)[] scalar, (string Name, Func<V, V, V, V> Do)[] vector)
    {
        int pairs = (bits.Length * bits.Length + Most - 1) / Most * Most;
        uint[] first = [.. Enumerable.Range(0, pairs).Select(n => bits[n / bits.Length % bits.Length])];
        uint[] second = [.. Enumerable.Range(0, pairs).Select(n => bits[n % bits.Length])];
        uint[] third = [.. Enumerable.Range(0, pairs).Select(n => bits[n * 7 % bits.Length])];
        return scalar.Zip(vector, (one, many) => (one.Name, Run(one.Do, first, second, third), Run(many.Do, first, second, third)));
    }

    private static uint[] Run<W>(Func<W, W, W, W> operation, uint[] first, uint[] second, uint[] third)
        where W : struct, IVector<W>
    {
        uint[] results = new uint[first.Length];
        for (int at = 0; at < first.Length; at += W.Count)
        {
            operation(W.Load(ref first[0], at), W.Load(ref second[0], at), W.Load(ref third[0], at)).Store(ref results[0], at);
        }

        return results;
    }

    private static IEnumerable<uint[]> Rows(uint[] bits, int step) =>
        Enumerable.Range(0, bits.Length).Select(from => Enumerable.Range(0, Most).Select(lane => bits[(from + (lane * step)) % bits.Length]).ToArray());

    private uint[] Stored(V row)
    {
        uint[] stored = new uint[_width];
        row.Store(ref stored[0], 0);
        return stored;
    }

    private static uint Canonical(uint bits) => float.IsNaN(BitConverter.UInt32BitsToSingle(bits)) ? 0x7FC00000 : bits;
}
