using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Networks;

internal sealed class GeneratorTests
{
    private static int[] Sizes { get; } = [1, 2, 3, 4, 10, 11, 12, 49, 50, 51, 102, 1000];

    private static IEnumerable<(NetworkParameters Network, int Members)> Networks =>
        from network in (NetworkParameters[])
        [
            new(),
            new() { GroupSize = 2, TiesInside = 1, TiesOutside = 3 },
            new() { GroupSize = 7, TiesInside = 6, TiesOutside = 0 },
            new() { GroupSize = 12, TiesInside = 10.5, TiesOutside = 88 },
            new() { GroupSize = 1_000_000, TiesInside = 40, TiesOutside = 40 },
            new() { Kind = NetworkKind.SmallWorld },
            new() { Kind = NetworkKind.SmallWorld, Degree = 2, Rewiring = 1 },
            new() { Kind = NetworkKind.SmallWorld, Degree = 48, Rewiring = 0.5 },
            new() { Kind = NetworkKind.SmallWorld, Degree = 10, Rewiring = 1 },
            new() { Kind = NetworkKind.ScaleFree },
            new() { Kind = NetworkKind.ScaleFree, TiesPerNewcomer = 1 },
            new() { Kind = NetworkKind.ScaleFree, TiesPerNewcomer = 49 },
            new() { Kind = NetworkKind.Random },
            new() { Kind = NetworkKind.Random, MeanDegree = 49 },
            new() { Kind = NetworkKind.Random, MeanDegree = 0 },
        ]
        from members in Sizes
        select (network, members);

    [TestCaseSource(nameof(Networks))]
    public void Ties_are_simple_mutual_and_as_many_as_asked_for((NetworkParameters Network, int Members) wanted)
    {
        SocialNetwork network = Build(wanted.Network, wanted.Members);
        Assert.That(network.Members, Is.EqualTo(wanted.Members));
        HashSet<Tie> ties = [];
        int ends = 0;
        for (int member = 0; member < network.Members; member++)
        {
            int[] neighbours = network.Neighbours(member).ToArray();
            ends += neighbours.Length;
            Assert.That(neighbours, Is.Ordered.And.Unique.And.None.EqualTo(member));
            Assert.That(neighbours, Is.All.InRange(0, wanted.Members - 1));
            Assert.That(network.Degree(member), Is.EqualTo(neighbours.Length));
            for (int index = 0; index < neighbours.Length; index++)
            {
                Assert.That(network.Neighbour(member, index), Is.EqualTo(neighbours[index]));
                ties.Add(Tie.Between(member, neighbours[index]));
            }
        }

        Assert.That(ends, Is.EqualTo(2 * ties.Count), "each tie is met from both ends");
        Assert.That(network.Ties, Is.EqualTo(ties.Count));
        Assert.That(network.Ties, Is.EqualTo(Wanted(wanted.Network, wanted.Members)));
    }

    [TestCaseSource(nameof(Networks))]
    public void Ties_are_those_that_a_set_of_all_ties_gives_for_the_same_draws((NetworkParameters Network, int Members) wanted)
    {
        HashSet<Tie> naive = NaiveTies.Of(wanted.Members, wanted.Network, new RandomStreams(77, 0).Sequence(StreamBlock.Network));
        Assert.That(Ties(Build(wanted.Network, wanted.Members)), Is.EqualTo(naive.OrderBy(tie => tie.A).ThenBy(tie => tie.B)));
    }

    /// <summary>All pairs of 300 members: the last is drawn once in 45 thousand times.</summary>
    [TestCase(NetworkKind.Groups)]
    [TestCase(NetworkKind.Random)]
    public void As_many_ties_as_there_are_pairs_can_be_drawn(NetworkKind kind)
    {
        SocialNetwork network = Build(new NetworkParameters { Kind = kind, GroupSize = 20, TiesInside = 19, TiesOutside = 280, MeanDegree = 299 }, 300);
        Assert.That(network.Ties, Is.EqualTo(300 * 299 / 2));
    }

    [TestCase(NetworkKind.Groups)]
    [TestCase(NetworkKind.SmallWorld)]
    [TestCase(NetworkKind.ScaleFree)]
    [TestCase(NetworkKind.Random)]
    public void More_ties_than_an_array_holds_are_refused_before_they_are_made(NetworkKind kind)
    {
        NetworkParameters network = new() { Kind = kind, TiesOutside = 1000, Degree = 1000, TiesPerNewcomer = 1000, MeanDegree = 1000 };
        Assert.That(() => Build(network, 100_000_000), Throws.ArgumentException.With.Message.Contains("ties are more than this version can hold (1073741795)"));
    }

    [TestCaseSource(nameof(Networks))]
    public void The_same_luck_makes_the_same_ties((NetworkParameters Network, int Members) wanted)
    {
        Tie[] first = Ties(Build(wanted.Network, wanted.Members)), again = Ties(Build(wanted.Network, wanted.Members));
        Assert.That(again, Is.EqualTo(first));
    }

    [TestCase(NetworkKind.Groups)]
    [TestCase(NetworkKind.SmallWorld)]
    [TestCase(NetworkKind.ScaleFree)]
    [TestCase(NetworkKind.Random)]
    public void Another_replicate_or_seed_makes_other_ties(NetworkKind kind)
    {
        NetworkParameters network = new() { Kind = kind };
        Tie[] ties = Ties(Build(network, 200));
        Assert.That(Ties(Build(network, 200, replicate: 1)), Is.Not.EqualTo(ties));
        Assert.That(Ties(Build(network, 200, seed: 1)), Is.Not.EqualTo(ties));
    }

