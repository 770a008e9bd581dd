using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Oracle;

/// <summary>Every day, every member and every observable of the simulation against the naive community's.</summary>
internal sealed class NaiveComparisonTests
{
    /// <summary>
    /// The simulation rounds to single precision: a day's ten or so operations on a state are off by at most 2⁻²⁴ of it each, trust
    /// overnight by 2⁻²⁴ more, together about 5e-7. Updates pull towards a bound and do not magnify what is there already. Over 200
    /// days this could pile up to 1e-4, if all roundings went one way; as they do not, √200 times as much as in a day is to be
    /// expected, 7e-6. 2e-5, relative above 1, is three times that and far below the smallest effect of an event in these
    /// regimes, about 1e-3. Where a decision was too close to call the two may go different ways, and their comparison ends.
    /// </summary>
    private const double Tolerance = 2e-5;

    private static readonly Lazy<(int Worlds, int Decided, Dictionary<Branch, long> Visits)> Lives = new(LiveAll);

    private static IEnumerable<OracleCase> Cases => OracleCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Every_member_lives_the_days_that_the_description_says(OracleCase oracleCase)
    {
        foreach ((string name, World world) in oracleCase.Worlds)
        {
            Assert.That(FirstDifference(oracleCase.Scenario, world).Difference, Is.Null, name);
        }
    }

    /// <summary>1,100 members fill one cohort and part of a second, under the default parameters.</summary>
    [Test]
    public void Members_of_two_cohorts_live_the_days_that_the_description_says([Values("convert", "mix", "two brands")] string strategy)
    {
        CommunityParameters community = new() { Members = 1100 };
        Rival? rival = strategy == "two brands" ? new Rival(new BrandParameters(), new Strategy("connect", new Shares(0, 0.8, 0.2))) : null;
        Shares shares = strategy == "mix" ? new Shares(0.3, 0.4, 0.2) : new Shares(1, 0, 0);
        Scenario scenario = new(community, new MemberParameters(), new BrandParameters(), new Strategy(strategy, shares), rival);
        RandomStreams streams = new(20261129, 0);
        (string? difference, int days) = FirstDifference(scenario, new World(NetworkGenerator.Build(community, streams), scenario.Member, streams));

        Assert.That(difference, Is.Null);
        Assert.That(days, Is.GreaterThanOrEqualTo(15), "days compared before a decision is too close to call");
    }

    [Test]
    public void Four_worlds_in_five_are_compared_to_the_last_day() =>
        Assert.That(Lives.Value.Decided, Is.GreaterThanOrEqualTo(0.8 * Lives.Value.Worlds));

    /// <summary>30 visits each, while they are compared: enough that a wrong number in a branch shows in many members and days.</summary>
    [Test]
    public void The_comparison_takes_every_branch_of_the_day() =>
        Assert.That(Lives.Value.Visits.Where(pair => pair.Value < 30), Is.Empty);

    private static (int Worlds, int Decided, Dictionary<Branch, long> Visits) LiveAll()
    {
        (int worlds, int decided) = (0, 0);
        Dictionary<Branch, long> visits = Enum.GetValues<Branch>().ToDictionary(branch => branch, _ => 0L);
        foreach ((OracleCase oracleCase, World world) in from oracleCase in OracleCase.All from one in oracleCase.Worlds select (oracleCase, one.World))
        {
            NaiveCommunity naive = new(oracleCase.Scenario, world);
            for (int day = 1; day <= OracleCase.Days && !naive.TooCloseToCall; day++)
            {
                naive.LiveADay();
            }

            worlds++;
            decided += naive.TooCloseToCall ? 0 : 1;
            foreach ((Branch branch, long count) in naive.Visits)
            {
                visits[branch] += count;
            }
        }

        return (worlds, decided, visits);
    }

    private static (string? Difference, int Days) FirstDifference(Scenario scenario, World world)
    {
        Simulation simulation = new(scenario, world, OracleCase.Days);
        NaiveCommunity naive = new(scenario, world);
        for (int day = 1; day <= OracleCase.Days; day++)
        {
            simulation.Step();
            naive.LiveADay();
            if (naive.TooCloseToCall)
            {
                return (null, day - 1);
            }

            for ((NaiveCommunity? brand, Simulation? simulated) = (naive, simulation); brand is not null; (brand, simulated) = (brand.Rival, simulated!.Rival))
            {
                if (Difference(brand, simulated!, day) is { } difference)
                {
                    return ($"day {day}: {difference}", day - 1);
                }
            }
        }

        return (null, OracleCase.Days);
    }

