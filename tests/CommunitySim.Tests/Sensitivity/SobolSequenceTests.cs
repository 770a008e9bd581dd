using CommunitySim.Experiments.Sensitivity;

namespace CommunitySim.Tests.Sensitivity;

internal sealed class SobolSequenceTests
{
    private const double Whole = 1L << 53;

    private static IEnumerable<int> Dimensions => Enumerable.Range(1, SobolSequence.MostDimensions - 1);

    /// <summary>Primitive: the powers of x modulo the polynomial of degree s run through all 2ˢ − 1 others before they return to 1.</summary>
    [Test]
    public void Every_polynomial_is_primitive_and_none_comes_twice()
    {
        foreach (int dimension in Dimensions)
        {
            uint polynomial = DirectionNumbers.Polynomial(dimension), power = 1;
            int degree = Degree(polynomial), period = 0;
            do
            {
                power <<= 1;
                power ^= (power >> degree) * polynomial;
                period++;
            }
            while (power != 1 && period < 1 << degree);

            Assert.That(period, Is.EqualTo((1 << degree) - 1), $"dimension {dimension + 1}");
        }

        // There are φ(2ˢ − 1)/s of degree s: the table has all of them up to degree ten.
        int[] degrees = [.. Dimensions.Select(dimension => Degree(DirectionNumbers.Polynomial(dimension)))];
        Assert.That(Dimensions.Select(DirectionNumbers.Polynomial), Is.Unique);
        Assert.That(degrees.CountBy(degree => degree).Select(count => count.Value), Is.EqualTo(new[] { 1, 1, 2, 2, 6, 6, 18, 16, 48, 60 }));
        Assert.That(degrees, Is.Ordered);
    }

    [Test]
    public void Initial_numbers_are_odd_and_the_kth_is_below_two_to_the_k()
    {
        foreach (int dimension in Dimensions)
        {
            ReadOnlySpan<ushort> initial = DirectionNumbers.Initial(dimension);
            Assert.That(initial.Length, Is.EqualTo(Degree(DirectionNumbers.Polynomial(dimension))));
            for (int k = 0; k < initial.Length; k++)
            {
                Assert.That((initial[k] % 2, initial[k] < 2 << k), Is.EqualTo((1, true)), $"dimension {dimension + 1}");
            }
        }
    }

    /// <summary>Σ d·(a + Σ k·m) over the rows of dimensions 2 to 161, summed up from the published file.</summary>
    [Test]
    public void The_table_is_the_published_one()
    {
        long sum = 0;
        foreach (int dimension in Dimensions)
        {
            uint polynomial = DirectionNumbers.Polynomial(dimension);
            long row = (polynomial - (1u << Degree(polynomial))) >> 1;
            int k = 0;
            foreach (ushort number in DirectionNumbers.Initial(dimension))
            {
                row += ++k * number;
            }

            sum += (dimension + 1) * row;
        }

        Assert.That(sum, Is.EqualTo(95_651_020));
    }

