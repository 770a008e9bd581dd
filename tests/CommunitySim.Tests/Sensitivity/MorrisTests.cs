using CommunitySim.Experiments.Sensitivity;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Tests.Sensitivity;

internal sealed class MorrisTests
{
    [TestCase(2)]
    [TestCase(4)]
    [TestCase(10)]
    public void A_walk_moves_every_parameter_once_by_half_the_levels(int levels)
    {
        const int parameters = 6, walks = 30;
        double[][] design = MorrisDesign.Points(walks, parameters, levels, 2);
        Assert.That(design, Has.Length.EqualTo(walks * (parameters + 1)));
        Assert.That(design.SelectMany(point => point), Is.All.InRange(0, 1));
        Assert.That(design.SelectMany(point => point).Select(x => x * (levels - 1)), Is.All.Matches<double>(x => Math.Abs(x - Math.Round(x)) < 1e-12));
        List<string> orders = [];
        foreach (double[][] walk in design.Chunk(parameters + 1))
        {
            int[] moved = [.. walk.Zip(walk.Skip(1), (from, to) => Enumerable.Range(0, parameters).Single(p => from[p] != to[p]))];
            Assert.That(moved, Is.EquivalentTo(Enumerable.Range(0, parameters)));
            Assert.That(moved.Select((p, point) => Math.Abs(walk[point + 1][p] - walk[point][p])), Is.All.EqualTo(levels / (2.0 * (levels - 1))).Within(1e-12));
            orders.Add(string.Join(' ', moved));
        }

        Assert.That(orders.Distinct(StringComparer.Ordinal).Count(), Is.GreaterThan(20), "30 of 720 orders");
    }

    /// <summary>Of 4,000 walks a level's share has a standard error of √(1/4·3/4/4000), where a walk begins and where it ends.</summary>
    [Test]
    public void Every_level_is_as_likely_as_any_other()
    {
        const int walks = 4000;
        double[][] design = MorrisDesign.Points(walks, 1, 4, 3);
        foreach ((int end, int level) in from e in Enumerable.Range(0, 2) from l in Enumerable.Range(0, 4) select (e, l))
        {
            double share = design.Chunk(2).Count(walk => Math.Abs(walk[end][0] - (level / 3.0)) < 1e-9) / (double)walks;
            Assert.That(share, Is.EqualTo(0.25).Within(4 * Math.Sqrt(0.1875 / walks)));
        }
    }

