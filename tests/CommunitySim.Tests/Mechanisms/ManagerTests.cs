using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

internal sealed class ManagerTests
{
    private const int Every = 10;

    private static Alternative Convert { get; } = new("convert", new Shares(1, 0, 0));

    private static Alternative Connect { get; } = new("connect", new Shares(0, 0.8, 0.2));

    private static Alternative Leave { get; } = new("leave", default);

    private static CommunityParameters Community { get; } = new() { Members = 400, Network = new() { GroupSize = 10, TiesInside = 5 } };

    [TestCase(new[] { double.NaN, double.NaN }, 0)]
    [TestCase(new[] { 5, double.NaN, double.NaN }, 1, TestName = "An_option_without_a_figure_is_tried_before_any_that_did_well")]
    [TestCase(new[] { -3, double.NaN, 0 }, 1)]
    [TestCase(new[] { 1.0, 4, 3 }, 1)]
    [TestCase(new[] { 2.0, 4, 4 }, 1, TestName = "Of_equals_the_first_is_chosen")]
    [TestCase(new[] { -2.0, -1, 0 }, 2, TestName = "To_leave_is_better_than_to_lose")]
    [TestCase(new[] { 0.0, 0 }, 0)]
    public void The_next_option_is_one_to_try_or_the_best(double[] figures, int next) =>
        Assert.That(Review.Choose(figures), Is.EqualTo(next));

    /// <summary>
    /// Ten days of 80 members served and 20 left alone: 28 sales at 60 and 350 paying days at 1 are 2,030; the others' 2 and 50 are 170, or 680 for as many
    /// as are served; 5 hours at 30 are 150. Impressions are 20 a day.
    /// </summary>
    [Test]
    public void Figures_are_those_of_a_day()
    {
        Period period = new(Days: 10, Hours: 5, OutsideHours: 7, Impressions: 200, Sales: 30, PayingDays: 400, HeldOutSales: 2, HeldOutPayingDays: 50);
        Assert.Multiple(() =>
        {
            Assert.That(Review.Theatre(period), Is.EqualTo(20));
            Assert.That(Review.Lift(period, new(), served: 80, heldOut: 20), Is.EqualTo((2030 - 680 - 150) / 10.0));
            Assert.That(Review.Lift(period with { HeldOutSales = 0, HeldOutPayingDays = 0 }, new(), served: 100, heldOut: 0), Is.EqualTo((1800 + 400 - 150) / 10.0));
            Assert.That(Review.Lift(period with { Sales = 2, PayingDays = 50 }, new(), served: 0, heldOut: 100), Is.EqualTo(-15));
            Assert.That(Review.Lift(period, new() { OutsideReturn = 20 }, served: 80, heldOut: 20), Is.EqualTo((2030 - 680 - 150 + 140) / 10.0));
        });
    }

    [Test]
    public void A_manager_by_gut_does_what_the_first_option_says_for_ever()
    {
        DailySeries fixedly = Run(new Strategy("connect", Connect.Shares), new()).Series, managed = Run(new Strategy("gut", new Manager(Belief.Gut, Every, [Connect, Convert, Leave])), new()).Series;
        Assert.That(Enumerable.Range(1, fixedly.Days).Select(day => managed.On(day).ToArray()), Is.EqualTo(Enumerable.Range(1, fixedly.Days).Select(day => fixedly.On(day).ToArray())));
    }

    /// <summary>Ten days of each option in the order of the list, not counting to leave; then pitching, as nothing else makes an impression.</summary>
    [Test]
    public void A_manager_by_theatre_tries_everything_and_settles_where_impressions_are_greatest()
    {
        Simulation simulation = Begin(new Strategy("theatre", new Manager(Belief.Theatre, Every, [Connect, Leave, Convert, Connect])), new(), replicate: 0);
        List<int> used = [];
        while (simulation.Day < 100)
        {
            simulation.Step();
            used.Add(simulation.ManagerState!.InUse);
        }

        int[] Days(int days, int option) => [.. Enumerable.Repeat(option, days)];
        Assert.That(used, Is.EqualTo((int[])[.. Days(Every, 0), .. Days(Every, 2), .. Days(Every, 3), .. Days(100 - (3 * Every), 2)]));
    }

