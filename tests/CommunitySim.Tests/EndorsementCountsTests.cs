using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests;

internal sealed class EndorsementCountsTests
{
    private static IEnumerable<TestCaseData> Networks()
    {
        yield return Case("groups", World.Generate(new() { Members = 200 }, new(), new RandomStreams(1, 0)));
        yield return Case("scale-free", World.Generate(new() { Members = 130, Network = new() { Kind = NetworkKind.ScaleFree } }, new(), new RandomStreams(1, 0)));
        yield return Case("complete", new World(SocialNetwork.Complete(100), new(), new RandomStreams(1, 0)));
        yield return Case("strangers", new World(SocialNetwork.FromTies(65, []), new(), new RandomStreams(1, 0)));

        // The one has more neighbours than 16 bits can count.
        yield return Case("star", new World(SocialNetwork.FromTies(70_000, [.. Enumerable.Range(1, 69_999).Select(leaf => new Tie(0, leaf))]), new(), new RandomStreams(1, 0)));

        yield return Case("groups with seeded allies", World.Generate(new() { Members = 200, Allies = 0.2 }, new(), new RandomStreams(1, 0)));
        yield return Case("complete with seeded allies", new World(SocialNetwork.Complete(100), new(), new RandomStreams(1, 0), allies: 0.2));
        yield return Case("star of seeded allies", new World(SocialNetwork.FromTies(70_000, [.. Enumerable.Range(1, 69_999).Select(leaf => new Tie(0, leaf))]), new(), new RandomStreams(1, 0), allies: 0.5));

        static TestCaseData Case(string name, World world) => new TestCaseData(world).SetArgDisplayNames(name);
    }

    /// <summary>On each day a quarter of the members get another trust, of which half is enough to endorse; on the second everybody comes to endorse.</summary>
    [TestCaseSource(nameof(Networks))]
    public void Counts_after_any_days_are_those_of_a_recount(World world)
    {
        Population population = new(world.Members, new());
        Coefficients c = new(new Scenario(new(), new(), new(), new Strategy("none", default(Shares))));
        EndorsementCounts endorsement = new(population, world, [c]);
        float[] disapproval = new float[1];
        endorsement.Recount();
        for (int day = 1; day <= 5; day++)
        {
            Change(population, endorsement, c.EndorsementThreshold, (seat, trust) => day == 2 ? 1
                : new RandomStreams(3, 0).Uniform(RandomStream.Need, day, seat) < 0.25 ? (float)new RandomStreams(3, 0).Uniform(RandomStream.Feed, day, seat) : trust);
            bool[] endorses = [.. Enumerable.Range(0, world.Members).Select(seat => population[seat].Trust >= 0.5 || world.IsAlly(seat))];
            int all = endorses.Count(one => one);
            for (int seat = 0; seat < world.Members; seat++)
            {
                int degree = world.Network.Degree(seat);
                int allies = world.Network.IsComplete ? all - (endorses[seat] ? 1 : 0) : Enumerable.Range(0, degree).Count(index => endorses[world.Network.Neighbour(seat, index)]);
                endorsement.ComputeDisapproval([0], seat, 0, disapproval);
                Assert.That(disapproval[0], Is.EqualTo(Disapproval.Compute(allies, degree, c.Cohesion, c)), $"day {day}, member {seat}");
            }
        }
    }

    /// <summary>Both are rounded to the steps in which trust is kept; as 32 bits lie between, equal numbers must take the same way.</summary>
    [Test]
    public void A_newcomer_whose_trust_is_the_threshold_endorses()
    {
        for (int n = 0; n <= 10_000; n++)
        {
            MemberParameters member = new() { InitialTrust = n / 10_000.0, EndorsementThreshold = n / 10_000.0 };
            Coefficients c = new(new Scenario(new(), member, new(), new Strategy("none", default(Shares))));
            Assert.That(MemberWord.TrustSteps(c.Newcomer.Trust), Is.EqualTo(c.EndorsementThreshold), $"{member.InitialTrust}");
        }
    }

    [TestCase(1.000000001)]
    [TestCase(1.0001)]
    [TestCase(2)]
    public void Nobody_endorses_above_full_trust(double threshold)
    {
        Coefficients c = new(new Scenario(new(), new MemberParameters { EndorsementThreshold = threshold }, new(), new Strategy("none", default(Shares))));
        Assert.That(c.EndorsementThreshold, Is.GreaterThan(MemberWord.FullTrust));
    }

    /// <summary>Publishes new trusts as a day's evening does: those who cross the threshold are noted, then tell their neighbours.</summary>
    private static void Change(Population population, EndorsementCounts endorsement, int threshold, Func<int, float, float> change)
    {
        for (int row = 0; row < Population.Padded(population.Members) / Population.Row; row++)
        {
            ulong crossed = 0;
            for (int at = 0; at < Population.Row && (row * Population.Row) + at < population.Members; at++)
            {
                int seat = (row * Population.Row) + at;
                uint before = population.Yesterday[seat], after = MemberWord.Pack(change(seat, MemberWord.TrustOf(before)), 0);
                population.Today[seat] = after;
                bool endorsed = MemberWord.TrustStepsOf(before) >= threshold, endorses = MemberWord.TrustStepsOf(after) >= threshold;
                crossed |= (endorsed == endorses ? 0UL : 1) << at;
            }

            endorsement.RecordCrossings(row, crossed);
        }

        population.TurnPage();
        endorsement.UpdateNeighbours();
    }
}
