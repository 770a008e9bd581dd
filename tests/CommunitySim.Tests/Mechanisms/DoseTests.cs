using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>A cap on pitches, and hours that are not worked.</summary>
internal sealed class DoseTests
{
    private static BrandParameters Brand { get; } = new();

    private static Strategy Ask { get; } = new("ask", new Shares(1, 0, 0));

    /// <summary>1000 members, so B = 8 hours, of which half pitch; a pitch takes 0.05 hours.</summary>
    [TestCase(7, 400, 0.2, 8, TestName = "Seven_a_week_are_no_cap")]
    [TestCase(7, 40, 1, 8, TestName = "Without_a_cap_hours_are_paid_used_or_not")]
    [TestCase(1.4, 400, 0.2, 8, TestName = "A_cap_that_is_just_reached_leaves_nothing_over")]
    [TestCase(0.7, 400, 0.1, 6, TestName = "A_cap_of_half_of_that_leaves_half_of_the_pitching_hours_over")]
    [TestCase(3.5, 40, 0.5, 5, TestName = "Fewer_members_leave_more_over")]
    [TestCase(3.5, 0, 0.5, 4, TestName = "Nobody_reachable_leaves_all_over_but_a_newcomer_may_be_asked")]
    [TestCase(0, 400, 0, 4, TestName = "A_cap_of_0_asks_nobody")]
    public void A_cap_limits_chance_and_hours(double cap, int reachable, double chance, double hours)
    {
        BrandPlan plan = BrandPlan.For(new Shares(0.5, 0, 0.5), Brand with { PitchCap = cap }, 8, 30, 0, reachable, 160);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Pitch, Is.EqualTo(chance).Within(1e-12));
            Assert.That(plan.Hours, Is.EqualTo(hours).Within(1e-12));
            Assert.That(plan.Bond, Is.EqualTo(0.1).Within(1e-12), "other hours stay as they are");
        }
    }

    /// <summary>Nobody mutes, so every member is asked with chance 2/7 a day: binomial, standard error √(p(1 − p)/n).</summary>
    [Test]
    public void Members_are_asked_as_often_as_the_cap_allows()
    {
        const int days = 70, members = 1000;
        DailySeries series = Run(new() { Members = members }, new() { Tolerance = 1e6 }, Brand with { PitchCap = 2, HoursPerThousandMembers = 1e6 }, Ask, days);
        double mean = Enumerable.Range(1, days).Average(day => series[Observable.Pitches, day]) / members;
        Assert.That(mean, Is.EqualTo(2 / 7.0).Within(4 * Math.Sqrt(2 / 7.0 * (5 / 7.0) / (days * members))));
        Assert.That(series[Observable.Hours, days], Is.EqualTo(days * members * 0.05 * 2 / 7).Within(1e-6));
    }

    [Test]
    public void Hours_not_worked_cost_nothing_and_earn_the_outside_return()
    {
        BrandParameters brand = Brand with { SaleMargin = 0, RetainedMargin = 0, HourlyWage = 30, OutsideReturn = 4, PitchCap = 0.7 };
        Strategy strategy = new("leaves", [new Stage(1, new Shares(1, 0, 0)), new Stage(21, default)]);
        DailySeries series = Run(new() { Members = 1000 }, new() { Tolerance = 1e6 }, brand, strategy, 50);

        // 1000 members, a tenth of whom is asked a day: 5 hours of 8.
        Assert.That(series[Observable.Value, 20], Is.EqualTo(20 * ((3 * 4) - (5 * 30))).Within(1e-6));
        Assert.That(series[Observable.Value, 50] - series[Observable.Value, 20], Is.EqualTo(30 * 8 * 4).Within(1e-6));
        Assert.That(series[Observable.Hours, 50], Is.EqualTo(100).Within(1e-9));
    }

    [Test]
    public void A_brand_that_was_expelled_or_never_came_earns_elsewhere()
    {
        BrandParameters brand = Brand with { SaleMargin = 0, RetainedMargin = 0, OutsideReturn = 5 };
        DailySeries expelled = Run(new() { Members = 400, ExpulsionShare = 0.25 }, new() { Tolerance = 0.5 }, brand, Ask, 100);
        DailySeries absent = Run(new() { Members = 400 }, new(), brand, new Strategy("absent", default(Shares)), 100);
        int last = Enumerable.Range(1, 100).First(day => expelled[Observable.Expelled, day] == 1);
        Assert.That(last, Is.LessThan(60));
        Assert.That(expelled[Observable.Value, 100] - expelled[Observable.Value, last], Is.EqualTo((100 - last) * 3.2 * 5).Within(1e-6));
        Assert.That(absent[Observable.Value, 100], Is.EqualTo(100 * 3.2 * 5).Within(1e-6));
    }

    /// <summary>Asking brings nothing here, so leaving is better from the first review on if it earns anything.</summary>
    [Test]
    public void A_manager_by_lift_leaves_for_what_the_hours_earn_elsewhere([Values(Belief.Lift, Belief.Theatre)] Belief by)
    {
        Manager manager = new(by, 10, [new("ask", new Shares(1, 0, 0)), new("leave", default)]);
        BrandParameters brand = Brand with { SaleMargin = 0, RetainedMargin = 0, HourlyWage = 0, OutsideReturn = 1 };
        DailySeries series = Run(new() { Members = 200 }, new(), brand, new Strategy("managed", manager), 40);
        Assert.That(series[Observable.Pitches, 10], Is.Positive);
        Assert.That(series[Observable.Pitches, 11], by == Belief.Lift ? Is.Zero : Is.Positive);
    }

    private static DailySeries Run(CommunityParameters community, MemberParameters member, BrandParameters brand, Strategy strategy, int days) =>
        Simulation.Run(new Scenario(community, member, brand, strategy), World.Generate(community, member, new RandomStreams(23, 0)), days);
}