    /// <summary>
    /// Everybody knows of the brand, and its contacts do nothing: who is served and who is not buy alike, by own demand. Over 60 worlds the mean
    /// lift is within five standard errors of minus the wages, which are 8 h · 0.4 · 30 a day.
    /// </summary>
    [Test]
    public void The_lift_of_a_brand_that_does_nothing_is_minus_its_wages()
    {
        double[] lifts = [.. Enumerable.Range(0, 60).Select(replicate =>
        {
            Simulation simulation = BeginInert((uint)replicate, new("bond", new Shares(0, 0, 1)), Leave);
            Assert.That(simulation.HeldOutMembers, Is.InRange(80, 320));
            StepTo(simulation, 101);
            return simulation.ManagerState!.Figures[0];
        })];
        double mean = lifts.Average(), deviation = Math.Sqrt(lifts.Sum(lift => (lift - mean) * (lift - mean)) / (lifts.Length - 1)), error = deviation / Math.Sqrt(lifts.Length);
        Assert.Multiple(() =>
        {
            Assert.That(mean, Is.EqualTo(-96).Within(5 * error));
            Assert.That(error, Is.LessThan(10), "too few worlds to tell wages from nothing");
        });
    }

    [Test]
    public void A_manager_by_lift_leaves_where_the_brand_does_nothing_and_is_no_longer_paid()
    {
        Simulation simulation = BeginInert(0, new("bond", new Shares(0, 0, 1)), Leave);
        StepTo(simulation, 200);
        Assert.Multiple(() =>
        {
            Assert.That(simulation.Series[Observable.Hours, 100], Is.EqualTo(100 * 8 * 0.4).Within(1e-9));
            Assert.That(simulation.Series[Observable.Hours, 200], Is.EqualTo(simulation.Series[Observable.Hours, 100]));
        });
    }

    /// <summary>Leaving is among the options of nobody here, so that without expulsion hours would be paid every day.</summary>
    [Test]
    public void An_expelled_brand_is_out_of_it_whatever_its_manager_thinks()
    {
        CommunityParameters strict = Community with { ExpulsionShare = 0.25 };
        DailySeries series = Run(new Strategy("theatre", new Manager(Belief.Theatre, Every, [Convert, Connect])), new() { HoursPerThousandMembers = 30 }, strict).Series;
        int expelled = Enumerable.Range(1, series.Days).First(day => series[Observable.Expelled, day] == 1);
        Assert.That(Enumerable.Range(expelled, series.Days - expelled).Select(day => series[Observable.Hours, day]), Is.All.EqualTo(series[Observable.Hours, expelled]));
    }

    [TestCase(0, 1, "every 0 days")]
    [TestCase(30, 0, "no option")]
    public void A_manager_who_cannot_be_is_refused(int every, int options, string words) =>
        Assert.That(() => new Scenario(new(), new(), new(), new Strategy("odd", new Manager(Belief.Gut, every, [.. Enumerable.Repeat(Connect, options)]))), Throws.ArgumentException.With.Message.Contains(words));

    [Test]
    public void An_option_of_more_than_all_hours_is_refused() =>
        Assert.That(() => new Scenario(new(), new(), new(), new Strategy("odd", new Manager(Belief.Gut, 1, [new("both", new Shares(1, 1, 0))]))), Throws.ArgumentException.With.Message.Contains("option both"));

    private static Simulation BeginInert(uint replicate, params Alternative[] options)
    {
        BrandParameters inert = new() { HoldOut = 0.5, BondGain = 0, BondCredit = 0, BondRelief = 1 };
        Simulation simulation = Begin(new Strategy("lift", new Manager(Belief.Lift, 100, options)), inert, replicate, new MemberParameters { ProblemRate = 0 }, Community with { Turnover = 0 });
        for (int seat = 0; seat < simulation.Population.Members; seat++)
        {
            simulation.Population[seat] = simulation.Population[seat] with { Marks = Marks.Aware };
        }

        return simulation;
    }

    private static Simulation Run(Strategy strategy, BrandParameters brand, CommunityParameters? community = null)
    {
        Simulation simulation = Begin(strategy, brand, 0, community: community);
        StepTo(simulation, 200);
        return simulation;
    }

    private static Simulation Begin(Strategy strategy, BrandParameters brand, uint replicate, MemberParameters? member = null, CommunityParameters? community = null)
    {
        (member, community) = (member ?? new(), community ?? Community);
        return new Simulation(new Scenario(community, member, brand, strategy), World.Generate(community, member, new RandomStreams(3, replicate)), 200);
    }

    private static void StepTo(Simulation simulation, int day)
    {
        while (simulation.Day < day)
        {
            simulation.Step();
        }
    }
}
