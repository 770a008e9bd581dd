using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using MathNet.Numerics.Statistics;

namespace CommunitySim.Tests.Randomness;

/// <summary>Strategies of one replicate live in one world and have one streams, so that they differ in nothing but what they do.</summary>
internal sealed class CommonStreamsTests
{
    private const int Days = 60;

    private static CommunityParameters Community { get; } = new() { Members = 200, Turnover = 0.01 };

    private static World World { get; } = World.Generate(Community, new(), new RandomStreams(42, 1));

    private static Scenario Convert { get; } = new(Community, new(), new(), new Strategy("convert", new Shares(1, 0, 0)));

    private static Scenario Absent { get; } = new(Community, new(), new(), new Strategy("absent", default(Shares)));

    [Test]
    public void Runs_in_one_world_do_not_disturb_each_other()
    {
        DailySeries[] alone = [Simulation.Run(Convert, World, Days), Simulation.Run(Absent, World, Days)];
        Simulation[] together = [new(Convert, World, Days), new(Absent, World, Days)];
        for (int day = 1; day <= Days; day++)
        {
            together[0].Step();
            together[1].Step();
        }

        AssertEqual(together[0].Series, alone[0]);
        AssertEqual(together[1].Series, alone[1]);
    }

    [Test]
    public void Runs_on_several_threads_are_those_of_one()
    {
        DailySeries expected = Simulation.Run(Convert, World, Days);
        DailySeries[] found = new DailySeries[8];
        Parallel.For(0, found.Length, index => found[index] = Simulation.Run(Convert, World, Days));
        Assert.That(found, Has.Length.EqualTo(8));
        foreach (DailySeries series in found)
        {
            AssertEqual(series, expected);
        }
    }

    /// <summary>Problems of a member without an open one come from streams and trust alone; on day 1 all trust alike.</summary>
    [Test]
    public void The_same_members_have_problems_on_the_first_day_under_every_strategy()
    {
        MemberParameters member = new();
        double chance = member.ProblemRate * (member.ComplaintFloor + ((1 - member.ComplaintFloor) * member.InitialTrust));
        int[] expected = [.. Enumerable.Range(0, World.Members).Where(seat => World.RandomStreams.Uniform(RandomStream.ProblemArises, 1, seat) < chance)];
        Assert.That(expected, Is.Not.Empty);
        foreach (Scenario scenario in (Scenario[])[Convert, Absent])
        {
            Simulation simulation = new(scenario, World, 1);
            simulation.Step();
            Assert.That(Enumerable.Range(0, World.Members).Where(seat => simulation.Population[seat].OpenProblem), Is.EqualTo(expected), scenario.Strategy.Name);
        }
    }

    /// <summary>Where problems do not depend on trust, an absent brand's peers and members do the same as a pitching one's.</summary>
    [Test]
    public void Strategies_that_solve_nothing_see_the_same_problems_where_trust_has_no_say()
    {
        MemberParameters member = new() { ComplaintFloor = 1, ProblemRate = 0.1 };
        double[] Raised(Scenario scenario)
        {
            DailySeries series = Simulation.Run(new Scenario(Community, member, scenario.Brand, scenario.Strategy), World, Days);
            return [.. Enumerable.Range(1, Days).Select(day => series[Observable.Raised, day])];
        }

        Assert.That(Raised(Convert), Is.EqualTo(Raised(Absent)));
        Assert.That(Raised(Absent).Sum(), Is.Positive);
    }

    [Test]
    public void Seeding_allies_changes_no_other_trait_and_no_tie()
    {
        World seeded = World.Generate(Community with { Allies = 0.3 }, new(), new RandomStreams(42, 1));
        int[] seats = [.. Enumerable.Range(0, World.Members)];
        Assert.That(seats.Select(seeded.Traits), Is.EqualTo(seats.Select(World.Traits)));
        Assert.That(seats.Select(seeded.IsPoster), Is.EqualTo(seats.Select(World.IsPoster)));
        Assert.That(seats.SelectMany(seat => seeded.Network.Neighbours(seat).ToArray()), Is.EqualTo(seats.SelectMany(seat => World.Network.Neighbours(seat).ToArray())));
    }

