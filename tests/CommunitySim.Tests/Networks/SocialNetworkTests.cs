using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Networks;

internal sealed class SocialNetworkTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(49)]
    [TestCase(50)]
    [TestCase(51)]
    [TestCase(1000)]
    public void A_complete_network_has_everybody_but_oneself_and_stores_nobody(int members)
    {
        SocialNetwork network = NetworkGenerator.Build(
            new CommunityParameters { Members = members, Network = new NetworkParameters { Kind = NetworkKind.Complete } }, new RandomStreams(1, 0));
        Assert.That(network.IsComplete);
        Assert.That(network.Ties, Is.EqualTo(members * (members - 1) / 2));
        Assert.That(() => network.Neighbours(0).Length, Throws.InvalidOperationException);
        for (int member = 0; member < members; member++)
        {
            int[] neighbours = [.. Enumerable.Range(0, network.Degree(member)).Select(index => network.Neighbour(member, index))];
            Assert.That(neighbours, Is.EqualTo(Enumerable.Range(0, members).Where(other => other != member)));
        }
    }

    /// <summary>A hundred million members would have 10¹⁶ ends of ties.</summary>
    [Test]
    public void A_complete_network_may_be_of_any_size() =>
        Assert.That(SocialNetwork.Complete(100_000_000).Ties, Is.EqualTo(4_999_999_950_000_000));

    /// <summary>A complete network counts allies by one sum for all; stored, it asks each neighbour.</summary>
    [Test]
    public void A_complete_network_lives_as_the_same_ties_stored()
    {
        const int members = 40, days = 150;
        MemberParameters member = new() { EndorsementThreshold = 0.35, Effort = 0.05, NeedRate = 0.3 };
        Tie[] all = [.. from one in Enumerable.Range(0, members) from other in Enumerable.Range(0, one) select new Tie(other, one)];
        Scenario scenario = new(new(), member, new BrandParameters { HoursPerThousandMembers = 60 }, new Strategy("mix", new Shares(0.3, 0.3, 0.4)));
        DailySeries stored = Simulation.Run(scenario, new World(SocialNetwork.FromTies(members, all), member, new RandomStreams(5, 0)), days);
        DailySeries complete = Simulation.Run(scenario, new World(SocialNetwork.Complete(members), member, new RandomStreams(5, 0)), days);
        Assert.That(Enumerable.Range(1, days).Select(day => complete.On(day).ToArray()), Is.EqualTo(Enumerable.Range(1, days).Select(day => stored.On(day).ToArray())));
    }

    [Test]
    public void Ties_may_come_in_any_order()
    {
        SocialNetwork network = SocialNetwork.FromTies(5, [new Tie(3, 4), new Tie(0, 4), new Tie(0, 1), new Tie(1, 4)]);
        Assert.That(network.Neighbours(4).ToArray(), Is.EqualTo(new[] { 0, 1, 3 }));
        Assert.That(network.Degree(2), Is.Zero);
        Assert.That(network.Ties, Is.EqualTo(4));
        Assert.That(Tie.Between(7, 2), Is.EqualTo(new Tie(2, 7)));
    }

    [Test]
    public void A_tie_that_is_there_several_times_counts_once()
    {
        SocialNetwork network = SocialNetwork.FromBlocks(4, [(Tie[])[new(1, 3), new(0, 1)], (Tie[])[], (Tie[])[new(0, 1), new(1, 3), new(1, 3)]]);
        Assert.That(network.Ties, Is.EqualTo(2));
        Assert.That(Enumerable.Range(0, 4).Select(network.Degree), Is.EqualTo(new[] { 1, 2, 0, 1 }));
    }

    [Test]
    public void A_network_of_kind_file_is_not_generated() =>
        Assert.That(
            () => NetworkGenerator.Build(new CommunityParameters { Network = new NetworkParameters { Kind = NetworkKind.File, Path = "ties.csv" } }, new RandomStreams(1, 0)),
            Throws.ArgumentException);

    /// <summary>
    /// Two triangles that share member 2, and 5 alone: the shares of tied pairs of neighbours are 1, 1, 2 of 6, 1, 1 and 0.
    /// </summary>
    [Test]
    public void Figures_of_a_small_network_are_those_counted_by_hand()
    {
        SocialNetwork bowTie = SocialNetwork.FromTies(6, [new(0, 1), new(0, 2), new(1, 2), new(2, 3), new(2, 4), new(3, 4)]);
        Assert.That(NetworkMetrics.MeanDegree(bowTie), Is.EqualTo(2));
        Assert.That(NetworkMetrics.Clustering(bowTie), Is.EqualTo((4 + (1.0 / 3)) / 6).Within(1e-12));
        Assert.That(NetworkMetrics.GiantComponent(bowTie), Is.EqualTo(5.0 / 6).Within(1e-12));
        Assert.That(NetworkMetrics.Clustering(SocialNetwork.Complete(9)), Is.EqualTo(1));
        Assert.That(NetworkMetrics.GiantComponent(SocialNetwork.Complete(9)), Is.EqualTo(1));
        Assert.That(NetworkMetrics.MeanDegree(SocialNetwork.Complete(9)), Is.EqualTo(8));
    }
}
