using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

internal sealed class DailySeriesTests
{
    [Test]
    public void Every_day_and_observable_has_a_place_of_its_own()
    {
        DailySeries series = new(7);
        for (int day = 1; day <= 7; day++)
        {
            foreach (Observable observable in Observables.All)
            {
                series[observable, day] = (100 * day) + (int)observable;
            }
        }

        Assert.That(series.On(3).ToArray(), Is.EqualTo(Enumerable.Range(300, Observables.Count).Select(value => (double)value)));
        Assert.That(series[Observable.FanGap, 7], Is.EqualTo(700 + (int)Observable.FanGap));
    }

    [TestCase(0)]
    [TestCase(8)]
    [TestCase(-1)]
    public void Days_outside_of_the_run_are_refused(int day) =>
        Assert.That(() => new DailySeries(7)[Observable.Trust, day], Throws.InstanceOf<IndexOutOfRangeException>());

    [Test]
    public void Every_observable_has_its_line_in_the_order_of_the_enumeration() => Assert.That(Observables.Defined, Is.EqualTo(Enum.GetValues<Observable>()));

    [Test]
    public void Less_of_what_hurts_is_better() => Assert.That(
        Observables.All.Where(observable => observable.LessIsBetter()),
        Is.EqualTo(new[] { Observable.Pain, Observable.Muted, Observable.OpenProblems, Observable.LetDown, Observable.Sanctioned, Observable.Expelled, Observable.MembersLeft, Observable.Annoyance, Observable.PainPerDecline }));

    [Test]
    public void Observables_have_the_names_of_the_description()
    {
        string[] names =
        [
            "trust", "reach", "customers", "pain", "muted", "openProblems", "value", "pitches", "salesPitched", "salesOwn",
            "raised", "solved", "letDown", "sanctioned", "impressions", "fanGap",
            "hours", "acceptance", "expelled", "rivalValue", "trustAware", "liveTies", "membersLeft", "annoyance", "firstAcceptance",
            "firstAcceptanceHelped", "firstAcceptanceOthers", "painPerDecline",
        ];
        Assert.That(Observables.All.Select(observable => observable.Name()), Is.EqualTo(names));
    }

    [Test]
    public void Value_adds_up_from_sales_customers_and_hours()
    {
        BrandParameters brand = new() { SaleMargin = 7, RetainedMargin = 0.5, HourlyWage = 11, HoursPerThousandMembers = 40 };
        CommunityParameters community = new() { Members = 300 };
        MemberParameters member = new() { CustomerChurn = 0, Effort = 0 };
        Scenario scenario = new(community with { Turnover = 0 }, member, brand, new Strategy("mix", new Shares(0.2, 0.2, 0.3)));
        DailySeries series = Simulation.Run(scenario, World.Generate(community, member, new RandomStreams(9, 0)), 100);
        double value = 0;
        for (int day = 1; day <= 100; day++)
        {
            // Nobody leaves, so those who pay today are the customers of tonight.
            value += (7 * (series[Observable.SalesPitched, day] + series[Observable.SalesOwn, day])) + (0.5 * 300 * series[Observable.Customers, day]) - (11 * 12);
            Assert.That(series[Observable.Value, day], Is.EqualTo(value).Within(1e-9 * 100 * 300), $"day {day}");
        }
    }

    [Test]
    public void Hours_add_up_and_acceptance_is_of_all_pitches_so_far()
    {
        // The brand asks up to day 20, pays idle hours up to day 30, and is absent then.
        Strategy strategy = new("spent", [new Stage(1, new Shares(1, 0, 0)), new Stage(21, new Shares(0, 1, 0)), new Stage(31, default)]);
        CommunityParameters community = new() { Members = 500 };
        MemberParameters member = new() { Effort = 0 };
        DailySeries series = Simulation.Run(new Scenario(community, member, new(), strategy), World.Generate(community, member, new RandomStreams(9, 0)), 40);
        (double pitches, double sales) = (0, 0);
        for (int day = 1; day <= 40; day++)
        {
            pitches += series[Observable.Pitches, day];
            sales += series[Observable.SalesPitched, day];
            Assert.That(series[Observable.Hours, day], Is.EqualTo(4 * Math.Min(day, 30)), $"day {day}");
            Assert.That(series[Observable.Acceptance, day], Is.EqualTo(sales / pitches), $"day {day}");
        }

        Assert.That(series[Observable.Acceptance, 40], Is.InRange(0.01, 0.99));
    }

    [Test]
    public void Acceptance_is_0_before_the_first_pitch()
    {
        CommunityParameters community = new() { Members = 50 };
        Strategy strategy = new("late", [new Stage(1, new Shares(0, 1, 0)), new Stage(6, new Shares(1, 0, 0))]);
        DailySeries series = Simulation.Run(new Scenario(community, new() { Effort = -10, NeedRate = 0 }, new() { HoursPerThousandMembers = 1e6 }, strategy), World.Generate(community, new(), new RandomStreams(9, 0)), 6);
        Assert.That(Enumerable.Range(1, 6).Select(day => series[Observable.Acceptance, day]), Is.EqualTo(new double[] { 0, 0, 0, 0, 0, 1 }));
    }

    [Test]
    public void A_simulation_of_no_day_yet_has_newcomers_only()
    {
        Simulation simulation = new(new Scenario(new(), new(), new(), new Strategy("ask", new Shares(1, 0, 0))), World.Generate(new() { Members = 5 }, new(), new RandomStreams(1, 0)), 1);
        Assert.That(simulation.Day, Is.Zero);
        Assert.That(Enumerable.Range(0, 5).Select(seat => simulation.Population[seat]), Is.All.EqualTo(MemberState.Newcomer(new())));
        Assert.That(simulation.Population.See(2), Is.EqualTo(new Seen(MemberWord.Round(0.3f), Aware: false, MemberEvent.None)));
    }
}
