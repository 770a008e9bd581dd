using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Tests.Limits;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>A pitch that informs, and how visible and how great the stake of an acceptance is.</summary>
internal sealed class InformingTests
{
    private const int Members = 2000;

    private static BrandParameters Certain { get; } = Laboratory.StillBrand with { HoursPerThousandMembers = Laboratory.Unlimited };

    private static MemberParameters Declining { get; } = Laboratory.StillMember with { Effort = 1e6 };

    private static MemberParameters Accepting { get; } = Laboratory.StillMember with { Effort = -1e6 };

    /// <summary>gain(2) of 0.3 is 0.3 + 0.06·2·0.7; trust is kept in steps of 2⁻²³.</summary>
    [Test]
    public void The_first_pitch_informs_and_later_ones_do_not()
    {
        Simulation simulation = Run(1, Declining, Certain with { Informs = 1, InformGain = 2 });
        Assert.That(Laboratory.StatesOf(simulation).Select(state => (double)state.Trust), Is.All.EqualTo(0.384).Within(1e-6));
        Laboratory.Live(simulation, 5);
        Assert.That(Laboratory.StatesOf(simulation).Select(state => (double)state.Trust), Is.All.EqualTo(0.384).Within(1e-6));
    }

    /// <summary>Binomial standard error √(p(1 − p)/n).</summary>
    [Test]
    public void It_informs_as_often_as_is_said()
    {
        Simulation simulation = Run(1, Declining, Certain with { Informs = 0.3 });
        double share = Laboratory.StatesOf(simulation).Count(state => state.Trust > 0.31) / (double)Members;
        Assert.That(share, Is.EqualTo(0.3).Within(4 * Math.Sqrt(0.21 / Members)));
    }

    [Test]
    public void Who_is_aware_already_is_not_informed()
    {
        Simulation simulation = new(Scenario(Declining, Certain with { Informs = 1 }), Laboratory.Strangers(Members, Declining), 1);
        Laboratory.Begin(simulation, (_, state) => state with { Marks = Marks.Aware });
        simulation.Step();
        Assert.That(Laboratory.StatesOf(simulation).Select(state => (double)state.Trust), Is.All.EqualTo(0.3).Within(1e-6));
    }

    /// <summary>An experience of 0.36, less what the disapproval of 1 takes, 0.12·0.5 of it; then a gain of 1.</summary>
    [Test]
    public void It_informs_those_who_accept_after_what_acceptance_does()
    {
        Simulation simulation = Run(1, Accepting, Certain with { Informs = 1, Quality = 1 });
        double after = (0.3 + (0.06 * 0.7)) * (1 - (0.12 * 0.5));
        Assert.That(Laboratory.StatesOf(simulation).Select(state => (double)state.Trust), Is.All.EqualTo(after + (0.06 * (1 - after))).Within(1e-6));
    }

    /// <summary>A gain of 0 informs without effect, by the path of extended pitches.</summary>
    [Test]
    public void A_pitch_that_informs_of_nothing_gives_the_bits_of_one_that_does_not()
    {
        CommunityParameters community = new() { Members = 500 };
        DailySeries Run(double informs) => Simulation.Run(
            new Scenario(community, new() { Effort = 0 }, new() { HoursPerThousandMembers = 30, Informs = informs, InformGain = 0 }, new Strategy("mix", new Shares(0.5, 0.3, 0.2))),
            World.Generate(community, new(), new RandomStreams(3, 0)), 60);
        (DailySeries without, DailySeries with) = (Run(0), Run(1));
        Assert.That(Enumerable.Range(1, 60).Select(day => with.On(day).ToArray()), Is.EqualTo(Enumerable.Range(1, 60).Select(day => without.On(day).ToArray())));
    }

    /// <summary>Everybody accepts under disapproval 1 and social mode 0.8: the threat hurts by 0.3·0.8, the rejection by the visibility.</summary>
    [TestCase(1)]
    [TestCase(0.4)]
    [TestCase(0)]
    public void An_acceptance_meets_as_much_disapproval_as_is_visible(double visibility)
    {
        Simulation simulation = Run(1, Accepting, Certain with { Visibility = visibility, Quality = 1 });
        double relaxed = Math.Pow(0.5, 1 / 7.0), experienced = 0.3 + (0.06 * 0.7);
        Assert.That(Laboratory.StatesOf(simulation).Select(state => (double)state.Pain), Is.All.EqualTo((0.24 + visibility) * relaxed).Within(1e-5));
        Assert.That(Laboratory.StatesOf(simulation).Select(state => (double)state.Trust), Is.All.EqualTo(experienced * (1 - (0.12 * 0.5 * visibility))).Within(1e-6));
        double error = Math.Sqrt(visibility * (1 - visibility) / Members);
        Assert.That(simulation.Series[Observable.Sanctioned, 1] / Members, Is.EqualTo(visibility).Within(4 * error));
    }

    /// <summary>U at visibility 0 lacks the rejection; that of own demand has it as before, at its own privacy.</summary>
    [Test]
    public void What_is_not_seen_is_not_feared()
    {
        MemberParameters fearful = Laboratory.StillMember with { RejectionSeverity = 1000, Effort = -1, Privacy = 1 };
        double Sold(double visibility) => Run(1, fearful, Certain with { Visibility = visibility }).Series[Observable.SalesPitched, 1];
        Assert.That((Sold(1), Sold(0)), Is.EqualTo((0.0, (double)Members)));
    }

    [TestCase(0, 1, 0.24)]
    [TestCase(0, 2, 0.24)]
    [TestCase(0.5, 1, 0.36)]
    [TestCase(0.5, 2, 0.48)]
    public void The_threat_hurts_in_proportion_to_the_stake_only_if_it_is_said_so(double stakePain, double offer, double pain)
    {
        Simulation simulation = Run(1, Declining with { StakePain = stakePain }, Certain with { Offer = offer });
        Assert.That(Laboratory.StatesOf(simulation).Select(state => (double)state.Pain), Is.All.EqualTo(pain * Math.Pow(0.5, 1 / 7.0)).Within(1e-5));
    }

    [Test]
    public void The_rejection_hurts_in_proportion_to_the_stake()
    {
        Simulation simulation = Run(1, Accepting with { StakePain = 0.5 }, Certain with { Offer = 2, Visibility = 0.5 });
        Assert.That(Laboratory.StatesOf(simulation).Select(state => (double)state.Pain), Is.All.EqualTo(((0.24 + 0.5) * 2) * Math.Pow(0.5, 1 / 7.0)).Within(1e-5));
    }

    private static Scenario Scenario(MemberParameters member, BrandParameters brand) => new(Laboratory.StillCommunity, member, brand, Laboratory.Pitching);

    private static Simulation Run(int days, MemberParameters member, BrandParameters brand)
    {
        Simulation simulation = new(Scenario(member, brand), Laboratory.Strangers(Members, member), days + 10);
        Laboratory.Live(simulation, days);
        return simulation;
    }
}
