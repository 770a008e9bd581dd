using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using static CommunitySim.Tests.Limits.Laboratory;

namespace CommunitySim.Tests.Limits;

/// <summary>Limits 4 and 5: what spreads from neighbour to neighbour.</summary>
internal sealed class FeedLimits
{
    private const int Replicates = 400, Days = 60;

    private static MemberParameters Talking { get; } = StillMember with { WordOfMouth = 0.1 };

    /// <summary>
    /// A day moves Σdᵢτᵢ by Σᵢ w·(Σⱼ τⱼ − dᵢτᵢ) on average, and every τⱼ stands there dⱼ times: 0. The spread of the
    /// replicates gives the standard error. On this network the hubs start with full trust, so that a wrong choice of
    /// neighbour would show: the plain mean does drift, by far more than its error.
    /// </summary>
    [Test]
    public void Word_of_mouth_conserves_the_mean_weighted_by_degree()
    {
        SocialNetwork network = NetworkGenerator.Build(
            new CommunityParameters { Members = 60, Network = new NetworkParameters { Kind = NetworkKind.ScaleFree, TiesPerNewcomer = 2 } }, new RandomStreams(11, 0));
        double Weight(int seat) => network.Degree(seat) / NetworkMetrics.MeanDegree(network);

        (double weighted, double weightedError) = Estimate(Drift(network, Weight));
        (double plain, double plainError) = Estimate(Drift(network, _ => 1));
        Assert.That(weighted, Is.Zero.Within(4 * weightedError));
        Assert.That(plain, Is.GreaterThan(10 * plainError));
    }

    [TestCaseSource(nameof(Regular))]
    public void Word_of_mouth_conserves_the_mean_where_all_have_as_many_neighbours(SocialNetwork network)
    {
        (double drift, double error) = Estimate(Drift(network, _ => 1));
        Assert.That(drift, Is.Zero.Within(4 * error));
        Assert.That(error, Is.LessThan(0.01), "there is something to be seen");
    }

    /// <summary>Both read each other every day, so what is between them shrinks by 2w a day; muting the brand mutes no friend. A day rounds w and three operations, by 2⁻²⁵ each, and trust overnight, by 2⁻²⁴.</summary>
    [Test]
    public void Word_of_mouth_brings_two_friends_together_by_the_same_step_every_day()
    {
        Simulation simulation = new(
            new Scenario(StillCommunity, Talking, StillBrand, Absent),
            new World(SocialNetwork.FromTies(2, [new Tie(0, 1)]), Talking, new RandomStreams(1, 0)),
            20);
        Begin(simulation, (seat, state) => state with { Trust = seat, Marks = seat == 0 ? Marks.Muted : Marks.None });
        Live(simulation, 20);
        double apart = Math.Pow(1 - (2 * Talking.WordOfMouth), 20), rounding = 20 * 3 / 16777216.0;
        Assert.That(simulation.Population[0].Trust, Is.EqualTo((1 - apart) / 2).Within(rounding));
        Assert.That(simulation.Population[1].Trust, Is.EqualTo((1 + apart) / 2).Within(rounding));
    }

    /// <summary>
    /// F' = p(1 − F) + qF(1 − F) day by day is F ← F + (1 − F)(1 − (1 − p)(1 − qF)), and the simulation's mean differs from that by
    /// chance (standard error from replicates) and by the variance of F within a replicate (q·var F a day, at most q·(sd)²·days;
    /// below 0.001 here). Bass's curve is its limit for small rates: a daily step of a rate r replaces e^(r) by 1 + r, which
    /// after t days shifts the logistic's argument by tr²/2, and F by at most a quarter of that.
    /// </summary>
    [TestCase(0.004, 0.03, 0.0)]
    [TestCase(0.002, 0.04, 0.5)]
    public void Awareness_spreads_along_the_curve_of_Bass(double bonding, double reading, double lurkers)
    {
        const int members = 2500, days = 200, replicates = 12;
        const double trust = 0.8, lurkerActivity = 0.1;
        double activity = 1 - (lurkers * (1 - lurkerActivity));
        MemberParameters member = StillMember with
        {
            InitialTrust = trust,
            TrustLearningRate = 0,
            LurkerShare = lurkers,
            LurkerActivity = lurkerActivity,
            AwarenessRate = reading / (trust * activity),
        };
        BrandParameters brand = StillBrand with { HoursPerThousandMembers = 1000 * bonding * StillBrand.BondHours };
        Scenario scenario = new(StillCommunity, member, brand, Bonding);
        DailySeries[] runs = [.. Enumerable.Range(0, replicates).Select(replicate =>
            Simulation.Run(scenario, new World(SocialNetwork.Complete(members), member, new RandomStreams(55, (uint)replicate)), days))];

        double daily = 0;
        for (int day = 1; day <= days; day++)
        {
            daily += (1 - daily) * (1 - ((1 - bonding) * (1 - (reading * daily))));
            (double mean, double error) = Estimate([.. runs.Select(run => run[Observable.Reach, day])]);
            double total = bonding + reading, decay = Math.Exp(-total * day);
            double bass = (1 - decay) / (1 + (reading / bonding * decay));
            Assert.That(mean, Is.EqualTo(daily).Within((5 * error) + 0.001), $"day {day}");
            Assert.That(mean, Is.EqualTo(bass).Within((5 * error) + 0.001 + (day * total * total / 8)), $"Bass on day {day}");
        }
    }

    private static IEnumerable<SocialNetwork> Regular()
    {
        yield return SocialNetwork.Complete(20);
        yield return NetworkGenerator.Build(
            new CommunityParameters { Members = 40, Network = new NetworkParameters { Kind = NetworkKind.SmallWorld, Degree = 4, Rewiring = 0 } }, new RandomStreams(1, 0));
    }

    private static double[] Drift(SocialNetwork network, Func<int, double> weight)
    {
        Scenario scenario = new(StillCommunity, Talking, StillBrand, Absent);
        double mean = NetworkMetrics.MeanDegree(network);
        return [.. Enumerable.Range(0, Replicates).Select(replicate =>
        {
            Simulation simulation = new(scenario, new World(network, Talking, new RandomStreams(77, (uint)replicate)), Days);
            Begin(simulation, (seat, state) => state with { Trust = network.Degree(seat) > mean || (network.Degree(seat) == mean && seat % 3 == 0) ? 1 : 0.1f });
            double before = Mean(simulation);
            Live(simulation, Days);
            return Mean(simulation) - before;
        })];

        double Mean(Simulation simulation) => StatesOf(simulation).Select((state, seat) => weight(seat) * state.Trust).Average();
    }
}
