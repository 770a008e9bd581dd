using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Hours by weekday, seasons, and budgets that change with the stages of a strategy.</summary>
internal sealed class CalendarTests
{
    private static readonly CommunityParameters Place = new() { Members = 1000, Turnover = 0 };

    private static readonly MemberParameters People = new() { NeedRate = 0, PeerHelp = 0, ProblemRate = 0.02, ComplaintFloor = 1 };

    // 1 March 2025 is a Saturday.
    private static readonly DateOnly Saturday = new(2025, 3, 1);

    [Test]
    public void Hours_that_are_not_worked_cost_nothing_and_nobody_is_asked()
    {
        Calendar calendar = new(Saturday) { Hours = [0, 1, 1, 0.5, 1, 1, 0] };
        DailySeries series = Run(calendar, new BrandParameters { OutsideReturn = 100 }, new Shares(1, 0, 0), People, 9);
        double[] hours = [.. Enumerable.Range(1, 9).Select(day => series[Observable.Hours, day] - (day == 1 ? 0 : series[Observable.Hours, day - 1]))];
        Assert.That(hours, Is.EqualTo(new[] { 0, 0, 8, 8, 4, 8, 8, 0, 0.0 }).Within(1e-9));
        Assert.That(((int[])[1, 2, 8, 9]).Select(day => series[Observable.Pitches, day]), Is.All.Zero);
        Assert.That(series[Observable.Value, 2], Is.Zero, "hours of days off earn nothing elsewhere");
    }

    /// <summary>A month of 30 days with the factor 3, then one with 0: the number of problems is binomial.</summary>
    [Test]
    public void Problems_follow_the_season_and_a_rate_above_1_is_1()
    {
        double[] factors = [1, 1, 1, 3, 0, 1000, 1, 1, 1, 1, 1, 1];
        Calendar calendar = new(new DateOnly(2025, 4, 1)) { ProblemRate = factors };
        MemberParameters forgetful = People with { Patience = 0 }; // A problem is open on one day only, so half of the days are free.
        DailySeries series = Run(calendar, new(), default, forgetful, 61 + 2);
        double april = Enumerable.Range(1, 30).Sum(day => series[Observable.Raised, day]), may = Enumerable.Range(31, 31).Sum(day => series[Observable.Raised, day]);
        // A chance of 0.06 on the days without an open problem, the share 1/1.06 of all.
        double expected = 30_000 * 0.06 / 1.06;
        Assert.That(april, Is.EqualTo(expected).Within(6 * Math.Sqrt(expected)));
        Assert.That(may, Is.Zero);
        Assert.That(series[Observable.Raised, 62], Is.EqualTo(1000));
    }

    [Test]
    public void Needs_follow_the_season()
    {
        Calendar calendar = new(new DateOnly(2025, 4, 30)) { NeedRate = [1, 1, 1, 0, 1000, 1, 1, 1, 1, 1, 1, 1] };
        CommunityParameters place = Place with { Begin = new() { Aware = 1 } };
        MemberParameters eager = People with { NeedRate = 0.01, Effort = -1000, CustomerChurn = 0 };
        DailySeries series = Simulation.Run(new Scenario(place, eager, new(), Strategy(default), null, null, calendar), World.Generate(place, eager, new RandomStreams(6, 0)), 2);
        Assert.That((series[Observable.SalesOwn, 1], series[Observable.SalesOwn, 2]), Is.EqualTo((0.0, 1000.0)));
    }

    [Test]
    public void A_calendar_of_ones_changes_no_bit()
    {
        DailySeries plain = Run(null, new() { HoursPerThousandMembers = 60 }, new Shares(0.3, 0.4, 0.2), new(), 40);
        DailySeries dated = Run(new Calendar(Saturday), new() { HoursPerThousandMembers = 60 }, new Shares(0.3, 0.4, 0.2), new(), 40);
        Assert.That(Enumerable.Range(1, 40).SelectMany(day => dated.On(day).ToArray()), Is.EqualTo(Enumerable.Range(1, 40).SelectMany(day => plain.On(day).ToArray())));
    }

    [Test]
    public void A_stage_changes_hours_and_wage_until_the_next_one_does()
    {
        Shares idle = new(0, 0, 1e-9);
        Strategy strategy = new("stages",
        [
            new(1, idle), new(3, idle) { HoursPerThousandMembers = 2 }, new(4, idle) { HourlyWage = 10 }, new(6, idle) { HoursPerThousandMembers = 4, HourlyWage = 20 },
        ]);
        DailySeries series = Simulation.Run(new Scenario(Place, People, new(), strategy), World.Generate(Place, People, new RandomStreams(6, 0)), 6);
        double[] values = [.. Enumerable.Range(1, 6).Select(day => series[Observable.Value, day] - (day == 1 ? 0 : series[Observable.Value, day - 1]))];
        Assert.That(values, Is.EqualTo(new double[] { -240, -240, -60, -20, -20, -80 }).Within(1e-9));
    }

    [Test]
    public void Factors_and_budgets_out_of_range_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Run(new Calendar(Saturday) { Hours = [0, 1, 1, -1, 1, 1, 0] }, new(), default, People, 1), Throws.ArgumentException.With.Message.Contains("factor"));
            Assert.That(() => Run(new Calendar(Saturday) { Hours = [1] }, new(), default, People, 1), Throws.ArgumentException.With.Message.Contains("7 factors"));
            Assert.That(
                () => new Scenario(Place, People, new(), new Strategy("dear", [new Stage(1, default) { HourlyWage = -1 }])),
                Throws.ArgumentException.With.Message.Contains("hourlyWage"));
        }
    }

    private static Strategy Strategy(Shares shares) => new("any", shares);

    private static DailySeries Run(Calendar? calendar, BrandParameters brand, Shares shares, MemberParameters member, int days) =>
        Simulation.Run(new Scenario(Place, member, brand, Strategy(shares), null, null, calendar), World.Generate(Place, member, new RandomStreams(6, 0)), days);
}
