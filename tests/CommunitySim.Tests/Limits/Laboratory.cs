using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Limits;

/// <summary>
/// A model in which nothing happens: each test of a limit switches on what it is about. Members differ in nothing,
/// and nobody reads, needs, has a problem, leaves or mutes.
/// </summary>
internal static class Laboratory
{
    /// <summary>Enough for every contact to be certain.</summary>
    public const double Unlimited = 1e9;

    public static CommunityParameters StillCommunity { get; } = new() { Turnover = 0 };

    public static MemberParameters StillMember { get; } = new()
    {
        LossAversionSpread = 0,
        PainSensitivitySpread = 0,
        LurkerShare = 0,
        WordOfMouth = 0,
        AwarenessRate = 0,
        WitnessWeight = 0,
        WitnessedPain = 0,
        ProblemRate = 0,
        NeedRate = 0,
        CustomerChurn = 0,
        UnmuteRate = 0,
        Tolerance = 1e6,
        Interruption = 0,
    };

    public static BrandParameters StillBrand { get; } = new() { Detectability = 0, BondGain = 0, BondCredit = 0, BondRelief = 1, AskCost = 0, HelpCredit = 0 };

    public static Strategy Pitching { get; } = new("pitching", new Shares(1, 0, 0));

    public static Strategy Solving { get; } = new("solving", new Shares(0, 1, 0));

    public static Strategy Bonding { get; } = new("bonding", new Shares(0, 0, 1));

    public static Strategy Absent { get; } = new("absent", default(Shares));

    /// <summary>Members who have nobody beside them: their fates are independent.</summary>
    public static World Strangers(int members, MemberParameters member, uint replicate = 0) =>
        new(SocialNetwork.FromTies(members, []), member, new RandomStreams(20260202, replicate));

    public static Simulation After(int days, Scenario scenario, World world)
    {
        Simulation simulation = new(scenario, world, days);
        Live(simulation, days);
        return simulation;
    }

    public static void Live(Simulation simulation, int days)
    {
        for (int day = 0; day < days; day++)
        {
            simulation.Step();
        }
    }

    /// <summary>Sets every member before the first day.</summary>
    public static void Begin(Simulation simulation, Func<int, MemberState, MemberState> start)
    {
        Population population = simulation.Population;
        for (int seat = 0; seat < population.Members; seat++)
        {
            population[seat] = start(seat, population[seat]);
        }
    }

    public static IEnumerable<MemberState> StatesOf(Simulation simulation) =>
        Enumerable.Range(0, simulation.Population.Members).Select(seat => simulation.Population[seat]);

    /// <summary>Mean and its standard error, from the spread of the sample.</summary>
    public static (double Mean, double Error) Estimate(IReadOnlyCollection<double> sample)
    {
        double mean = sample.Average();
        double variance = sample.Sum(value => (value - mean) * (value - mean)) / (sample.Count - 1);
        return (mean, Math.Sqrt(variance / sample.Count));
    }
}
