using System.Collections.Concurrent;
using CommunitySim.Experiments.Sensitivity;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Randomness;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CommunitySim.Tests.Sensitivity;

/// <summary>Indices of functions whose indices are known.</summary>
internal sealed class SobolIndicesTests
{
    private const int Seeds = 40;

    private static readonly double[] Weights = [0, 1, 4.5, 9, 99, 99, 99, 99];

    /// <summary>
    /// Ishigami &amp; Homma 1990: sin x + a sin² y + b z⁴ sin x over −π to π, a = 7, b = 0.1. Means of sin², sin⁴, z⁴ and z⁸ are 1/2,
    /// 3/8, π⁴/5 and π⁸/9, so the variance is V₁ + V₂ + V₁₃ with V₁ = (1 + bπ⁴/5)²/2, V₂ = a²/8 and
    /// V₁₃ = b²(π⁸/9 − π⁸/25)/2 = 8b²π⁸/225.
    /// </summary>
    private static readonly Known Ishigami = new(IshigamiAt, IshigamiFirst(out double[] total), total);

    /// <summary>
    /// Saltelli &amp; Sobol 1995: the product of (|4x − 2| + a)/(1 + a). A factor has mean 1 and variance Vᵢ = 1/(3(1 + a)²), so
    /// V = Π(1 + Vᵢ) − 1, the first-order share is Vᵢ/V and the total one Vᵢ Π_{j≠i}(1 + Vⱼ)/V.
    /// </summary>
    private static readonly Known G = new(GAt, GFirst(out double[] total), total);

    private static readonly ConcurrentDictionary<(Known Function, bool Even), SobolIndices[]> Found = new();

    private static IEnumerable<TestCaseData> Functions =>
        from function in (Known[])[Ishigami, G]
        from even in (bool[])[true, false]
        select new TestCaseData(function, even).SetArgDisplayNames($"{function.Parameters} parameters", even ? "Sobol points" : "random points");

    [Test]
    public void Ishigamis_indices_are_those_of_the_literature()
    {
        Assert.That(Ishigami.First, Is.EqualTo(new[] { 0.3139, 0.4424, 0 }).Within(5e-5));
        Assert.That(Ishigami.Total, Is.EqualTo(new[] { 0.5576, 0.4424, 0.2437 }).Within(5e-5));
    }

    /// <summary>
    /// Of 40 intervals, each covering the truth with 95%, fewer cover it than the bound in one case of 10,000. Around points of
    /// Sobol's sequence more may.
    /// </summary>
    [TestCaseSource(nameof(Functions))]
    public void Intervals_cover_the_known_indices(Known function, bool even)
    {
        SobolIndices[] found = Runs(function, even);
        int bound = Enumerable.Range(0, Seeds).First(count => Binomial.CDF(0.95, Seeds, count) > 1e-4);
        using (Assert.EnterMultipleScope())
        {
            for (int parameter = 0; parameter < function.Parameters; parameter++)
            {
                Assert.That(found.Count(indices => Covers(indices.First[parameter], function.First[parameter])), Is.AtLeast(bound), $"first, {parameter + 1}");
                Assert.That(found.Count(indices => Covers(indices.Total[parameter], function.Total[parameter])), Is.AtLeast(bound), $"total, {parameter + 1}");
            }
        }
    }

    /// <summary>
    /// Around random points a half width is 1.96 standard deviations of the estimates, which 40 of normal ones know to 1/√78 =
    /// 11%: four of that are 45%. Heavier tails know it less well, so 1.6 is allowed.
    /// </summary>
    [Test]
    public void Intervals_are_as_wide_as_estimates_scatter()
    {
        SobolIndices[] found = Runs(Ishigami, even: false);
        for (int index = 0; index < 6; index++)
        {
            Interval[] intervals = [.. found.Select(indices => indices.First.Concat(indices.Total).ElementAt(index))];
            double scatter = intervals.Select(interval => interval.Mean).StandardDeviation();
            Assert.That(intervals.Average(interval => interval.HalfWidth) / (1.96 * scatter), Is.InRange(1 / 1.6, 1.6));
        }
    }

    [Test]
    public void Points_of_the_sequence_are_more_precise_than_random_ones()
    {
        double Error(bool even) => Runs(Ishigami, even).Average(indices => Math.Abs(indices.Total[0].Mean - Ishigami.Total[0]));

        Assert.That(Error(even: true), Is.LessThan(Error(even: false) / 2));
    }

