namespace CommunitySim.Tests.Oracle;

/// <summary>Every day, every member and every observable of the simulation against the naive community's.</summary>
internal sealed class NaiveComparisonTests
{
    /// <summary>
    /// Both compute in double precision and may differ in the order of operations: about 1e-16 of the value an operation.
    /// A day has some 50 operations on a state and its updates pull towards a bound, so errors do not grow from day to
    /// day, except in the accumulated value, 200 days of 1e-16 of it. 1e-9, relative above 1, is far above that and far
    /// below the smallest effect of an event in these regimes, about 1e-3. That a rounding turns a decision
    /// (|u − p| below 1e-15, with u on a grid of 2⁻³²) has a chance of 1e-15 a draw.
    /// </summary>
    private const double Tolerance = 1e-9;

    private static IEnumerable<OracleCase> Cases => OracleCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Every_member_lives_the_days_that_the_description_says(OracleCase oracleCase)
    {
        foreach ((string name, World world) in oracleCase.Worlds)
        {
            Assert.That(FirstDifference(oracleCase.Scenario, world), Is.Null, name);
        }
    }

    /// <summary>30 visits each: enough that a wrong number in a branch shows in many members and days.</summary>
    [Test]
    public void The_comparison_takes_every_branch_of_the_day()
    {
        Dictionary<Branch, long> visits = Enum.GetValues<Branch>().ToDictionary(branch => branch, _ => 0L);
        foreach (OracleCase oracleCase in OracleCase.All)
        {
            foreach ((_, World world) in oracleCase.Worlds)
            {
                NaiveCommunity naive = new(oracleCase.Scenario, world);
                for (int day = 1; day <= OracleCase.Days; day++)
                {
                    naive.LiveADay();
                }

                foreach ((Branch branch, long count) in naive.Visits)
                {
                    visits[branch] += count;
                }
            }
        }

        Assert.That(visits.Where(pair => pair.Value < 30), Is.Empty);
    }

    private static string? FirstDifference(Scenario scenario, World world)
    {
        Simulation simulation = new(scenario, world, OracleCase.Days);
        NaiveCommunity naive = new(scenario, world);
        for (int day = 1; day <= OracleCase.Days; day++)
        {
            simulation.Step();
            naive.LiveADay();
            string? difference = naive.Members.Select(member => Difference(member, simulation.Population)).FirstOrDefault(text => text is not null)
                ?? Difference(naive.Observed, simulation.Series, day);
            if (difference is not null)
            {
                return $"day {day}: {difference}";
            }
        }

        return null;
    }

    private static string? Difference(NaiveMember expected, Population population)
    {
        MemberState actual = population[expected.Seat];
        (Seen seen, string who) = (population.See(expected.Seat), $"member {expected.Seat}");
        return Compare($"{who} trust", expected.Trust, actual.Trust)
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
            ?? Compare($"{who} event as seen", expected.SeenEvent, seen.Event);
    }

    private static string? Difference(Dictionary<Observable, double> expected, DailySeries series, int day) =>
        Observables.All.Select(observable => Compare(observable.Name(), expected[observable], series[observable, day])).FirstOrDefault(text => text is not null);

    private static string? Compare(string what, double expected, double actual) =>
        Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)) ? null : $"{what} is {actual:R}, expected {expected:R}";

    private static string? Compare<T>(string what, T expected, T actual)
        where T : struct => EqualityComparer<T>.Default.Equals(expected, actual) ? null : $"{what} is {actual}, expected {expected}";
}
