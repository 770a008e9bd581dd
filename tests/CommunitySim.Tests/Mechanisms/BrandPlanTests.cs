using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

internal sealed class BrandPlanTests
{
    private static BrandParameters Brand { get; } = new();

    /// <summary>1000 members, so B = 8 hours; times as by default, 0.05, 0.5 and 0.25 hours.</summary>
    [TestCase(1, 0, 0, 20, 400, 0, 0.4, 0, TestName = "All_hours_for_pitches")]
    [TestCase(0, 0.8, 0.2, 64, 400, 0.2, 0, 0.016, TestName = "More_problems_than_hours")]
    [TestCase(0, 0.8, 0.2, 4, 400, 1, 0, 0.06, TestName = "Hours_left_over_by_problems_go_to_bonding")]
    [TestCase(0, 0.8, 0.2, 0, 400, 1, 0, 0.08, TestName = "Without_problems_all_their_hours_go_to_bonding")]
    [TestCase(0.5, 0.5, 0, 8, 160, 1, 0.5, 0, TestName = "Hours_that_just_suffice_leave_nothing_over")]
    [TestCase(0.5, 0.2, 0.3, 3, 0, 1, 1, 1, TestName = "Where_nobody_was_reachable_whoever_is_today_is_reached")]
    [TestCase(0.5, 0.2, 0.3, 1, 1, 1, 1, 1, TestName = "More_hours_than_members")]
    [TestCase(0.5, 0, 0, 50, 400, 0, 0.2, 0, TestName = "Idle_hours_go_nowhere")]
    public void Hours_become_chances(double pitch, double solve, double bond, int problems, int reachable, double look, double asked, double met)
    {
        BrandPlan plan = BrandPlan.For(new Shares(pitch, solve, bond), Brand, 8, 30, problems, reachable, reachable);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Present);
            Assert.That(plan.Hours, Is.EqualTo(8).Within(1e-12), "hours are paid, used or not");
            Assert.That(plan.Look, Is.EqualTo(look).Within(1e-12));
            Assert.That(plan.Pitch, Is.EqualTo(asked).Within(1e-12));
            Assert.That(plan.Bond, Is.EqualTo(met).Within(1e-12));
        }
    }

    [Test]
    public void Expected_hours_are_the_budget_as_long_as_there_is_something_to_do()
    {
        foreach ((double pitch, double solve, double bond) in ((double, double, double)[])[(1, 0, 0), (0, 1, 0), (0, 0, 1), (0.3, 0.4, 0.3), (0.2, 0.7, 0.1)])
        {
            foreach ((int problems, int reachable) in ((int, int)[])[(0, 900), (3, 900), (17, 500), (200, 1000)])
            {
                BrandPlan plan = BrandPlan.For(new Shares(pitch, solve, bond), Brand, 8, 30, problems, reachable, reachable);
                double hours = (plan.Look * 0.5 * problems) + (((plan.Pitch * 0.05) + (plan.Bond * 0.25)) * reachable);
                Assert.That(hours, Is.EqualTo(8).Within(1e-12), $"{pitch}, {solve}, {bond}; {problems}, {reachable}");
            }
        }
    }

    [Test]
    public void An_absent_brand_plans_and_pays_nothing() =>
        Assert.That(BrandPlan.For(default, Brand, 8, 30, 10, 1000, 1000), Is.EqualTo(default(BrandPlan) with { Budget = 8, OwnWage = 30 }));

    [Test]
    public void A_brand_without_hours_is_present_all_the_same()
    {
        BrandPlan plan = BrandPlan.For(new Shares(0.2, 0.5, 0.3), Brand, 0, 30, 10, 1000, 1000);
        Assert.That(plan, Is.EqualTo(new BrandPlan(Present: true, 0, 0, 0, 0) { OwnWage = 30 }));
    }

    /// <summary>Nobody mutes, so every day is 1000 draws with chance 0.16: binomial, standard error √(0.16·0.84/n) of the share.</summary>
    [Test]
    public void Pitches_that_are_made_take_the_hours_that_are_paid()
    {
        const int days = 100, members = 1000;
        CommunityParameters community = new() { Members = members };
        Scenario scenario = new(community, new() { Tolerance = 1e6 }, Brand, new Strategy("ask", new Shares(1, 0, 0)));
        DailySeries series = Simulation.Run(scenario, World.Generate(community, new(), new RandomStreams(17, 0)), days);
        double hours = Enumerable.Range(1, days).Average(day => series[Observable.Pitches, day]) * Brand.PitchHours;
        Assert.That(hours, Is.EqualTo(8).Within(4 * 0.05 * members * Math.Sqrt(0.16 * 0.84 / (days * members))));
    }
}
