using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>What holds whatever the parameters: at the ends of every range, in any mixture.</summary>
internal sealed class InvariantTests
{
    private const int Days = 80;

    /// <summary>Each parameter stands at its least, its greatest or its default; 150 mixtures meet most pairs of ends.</summary>
    [Test]
    public void States_stay_in_their_ranges_at_the_ends_of_all_parameters()
    {
        Shares[] shares = [new(1, 0, 0), new(0, 0.8, 0.2), new(0.3, 0.3, 0.4), default];
        for (int mixture = 0; mixture < 150; mixture++)
        {
            RandomSequence dice = new RandomStreams(1234, (uint)mixture).Sequence(StreamBlock.Network);
            Dictionary<string, object> values = new(StringComparer.Ordinal);
            foreach (ParameterDefinition parameter in Parameters.All.Where(parameter => parameter.Default is double && !parameter.Path.Contains("network", StringComparison.Ordinal)))
            {
                // A range that leaves out 0 begins at a thousandth here: the smallest that means anything.
                double least = parameter.About.AboveMin ? 0.001 : parameter.About.Min;
                values[parameter.Path] = dice.Below(3) switch { 0 => least, 1 => parameter.About.Max, _ => parameter.Default };
            }

            MemberParameters member = Parameters.Build<MemberParameters>(values);
            Scenario scenario = new(Parameters.BuildCommunity(values), member, Parameters.Build<BrandParameters>(values), new Strategy("any", shares[mixture % 4]));
            World world = new(NetworkGenerator.Build(new() { Members = 30, Network = new() { GroupSize = 10, TiesInside = 3, TiesOutside = 1 } }, new RandomStreams(1, 0)), member, new RandomStreams(1, (uint)mixture));
            Assert.That(Violation(new Simulation(scenario, world, Days)), Is.Null, () => string.Join(", ", values));
        }
    }

    /// <summary>A member alone has nobody to read; whoever accepts meets the full disapproval of a group that is not there.</summary>
    [TestCase(NetworkKind.Groups)]
    [TestCase(NetworkKind.SmallWorld)]
    [TestCase(NetworkKind.ScaleFree)]
    [TestCase(NetworkKind.Random)]
    [TestCase(NetworkKind.Complete)]
    public void A_community_of_one_lives(NetworkKind kind)
    {
        CommunityParameters community = new() { Members = 1, Network = new NetworkParameters { Kind = kind } };
        MemberParameters member = new() { Effort = -100, Tolerance = 1e6, CustomerChurn = 0 };
        Scenario scenario = new(community with { Turnover = 0 }, member, new BrandParameters { HoursPerThousandMembers = 1e6 }, new Strategy("ask", new Shares(1, 0, 0)));
        Simulation simulation = new(scenario, World.Generate(community, member, new RandomStreams(3, 3)), Days);
        Assert.That(Violation(simulation), Is.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(simulation.Series[Observable.Sanctioned, 1], Is.EqualTo(1));
            Assert.That(simulation.Series[Observable.Customers, Days], Is.EqualTo(1));
            Assert.That(simulation.Series[Observable.FanGap, Days], Is.Zero, "there are no others");
            Assert.That(simulation.Series[Observable.Impressions, Days], Is.EqualTo(1));
        }
    }

    [TestCase(0.001)]
    [TestCase(0.1)]
    [TestCase(1)]
    [TestCase(1_000_000)]
    public void Fit_is_a_share_whatever_its_concentration(double concentration)
    {
        World world = new(SocialNetwork.Complete(2000), new MemberParameters { OfferFitConcentration = concentration }, new RandomStreams(1, 0));
        Assert.That(Enumerable.Range(0, 2000).Select(seat => world.Traits(seat).OfferFit), Is.All.InRange(0, 1));
    }

    private static string? Violation(Simulation simulation)
    {
        while (simulation.Day < Days)
        {
            simulation.Step();
            double value = simulation.Series[Observable.Value, simulation.Day];
            string? wrong = Enumerable.Range(0, simulation.Population.Members).Select(seat => Wrong(simulation.Population[seat])).FirstOrDefault(text => text is not null)
                ?? (double.IsFinite(value) ? null : $"value {value}");
            if (wrong is not null)
            {
                return $"day {simulation.Day}: {wrong}";
            }
        }

        return null;
    }

    private static string? Wrong(MemberState state) =>
        state.Trust is not (>= 0 and <= 1) ? $"trust {state.Trust:R}"
        : !(state.Pain >= 0 && double.IsFinite(state.Pain)) ? $"pain {state.Pain:R}"
        : state.Obligation is not (>= -1 and <= 1) ? $"obligation {state.Obligation:R}"
        : state.SocialMode is not (>= 0 and <= 1) ? $"social mode {state.SocialMode:R}"
        : state.Ignored && !state.OpenProblem ? "ignored a problem that is not there"
        : state.OpenProblem && state.ProblemAge < 1 ? "a problem without age"
        : state.Customer && !state.Aware ? "a customer who knows nothing of the brand"
        : null;
}
