using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Pitches annoy for a while; what the brand did stays.</summary>
internal sealed class AnnoyanceTests
{
    private static readonly CommunityParameters Place = new() { Members = 200, Turnover = 0 };

    // Nobody accepts, everybody recognises, nobody mutes, nobody talks: only pitches act.
    private static readonly MemberParameters People = new()
    {
        Annoyance = 0.4,
        AnnoyanceHalfLife = 3,
        Effort = 100,
        Tolerance = 1000,
        WordOfMouth = 0,
        WitnessWeight = 0,
        ProblemRate = 0,
        ObligationHalfLife = 0.001,
    };

    private static readonly BrandParameters Firm = new() { Detectability = 1, AskCost = 0, HoursPerThousandMembers = 1e9 };

    [Test]
    public void A_day_of_pitches_annoys_and_a_half_life_later_half_is_left()
    {
        Simulation simulation = Run(People, Firm, 4, new Stage(1, new Shares(1, 0, 0)), new Stage(2, default));
        for (int day = 1; day <= 4; day++)
        {
            double z = 0.4 * Math.Pow(0.5, day / 3.0);
            Assert.That(simulation.Series[Observable.Annoyance, day], Is.EqualTo(z).Within(1e-6), $"day {day}");
            Assert.That(simulation.Series[Observable.Trust, day], Is.EqualTo(0.3 * (1 - z)).Within(1e-6), $"day {day}");
        }

        Assert.That(simulation.Population.OwnTrust.Take(200), Is.All.EqualTo(MemberWord.Round(0.3f)));
    }

    [Test]
    public void Daily_pitches_bring_the_annoyance_to_its_fixed_point_and_a_pause_brings_trust_back()
    {
        // z = (z + k(1 − z))·f at the end of the day, so z = kf/(1 − f(1 − k)).
        double fading = Math.Pow(0.5, 1 / 3.0), settled = 0.4 * fading / (1 - (fading * 0.6));
        Simulation simulation = Run(People, Firm, 160, new Stage(1, new Shares(1, 0, 0)), new Stage(101, default));

        Assert.That(simulation.Series[Observable.Annoyance, 100], Is.EqualTo(settled).Within(1e-5));
        Assert.That(simulation.Series[Observable.Trust, 160], Is.EqualTo(0.3).Within(1e-5));
    }

    [TestCase(1, 0)]
    [TestCase(0.4, -1)]
    public void Annoyance_never_exceeds_1(double weight, double obligation)
    {
        float step = Annoyance.Step<Scalar>((float)weight, (float)obligation);
        Assert.That((float)Annoyance.Rise<Scalar>(0.9f, step), Is.InRange(0.9f, 1f));
        Assert.That((float)Annoyance.Step<Scalar>(1, -1), Is.EqualTo(1f));
    }

    [Test]
    public void Without_pitches_it_changes_no_bit()
    {
        MemberParameters people = new() { ProblemRate = 0.1 };
        DailySeries without = Run(people, new(), 100, new Stage(1, new Shares(0, 0.8, 0.2))).Series;
        DailySeries with = Run(people with { Annoyance = 0.5 }, new(), 100, new Stage(1, new Shares(0, 0.8, 0.2))).Series;

        Assert.That(Enumerable.Range(1, 100).Select(day => with.On(day).ToArray()), Is.EqualTo(Enumerable.Range(1, 100).Select(day => without.On(day).ToArray())));
    }

    [Test]
    public void A_newcomer_is_not_annoyed()
    {
        Simulation simulation = Run(People, Firm, 30, Place with { Turnover = 1 }, new Stage(1, new Shares(1, 0, 0)), new Stage(30, default));
        Assert.That(simulation.Series[Observable.Annoyance, 29], Is.Positive);
        Assert.That(simulation.Series[Observable.Annoyance, 30], Is.Zero);
    }

    [Test]
    public void Full_annoyance_leaves_no_trust_in_effect_and_all_of_the_own_trust()
    {
        MemberParameters people = new() { Annoyance = 1, AnnoyanceHalfLife = 1e6, Tolerance = 1000, Effort = 1, InitialTrust = 1, WordOfMouth = 0, CustomerChurn = 0 };
        BrandParameters firm = new() { Detectability = 1, HoursPerThousandMembers = 1e9, Attribution = 0, Quality = 1 };
        Simulation simulation = Run(people, firm, 5, new Stage(1, new Shares(1, 0, 0)), new Stage(2, default));
        int[] refused = [.. Enumerable.Range(0, 200).Where(seat => !simulation.Population[seat].Customer)];
        Assert.That(refused, Is.Not.Empty);
        foreach (int seat in refused)
        {
            Assert.That(simulation.Population.See(seat).Trust, Is.Zero.Within(1e-5));
            Assert.That(simulation.Population.OwnTrust[seat], Is.EqualTo(1));
        }
    }

    [Test]
    public void Off_it_has_no_columns()
    {
        Population population = new(100, new MemberParameters());
        Assert.That((population.OwnTrust, population.Annoyance, population.Expectation, population.Ceiling), Is.EqualTo((Array.Empty<float>(), Array.Empty<float>(), Array.Empty<float>(), Array.Empty<float>())));
    }

    private static Simulation Run(MemberParameters member, BrandParameters brand, int days, params Stage[] stages) => Run(member, brand, days, Place, stages);

    private static Simulation Run(MemberParameters member, BrandParameters brand, int days, CommunityParameters place, params Stage[] stages)
    {
        Simulation simulation = new(new Scenario(place, member, brand, new Strategy("some", stages)), World.Generate(place, member, new RandomStreams(5, 0)), days);
        while (simulation.Day < days)
        {
            simulation.Step();
        }

        return simulation;
    }
}