    private static string? Difference(NaiveCommunity naive, Simulation simulation, int day) =>
        naive.Members.Select(member => Difference(member, simulation.Population)).FirstOrDefault(text => text is not null)
        ?? DifferenceOfTies(naive, simulation)
        ?? Difference(naive.Observed, simulation.Series, day);

    private static string? DifferenceOfTies(NaiveCommunity naive, Simulation simulation)
    {
        if (simulation.Ties is not { } ties)
        {
            return Compare("severed ties", naive.SeveredTies.Count, 0.0);
        }

        FeedIndex index = ties.Index;
        foreach ((int one, int other) in from one in Enumerable.Range(0, index.Members) from at in Enumerable.Range(0, index.Degree(one)) select (one, index.Neighbour(one, at)))
        {
            bool expected = naive.SeveredTies.Contains((Math.Min(one, other), Math.Max(one, other)));
            if (Compare($"severed at {one}'s end with {other}", expected, ties.IsSevered(index.PositionOf(one, other))) is { } difference)
            {
                return difference;
            }
        }

        return Compare("severed ties", naive.SeveredTies.Count, (double)ties.Severed);
    }

    private static string? Difference(NaiveMember expected, Population population)
    {
        MemberState actual = population[expected.Seat];
        (Seen seen, string who) = (population.See(expected.Seat), $"member {expected.Seat}");
        return Compare($"{who} trust", expected.TrustShown, actual.Trust)
            ?? (population.OwnTrust.Length == 0 ? null : Compare($"{who} own trust", expected.Trust, population.OwnTrust[expected.Seat]))
            ?? (population.Annoyance.Length == 0 ? null : Compare($"{who} annoyance", expected.Annoyance, population.Annoyance[expected.Seat]))
            ?? (population.Expectation.Length == 0 ? null : Compare($"{who} expectation", expected.Expectation, population.Expectation[expected.Seat]))
            ?? Compare($"{who} pain", expected.Pain, actual.Pain)
            ?? Compare($"{who} obligation", expected.Obligation, actual.Obligation)
            ?? Compare($"{who} social mode", expected.SocialMode, actual.SocialMode)
            ?? Compare($"{who} aware", expected.Aware, actual.Aware)
            ?? Compare($"{who} customer", expected.Customer, actual.Customer)
            ?? Compare($"{who} muted", expected.Muted, actual.Muted)
            ?? Compare($"{who} open problem", expected.OpenProblem, actual.OpenProblem)
            ?? Compare($"{who} ignored", expected.Ignored, actual.Ignored)
            ?? (expected.OpenProblem ? Compare($"{who} problem's age", expected.ProblemAge, (double)actual.ProblemAge) : null)
            ?? Compare($"{who} trust as seen", expected.SeenTrust, seen.Trust)
            ?? Compare($"{who} aware as seen", expected.SeenAware, seen.Aware)
            ?? Compare($"{who} event as seen", expected.SeenEvent, seen.Event)
            ?? (population.Help.Length == 0 ? null : Compare($"{who} help given", expected.Feelings.Help, population.Help[expected.Seat]))
            ?? (population.Answered.Length == 0 ? null : Compare($"{who} answered", expected.Feelings.Answered, (population.Answered[expected.Seat / 64] >> expected.Seat & 1) != 0));
    }

    private static string? Difference(Dictionary<Observable, double> expected, DailySeries series, int day) =>
        Observables.All.Select(observable => Compare(observable.Name(), expected[observable], series[observable, day])).FirstOrDefault(text => text is not null);

    private static string? Compare(string what, double expected, double actual) =>
        Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)) ? null : $"{what} is {actual:R}, expected {expected:R}";

    private static string? Compare<T>(string what, T expected, T actual)
        where T : struct => EqualityComparer<T>.Default.Equals(expected, actual) ? null : $"{what} is {actual}, expected {expected}";
}
