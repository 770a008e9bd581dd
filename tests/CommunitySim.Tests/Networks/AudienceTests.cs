using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Networks;

internal sealed class AudienceTests
{
    private static IEnumerable<TestCaseData> Networks()
    {
        foreach (int members in (int[])[1, 2, 63, 64, 65, 130])
        {
            yield return new TestCaseData(SocialNetwork.Complete(members)).SetArgDisplayNames($"complete, {members}");
            yield return new TestCaseData(SocialNetwork.FromTies(members, [])).SetArgDisplayNames($"strangers, {members}");
            yield return new TestCaseData(NetworkGenerator.Build(new() { Members = members, Network = new() { Kind = NetworkKind.ScaleFree } }, new Luck(1, 0))).SetArgDisplayNames($"scale-free, {members}");
        }
    }

    [TestCaseSource(nameof(Networks))]
    public void Neighbours_are_those_of_the_network_posters_first_and_each_part_in_order(SocialNetwork network)
    {
        bool Posts(int seat) => seat % 3 == 1;
        Audience audience = new(network, Posts, inPlace: false);
        for (int member = 0; member < network.Members; member++)
        {
            int[] expected = [.. Enumerable.Range(0, network.Degree(member)).Select(index => network.Neighbour(member, index)).OrderBy(seat => Posts(seat) ? 0 : 1).ThenBy(seat => seat)];
            Assert.That(audience.Degree(member), Is.EqualTo(expected.Length));
            Assert.That(audience.Posters[member], Is.EqualTo(expected.Count(Posts)));
            Assert.That(Enumerable.Range(0, expected.Length).Select(index => audience.Neighbour(member, index)), Is.EqualTo(expected));
            Assert.That(expected, Has.No.Member(member));
        }
    }

    [TestCaseSource(nameof(Networks))]
    public void Rows_of_64_members_can_be_read_to_their_end(SocialNetwork network)
    {
        Audience audience = new(network, seat => seat % 2 == 0, inPlace: false);
        int seats = Population.Padded(network.Members);
        Assert.That(audience.Posters, Has.Length.GreaterThanOrEqualTo(seats));
        Assert.That(audience.Start, Has.Length.GreaterThanOrEqualTo(network.IsComplete ? seats : seats + 1));
    }

    [Test]
    public void A_network_that_others_use_too_keeps_its_order()
    {
        SocialNetwork network = NetworkGenerator.Build(new() { Members = 100 }, new Luck(1, 0));
        int[] before = [.. network.Ends];
        _ = new World(network, new(), new Luck(1, 0));
        Assert.That(network.Ends, Is.EqualTo(before));
    }

    [Test]
    public void A_generated_world_has_the_people_and_days_of_one_on_the_same_network()
    {
        CommunityParameters community = new() { Members = 100 };
        World generated = World.Generate(community, new(), new Luck(1, 0)), built = new(NetworkGenerator.Build(community, new Luck(1, 0)), new(), new Luck(1, 0));
        Assert.That(generated.Audience.Ends, Is.EqualTo(built.Audience.Ends));
        Assert.That(generated.Audience.Posters, Is.EqualTo(built.Audience.Posters));
    }
}
