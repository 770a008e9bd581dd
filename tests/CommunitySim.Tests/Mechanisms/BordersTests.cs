using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Where sizes and numbers come to their ends.</summary>
internal sealed class BordersTests
{
    private static Strategy Mix { get; } = new("mix", new Shares(0.3, 0.4, 0.3));

    /// <summary>1/activity is infinite in single precision below 3e-39.</summary>
    [TestCase(double.Epsilon)]
    [TestCase(1e-300)]
    [TestCase(1e-40)]
    [TestCase(1e-38)]
    [TestCase(1e-31)]
    [TestCase(1e-29)]
    [TestCase(1e-9)]
    public void Lurkers_who_hardly_ever_post_are_not_seen(double activity)
    {
        CommunityParameters community = new() { Members = 200 };
        MemberParameters member = new() { LurkerActivity = activity, LurkerShare = 0.5 }, silent = member with { LurkerActivity = 0 };
        DailySeries Run(MemberParameters who) => Simulation.Run(new Scenario(community, who, new(), Mix), World.Generate(community, who, new RandomStreams(4, 0)), 20);
        Assert.That(Run(member).On(20).ToArray(), Is.EqualTo(Run(silent).On(20).ToArray()));
    }

    /// <summary>Members × posters is beyond 2³¹, and memory is asked for ahead.</summary>
    [Test]
    public void A_complete_network_of_200_000_lives()
    {
        MemberParameters member = new();
        World world = new(SocialNetwork.Complete(200_000), member, new RandomStreams(1, 0));
        DailySeries series = Simulation.Run(new Scenario(new(), member, new(), Mix), world, 2, threads: 2);
        Assert.That(series[Observable.Pitches, 2], Is.Positive);
    }

    [TestCase(-1)]
    [TestCase(5)]
    [TestCase(63)]
    [TestCase(64)]
    public void A_seat_that_nobody_has_is_refused(int seat)
    {
        Population population = new(5, new());
        Assert.That(() => population[seat], Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => population[seat] = default, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => population.See(seat), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase(float.NaN)]
    [TestCase(-0.001f)]
    [TestCase(1.0001f)]
    public void Trust_that_is_none_is_refused(float trust)
    {
        Population population = new(5, new());
        Assert.That(() => population[2] = population[2] with { Trust = trust }, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(65_535, 65_535)]
    [TestCase(70_000, 65_535)]
    public void Ages_of_problems_stay_within_16_bits(int written, int read)
    {
        Population population = new(5, new());
        population[3] = population[3] with { Marks = Marks.OpenProblem, ProblemAge = written };
        Assert.That(population[3].ProblemAge, Is.EqualTo(read));
    }
}
