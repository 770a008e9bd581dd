using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CommunitySim.Tests.Randomness;

internal sealed class RandomStreamsTests
{
    private const int Count = 40_000;

    // Seeds are fixed, so a test passes always or never; one in a million is the chance that a good generator was refused.
    private const double Refused = 1e-6;

    private static RandomStream[] Daily { get; } = [.. Enum.GetValues<RandomStream>().Where(stream => stream <= RandomStream.Unmute)];

    [TestCaseSource(nameof(Daily))]
    public void Numbers_for_a_purpose_are_uniform_over_members_and_over_days(RandomStream stream)
    {
        RandomStreams streams = new(99, 0);
        Assert.That(ChiSquare(Enumerable.Range(0, Count).Select(member => streams.Uniform(stream, 1, member))), Is.LessThan(Critical(255)));
        Assert.That(ChiSquare(Enumerable.Range(0, Count).Select(day => streams.Uniform(stream, day, 1))), Is.LessThan(Critical(255)));
    }

    /// <summary>Without correlation r has the standard error 1/√n; the largest of some 300 stays within 5 of them.</summary>
    [Test]
    public void Purposes_have_nothing_to_do_with_each_other()
    {
        RandomStreams streams = new(7, 3);
        double[][] draws = [.. Daily.Select(stream => Draws((day, member) => streams.Uniform(stream, day, member)))];
        for (int one = 0; one < draws.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                Assert.That(Correlation.Pearson(draws[one], draws[other]), Is.Zero.Within(5 / Math.Sqrt(Count)), $"{Daily[one]} and {Daily[other]}");
            }
        }
    }

    [TestCase(1, 0, 0u, 0ul, 0u, TestName = "A_day_has_nothing_to_do_with_the_next")]
    [TestCase(7, 0, 0u, 0ul, 0u, TestName = "A_day_has_nothing_to_do_with_that_of_next_week")]
    [TestCase(0, 1, 0u, 0ul, 0u, TestName = "A_member_has_nothing_to_do_with_the_next")]
    [TestCase(0, 0, 1u, 0ul, 0u, TestName = "A_replicate_has_nothing_to_do_with_the_next")]
    [TestCase(0, 0, 0u, 1ul, 0u, TestName = "A_seed_has_nothing_to_do_with_the_next")]
    [TestCase(1, -1, 0u, 0ul, 0u, TestName = "A_day_is_no_shift_of_the_members")]
    [TestCase(0, 0, 0u, 0ul, 1u, TestName = "A_brand_has_nothing_to_do_with_its_rival")]
    public void Luck_is_independent(int day, int member, uint replicate, ulong seed, uint brand)
    {
        RandomStreams here = new(1, 1), there = new(1 + seed, 1 + replicate, brand);
        foreach (RandomStream stream in Daily.Where(stream => brand == 0 || stream != RandomStream.Turnover))
        {
            double[] one = Draws((d, m) => here.Uniform(stream, d, m)), other = Draws((d, m) => there.Uniform(stream, d + day, m + member));
            Assert.That(Correlation.Pearson(one, other), Is.Zero.Within(5 / Math.Sqrt(Count)), stream.ToString());
            Assert.That(ChiSquare(one.Zip(other, (a, b) => (Math.Floor(a * 16) + b) / 16)), Is.LessThan(Critical(255)), $"{stream}, in pairs");
        }
    }

    /// <summary>Seats have the numbers, not brands: 32 bits for whether a newcomer comes.</summary>
    [Test]
    public void A_rival_has_the_newcomers_of_the_first_brand()
    {
        RandomStreams first = new(1, 1), rival = new(1, 1, Brand: 1);
        Assert.That(Draws((day, member) => rival.Uniform(RandomStream.Turnover, day, member)), Is.EqualTo(Draws((day, member) => first.Uniform(RandomStream.Turnover, day, member))));
    }

    /// <summary>
    /// For one key the generator is a bijection of its 128 bits, so two outputs are equal only where two counters are. Streams
    /// that are read as sequences count the days up themselves, in blocks of their own.
    /// </summary>
    [Test]
    public void No_two_draws_share_a_counter()
    {
        HashSet<UInt32x4> seen = [];
        int drawn = 0;
        foreach (StreamBlock block in Enum.GetValues<StreamBlock>().Where(block => block is not (StreamBlock.OfferFit or StreamBlock.Network or StreamBlock.Design or StreamBlock.Resample)))
        {
            foreach ((uint replicate, int day, int member) in from r in (uint[])[0, 1, 2, 255, 65536] from d in Days from m in Members select (r, d, m))
            {
                RandomStreams streams = new(5, replicate);
                Draws draws = streams.Draw(block, day, member);
                drawn++;
                seen.Add(new UInt32x4(draws.Word(0), draws.Word(1), draws.Word(2), draws.Word(3)));
            }
        }

        foreach ((StreamBlock block, int member) in from b in (StreamBlock[])[StreamBlock.OfferFit, StreamBlock.Network, StreamBlock.Design, StreamBlock.Resample] from m in Members select (b, m))
        {
            RandomSequence sequence = new RandomStreams(5, 0).Sequence(block, member);
            for (int step = 0; step < 100; step++)
            {
                drawn++;
                seen.Add(new UInt32x4(sequence.NextWord(), sequence.NextWord(), sequence.NextWord(), sequence.NextWord()));
            }
        }

        Assert.That(seen, Has.Count.EqualTo(drawn));
    }

    [Test]
    public void A_purpose_belongs_to_the_block_that_bears_its_number()
    {
        RandomStreams streams = new(12, 4);
        foreach (RandomStream stream in Enum.GetValues<RandomStream>())
        {
            StreamBlock block = (StreamBlock)((int)stream / 8);
            Assert.That(Enum.IsDefined(block), stream.ToString());
            Draws draws = streams.Draw(block, 9, 8);
            double u = streams.Uniform(stream, 9, 8);
            if (stream is > RandomStream.Feed and <= RandomStream.Pitch)
            {
                double finer = streams.Draw(StreamBlock.Fine, 9, 8).Half((int)stream);
                Assert.That(u * 4294967296.0, Is.EqualTo((draws.Coarse(stream) * 65536.0) + finer), "16 bits, and 16 finer ones of the same place");
            }
            else
            {
                Assert.That(draws[stream], Is.EqualTo(u));
            }
        }
    }

    [Test]
    public void Luck_is_the_same_from_any_thread_in_any_order()
    {
        RandomStreams streams = new(2, 2);
        double[] forwards = new double[Count], backwards = new double[Count];
        for (int member = 0; member < Count; member++)
        {
            forwards[member] = streams.Uniform(RandomStream.Pitch, 3, member);
        }

        Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, index =>
        {
            int member = Count - 1 - index;
            backwards[member] = new RandomStreams(2, 2).Uniform(RandomStream.Pitch, 3, member);
        });
        Assert.That(backwards, Is.EqualTo(forwards));
    }

    /// <summary>Numbers of everyday are k·2⁻³², k from 0 to 2³² − 1, others k·2⁻²⁴: never below 0, always below 1.</summary>
    [Test]
    public void What_has_no_chance_never_happens_and_what_is_certain_always_does()
    {
        double[] draws = Draws((day, member) => new RandomStreams(8, 0).Uniform(RandomStream.Turnover, day, member));
        Assert.That(draws.Count(u => u < 0), Is.Zero);
        Assert.That(draws.Count(u => u < 1), Is.EqualTo(Count));
        Assert.That(uint.MaxValue * (1.0 / 4294967296.0), Is.LessThan(1));
        Assert.That(CommunitySim.Randomness.Draws.ToUniform(uint.MaxValue), Is.EqualTo(1 - (1 / 16777216f)));
        Assert.That(draws.Select(u => u * 4294967296.0), Is.All.Matches<double>(k => k == Math.Floor(k)));
    }

    /// <summary>Each of d neighbours has 1/d of the numbers; a lurker is to be seen in the share a of hers.</summary>
    [TestCase(1, 1, 0.1)]
    [TestCase(1, 0, 0.1)]
    [TestCase(2, 1, 0.5)]
    [TestCase(7, 7, 0)]
    [TestCase(7, 2, 0)]
    [TestCase(7, 0, 1)]
    [TestCase(50, 12, 0.1)]
    public void Every_neighbour_is_as_likely_as_any_other_who_posts_as_much(int degree, int posters, double activity)
    {
        Coefficients c = new(new Scenario(new(), new MemberParameters { LurkerActivity = activity }, new(), new Strategy("none", default(Shares))));
        RandomStreams streams = new(31, 0);
        double[] found = new double[degree + 1], expected = new double[degree + 1];
        for (int member = 0; member < Count; member++)
        {
            Scalar neighbour = Feed.ChooseNeighbour(streams.Draw(StreamBlock.Everyday, 5, member)[RandomStream.Feed], Scalar.Bits((uint)posters), Scalar.Bits((uint)degree), c, out Scalar sees);
            found[sees.ToBits() == 0 ? 0 : 1 + (int)neighbour.ToBits()]++;
        }

        for (int neighbour = 0; neighbour < degree; neighbour++)
        {
            expected[1 + neighbour] = (neighbour < posters ? 1 : activity) * Count / degree;
        }

        expected[0] = Count - expected.Sum();
        Assert.That(found.Where((_, n) => expected[n] < 1e-6), Is.All.Zero);
        double[] terms = [.. found.Select((n, at) => (n, e: expected[at])).Where(pair => pair.e >= 1e-6).Select(pair => (pair.n - pair.e) * (pair.n - pair.e) / pair.e)];
        Assert.That(terms.Sum(), Is.LessThanOrEqualTo(terms.Length == 1 ? 1e-12 : Critical(terms.Length - 1)));
    }

    /// <summary>Chances are put exactly upon what 16 and 32 bits can say, and beside it; u has 32 bits and p 24, so that double precision compares them exactly.</summary>
    [TestCase(RandomStream.Need)]
    [TestCase(RandomStream.Churn)]
    [TestCase(RandomStream.Turnover)]
    [TestCase(RandomStream.ProblemArises)]
    [TestCase(RandomStream.Bond)]
    [TestCase(RandomStream.Pitch)]
    public void An_event_of_everyday_happens_just_when_its_number_is_below_the_chance(RandomStream stream)
    {
        RandomStreams streams = new(77, 2);
        for (int member = 0; member < 2000; member++)
        {
            double u = streams.Uniform(stream, 3, member);
            uint coarse = streams.Draw(StreamBlock.Everyday, 3, member).Coarse(stream);
            float whole = coarse / 65536f, next = (coarse + 1) / 65536f, near = (float)u;
            foreach (float edge in (float[])[whole, next, near, (whole + next) / 2, 0, 1])
            {
                foreach (float p in (float[])[edge, MathF.BitDecrement(edge), MathF.BitIncrement(edge)])
                {
                    Assert.That(streams.Happens(stream, coarse, 3, member, p), Is.EqualTo(u < p), $"member {member}: {u:R} < {p:R}");
                }
            }
        }
    }

    private static int[] Days => [0, 1, 2, 3, 255, 256, 730, 65536];

    private static int[] Members => [0, 1, 2, 3, 50, 255, 256, 999, 65536, 99_999_999];

    private static double[] Draws(Func<int, int, double> draw) => [.. Enumerable.Range(0, Count).Select(n => draw(1 + (n / 200), 1 + (n % 200)))];

    private static double ChiSquare(IEnumerable<double> uniforms)
    {
        double[] found = new double[256];
        foreach (double uniform in uniforms)
        {
            found[(int)(uniform * 256)]++;
        }

        const double expected = Count / 256.0;
        return found.Sum(n => (n - expected) * (n - expected) / expected);
    }

    private static double Critical(int freedom) => ChiSquared.InvCDF(freedom, 1 - Refused);
}
