using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Two brands in one community: what the one does reaches the other through the members' pain and social mode alone.</summary>
internal sealed class RivalTests
{
    private const int Days = 120;

    private static Strategy Convert { get; } = new("convert", new Shares(1, 0, 0));

    private static Strategy Connect { get; } = new("connect", new Shares(0, 0.8, 0.2));

    private static Strategy Absent { get; } = new("absent", default(Shares));

    private static CommunityParameters Community { get; } = new() { Members = 500, Turnover = 0.005 };

    private static IEnumerable<TestCaseData> WithoutHours =>
        from own in (Strategy[])[Convert, Connect]
        from rival in (Rival[])[new(new(), Absent), new(new BrandParameters { HoursPerThousandMembers = 0 }, Convert), new(new BrandParameters { HoursPerThousandMembers = 0 }, Connect)]
        select new TestCaseData(own, rival).SetArgDisplayNames(own.Name, rival.Strategy.Name);

    [TestCaseSource(nameof(WithoutHours))]
    public void A_rival_without_hours_changes_nothing(Strategy own, Rival rival)
    {
        DailySeries alone = Run(new(), own, null), beside = Run(new(), own, rival);
        Assert.That(Differences(alone, beside), Is.Empty);
    }

    /// <summary>Where nobody's disapproval hurts and no pitch interrupts, the two have nothing to do with each other, whatever they do.</summary>
    [Test]
    public void Without_pain_and_interruption_a_rival_changes_nothing_but_its_own_value()
    {
        MemberParameters member = new() { Interruption = 0 };
        DailySeries alone = Run(member, Convert, null, cohesion: 0), beside = Run(member, Convert, new Rival(new(), Convert), cohesion: 0);
        Assert.That(Differences(alone, beside), Is.EqualTo([Observable.RivalValue]));
    }

    /// <summary>
    /// With no interruption pain is all that they share. Alone about one member in eight mutes the brand in 30 days; the share of 500 members
    /// has a standard error of 0.015, so twice as many is no chance.
    /// </summary>
    [Test]
    public void A_rival_that_pitches_makes_members_mute_the_first_brand_by_their_pain_alone()
    {
        MemberParameters member = new() { Interruption = 0 };
        DailySeries alone = Run(member, Convert, null), beside = Run(member, Convert, new Rival(new(), Convert));
        Assert.Multiple(() =>
        {
            Assert.That(beside[Observable.Pain, 30], Is.GreaterThan(alone[Observable.Pain, 30]));
            Assert.That(beside[Observable.Muted, 30], Is.GreaterThan(2 * alone[Observable.Muted, 30]));
        });
    }

    /// <summary>Nothing hurts, so interruption is all that they share: it takes the social mode away that lets an offer seem small.</summary>
    [Test]
    public void A_rival_that_interrupts_changes_how_the_first_brands_offer_is_weighed()
    {
        MemberParameters member = new() { Interruption = 0.5, RefocusRate = 0.1 };
        DailySeries alone = Run(member, Connect, null, cohesion: 0), beside = Run(member, Connect, new Rival(new(), Convert), cohesion: 0);
        Assert.That(beside[Observable.Customers, Days], Is.GreaterThan(alone[Observable.Customers, Days] + 0.02));
    }

    /// <summary>All are customers of both on the morning of the first day, and only newcomers are not in the evening.</summary>
    [Test]
    public void Newcomers_come_to_the_same_seats()
    {
        Simulation simulation = Begin(new() { CustomerChurn = 0 }, new() { HoursPerThousandMembers = 0 }, Absent, new Rival(new(), Absent), turnover: 0.3);
        for (int seat = 0; seat < simulation.Population.Members; seat++)
        {
            simulation.Population[seat] = simulation.Population[seat] with { Marks = Marks.Customer };
            simulation.Rival!.Population[seat] = simulation.Rival.Population[seat] with { Marks = Marks.Customer };
        }

        simulation.Step();
        bool[] first = Newcomers(simulation.Population), second = Newcomers(simulation.Rival!.Population);
        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(first.Count(newcomer => newcomer), Is.InRange(100, 200));
        });

        static bool[] Newcomers(Population population) => [.. Enumerable.Range(0, population.Members).Select(seat => !population[seat].Customer)];
    }

    /// <summary>A newcomer in every seat on every day, whom the first brand asks before the rival comes.</summary>
    [Test]
    public void A_newcomer_comes_to_the_rival_with_what_the_first_brand_has_done_to_him()
    {
        Simulation simulation = Begin(new(), new() { HoursPerThousandMembers = 1e6 }, Convert, new Rival(new(), Absent), turnover: 1);
        simulation.Step();
        simulation.Step();
        Assert.Multiple(() =>
        {
            Assert.That(Enumerable.Range(0, 500).Select(seat => simulation.Population[seat].Pain), Is.All.GreaterThan(0));
            Assert.That(Enumerable.Range(0, 500).Select(seat => simulation.Rival!.Population[seat].Pain), Is.All.GreaterThan(0));
        });
    }

    /// <summary>Their streams differs, so their means do, by chance: over 40 worlds by five standard errors at most.</summary>
    [TestCase(Observable.Trust)]
    [TestCase(Observable.Customers)]
    [TestCase(Observable.Muted)]
    public void A_rival_of_an_absent_brand_fares_like_a_brand_alone(Observable observable)
    {
        double[] differences =
        [
            .. from replicate in Enumerable.Range(0, 40)
               let world = World.Generate(Community, new(), new RandomStreams(11, (uint)replicate))
               let alone = Simulation.Run(new Scenario(Community, new(), new(), Convert), world, 60)
               select Beside(world)[observable, 60] - alone[observable, 60],
        ];
        double mean = differences.Average(), deviation = Math.Sqrt(differences.Sum(one => (one - mean) * (one - mean)) / (differences.Length - 1));
        Assert.That(mean, Is.Zero.Within(5 * deviation / Math.Sqrt(differences.Length)));

        static DailySeries Beside(World world)
        {
            Simulation simulation = new(new Scenario(Community, new(), new(), Absent, new Rival(new(), Convert)), world, 60);
            for (int day = 1; day <= 60; day++)
            {
                simulation.Step();
            }

            return simulation.Rival!.Series;
        }
    }

    [Test]
    public void A_rival_is_checked_like_a_brand()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => new Scenario(new(), new(), new(), Convert, new Rival(new() { Quality = 2 }, Convert)), Throws.ArgumentException.With.Message.Contains("quality"));
            Assert.That(() => new Scenario(new(), new(), new(), Convert, new Rival(new(), new Strategy("loud", new Shares(1, 1, 0)))), Throws.ArgumentException.With.Message.Contains("loud"));
        });
    }

    private static Observable[] Differences(DailySeries one, DailySeries other) =>
        [.. Observables.All.Where(observable => Enumerable.Range(1, one.Days).Any(day => !one[observable, day].Equals(other[observable, day])))];

    private static DailySeries Run(MemberParameters member, Strategy own, Rival? rival, double cohesion = 1)
    {
        Simulation simulation = Begin(member, new(), own, rival, cohesion: cohesion);
        while (simulation.Day < Days)
        {
            simulation.Step();
        }

        return simulation.Series;
    }

    private static Simulation Begin(MemberParameters member, BrandParameters brand, Strategy own, Rival? rival, double turnover = 0.005, double cohesion = 1)
    {
        CommunityParameters community = Community with { Turnover = turnover, Cohesion = cohesion };
        return new Simulation(new Scenario(community, member, brand, own, rival), World.Generate(community, member, new RandomStreams(5, 0)), Days);
    }
}
