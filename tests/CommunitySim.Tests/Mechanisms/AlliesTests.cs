using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Seeded allies: members who endorse whatever they think.</summary>
internal sealed class AlliesTests
{
    /// <summary>Everybody has four neighbours, on a ring.</summary>
    private static CommunityParameters Ring { get; } = new() { Members = 1000, Turnover = 0, Network = new() { Kind = NetworkKind.SmallWorld, Degree = 4, Rewiring = 0 } };

    [Test]
    public void Where_all_are_allies_asking_hurts_nobody()
    {
        CommunityParameters community = Ring with { Allies = 1 };
        Scenario scenario = new(community, new() { Effort = 0 }, new() { HoursPerThousandMembers = 1e6 }, new Strategy("ask", new Shares(1, 0, 0)));
        DailySeries series = Simulation.Run(scenario, World.Generate(community, new(), new RandomStreams(1, 0)), 30);
        for (int day = 1; day <= 30; day++)
        {
            Assert.That(series[Observable.Pain, day], Is.Zero);
            Assert.That(series[Observable.Sanctioned, day], Is.Zero);
        }

        Assert.That(series[Observable.Customers, 30], Is.Positive);
    }

    /// <summary>Nobody's trust endorses. (3/4)^6.1 = 0.173, (2/4)^6.1 = 0.0146 of cohesion; single precision has a relative error of 6e-8 and its power a few times that.</summary>
    [Test]
    public void Disapproval_falls_with_the_share_of_seeded_neighbours()
    {
        World world = World.Generate(Ring with { Allies = 0.25 }, new(), new RandomStreams(1, 0));
        MemberParameters member = new() { EndorsementThreshold = 2 };
        EndorsementCounts endorsement = new(new Population(world.Members, member), world, [new Coefficients(new Scenario(Ring with { Cohesion = 0.8 }, member, new(), new Strategy("none", default(Shares))))]);
        endorsement.Recount();
        float[] disapproval = new float[1];
        int[] seen = new int[5];
        for (int seat = 0; seat < world.Members; seat++)
        {
            int allies = Enumerable.Range(0, 4).Count(index => world.IsAlly(world.Network.Neighbour(seat, index)));
            endorsement.ComputeDisapproval([0], seat, 0, disapproval);
            seen[allies]++;
            Assert.That(disapproval[0], Is.EqualTo(0.8 * Math.Pow((4 - allies) / 4.0, 6.1)).Within(1e-6), $"{allies} of four");
        }

        Assert.That(seen[1], Is.GreaterThan(100), "a binomial of 4 and 1/4 has one ally with probability 0.42");
    }

    /// <summary>The same members at any threshold: whoever is seeded at a share is seeded at a greater one. Binomial standard error √(p(1 − p)/n).</summary>
    [Test]
    public void As_many_are_seeded_as_are_asked_for()
    {
        const int members = 20_000;
        World Seeded(double allies) => new(SocialNetwork.FromTies(members, []), new(), new RandomStreams(1, 0), allies);
        (World few, World more) = (Seeded(0.1), Seeded(0.3));
        int[] seats = [.. Enumerable.Range(0, members)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seats.Count(few.IsAlly) / (double)members, Is.EqualTo(0.1).Within(4 * Math.Sqrt(0.09 / members)));
            Assert.That(seats.Count(more.IsAlly) / (double)members, Is.EqualTo(0.3).Within(4 * Math.Sqrt(0.21 / members)));
            Assert.That(seats.Where(few.IsAlly), Is.SubsetOf(seats.Where(more.IsAlly)));
            Assert.That(seats.Count(Seeded(0).IsAlly), Is.Zero);
            Assert.That(seats.Count(Seeded(1).IsAlly), Is.EqualTo(members));
        }
    }
}
