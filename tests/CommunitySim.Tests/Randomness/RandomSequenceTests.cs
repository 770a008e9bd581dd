using CommunitySim.Randomness;
using MathNet.Numerics.Distributions;

namespace CommunitySim.Tests.Randomness;

internal sealed class RandomSequenceTests
{
    private const int Count = 100_000;

    [Test]
    public void A_stream_repeats_itself()
    {
        uint[] Words(RandomSequence stream) => [.. Enumerable.Range(0, 50).Select(_ => stream.NextWord())];
        RandomStreams streams = new(4, 1);
        uint[] first = Words(streams.Sequence(StreamBlock.OfferFit, 3));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Words(streams.Sequence(StreamBlock.OfferFit, 3)), Is.EqualTo(first));
            Assert.That(Words(streams.Sequence(StreamBlock.OfferFit, 4)), Is.Not.EqualTo(first), "another member");
            Assert.That(Words(streams.Sequence(StreamBlock.Network, 3)), Is.Not.EqualTo(first), "another stream");
            Assert.That(Words(new RandomStreams(4, 2).Sequence(StreamBlock.OfferFit, 3)), Is.Not.EqualTo(first), "another replicate");
            Assert.That(Words(new RandomStreams(5, 1).Sequence(StreamBlock.OfferFit, 3)), Is.Not.EqualTo(first), "another seed");
            Assert.That(first.Distinct().Count(), Is.EqualTo(50));
        }
    }

    [Test]
    public void Doubles_of_a_stream_are_uniform_and_below_one()
    {
        RandomSequence stream = new RandomStreams(6, 0).Sequence(StreamBlock.Network);
        double[] found = new double[1000];
        for (int n = 0; n < Count; n++)
        {
            double u = stream.NextDouble();
            Assert.That(u, Is.InRange(0, 1 - (1 / 9007199254740992.0)));
            found[(int)(u * 1000)]++;
        }

        Assert.That(found.Sum(n => (n - 100) * (n - 100) / 100), Is.LessThan(ChiSquared.InvCDF(999, 1 - 1e-6)));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(1000)]
    public void Whole_numbers_below_a_count_are_equally_likely(int count)
    {
        RandomSequence stream = new RandomStreams(6, 1).Sequence(StreamBlock.Network);
        double[] found = new double[count];
        for (int n = 0; n < Count; n++)
        {
            found[stream.Below(count)]++;
        }

        double expected = (double)Count / count;
        double critical = count == 1 ? 0 : ChiSquared.InvCDF(count - 1, 1 - 1e-6);
        Assert.That(found.Sum(n => (n - expected) * (n - expected) / expected), Is.LessThanOrEqualTo(critical));
    }

    /// <summary>
    /// 2³²/count is 2.5 and a very little, so that without rejection the even numbers of the lower half would have two words
    /// and the odd ones three: 40% of the draws there would be even. (In the upper half, where the little has added up to
    /// one half, it is the other way round.) The standard error of one half is 1/(2√n) = 0.002.
    /// </summary>
    [Test]
    public void A_large_count_is_no_coarser_than_a_small_one()
    {
        const int count = 1_717_986_918;
        RandomSequence stream = new RandomStreams(6, 2).Sequence(StreamBlock.Network);
        int[] lower = [.. Enumerable.Range(0, Count).Select(_ => stream.Below(count)).Where(number => number < count / 2)];
        Assert.That(lower.Length / (double)Count, Is.EqualTo(0.5).Within(4 * 0.5 / Math.Sqrt(Count)));
        Assert.That(lower.Count(number => number % 2 == 0) / (double)lower.Length, Is.EqualTo(0.5).Within(4 * 0.5 / Math.Sqrt(lower.Length)));
    }
}
