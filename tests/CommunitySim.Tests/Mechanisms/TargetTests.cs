using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Whom pitches and one-to-one contacts go to.</summary>
internal sealed class TargetTests
{
    private const int Days = 60, Size = 300;

    private static CommunityParameters Community { get; } = new() { Members = Size, Turnover = 0.01 };

    private static Strategy Asking { get; } = new("ask", new Shares(1, 0, 0));

    [Test]
    public void Nobody_but_hubs_is_pitched()
    {
        World world = World.Generate(Community, new(), new RandomStreams(3, 0));
        int[] hubs = MostTies(world, 30);
        HashSet<int> pitched = [];
        Simulation simulation = new(new Scenario(Community, new(), new() { PitchTarget = Target.Hubs }, Asking), world, Days);
        while (simulation.Day < Days)
        {
            simulation.Step();
            pitched.UnionWith(Seats.Where(seat => simulation.Population[seat].Event is MemberEvent.Pitched or MemberEvent.Sanctioned));
        }

        Assert.That(pitched, Is.EquivalentTo(hubs), "the hours reach all 30 within days");
    }

    [Test]
    public void Nobody_but_hubs_is_met()
    {
        World world = World.Generate(Community, new(), new RandomStreams(3, 0));
        MemberParameters member = new() { AwarenessRate = 0 };
        Simulation simulation = new(new Scenario(Community with { Turnover = 0 }, member, new() { BondTarget = Target.Hubs, HubShare = 0.05 }, new Strategy("meet", new Shares(0, 0, 1))), world, Days);
        while (simulation.Day < Days)
        {
            simulation.Step();
        }

        Assert.That(Seats.Where(seat => simulation.Population[seat].Aware), Is.EquivalentTo(MostTies(world, 15)));
    }

    /// <summary>1000 members, half of them hubs, 8 h of 0.05 h: 500 draws a day with chance 0.32; nobody mutes.</summary>
    [Test]
    public void Pitches_to_hubs_take_the_hours_that_are_paid()
    {
        CommunityParameters community = new();
        Scenario scenario = new(community, new() { Tolerance = 1e6 }, new() { PitchTarget = Target.Hubs, HubShare = 0.5 }, Asking);
        DailySeries series = Simulation.Run(scenario, World.Generate(community, new(), new RandomStreams(17, 0)), 100);
        double hours = Enumerable.Range(1, 100).Average(day => series[Observable.Pitches, day]) * 0.05;
        Assert.That(hours, Is.EqualTo(8).Within(4 * 0.05 * Math.Sqrt(500 * 0.32 * 0.68 / 100)));
    }

    [Test]
    public void Where_nobody_was_helped_nobody_is_receptive()
    {
        DailySeries series = Simulation.Run(
            new Scenario(Community, new(), new() { PitchTarget = Target.Receptive, HoursPerThousandMembers = 1e6 }, Asking), World.Generate(Community, new(), new RandomStreams(3, 0)), Days);
        Assert.That(Enumerable.Range(1, Days).Sum(day => series[Observable.Pitches, day]), Is.Zero);
        Assert.That(series[Observable.Hours, Days], Is.EqualTo(Days * 3e5).Within(1e-3), "hours are paid, used or not");
    }

    [Test]
    public void Who_is_pitched_owed_the_brand_something_yesterday_evening()
    {
        BrandParameters brand = new() { PitchTarget = Target.Receptive, ReceptiveFrom = 0.1, HoursPerThousandMembers = 100 };
        Simulation simulation = new(new Scenario(Community, new() { ProblemRate = 0.2 }, brand, new Strategy("mix", new Shares(0.4, 0.4, 0.2))), World.Generate(Community, new(), new RandomStreams(3, 0)), Days);
        double pitches = 0;
        while (simulation.Day < Days)
        {
            float[] owed = [.. Seats.Select(seat => simulation.Population[seat].Obligation)];
            simulation.Step();
            pitches += simulation.Series[Observable.Pitches, simulation.Day];
            foreach (int seat in Seats.Where(seat => simulation.Population[seat].Event is MemberEvent.Pitched or MemberEvent.Sanctioned))
            {
                Assert.That(owed[seat], Is.GreaterThanOrEqualTo(0.1f), $"day {simulation.Day}, member {seat}");
            }
        }

        Assert.That(pitches, Is.GreaterThan(100));
    }

    /// <summary>Everybody's obligation is enough, and hours are without end: but who comes today has none of yesterday.</summary>
    [TestCase(0, Size)]
    [TestCase(1, 0)]
    public void Somebody_new_is_not_receptive(double turnover, int pitches)
    {
        CommunityParameters community = Community with { Turnover = turnover };
        BrandParameters brand = new() { PitchTarget = Target.Receptive, ReceptiveFrom = 0, HoursPerThousandMembers = 1e6 };
        DailySeries series = Simulation.Run(new Scenario(community, new(), brand, Asking), World.Generate(community, new(), new RandomStreams(3, 0)), 1);
        Assert.That(series[Observable.Pitches, 1], Is.EqualTo(pitches));
    }

    [TestCase(0, 100, 0)]
    [TestCase(0.07, 100, 7)]
    [TestCase(0.1, 30, 3)]
    [TestCase(0.1, 31, 4)]
    [TestCase(1e-9, 5, 1)]
    [TestCase(1, 7, 7)]
    [TestCase(1, 99_999_999, 99_999_999)]
    public void A_share_of_hubs_is_rounded_up(double share, int members, int hubs) => Assert.That(Hubs.Count(share, members), Is.EqualTo(hubs));

    [TestCase(NetworkKind.Groups)]
    [TestCase(NetworkKind.ScaleFree)]
    [TestCase(NetworkKind.Complete)]
    [TestCase(NetworkKind.SmallWorld)]
    public void Hubs_have_most_ties_and_of_equals_the_lower_seats(NetworkKind kind)
    {
        World world = World.Generate(Community with { Network = new() { Kind = kind } }, new(), new RandomStreams(3, 0));
        foreach (int count in (int[])[0, 1, 2, 63, 64, 65, 150, 299, 300])
        {
            ulong[] hubs = Hubs.Find(world.FeedIndex, count / (double)Size);
            Assert.That(Seats.Where(seat => (hubs[seat / 64] >> seat & 1) != 0), Is.EquivalentTo(MostTies(world, count)), $"{count}");
        }
    }

    private static IEnumerable<int> Seats => Enumerable.Range(0, Size);

    private static int[] MostTies(World world, int count) => [.. Seats.OrderByDescending(world.Network.Degree).ThenBy(seat => seat).Take(count)];
}
