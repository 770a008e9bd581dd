using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>A broken promise makes members mute, the more the less they trust.</summary>
internal sealed class LetDownMutingTests
{
    private static readonly CommunityParameters Place = new() { Members = 2000, Turnover = 0 };
    private static readonly MemberParameters People = new() { ProblemRate = 1, ComplaintFloor = 1, PeerHelp = 0, WordOfMouth = 0, WitnessWeight = 0, UnmuteRate = 0, NeedRate = 0 };
    private static readonly BrandParameters Failing = new() { Skill = 0, HoursPerThousandMembers = 1e9 };

    [TestCase(1, 0)]
    [TestCase(1, 0.3)]
    [TestCase(0.5, 0.3)]
    [TestCase(1, 1)]
    public void Failed_answers_make_a_share_of_members_mute(double muting, double trust)
    {
        // All problems arise on day 1 and fail on day 2, which is a loss of 0.12.
        DailySeries series = Run(People with { LetDownMuting = muting, InitialTrust = trust }, Failing, new Shares(0, 1, 0), 2);
        double chance = muting * (1 - (trust * 0.88));

        Assert.That(series[Observable.LetDown, 2], Is.EqualTo(2000));
        Assert.That(series[Observable.Muted, 2], Is.EqualTo(chance).Within(4 * Math.Sqrt(chance * (1 - chance) / 2000) + 1e-9));
    }

    [Test]
    public void Waiting_in_vain_makes_aware_members_mute()
    {
        MemberParameters people = People with { LetDownMuting = 1, InitialTrust = 0, Patience = 3 };
        DailySeries series = Run(people, Failing with { Consistency = 0 }, new Shares(0, 1, 0), 10);

        Assert.That(series[Observable.Muted, 3], Is.Zero);
        Assert.That(series[Observable.Muted, 10], Is.EqualTo(1), "bonding makes everybody aware");
    }

    [Test]
    public void Members_who_mute_are_neither_met_nor_pitched_today()
    {
        MemberParameters people = People with { LetDownMuting = 1, InitialTrust = 0 };
        DailySeries series = Run(people, Failing, new Shares(0.5, 0.5, 0), 2);

        Assert.That((series[Observable.Pitches, 1], series[Observable.Pitches, 2]), Is.EqualTo((2000.0, 0.0)));
        Assert.That(series[Observable.Muted, 2], Is.EqualTo(1));
    }

    [Test]
    public void A_brand_that_pitches_nobody_can_be_expelled()
    {
        CommunityParameters place = Place with { ExpulsionShare = 0.25 };
        DailySeries series = Run(People with { LetDownMuting = 0.5 }, Failing, new Shares(0, 1, 0), 3, place);
        Assert.That((series[Observable.Expelled, 1], series[Observable.Expelled, 2]), Is.EqualTo((0.0, 1.0)));
    }

    [Test]
    public void Without_let_downs_it_changes_no_bit()
    {
        DailySeries without = Run(People, Failing with { Skill = 1 }, new Shares(0.3, 0.7, 0), 30), with = Run(People with { LetDownMuting = 1 }, Failing with { Skill = 1 }, new Shares(0.3, 0.7, 0), 30);
        Assert.That(without[Observable.LetDown, 30], Is.Zero);
        Assert.That(Enumerable.Range(1, 30).Select(day => with.On(day).ToArray()), Is.EqualTo(Enumerable.Range(1, 30).Select(day => without.On(day).ToArray())));
    }

    private static DailySeries Run(MemberParameters member, BrandParameters brand, Shares shares, int days, CommunityParameters? place = null) =>
        Simulation.Run(new Scenario(place ?? Place, member, brand with { BondGain = 0 }, new Strategy("some", shares)), World.Generate(place ?? Place, member, new RandomStreams(5, 0)), days);
}
