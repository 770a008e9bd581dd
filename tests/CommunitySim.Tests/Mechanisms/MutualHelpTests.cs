using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Tests.Limits;
using CommunitySim.Tracing;
using static CommunitySim.Tests.Limits.Laboratory;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Peers who help those who helped lately, and what a neighbour's solved problem reveals.</summary>
internal sealed class MutualHelpTests
{
    private static MemberParameters Kind { get; } = StillMember with { MemberReciprocity = 0.8, PeerHelp = 0.5, ProblemRate = 0.3, ObligationHalfLife = 5 };

    [Test]
    public void The_chance_is_that_of_the_equation_and_stays_between_0_and_1(
        [Values(0, 0.4, 1)] double reciprocity, [Values(0, 0.5f, 1, 3, 1000)] float help, [Values(0, 0.3, 1)] double peerHelp)
    {
        Coefficients c = new(new Scenario(StillCommunity, StillMember with { MemberReciprocity = reciprocity, PeerHelp = peerHelp }, StillBrand, Absent));
        double expected = Math.Min(1, peerHelp * (1 + (reciprocity * (help - 1))));
        Assert.That(MutualHelp.Chance(help, c), Is.EqualTo(expected).Within(1e-6).And.InRange(0, 1));
    }

    [Test]
    public void Without_reciprocity_nobody_keeps_account_and_the_bits_are_the_same()
    {
        Simulation simulation = new(new Scenario(StillCommunity, StillMember, StillBrand, Absent), Strangers(10, StillMember), 1);
        Assert.That((simulation.Population.Help, simulation.Population.Answered, simulation.Population.Faced), Is.EqualTo((Array.Empty<float>(), Array.Empty<ulong>(), Array.Empty<float>())));
    }

    /// <summary>Each problem that peers close is one more help, which fades from the same evening on. Sums of a few hundred floats: 1e-4.</summary>
    [Test]
    public void Help_given_is_one_for_each_problem_closed_and_fades_like_obligation([Values] bool withRival)
    {
        CommunityParameters place = StillCommunity with { Members = 200 };
        Scenario scenario = new(place, Kind, StillBrand, Absent, withRival ? new Rival(StillBrand, Absent) : null);
        Simulation simulation = new(scenario, World.Generate(place, Kind, new RandomStreams(2, 0)), 40);
        Assert.That(simulation.Rival?.Population.Help, withRival ? Is.SameAs(simulation.Population.Help) : Is.Null);
        double help = 0;
        while (simulation.Day < 40)
        {
            MemberTrace[] traces = [.. Enumerable.Range(0, 200).Select(seat => MemberTrace.Next(simulation, seat))];
            int helped = traces.Concat(traces.Select(trace => trace.Rival).OfType<MemberTrace>()).Count(trace => trace.Events.Any(told => told.Kind == TraceEventKind.PeerHelped));
            simulation.Step();
            help = (help + helped) * Math.Pow(0.5, 1 / Kind.ObligationHalfLife);
            Assert.That(simulation.Population.Help.Sum(), Is.EqualTo(help).Within(1e-4 * Math.Max(1, help)), $"day {simulation.Day}");
        }

        Assert.That(help, Is.GreaterThan(20));
    }

    /// <summary>The centre of a star has all problems, and each neighbour with a live tie helps as often: standard error of a frequency.</summary>
    [Test]
    public void The_helper_is_any_live_neighbour([Values(0, 2)] int severed)
    {
        const int leaves = 5, stars = 8000;
        MemberParameters member = Kind with { PeerHelp = 1, MemberReciprocity = 0.5, LurkerShare = 0.5 };
        SocialNetwork network = SocialNetwork.FromTies(
            stars * (leaves + 1), [.. from star in Enumerable.Range(0, stars) from leaf in Enumerable.Range(1, leaves) select new Tie(star * (leaves + 1), (star * (leaves + 1)) + leaf)]);
        Simulation simulation = new(new Scenario(StillCommunity with { Cut = severed > 0 ? 1 : 0 }, member, StillBrand, Absent), new World(network, member, new RandomStreams(3, 0)), 1);
        Laboratory.Begin(simulation, (seat, state) => seat % (leaves + 1) == 0 ? state with { Marks = Marks.OpenProblem, ProblemAge = 1 } : state);
        for (int star = 0; star < stars; star++)
        {
            for (int leaf = 1; leaf <= severed; leaf++)
            {
                simulation.Ties!.Change(star * (leaves + 1), (star * (leaves + 1)) + leaf);
            }
        }

        simulation.Step();
        double[] helped = new double[leaves + 1];
        for (int seat = 0; seat < network.Members; seat++)
        {
            helped[seat % (leaves + 1)] += simulation.Population.Help[seat] > 0 ? 1 : 0;
        }

        double all = helped.Sum(), p = 1.0 / (leaves - severed);
        Assert.That(all / stars, Is.EqualTo(0.5).Within(4 * Math.Sqrt(0.25 / stars)));
        Assert.That(helped[..(severed + 1)], Is.All.Zero);
        Assert.That(helped[(severed + 1)..].Select(count => count / all), Is.All.EqualTo(p).Within(4 * Math.Sqrt(p * (1 - p) / all)));
    }

    [Test]
    public void Without_neighbours_nobody_gains_and_a_newcomer_has_helped_nobody()
    {
        MemberParameters member = Kind with { PeerHelp = 1 };
        Simulation alone = new(new Scenario(StillCommunity with { Turnover = 0.5 }, member, StillBrand, Absent), Strangers(200, member), 1);
        Laboratory.Begin(alone, (_, state) => state with { Marks = Marks.Customer | Marks.OpenProblem, ProblemAge = 1 });
        Array.Fill(alone.Population.Help, 4, 0, 200);
        alone.Step();
        float kept = 4 * new Coefficients(new Scenario(StillCommunity, member, StillBrand, Absent)).ObligationKept;
        Assert.That(Enumerable.Range(0, 200).Select(seat => alone.Population.Help[seat]), Is.EqualTo(StatesOf(alone).Select(state => state.Customer ? kept : 0)));
    }

    /// <summary>The loss comes first: τ·(1 − κρew), and then the gain.</summary>
    [Test]
    public void A_neighbours_solved_problem_reveals_that_there_was_one([Values(0, 1, 4, 100)] double echo)
    {
        MemberParameters member = new() { ComplaintEcho = echo };
        Coefficients c = new(new Scenario(StillCommunity, member, StillBrand, Absent));
        (float trust, float pain) = (0.4f, 0);
        Feed.ApplyNeighbourEvent(ref trust, ref pain, 0, 1, MemberEvent.Solved, 0, c);
        double step = member.TrustLearningRate * member.WitnessWeight, left = 0.4 * (1 - Math.Min(1, step * member.TrustAsymmetry * echo));
        Assert.That(trust, Is.EqualTo(left + (step * (1 - left))).Within(1e-6));
        Assert.That(echo == 0 ? trust : 0, Is.EqualTo(echo == 0 ? 0.4f + (c.WitnessGain * (1 - 0.4f)) : 0));
    }
}