    [Test]
    public void A_parameter_without_effect_has_indices_of_exactly_zero()
    {
        SobolIndices indices = Of(SaltelliDesign.Points(64, 3, 1), x => x[0] + (x[0] * x[2]));
        Assert.That(indices.First[1], Is.EqualTo(default(Interval)));
        Assert.That(indices.Total[1], Is.EqualTo(default(Interval)));
    }

    /// <summary>x + 2y: variances 1/12 and 4/12. An additive function's total indices are its first-order ones.</summary>
    [Test]
    public void Of_a_sum_the_shares_are_those_of_the_variances()
    {
        SobolIndices indices = Of(SaltelliDesign.Points(1024, 2, 1), x => x[0] + (2 * x[1]));
        foreach ((Interval found, double share) in indices.First.Concat(indices.Total).Zip([0.2, 0.8, 0.2, 0.8]))
        {
            Assert.That(share, Is.InRange(found.Low, found.High));
            Assert.That(found.HalfWidth, Is.LessThan(0.1));
        }
    }

    [Test]
    public void Neither_level_nor_unit_of_the_output_matter()
    {
        double[][] design = SaltelliDesign.Points(128, 3, 2);
        SobolIndices one = Of(design, IshigamiAt), other = Of(design, x => 1e9 + (10 * IshigamiAt(x)));
        using (Assert.EnterMultipleScope())
        {
            // A sum of 256e9 is rounded by 1.5e-5 at most, at each of 256 steps. An output of 1e9 is rounded by 6e-8 at most, 2e-9
            // of its deviation of 37: an index has two such factors, and 1/V two more.
            Assert.That(other.Mean - 1e9, Is.EqualTo(10 * one.Mean).Within(1.6e-5));
            Assert.That(other.Variance, Is.EqualTo(100 * one.Variance).Within(8e-7).Percent);
            Assert.That(Numbers(other), Is.EqualTo(Numbers(one)).Within(2e-8));
        }
    }

    [Test]
    public void Mean_and_variance_are_those_of_A_and_B()
    {
        double[][] design = SaltelliDesign.Points(32, 3, 2);
        double[] outputs = [.. design.Chunk(5).SelectMany(block => block[..2]).Select(IshigamiAt)];
        SobolIndices indices = Of(design, IshigamiAt);
        Assert.That(indices.Mean, Is.EqualTo(outputs.Average()).Within(1e-13));
        Assert.That(indices.Variance, Is.EqualTo(outputs.PopulationVariance()).Within(1e-12));
    }

    [Test]
    public void Several_outputs_have_the_indices_that_each_has_alone()
    {
        double[][] design = SaltelliDesign.Points(32, 3, 3);
        double[] one = [.. design.Select(IshigamiAt)], other = [.. design.Select(x => x[0] * x[1])];
        SobolIndices[] together = SobolIndices.Estimate([one, other], 3, 5);
        Assert.That(Numbers(together[0]), Is.EqualTo(Numbers(SobolIndices.Estimate([one], 3, 5)[0])));
        Assert.That(Numbers(together[1]), Is.EqualTo(Numbers(SobolIndices.Estimate([other], 3, 5)[0])));
        Assert.That(Numbers(together[0]), Is.Not.EqualTo(Numbers(SobolIndices.Estimate([one], 3, 6)[0])), "another seed");
        Assert.That(SobolIndices.Estimate([], 3, 5), Is.Empty);
    }

    [Test]
    public void An_output_that_does_not_vary_has_no_indices([Values(0, 0.1, 1 / 3.0, 1e9 + 0.7)] double value, [Values(3, 10, 49)] int basePoints)
    {
        SobolIndices indices = Of(SaltelliDesign.Points(basePoints, 2, 1), _ => value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(indices.AreKnown, Is.False);
            Assert.That(indices.Variance, Is.Zero);
            Assert.That(indices.Mean, Is.EqualTo(value).Within(1e-13).Percent);
            Assert.That(Numbers(indices), Is.All.NaN);
        }
    }

    /// <summary>Of 16 base points 5 differ: a resample of 1,000 leaves them all out with a chance of (11/16)¹⁶ = 1 in 400.</summary>
    [Test]
    public void The_intervals_are_unknown_where_a_resample_does_not_vary()
    {
        double[] output = [.. Enumerable.Range(0, 16 * 4).Select(point => point % 4 == 0 && point < 5 * 4 ? 0.7 : 0.1)];
        int unknown = 0;
        for (ulong seed = 0; seed < 40; seed++)
        {
            bool equal = false;
            Bootstrap.Resample(16, seed, (_, times) => equal |= !times[..5].ContainsAnyExcept(0));
            SobolIndices indices = SobolIndices.Estimate([output], 2, seed)[0];
            Assert.That((indices.AreKnown, double.IsNaN(indices.Total[0].Low)), Is.EqualTo((true, equal)), $"seed {seed}");
            unknown += equal ? 1 : 0;
        }

        Assert.That(unknown, Is.InRange(1, 39), "both are met");
    }

