using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;
using CommunitySim.Tests.Oracle;

namespace CommunitySim.Tests.Simd;

/// <summary>Strategies of a world, day by day in one pass, against each alone: the same bits in every member and observable.</summary>
internal sealed class TogetherTests
{
    private static readonly Strategy[] Strategies =
    [
        new("convert", new Shares(1, 0, 0)),
        new("connect", new Shares(0, 0.8, 0.2)),
        new("mix", new Shares(0.3, 0.4, 0.2)),
        new("absent", default(Shares)),
    ];

    private static IEnumerable<OracleCase> Cases => OracleCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Every_regime_has_the_same_bits_as_alone(OracleCase regime)
    {
        foreach ((string name, World world) in regime.Worlds)
        {
            Scenario[] scenarios = [regime.Scenario, .. Strategies.Select(strategy => (regime with { Strategy = strategy, Rival = null }).Scenario)];
            Assert.That(FirstDifference(scenarios, world, OracleCase.Days, 1, SimdWidths.Widest), Is.Null, name);
        }
    }

    [Test]
    public void Ragged_ends_have_the_same_bits_on_any_number_of_threads_and_at_every_width(
        [Values(1, 63, 64, 65, 1024, 1025, 3000)] int members, [Values(1, 2, 7)] int threads, [Values] bool cuts)
    {
        CommunityParameters community = new() { Members = members, Turnover = 0.02, Cut = cuts ? 1 : 0, Mend = 0.05 };
        MemberParameters member = new() { ProblemRate = 0.2, CustomerChurn = 0.1, UnmuteRate = 0.1 };
        World world = World.Generate(community, member, new RandomStreams(8, (uint)members));
        Rival rival = new(new BrandParameters { Offer = 1.3 }, Strategies[0]);
        Scenario[] scenarios = [.. Strategies.Select(strategy => new Scenario(community, member, new BrandParameters(), strategy, strategy.Name == "mix" ? rival : null))];
        foreach (SimdWidth width in Widths.Here)
        {
            Assert.That(FirstDifference(scenarios, world, 40, threads, width), Is.Null, $"{width}");
        }
    }

    [Test]
    public void Runs_beside_each_other_need_the_same_world()
    {
        Scenario scenario = new(new CommunityParameters { Members = 20 }, new MemberParameters(), new BrandParameters(), Strategies[0]);
        World[] worlds = [.. Enumerable.Range(0, 2).Select(world => World.Generate(scenario.Community, scenario.Member, new RandomStreams(1, (uint)world)))];
        Simulation one = new(scenario, worlds[0], 10);

        Assert.That(() => new Simulation(scenario, worlds[1], 10, beside: one), Throws.ArgumentException.With.Message.Contains("same world"));
    }

    private static string? FirstDifference(Scenario[] scenarios, World world, int days, int threads, SimdWidth width)
    {
        Simulation[] alone = [.. scenarios.Select(scenario => new Simulation(scenario, world, days, 1, width))];
        Simulation[] together = new Simulation[scenarios.Length];
        for (int run = 0; run < together.Length; run++)
        {
            together[run] = new Simulation(scenarios[run], world, days, threads, width, run == 0 ? null : together[0]);
        }

        for (int day = 1; day <= days; day++)
        {
            Simulation.StepTogether(together);
            for (int run = 0; run < together.Length; run++)
            {
                alone[run].Step();
                for ((Simulation? expected, Simulation? actual) = (alone[run], together[run]); expected is not null; (expected, actual) = (expected.Rival, actual!.Rival))
                {
                    if (WidthTests.Difference(expected, actual!, day) is { } difference)
                    {
                        return $"{scenarios[run].Strategy.Name}, day {day}: {difference}";
                    }
                }
            }
        }

        return null;
    }
}
