using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;
using CommunitySim.Tests.Limits;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Distrust that spills over from one brand to the other, and the name that an expelled brand loses.</summary>
internal sealed class SpillOverTests
{
    private const int Members = 100, Days = 20;

    private static MemberParameters Declining { get; } = Laboratory.StillMember with { Effort = 1e6 };

    private static BrandParameters Asker { get; } = Laboratory.StillBrand with { HoursPerThousandMembers = Laboratory.Unlimited, Detectability = 1, Intrusion = 1 };

    [TestCase(0.5f, 0.2f, 0.3f)]
    [TestCase(0.5f, 0.5f, 0f)]
    [TestCase(0.5f, 0.7f, 0f)]
    [TestCase(0f, 0f, 0f)]
    public void Trust_falls_by_what_spills_over_and_not_below_0(float trust, float spilled, float after) =>
        Assert.That((float)SpillOver.Apply<Scalar>(trust, spilled), Is.EqualTo(after).Within(1e-7f));

    /// <summary>
    /// Every day one brand asks and is recognised: it loses 0.12 of the trust left. The other loses that times the share a day later,
    /// so that at share 1 it has what the asking brand had the evening before.
    /// </summary>
    [Test]
    public void What_a_pitch_costs_its_brand_the_other_loses_a_day_later([Values(0.25, 1)] double share, [Values] bool rivalAsks)
    {
        CommunityParameters community = Laboratory.StillCommunity with { SpillOver = share };
        Strategy first = rivalAsks ? Laboratory.Absent : Laboratory.Pitching, second = rivalAsks ? Laboratory.Pitching : Laboratory.Absent;
        Simulation simulation = new(new Scenario(community, Declining, Asker, first, new Rival(Asker, second)), Laboratory.Strangers(Members, Declining), Days);
        (Simulation asks, Simulation waits) = rivalAsks ? (simulation.Rival!, simulation) : (simulation, simulation.Rival!);
        for (int day = 1; day <= Days; day++)
        {
            simulation.Step();
            double own = 0.3 * Math.Pow(0.88, day), lost = 0.3 - (0.3 * Math.Pow(0.88, day - 1));
            Assert.That(Laboratory.StatesOf(asks).Select(state => (double)state.Trust), Is.All.EqualTo(own).Within(1e-5), $"day {day}");
            Assert.That(Laboratory.StatesOf(waits).Select(state => (double)state.Trust), Is.All.EqualTo(0.3 - (share * lost)).Within(1e-5), $"day {day}");
        }
    }

    [Test]
    public void A_newcomer_loses_nothing()
    {
        CommunityParameters community = Laboratory.StillCommunity with { SpillOver = 1, Turnover = 1 };
        Simulation simulation = new(new Scenario(community, Declining, Asker, Laboratory.Pitching, new Rival(Asker, Laboratory.Absent)), Laboratory.Strangers(Members, Declining), Days);
        Laboratory.Live(simulation, Days);
        Assert.That(Laboratory.StatesOf(simulation.Rival!).Select(state => state.Trust), Is.All.EqualTo(MemberState.Newcomer(Declining).Trust));
    }

    /// <summary>A share that is lost in rounding changes nothing, by the path of distrust that spills over.</summary>
    [Test]
    public void What_is_too_little_to_see_gives_the_bits_of_none()
    {
        CommunityParameters community = new() { Members = 500 };
        DailySeries[] Run(double share)
        {
            Simulation simulation = new(
                new Scenario(community with { SpillOver = share }, new() { Effort = 0 }, new() { HoursPerThousandMembers = 30 }, new Strategy("mix", new Shares(0.5, 0.3, 0.2)), new Rival(new(), Laboratory.Pitching)),
                World.Generate(community, new(), new RandomStreams(3, 0)), 60);
            Laboratory.Live(simulation, 60);
            return [simulation.Series, simulation.Rival!.Series];
        }

        (DailySeries[] without, DailySeries[] with) = (Run(0), Run(1e-30));
        Assert.That(with.SelectMany(series => Enumerable.Range(1, 60).Select(day => series.On(day).ToArray())), Is.EqualTo(without.SelectMany(series => Enumerable.Range(1, 60).Select(day => series.On(day).ToArray()))));
    }

    [Test]
    public void Without_a_rival_nothing_spills_over()
    {
        CommunityParameters community = new() { Members = 500 };
        double[] Run(double share) => Simulation.Run(new Scenario(community with { SpillOver = share }, new(), new(), Laboratory.Pitching), World.Generate(community, new(), new RandomStreams(3, 0)), 60).On(60).ToArray();
        Assert.That(Run(1), Is.EqualTo(Run(0)));
    }

    /// <summary>Nobody comes, so who is aware stays aware; after the expulsion awareness can only come through the feed.</summary>
    [Test]
    public void An_expelled_brands_name_spreads_only_as_far_as_it_is_not_avoided([Values(0, 1)] double ban)
    {
        CommunityParameters community = new() { Members = 1000, Turnover = 0, ExpulsionShare = 0.02, NameBan = ban };
        MemberParameters member = new() { Tolerance = 0.2, AwarenessRate = 1, InitialTrust = 0.6, LurkerShare = 0 };
        Simulation simulation = new(new Scenario(community, member, new(), Laboratory.Pitching), World.Generate(community, member, new RandomStreams(3, 0)), 60);
        int aware = 0;
        while (simulation.Day < 60)
        {
            bool before = simulation.Day > 0 && simulation.Series[Observable.Expelled, simulation.Day] == 1;
            aware = before ? aware : Laboratory.StatesOf(simulation).Count(state => state.Aware);
            simulation.Step();
            aware = simulation.Series[Observable.Expelled, simulation.Day] == 1 && !before ? Laboratory.StatesOf(simulation).Count(state => state.Aware) : aware;
        }

        Assert.That(simulation.Series[Observable.Expelled, 60], Is.EqualTo(1));
        Assert.That(aware, Is.InRange(20, 900), "aware on the evening of the expulsion");
        Assert.That(Laboratory.StatesOf(simulation).Count(state => state.Aware), ban == 1 ? Is.EqualTo(aware) : Is.GreaterThan(aware));
    }
}
