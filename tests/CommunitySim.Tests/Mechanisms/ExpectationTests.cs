using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Whoever expects no answer is not disappointed, and is pleased by one.</summary>
internal sealed class ExpectationTests
{
    private static readonly CommunityParameters Place = new() { Members = 300, Turnover = 0 };
    private static readonly MemberParameters People = new() { ProblemRate = 0.3, ComplaintFloor = 1, PeerHelp = 0, Patience = 2, NeedRate = 0, WordOfMouth = 0, WitnessWeight = 0, Tolerance = 1000 };

    // The brand meets everybody and answers nobody.
    private static readonly BrandParameters Silent = new() { Consistency = 0, HoursPerThousandMembers = 1e9 };
    private static readonly BrandParameters Perfect = new() { Skill = 1, HoursPerThousandMembers = 1e9 };

    [Test]
    public void A_silent_brand_teaches_to_expect_nothing_and_disappoints_ever_less()
    {
        Simulation learning = Run(People with { ExpectationRate = 0.5 }, Silent, new Shares(0, 0.5, 0.5), 200);
        Simulation trusting = Run(People, Silent, new Shares(0, 0.5, 0.5), 200);

        Assert.That(learning.Population.Expectation.Take(300), Is.All.LessThan(1e-6f));
        Assert.That(learning.Series[Observable.Trust, 200], Is.GreaterThan(5 * trusting.Series[Observable.Trust, 200]));

        // A member who has waited n times in vain has lost trust by κρ, κρ/2, κρ/4 ...
        double floor = Enumerable.Range(0, 60).Aggregate(0.3, (trust, n) => trust * (1 - (0.12 * Math.Pow(0.5, n))));
        Assert.That(learning.Series[Observable.Trust, 200], Is.EqualTo(floor).Within(1e-4));
    }

    [Test]
    public void Whoever_expects_nothing_loses_no_trust_by_waiting() =>
        Assert.That(Run(People with { InitialExpectation = 0 }, Silent, new Shares(0, 0.5, 0.5), 100).Series[Observable.Trust, 100], Is.EqualTo(0.3).Within(1e-6));

    [Test]
    public void A_surprising_answer_gains_more_until_it_is_expected()
    {
        MemberParameters people = People with { InitialExpectation = 0, ExpectationRate = 1, Surprise = 3 };
        Simulation simulation = Run(people, Perfect, new Shares(0, 1, 0), 40);
        float[] reached = [.. Enumerable.Range(1, 60).Select(n => 1 - (0.7f * (1 - 0.24f) * MathF.Pow(0.94f, n - 1))).Prepend(0.3f)];

        Assert.That(Enumerable.Range(0, 300).Select(seat => reached.Min(one => Math.Abs(one - simulation.Population[seat].Trust))), Is.All.LessThan(1e-5f));
    }

    [Test]
    public void An_absent_brand_teaches_nothing()
    {
        Simulation simulation = Run(People with { ExpectationRate = 0.5, InitialExpectation = 0.8 }, Silent, default, 50);
        Assert.That(simulation.Population.Expectation.Take(300), Is.All.EqualTo(0.8f));
    }

    [Test]
    public void Peers_teach_nothing()
    {
        Simulation simulation = Run(People with { ExpectationRate = 0.5, InitialExpectation = 0.8, PeerHelp = 1 }, Silent, new Shares(0, 1, 0), 50);
        Assert.That(simulation.Population.Expectation.Take(300), Is.All.EqualTo(0.8f));
    }

    [Test]
    public void Newcomers_have_the_expectation_of_newcomers()
    {
        CommunityParameters place = Place with { Turnover = 1 };
        Simulation simulation = Run(People with { ExpectationRate = 0.5, InitialExpectation = 0.8 }, Silent, new Shares(0, 1, 0), 50, place);
        Assert.That(simulation.Population.Expectation.Take(300), Is.All.EqualTo(0.8f));
    }

    [Test]
    public void Surprise_alone_changes_no_bit()
    {
        DailySeries without = Run(People, new(), new Shares(0.2, 0.6, 0.2), 60).Series, with = Run(People with { Surprise = 5 }, new(), new Shares(0.2, 0.6, 0.2), 60).Series;
        Assert.That(Enumerable.Range(1, 60).Select(day => with.On(day).ToArray()), Is.EqualTo(Enumerable.Range(1, 60).Select(day => without.On(day).ToArray())));
    }

    private static Simulation Run(MemberParameters member, BrandParameters brand, Shares shares, int days, CommunityParameters? place = null)
    {
        // Hours that solving leaves over go to bonding, which must not gain.
        BrandParameters quiet = brand with { BondGain = 0 };
        Simulation simulation = new(new Scenario(place ?? Place, member, quiet, new Strategy("some", shares)), World.Generate(place ?? Place, member, new RandomStreams(5, 0)), days);
        while (simulation.Day < days)
        {
            simulation.Step();
        }

        return simulation;
    }
}
