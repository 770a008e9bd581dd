using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Networks;

internal sealed class FeedIndexTests
{
    private static IEnumerable<TestCaseData> Networks()
    {
        foreach (int members in (int[])[1, 2, 63, 64, 65, 130])
        {
            yield return new TestCaseData(SocialNetwork.Complete(members)).SetArgDisplayNames($"complete, {members}");
            yield return new TestCaseData(SocialNetwork.FromTies(members, [])).SetArgDisplayNames($"strangers, {members}");
            yield return new TestCaseData(NetworkGenerator.Build(new() { Members = members, Network = new() { Kind = NetworkKind.ScaleFree } }, new RandomStreams(1, 0))).SetArgDisplayNames($"scale-free, {members}");
        }
    }

    [TestCaseSource(nameof(Networks))]
    public void Neighbours_are_those_of_the_network_posters_first_and_each_part_in_order(SocialNetwork network)
    {
        bool Posts(int seat) => seat % 3 == 1;
        FeedIndex feedIndex = new(network, Bits(network.Members, Posts));
        for (int member = 0; member < network.Members; member++)
        {
            int[] expected = [.. Enumerable.Range(0, network.Degree(member)).Select(index => network.Neighbour(member, index)).OrderBy(seat => Posts(seat) ? 0 : 1).ThenBy(seat => seat)];
            Assert.That(feedIndex.Degree(member), Is.EqualTo(expected.Length));
            Assert.That(feedIndex.Posters(member), Is.EqualTo(expected.Count(Posts)));
            Assert.That(Enumerable.Range(0, expected.Length).Select(index => feedIndex.Neighbour(member, index)), Is.EqualTo(expected));
            Assert.That(expected, Has.No.Member(member));
        }
    }

    [TestCaseSource(nameof(Networks))]
    public void The_network_can_be_had_again(SocialNetwork network)
    {
        SocialNetwork again = new FeedIndex(network, Bits(network.Members, seat => seat % 3 == 1)).ToNetwork();
        Assert.That(again.IsComplete, Is.EqualTo(network.IsComplete));
        Assert.That(again.Members, Is.EqualTo(network.Members));
        Assert.That(again.Ends, Is.EqualTo(network.Ends));
        Assert.That(again.Start, Is.EqualTo(network.Start));
    }

    [Test]
    public void A_network_that_others_use_too_keeps_its_order()
    {
        SocialNetwork network = NetworkGenerator.Build(new() { Members = 100 }, new RandomStreams(1, 0));
        int[] before = [.. network.Ends];
        _ = new World(network, new(), new RandomStreams(1, 0));
        Assert.That(network.Ends, Is.EqualTo(before));
    }

    [Test]
    public void A_generated_world_has_the_people_and_days_of_one_on_the_same_network()
    {
        CommunityParameters community = new() { Members = 100 };
        World generated = World.Generate(community, new(), new RandomStreams(1, 0)), built = new(NetworkGenerator.Build(community, new RandomStreams(1, 0)), new(), new RandomStreams(1, 0));
        Assert.That(generated.FeedIndex.Ends, Is.EqualTo(built.FeedIndex.Ends));
        Assert.That(generated.FeedIndex.PosterStart, Is.EqualTo(built.FeedIndex.PosterStart));
        Assert.That(generated.Network.Ends, Is.EqualTo(built.Network.Ends));
    }

    private static ulong[] Bits(int members, Func<int, bool> posts)
    {
        ulong[] bits = new ulong[(members + 63) / 64];
        for (int seat = 0; seat < members; seat++)
        {
            bits[seat / 64] |= posts(seat) ? 1UL << seat : 0;
        }

        return bits;
    }
}