    [Test]
    public void Ties_of_groups_are_inside_and_outside_in_the_numbers_asked_for()
    {
        NetworkParameters network = new() { GroupSize = 20, TiesInside = 5, TiesOutside = 1.5 };
        foreach ((int members, int inside, int outside) in ((int, int, int)[])[(1000, 2500, 750), (100, 250, 75), (101, 253, 76), (20, 50, 0)])
        {
            Tie[] ties = Ties(Build(network, members));
            Assert.That(ties.Count(tie => tie.A / 20 == tie.B / 20), Is.EqualTo(inside), $"{members} members, inside");
            Assert.That(ties.Count(tie => tie.A / 20 != tie.B / 20), Is.EqualTo(outside), $"{members} members, outside");
        }
    }

    /// <summary>Each of 50 groups gets a fiftieth of the ties: binomial, standard error √(n/50·49/50).</summary>
    [Test]
    public void Ties_of_groups_fall_on_all_groups_alike()
    {
        int[] found = new int[50];
        foreach (Tie tie in Ties(Build(new NetworkParameters { GroupSize = 40, TiesInside = 10, TiesOutside = 0 }, 2000)))
        {
            found[tie.A / 40]++;
        }

        Assert.That(found.Sum(), Is.EqualTo(10_000));
        Assert.That(found, Is.All.EqualTo(200).Within(4 * Math.Sqrt(200 * 0.98)));
    }

    /// <summary>
    /// A random member, then a random other of the group: the pair in a last group of two is drawn with 2/102 at each of the
    /// 26 draws, so it is tied in 1 − (1 − 2/102)^26 = 40% of the replicates. Redrawn doubles add less than one draw.
    /// </summary>
    [Test]
    public void Members_of_a_small_last_group_draw_as_often_as_others()
    {
        const int replicates = 2000;
        double chance = 1 - Math.Pow(1 - (2.0 / 102), 26);
        int tied = Enumerable.Range(0, replicates).Count(replicate =>
            Build(new NetworkParameters { TiesInside = 0.5, TiesOutside = 0 }, 102, (uint)replicate).Degree(101) == 1);

        Assert.That(tied, Is.EqualTo(replicates * chance).Within((4 * Math.Sqrt(replicates * chance * (1 - chance))) + (replicates * 0.01)));
    }

    /// <summary>6 ties on 15 pairs: each pair is tied in 6 of 15 replicates, a binomial number.</summary>
    [Test]
    public void Every_pair_of_a_random_network_is_as_likely_as_any_other()
    {
        const int replicates = 4000, members = 6;
        Dictionary<Tie, int> found = [];
        for (uint replicate = 0; replicate < replicates; replicate++)
        {
            foreach (Tie tie in Ties(Build(new NetworkParameters { Kind = NetworkKind.Random, MeanDegree = 2 }, members, replicate)))
            {
                found[tie] = found.GetValueOrDefault(tie) + 1;
            }
        }

        const double chance = 6.0 / 15;
        Assert.That(found, Has.Count.EqualTo(15));
        Assert.That(found.Values, Is.All.EqualTo(replicates * chance).Within(4 * Math.Sqrt(replicates * chance * (1 - chance))));
    }

    [Test]
    public void Rewiring_moves_the_share_of_ties_that_it_says()
    {
        const int members = 2000, degree = 10;
        foreach (double rewiring in (double[])[0, 0.1, 0.5, 1])
        {
            Tie[] ties = Ties(Build(new NetworkParameters { Kind = NetworkKind.SmallWorld, Degree = degree, Rewiring = rewiring }, members));
            int moved = ties.Count(tie => Math.Min(tie.B - tie.A, members - tie.B + tie.A) > degree / 2);

            // A moved end falls back within reach of the ring with a chance of degree/members: at most 1 in 200.
            double expected = ties.Length * rewiring;
            Assert.That(moved, Is.EqualTo(expected).Within((4 * Math.Sqrt(expected * (1 - rewiring))) + (expected * degree / members)), $"{rewiring}");
        }
    }

    private static long Wanted(NetworkParameters network, int members)
    {
        long pairs = (long)members * (members - 1) / 2;
        return network.Kind switch
        {
            NetworkKind.SmallWorld => Math.Min((long)members * network.Degree / 2, pairs),
            NetworkKind.ScaleFree => Enumerable.Range(0, members).Sum(newcomer => (long)Math.Min(newcomer, network.TiesPerNewcomer)),
            NetworkKind.Random => Math.Min(Half(members * network.MeanDegree), pairs),
            _ => Math.Min(Half(members * network.TiesInside), PairsInside()) + Math.Min(Half(members * network.TiesOutside), pairs - PairsInside()),
        };

        long PairsInside() => Enumerable.Range(0, members).GroupBy(member => member / network.GroupSize).Sum(group => (long)group.Count() * (group.Count() - 1) / 2);
    }

    private static long Half(double ends) => (long)Math.Floor((ends / 2) + 0.5);

    private static SocialNetwork Build(NetworkParameters network, int members, uint replicate = 0, ulong seed = 77) =>
        NetworkGenerator.Build(new CommunityParameters { Members = members, Network = network }, new RandomStreams(seed, replicate));

    private static Tie[] Ties(SocialNetwork network) =>
        [.. from member in Enumerable.Range(0, network.Members) from other in network.Neighbours(member).ToArray() where member < other select new Tie(member, other)];
}
