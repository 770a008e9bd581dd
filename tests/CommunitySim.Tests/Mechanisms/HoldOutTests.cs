using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Groups that the brand leaves alone.</summary>
internal sealed class HoldOutTests
{
    private const int Days = 80, Size = 505, GroupSize = 20;

    private static CommunityParameters Community { get; } = new() { Members = Size, Turnover = 0.002, Network = new() { GroupSize = GroupSize } };

    private static BrandParameters Brand { get; } = new() { HoldOut = 0.4, HoursPerThousandMembers = 60 };

    private static Strategy Mix { get; } = new("mix", new Shares(0.3, 0.4, 0.3));

    private static bool[] HeldOut(World world) => [.. Enumerable.Range(0, Size).Select(seat => world.RandomStreams.Uniform(RandomStream.HeldOut, 0, seat / GroupSize) < 0.4)];

    /// <summary>No ties to other groups, and nobody hears of the brand: then a brand that leaves them alone is as one that is not there.</summary>
    [Test]
    public void Held_out_groups_without_ties_to_others_live_as_without_a_brand()
    {
        CommunityParameters apart = Community with { Network = Community.Network with { TiesOutside = 0 } };
        MemberParameters member = new() { AwarenessRate = 0, ProblemRate = 0.2 };
        World world = World.Generate(apart, member, new RandomStreams(6, 0));
        bool[] heldOut = HeldOut(world);
        Simulation with = new(new Scenario(apart, member, Brand, Mix), world, Days), without = new(new Scenario(apart, member, Brand, new Strategy("absent", default(Shares))), world, Days);
        int touched = 0;
        while (with.Day < Days)
        {
            with.Step();
            without.Step();
            for (int seat = 0; seat < Size; seat++)
            {
                bool same = with.Population[seat] == without.Population[seat];
                touched += same ? 0 : 1;
                Assert.That(same || !heldOut[seat], $"day {with.Day}, member {seat}");
            }
        }

        Assert.That(touched, Is.GreaterThan(1000), "the others are not left alone");
        Assert.That((with.HeldOutMembers, without.HeldOutMembers), Is.EqualTo((heldOut.Count(one => one), heldOut.Count(one => one))));
    }

    /// <summary>They hear of the brand from others, buy, and wait in vain.</summary>
    [Test]
    public void Held_out_members_are_never_addressed_but_may_buy_and_be_let_down()
    {
        MemberParameters member = new() { AwarenessRate = 1, ProblemRate = 0.2, Effort = 0 };
        World world = World.Generate(Community, member, new RandomStreams(6, 0));
        bool[] heldOut = HeldOut(world);
        Simulation simulation = new(new Scenario(Community, member, Brand, Mix), world, Days);
        HashSet<MemberEvent> met = [];
        long sales = 0;
        while (simulation.Day < Days)
        {
            simulation.Step();
            met.UnionWith(Enumerable.Range(0, Size).Where(seat => heldOut[seat]).Select(seat => simulation.Population[seat].Event));
            sales += simulation.LastDay[Counter.HeldOutSales];
        }

        Assert.That(met, Is.EquivalentTo(new[] { MemberEvent.None, MemberEvent.LetDown }));
        Assert.That(sales, Is.Positive);
    }

    /// <summary>Nobody comes or goes, so those who pay today were customers last night or have bought today.</summary>
    [Test]
    public void Sales_and_payers_are_counted_apart()
    {
        CommunityParameters settled = Community with { Turnover = 0 };
        MemberParameters member = new() { AwarenessRate = 1, Effort = 0, CustomerChurn = 0.2, NeedRate = 0.3 };
        World world = World.Generate(settled, member, new RandomStreams(6, 0));
        bool[] heldOut = HeldOut(world);
        Simulation simulation = new(new Scenario(settled, member, Brand, Mix), world, Days);
        (int customers, int heldOutCustomers, long leavers) = (0, 0, 0);
        while (simulation.Day < Days)
        {
            simulation.Step();
            Assert.That(simulation.LastDay.Sales, Is.EqualTo(simulation.Series[Observable.SalesPitched, simulation.Day] + simulation.Series[Observable.SalesOwn, simulation.Day]));
            Assert.That(simulation.LastDay.Paying, Is.EqualTo(customers + simulation.LastDay.Sales));
            Assert.That(simulation.LastDay.HeldOutPaying, Is.EqualTo(heldOutCustomers + simulation.LastDay[Counter.HeldOutSales]));
            bool[] buyers = [.. Enumerable.Range(0, Size).Select(seat => simulation.Population[seat].Customer)];
            (customers, heldOutCustomers) = (buyers.Count(one => one), buyers.Zip(heldOut).Count(pair => pair is { First: true, Second: true }));
            leavers += simulation.LastDay.HeldOutPaying - heldOutCustomers;
        }

        Assert.That((heldOutCustomers, leavers), Is.Not.EqualTo((0, 0L)));
        Assert.That(leavers, Is.Positive);
        Assert.That(heldOutCustomers, Is.LessThan(customers));
    }

    [Test]
    public void Without_hold_out_nobody_is_counted_apart()
    {
        World world = World.Generate(Community, new(), new RandomStreams(6, 0));
        Simulation simulation = new(new Scenario(Community, new() { AwarenessRate = 1, Effort = 0 }, new(), Mix), world, 30);
        while (simulation.Day < 30)
        {
            simulation.Step();
            Assert.That((simulation.HeldOutMembers, simulation.LastDay[Counter.HeldOutSales], simulation.LastDay.HeldOutPaying), Is.EqualTo((0, 0, 0)));
        }

        Assert.That(simulation.LastDay.Paying, Is.Positive);
    }
}