    /// <summary>Where the brand stays away, nobody feels whom it would address, or when it would be expelled.</summary>
    [Test]
    public void What_concerns_the_brand_alone_does_nothing_where_it_is_absent()
    {
        CommunityParameters community = Community with { Allies = 0.3, ExpulsionShare = 0 };
        BrandParameters brand = new() { PitchTarget = Target.Hubs, BondTarget = Target.Receptive, HoldOut = 0.5 };
        World seeded = World.Generate(community, new(), new RandomStreams(42, 1));
        AssertEqual(Simulation.Run(new Scenario(community, new(), brand, Absent.Strategy), seeded, Days), Simulation.Run(Absent, World, Days));
    }

    /// <summary>Sets of which everybody is a member, and a share of groups so small that none is held out.</summary>
    [Test]
    public void Targets_that_hold_everybody_are_as_none()
    {
        Strategy mix = new("mix", new Shares(0.4, 0.3, 0.3));
        BrandParameters brand = new() { PitchTarget = Target.Hubs, BondTarget = Target.Hubs, HubShare = 1, HoldOut = 1e-9 };
        AssertEqual(Simulation.Run(new Scenario(Community, new(), brand, mix), World, Days), Simulation.Run(new Scenario(Community, new(), new(), mix), World, Days));
    }

    [Test]
    public void Another_replicate_is_another_world()
    {
        World other = World.Generate(Community, new(), new RandomStreams(42, 2));
        Assert.That(Enumerable.Range(0, 200).Count(seat => other.Traits(seat) == World.Traits(seat)), Is.Zero);
        Assert.That(Simulation.Run(Convert, other, Days).On(Days).ToArray(), Is.Not.EqualTo(Simulation.Run(Convert, World, Days).On(Days).ToArray()));
    }

    /// <summary>
    /// ln λᵢ and ln ωᵢ are normal with sd 0.3, gᵢ is Beta with mean 0.6 and variance 0.24/11, one seat in four is a poster's:
    /// standard errors are the sd over √n, and about sd/√(2n) for an sd.
    /// </summary>
    [Test]
    public void Traits_have_the_medians_means_and_spreads_that_are_asked_for()
    {
        const int members = 20_000;
        World world = new(SocialNetwork.FromTies(members, []), new(), new RandomStreams(1, 0));
        double[] loss = [.. Enumerable.Range(0, members).Select(seat => Math.Log(world.Traits(seat).LossAversion))];
        double[] pain = [.. Enumerable.Range(0, members).Select(seat => Math.Log(world.Traits(seat).PainSensitivity))];
        double[] fit = [.. Enumerable.Range(0, members).Select(seat => world.Traits(seat).OfferFit)];
        double root = Math.Sqrt(members), fitSpread = Math.Sqrt(0.6 * 0.4 / 11);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(loss.Average(), Is.EqualTo(Math.Log(1.955)).Within(4 * 0.3 / root));
            Assert.That(pain.Average(), Is.Zero.Within(4 * 0.3 / root));
            Assert.That(fit.Average(), Is.EqualTo(0.6).Within(4 * fitSpread / root));
            Assert.That(Spread(loss), Is.EqualTo(0.3).Within(4 * 0.3 / (root * Math.Sqrt(2))));
            Assert.That(Spread(pain), Is.EqualTo(0.3).Within(4 * 0.3 / (root * Math.Sqrt(2))));
            Assert.That(Spread(fit), Is.EqualTo(fitSpread).Within(4 * fitSpread / (root * Math.Sqrt(2))));
            Assert.That(Correlation.Pearson(loss, pain), Is.Zero.Within(4 / root));
            Assert.That(Correlation.Pearson(loss, fit), Is.Zero.Within(4 / root));
            Assert.That(Enumerable.Range(0, members).Average(seat => world.Activity(seat)), Is.EqualTo(0.25 + (0.75 * 0.1)).Within(4 * 0.9 * Math.Sqrt(0.25 * 0.75) / root));
            Assert.That(Enumerable.Range(0, members).Select(seat => world.Activity(seat)).Distinct(), Is.EquivalentTo(new[] { 0.1, 1 }));
        }
    }

    private static double Spread(double[] sample) => Statistics.StandardDeviation(sample);

    private static void AssertEqual(DailySeries actual, DailySeries expected)
    {
        for (int day = 1; day <= expected.Days; day++)
        {
            Assert.That(actual.On(day).ToArray(), Is.EqualTo(expected.On(day).ToArray()), $"day {day}");
        }
    }
}
