using CommunitySim.Experiments.Sensitivity;
using CommunitySim.Randomness;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Tests.Randomness;

/// <summary>Logarithms, quantiles and beta numbers against those of the machine's library and of MathNet.Numerics.</summary>
internal sealed class VariatesTests
{
    private const int Numbers = 100_000;

    [Test]
    public void A_logarithm_has_a_relative_error_below_6e_16()
    {
        RandomSequence random = Sequence();
        for (int number = 0; number < Numbers; number++)
        {
            double x = number % 2 == 0 ? random.NextDouble() + 1e-17 : Math.Pow(2, (600 * random.NextDouble()) - 300);
            double expected = Math.Log(x);
            Assert.That(PortableMath.Log(x), Is.EqualTo(expected).Within(6e-16 * Math.Abs(expected)), $"{x:R}");
        }

        Assert.That(PortableMath.Log(1), Is.Zero);
    }

    [Test]
    public void An_exponential_has_a_relative_error_below_6e_16()
    {
        RandomSequence random = Sequence();
        for (int number = 0; number < Numbers; number++)
        {
            double x = number % 2 == 0 ? random.NextDouble() - 0.5 : (1400 * random.NextDouble()) - 700;
            double expected = Math.Exp(x);
            Assert.That(PortableMath.Exp(x), Is.EqualTo(expected).Within(6e-16 * expected), $"{x:R}");
        }

        Assert.That(PortableMath.Exp(0), Is.EqualTo(1));
        Assert.That(PortableMath.Exp(double.NegativeInfinity), Is.Zero);
        Assert.That(PortableMath.Exp(1e9), Is.EqualTo(PortableMath.Exp(700)));
    }

    /// <summary>The smallest and the largest that a trait is drawn from lie 2⁻²⁵ from the ends.</summary>
    [Test]
    public void Normal_quantiles_are_those_of_MathNet()
    {
        for (int number = 0; number < Numbers; number++)
        {
            double p = (number + 0.5) / Numbers;
            Assert.That(Variates.NormalQuantile(p), Is.EqualTo(Normal.InvCDF(0, 1, p)).Within(4e-15), $"{p:R}");
        }

        double end = Math.Pow(2, -25);
        Assert.That(Variates.NormalQuantile(end), Is.EqualTo(Normal.InvCDF(0, 1, end)).Within(4e-15));
        Assert.That(Variates.NormalQuantile(1 - end), Is.EqualTo(-Variates.NormalQuantile(end)));
    }

    /// <summary>The same words make the same number, because the method is the same.</summary>
    [TestCase(0.5, 0.5)]
    [TestCase(0.02, 3)]
    [TestCase(6, 4)]
    [TestCase(500, 900)]
    public void Beta_numbers_are_those_of_MathNet(double a, double b)
    {
        RandomSequence random = Sequence();
        SequenceAsRandom other = new(Sequence());
        for (int number = 0; number < Numbers / 10; number++)
        {
            Assert.That(Variates.Beta(random, a, b), Is.EqualTo(Beta.Sample(other, a, b)).Within(1e-13));
        }
    }

    private static RandomSequence Sequence() => new RandomStreams(17, 0).Sequence(StreamBlock.OfferFit);
}