    /// <summary>3x − 2y + 0z: every effect is the coefficient, to the rounding of outputs below 5 over steps of 2/3.</summary>
    [Test]
    public void Of_a_plane_every_effect_is_its_slope()
    {
        ElementaryEffects[] effects = Of(20, 3, x => (3 * x[0]) - (2 * x[1]));
        foreach ((ElementaryEffects found, double slope) in effects.Zip([3.0, -2, 0]))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That((double[])[found.Mu.Mean, found.Mu.Low, found.Mu.High], Is.All.EqualTo(slope).Within(1e-14));
                Assert.That((double[])[found.MuStar.Mean, found.MuStar.Low, found.MuStar.High], Is.All.EqualTo(Math.Abs(slope)).Within(1e-14));
                Assert.That((double[])[found.Sigma.Mean, found.Sigma.Low, found.Sigma.High], Is.All.EqualTo(0).Within(1e-14));
            }
        }
    }

    /// <summary>(x − 1/2)² from 0 to 2/3 is −1/3 by the unit, from 1/3 to 1 it is 1/3: opposite effects of one size.</summary>
    [Test]
    public void Of_a_valley_effects_cancel_and_their_sizes_do_not()
    {
        ElementaryEffects valley = Of(200, 1, x => Math.Pow(x[0] - 0.5, 2))[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(valley.MuStar.Mean, Is.EqualTo(1 / 3.0).Within(1e-14));
            Assert.That(valley.Mu.Mean, Is.Zero.Within(4 / 3.0 / Math.Sqrt(200)), "four standard errors");

            // n values of ±s with mean m have a deviation of √((s² − m²)·n/(n − 1)).
            Assert.That(valley.Sigma.Mean, Is.EqualTo(Math.Sqrt(((1 / 9.0) - Math.Pow(valley.Mu.Mean, 2)) * 200 / 199)).Within(1e-12));
            Assert.That(valley.Sigma.Low, Is.Positive);
        }
    }

    /// <summary>
    /// The effect of x on xy is y, one of 0, 1/3, 2/3 and 1: its mean is 1/2. The middle 95% of resampled means of n = 50 lie within
    /// 1.96 standard errors with n for n − 1, so they cover as Student's t of 49 does there; of 40 intervals fewer than the bound
    /// do in one case of 10,000.
    /// </summary>
    [Test]
    public void Intervals_cover_the_mean_effect_of_a_product()
    {
        double coverage = 1 - (2 * StudentT.CDF(0, 1, 49, -1.96 * Math.Sqrt(49 / 50.0)));
        int bound = Enumerable.Range(0, 40).First(count => Binomial.CDF(coverage, 40, count) > 1e-4);
        ElementaryEffects[] found = [.. Enumerable.Range(0, 40).Select(seed => Of(50, 2, x => x[0] * x[1], (ulong)seed)[0])];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Count(effects => effects.Mu is { Low: <= 0.5, High: >= 0.5 }), Is.AtLeast(bound));
            Assert.That(found.Select(effects => effects.Mu), Is.EqualTo(found.Select(effects => effects.MuStar)), "no effect is negative");

            // Their deviation is √(5/36) = 0.373. One of 50 is known to a tenth, the mean of 40 such to 0.006: four are 0.024,
            // and of the half width, 1.96·0.373/√50 = 0.103, in the same proportion 0.007.
            Assert.That(found.Average(effects => effects.Sigma.Mean), Is.EqualTo(0.373).Within(0.024));
            Assert.That(found.Average(effects => effects.Mu.HalfWidth), Is.EqualTo(0.103).Within(0.007));
        }
    }

    [Test]
    public void Several_outputs_have_the_effects_that_each_has_alone_and_fewer_walks_are_the_first()
    {
        double[][] design = MorrisDesign.Points(10, 2, 4, 4);
        double[] one = [.. design.Select(x => x[0] * x[1])], other = [.. design.Select(x => x[0] + Math.Exp(x[1]))];
        Assert.That(ElementaryEffects.Estimate(design, [one, other], 6), Is.EqualTo(new[] { ElementaryEffects.Estimate(design, [one], 6)[0], ElementaryEffects.Estimate(design, [other], 6)[0] }));
        Assert.That(MorrisDesign.Points(4, 2, 4, 4), Is.EqualTo(design[..12]));
        Assert.That(MorrisDesign.Points(10, 2, 4, 5), Is.Not.EqualTo(design));
    }

    [Test]
    public void One_walk_has_no_interval()
    {
        ElementaryEffects effects = Of(1, 2, x => x[0])[0];
        Assert.That(effects.Mu.Mean, Is.EqualTo(1).Within(1e-14));
        Assert.That((double[])[effects.Mu.Low, effects.MuStar.High, effects.Sigma.Mean], Is.All.NaN);
    }

    [Test]
    public void What_is_no_walk_or_has_no_value_is_refused()
    {
        Assert.That(() => MorrisDesign.Points(1, 1, 3, 1), Throws.ArgumentException);
        Assert.That(() => MorrisDesign.Points(0, 1, 4, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ElementaryEffects.Estimate([], [], 1), Throws.ArgumentException);
        Assert.That(() => ElementaryEffects.Estimate([[0, 0], [1, 0], [0, 0]], [], 1), Throws.ArgumentException.With.Message.Contains("Point 3"));
        Assert.That(() => ElementaryEffects.Estimate([[0], [1]], [[1]], 1), Throws.ArgumentException.With.Message.Contains("1 values for 2 points"));
        Assert.That(() => ElementaryEffects.Estimate([[0], [1]], [[1, double.NaN]], 1), Throws.ArgumentException.With.Message.Contains("point 2"));
    }

    private static ElementaryEffects[] Of(int walks, int parameters, Func<double[], double> function, ulong seed = 7)
    {
        double[][] design = MorrisDesign.Points(walks, parameters, 4, seed);
        return ElementaryEffects.Estimate(design, [[.. design.Select(function)]], seed)[0];
    }
}
