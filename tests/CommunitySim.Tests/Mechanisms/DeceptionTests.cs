using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Trust comes back after a let-down, and never fully after a deception.</summary>
internal sealed class DeceptionTests
{
    private static readonly CommunityParameters Place = new() { Members = 300, Turnover = 0, Cohesion = 0 };
    private static readonly MemberParameters People = new() { Effort = -100, Tolerance = 1000, WordOfMouth = 0, WitnessWeight = 0, ProblemRate = 0, NeedRate = 0, CustomerChurn = 0 };
    private static readonly BrandParameters Firm = new() { HoursPerThousandMembers = 1e9, BondGain = 1, Detectability = 0, Quality = 0 };

    // Everybody buys badly on day 1 and is met every day after.
    private static readonly Stage[] SellThenBond = [new(1, new Shares(1, 0, 0)), new(2, new Shares(0, 0, 1))];

    [TestCase(0, 1)]
    [TestCase(1, 0.6)]
    public void Good_deeds_restore_trust_up_to_the_ceiling(double deception, double limit)
    {
        DailySeries series = Run(People with { Scar = 0.4 }, Firm with { Deception = deception }, SellThenBond, 300).Series;
        Assert.That(series[Observable.Trust, 300], Is.EqualTo(limit).Within(1e-4));
    }

    [Test]
    public void A_share_of_bad_purchases_deceives()
    {
        Simulation simulation = Run(People, Firm with { Deception = 0.3 }, SellThenBond, 300);
        int deceived = simulation.Population.Ceiling.Take(300).Count(ceiling => ceiling < 1);

        // 300 members at 0.3: 90, with a standard error of 8.
        Assert.That(deceived, Is.InRange(90 - 32, 90 + 32));
        Assert.That(simulation.Series[Observable.Trust, 300], Is.EqualTo(1 - (0.5 * deceived / 300)).Within(1e-4));
    }

    [Test]
    public void Good_purchases_and_own_demand_deceive_nobody()
    {
        Simulation good = Run(People, Firm with { Deception = 1, Quality = 1 }, SellThenBond, 30);
        Simulation own = Run(People with { NeedRate = 1 }, Firm with { Deception = 1 }, [new(1, new Shares(0, 0, 1))], 30);

        Assert.That(own.Series[Observable.Customers, 30], Is.EqualTo(1));
        Assert.That(good.Population.Ceiling.Concat(own.Population.Ceiling), Is.All.EqualTo(1f));
    }

    [Test]
    public void A_newcomer_has_no_scar()
    {
        CommunityParameters place = Place with { Turnover = 0.2 };
        Simulation simulation = Run(People, Firm with { Deception = 1 }, SellThenBond, 100, place);
        Assert.That(simulation.Population.Ceiling.Take(300), Is.All.EqualTo(1f));
    }

    [Test]
    public void A_scar_without_deception_changes_no_bit()
    {
        DailySeries without = Run(People with { Scar = 0 }, Firm, SellThenBond, 60).Series, with = Run(People with { Scar = 1 }, Firm, SellThenBond, 60).Series;
        Assert.That(Enumerable.Range(1, 60).Select(day => with.On(day).ToArray()), Is.EqualTo(Enumerable.Range(1, 60).Select(day => without.On(day).ToArray())));
    }

    private static Simulation Run(MemberParameters member, BrandParameters brand, Stage[] stages, int days, CommunityParameters? place = null)
    {
        Simulation simulation = new(new Scenario(place ?? Place, member, brand, new Strategy("some", stages)), World.Generate(place ?? Place, member, new RandomStreams(5, 0)), days);
        while (simulation.Day < days)
        {
            simulation.Step();
        }

        return simulation;
    }
}