    /// <summary>The first points as Joe and Kuo list them on the page of their numbers.</summary>
    [Test]
    public void Without_the_shift_the_points_are_the_published_ones()
    {
        double[][] expected =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375], [0.6875, 0.8125, 0.4375],
        ];

        // The shift flips the bits of the first point, which is zero without it.
        double[][] points = SobolSequence.Points(10, 3, 99);
        Assert.That(points.Select(point => point.Zip(points[0], (x, shift) => ((ulong)(x * Whole) ^ (ulong)(shift * Whole)) / Whole)), Is.EqualTo(expected));
    }

    [Test]
    public void In_every_dimension_two_to_the_k_points_lie_in_as_many_intervals()
    {
        double[][] points = SobolSequence.Points(1024, SobolSequence.MostDimensions, 8);
        for (int count = 1; count <= points.Length; count *= 2)
        {
            for (int dimension = 0; dimension < SobolSequence.MostDimensions; dimension++)
            {
                int filled = points[..count].Select(point => (int)(point[dimension] * count)).Distinct().Count();
                Assert.That(filled, Is.EqualTo(count), $"{count} points, dimension {dimension + 1}");
            }
        }
    }

    /// <summary>
    /// Polynomials of degrees r and s (the first dimension counts as degree 1) make a (t, 2)-sequence with t = r + s − 2 (Sobol 1967,
    /// Niederreiter 1987): of 2ᵐ points, each box of 2⁻ⁱ by 2⁻ʲ with i + j = m − t holds 2ᵗ. The first two dimensions have t = 0.
    /// </summary>
    [Test]
    public void Pairs_of_the_first_dimensions_are_as_even_as_their_polynomials_promise()
    {
        const int dimensions = 10, m = 11;
        double[][] points = SobolSequence.Points(1 << m, dimensions, 21);
        foreach ((int one, int other) in from a in Enumerable.Range(0, dimensions) from b in Enumerable.Range(0, a) select (a, b))
        {
            int t = Spread(one) + Spread(other);
            for (int i = 0; i <= m - t; i++)
            {
                int j = m - t - i;
                IEnumerable<int> boxes = points.CountBy(point => ((int)(point[one] * (1 << i)), (int)(point[other] * (1 << j)))).Select(box => box.Value);
                Assert.That(boxes, Is.EqualTo(Enumerable.Repeat(1 << t, 1 << (m - t))), $"dimensions {one + 1} and {other + 1}, {i} and {j} bits");
            }
        }

        static int Spread(int dimension) => dimension == 0 ? 0 : Degree(DirectionNumbers.Polynomial(dimension)) - 1;
    }

    /// <summary>
    /// Sobol's property A for d dimensions, that each of the 2ᵈ corners holds one of 2ᵈ points, for every d: the highest bits of
    /// the first d words of d dimensions make a matrix with an inverse. Those bits follow the polynomial's recurrence alone.
    /// All leading minors of a matrix are nonzero where elimination never has to swap rows.
    /// </summary>
    [Test]
    public void Every_corner_of_the_cube_gets_its_point()
    {
        int size = SobolSequence.MostDimensions;
        bool[][] rows = [.. Enumerable.Range(0, size).Select(dimension => HighestBits(dimension, size))];
        for (int pivot = 0; pivot < size; pivot++)
        {
            Assert.That(rows[pivot][pivot], Is.True, $"{pivot + 1} dimensions");
            foreach (bool[] row in rows.Skip(pivot + 1).Where(row => row[pivot]))
            {
                for (int column = pivot; column < size; column++)
                {
                    row[column] ^= rows[pivot][column];
                }
            }
        }
    }

    [Test]
    public void Words_have_the_highest_bits_of_the_recurrence()
    {
        for (int dimension = 0; dimension < SobolSequence.MostDimensions; dimension++)
        {
            Assert.That(DirectionNumbers.Of(dimension).Select(word => word >> 31 == 1), Is.EqualTo(HighestBits(dimension, DirectionNumbers.Bits)));
        }
    }

    /// <summary>Over 2,000 seeds the mean of uniform numbers has a standard error of 1/√24000, whichever point and coordinate.</summary>
    [Test]
    public void The_shift_makes_every_point_uniform()
    {
        const int seeds = 2000;
        double error = 1 / Math.Sqrt(12 * seeds);
        double[][][] designs = [.. Enumerable.Range(0, seeds).Select(seed => SobolSequence.Points(3, 2, (ulong)seed))];
        foreach ((int point, int dimension) in from p in Enumerable.Range(0, 3) from d in Enumerable.Range(0, 2) select (p, d))
        {
            Assert.That(designs.Average(design => design[point][dimension]), Is.EqualTo(0.5).Within(4 * error));
            Assert.That(designs.Average(design => design[point][dimension] * 4294967296 % 1), Is.EqualTo(0.5).Within(4 * error), "the bits beyond the words");
        }
    }

    [Test]
    public void More_points_are_a_longer_sequence_and_a_seed_names_it()
    {
        double[][] points = SobolSequence.Points(16, 4, 7);
        Assert.That(SobolSequence.Points(5, 4, 7), Is.EqualTo(points[..5]));
        Assert.That(SobolSequence.Points(16, 4, 8), Is.Not.EqualTo(points));
        Assert.That(points.SelectMany(point => point), Is.All.InRange(0, 1 - (1 / Whole)));
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    [TestCase(1, 162)]
    public void Too_few_or_too_many_are_refused(int points, int dimensions) =>
        Assert.That(() => SobolSequence.Points(points, dimensions, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static int Degree(uint polynomial) => 31 - (int)uint.LeadingZeroCount(polynomial);

    /// <summary>b(k) = a₁·b(k − 1) ⊕ … ⊕ b(k − s), begun with the highest of the k bits of each initial number.</summary>
    private static bool[] HighestBits(int dimension, int count)
    {
        bool[] bits = new bool[count];
        bits[0] = true;
        if (dimension == 0)
        {
            return bits;
        }

        uint polynomial = DirectionNumbers.Polynomial(dimension);
        int degree = Degree(polynomial);
        for (int k = 1; k < count; k++)
        {
            bits[k] = k < degree
                ? DirectionNumbers.Initial(dimension)[k] >> k == 1
                : Enumerable.Range(1, degree).Count(back => bits[k - back] && ((polynomial >> (degree - back)) & 1) == 1) % 2 == 1;
        }

        return bits;
    }
}