    [Test]
    public void The_design_is_A_then_B_then_A_with_one_coordinate_of_B()
    {
        double[][] design = SaltelliDesign.Points(4, 3, 9), pairs = SobolSequence.Points(4, 6, 9);
        Assert.That(design, Has.Length.EqualTo(4 * SaltelliDesign.Block(3)));
        for (int point = 0; point < 4; point++)
        {
            double[] a = pairs[point][..3], b = pairs[point][3..];
            Assert.That(design[(5 * point)..(5 * (point + 1))], Is.EqualTo(new double[][] { a, b, [b[0], a[1], a[2]], [a[0], b[1], a[2]], [a[0], a[1], b[2]] }));
        }
    }

    [TestCase(7, "7 values")]
    [TestCase(4, "4 values")]
    [TestCase(0, "0 values")]
    public void Outputs_that_do_not_fit_the_design_are_refused(int values, string part) =>
        Assert.That(() => SobolIndices.Estimate([new double[values]], 2, 1), Throws.ArgumentException.With.Message.Contains(part));

    [Test]
    public void Outputs_at_different_points_or_without_a_value_are_refused()
    {
        Assert.That(() => SobolIndices.Estimate([new double[8], new double[12]], 2, 1), Throws.ArgumentException);
        Assert.That(() => SobolIndices.Estimate([[1, 2, 3, 4, 5, 6, double.NaN, 8]], 2, 1), Throws.ArgumentException.With.Message.Contains("point 7"));
        Assert.That(() => SaltelliDesign.Points(4, SaltelliDesign.MostParameters + 1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(SaltelliDesign.MostParameters, Is.EqualTo(80));
    }

    private static bool Covers(Interval interval, double value) => interval.Low <= value && value <= interval.High;

    private static IEnumerable<double> Numbers(SobolIndices indices) =>
        indices.First.Concat(indices.Total).SelectMany(index => (double[])[index.Mean, index.Low, index.High]);

    private static SobolIndices[] Runs(Known function, bool even) =>
        Found.GetOrAdd((function, even), _ => [.. Enumerable.Range(0, Seeds).Select(seed => Run(function, (ulong)seed, even))]);

    private static SobolIndices Run(Known function, ulong seed, bool even)
    {
        const int basePoints = 512;
        RandomSequence random = new RandomStreams(seed, 1).Sequence(StreamBlock.Design);
        double[][] design = even
            ? SaltelliDesign.Points(basePoints, function.Parameters, seed)
            : SaltelliDesign.Around(Enumerable.Range(0, basePoints).Select(_ => Enumerable.Range(0, 2 * function.Parameters).Select(_ => random.NextDouble()).ToArray()));
        return Of(design, function.At, seed);
    }

    private static SobolIndices Of(double[][] design, Func<double[], double> function, ulong seed = 1) =>
        SobolIndices.Estimate([[.. design.Select(function)]], design[0].Length, seed)[0];

    private static double IshigamiAt(double[] point)
    {
        double[] x = [.. point.Select(u => Math.PI * ((2 * u) - 1))];
        return Math.Sin(x[0]) + (7 * Math.Pow(Math.Sin(x[1]), 2)) + (0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]));
    }

    private static double[] IshigamiFirst(out double[] total)
    {
        const double a = 7, b = 0.1;
        double p4 = Math.Pow(Math.PI, 4), one = Math.Pow(1 + (b * p4 / 5), 2) / 2, two = a * a / 8, both = 8 * b * b * p4 * p4 / 225, all = one + two + both;
        total = [(one + both) / all, two / all, both / all];
        return [one / all, two / all, 0];
    }

    private static double GAt(double[] point) =>
        point.Zip(Weights, (x, a) => (Math.Abs((4 * x) - 2) + a) / (1 + a)).Aggregate((product, factor) => product * factor);

    private static double[] GFirst(out double[] total)
    {
        double[] own = [.. Weights.Select(a => 1 / (3 * (1 + a) * (1 + a)))];
        double product = own.Aggregate(1.0, (all, variance) => all * (1 + variance)), whole = product - 1;
        total = [.. own.Select(variance => variance * product / (1 + variance) / whole)];
        return [.. own.Select(variance => variance / whole)];
    }

    public sealed record Known(Func<double[], double> At, double[] First, double[] Total)
    {
        public int Parameters => First.Length;
    }
}
