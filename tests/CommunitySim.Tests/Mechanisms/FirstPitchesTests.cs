using CommunitySim.Members;
using CommunitySim.Tests.Limits;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>What becomes of first pitches and of declined ones.</summary>
internal sealed class FirstPitchesTests
{
    private const int Members = 1100;

    private static BrandParameters Certain { get; } = Laboratory.StillBrand with { HoursPerThousandMembers = Laboratory.Unlimited };

    private static MemberParameters Accepting { get; } = Laboratory.StillMember with { Effort = -1e6 };

    private static MemberParameters Declining { get; } = Laboratory.StillMember with { Effort = 1e6 };

    /// <summary>All accept the first pitch and are asked again every day: acceptance falls, that of first pitches does not.</summary>
    [Test]
    public void Only_the_first_pitch_counts()
    {
        Simulation simulation = Run(5, Accepting, Laboratory.Pitching);
        Assert.That(On(simulation, Observable.Acceptance), Is.EqualTo(0.2).Within(1e-12));
        Assert.That(On(simulation, Observable.FirstAcceptance), Is.EqualTo(1));
    }

    /// <summary>Half are customers before the first pitch. They leave, and later pitches are not their first.</summary>
    [Test]
    public void Who_is_a_customer_at_the_first_pitch_is_never_counted()
    {
        MemberParameters member = Accepting with { CustomerChurn = 1, InitialTrust = 0 };
        Simulation simulation = new(Scenario(member, Laboratory.Pitching), Laboratory.Strangers(Members, member), 3);
        Laboratory.Begin(simulation, (seat, state) => state with { Marks = seat % 2 == 0 ? Marks.Customer : Marks.None });
        Laboratory.Live(simulation, 3);
        Assert.That(simulation.Series[Observable.SalesPitched, 2], Is.GreaterThan(Members / 2));
        Assert.That(On(simulation, Observable.FirstAcceptance), Is.EqualTo(1));
        Assert.That(simulation.LastDay[Counter.FirstPitches], Is.Zero);
    }

    [Test]
    public void A_newcomer_is_asked_for_the_first_time()
    {
        CommunityParameters community = Laboratory.StillCommunity with { Turnover = 1 };
        Simulation simulation = new(new Scenario(community, Declining, Certain, Laboratory.Pitching), Laboratory.Strangers(Members, Declining), 3);
        Laboratory.Live(simulation, 3);
        Assert.That(simulation.LastDay[Counter.FirstPitches], Is.EqualTo(Members));
    }

    /// <summary>Half have a problem that the brand solves before it asks; an obligation of 1 decides their choice, and effort that of the others.</summary>
    [Test]
    public void The_helped_are_told_from_the_others()
    {
        MemberParameters member = Laboratory.StillMember with { Reciprocity = 1000, Effort = 500, ChoiceSensitivity = 1000 };
        BrandParameters brand = Certain with { HelpCredit = 1, Skill = 1 };
        Simulation simulation = new(new Scenario(Laboratory.StillCommunity, member, brand, new Strategy("both", new Shares(0.5, 0.5, 0))), Laboratory.Strangers(Members, member), 2);
        Laboratory.Begin(simulation, (seat, state) => seat % 2 == 0 ? state with { Marks = Marks.OpenProblem, ProblemAge = 1 } : state);
        Laboratory.Live(simulation, 2);
        Assert.Multiple(() =>
        {
            Assert.That(On(simulation, Observable.FirstAcceptanceHelped), Is.EqualTo(1));
            Assert.That(On(simulation, Observable.FirstAcceptanceOthers), Is.EqualTo(0));
            Assert.That(On(simulation, Observable.FirstAcceptance), Is.EqualTo(0.5));
        });
    }

    /// <summary>A threat of 0.3·0.8 at disapproval 1, times the stake; nothing is added up before the first pitch.</summary>
    [TestCase(0, 0.24)]
    [TestCase(0.5, 0.48)]
    public void Pain_per_declined_pitch_is_that_of_the_threat(double stakePain, double expected)
    {
        MemberParameters member = Declining with { StakePain = stakePain };
        Strategy late = new("late", [new Stage(1, default), new Stage(3, new Shares(1, 0, 0))]);
        Simulation simulation = new(new Scenario(Laboratory.StillCommunity, member, Certain with { Offer = 2 }, late), Laboratory.Strangers(Members, member), 5);
        Laboratory.Live(simulation, 5);
        Assert.That(simulation.Series[Observable.PainPerDecline, 2], Is.Zero);
        Assert.That(On(simulation, Observable.PainPerDecline), Is.EqualTo(expected).Within(1e-6));
    }

    [Test]
    public void An_accepted_pitch_is_no_declined_one() =>
        Assert.That(On(Run(1, Accepting, Laboratory.Pitching), Observable.PainPerDecline), Is.Zero);

    private static double On(Simulation simulation, Observable observable) => simulation.Series[observable, simulation.Day];

    private static Scenario Scenario(MemberParameters member, Strategy strategy) => new(Laboratory.StillCommunity, member, Certain, strategy);

    private static Simulation Run(int days, MemberParameters member, Strategy strategy) =>
        Laboratory.After(days, Scenario(member, strategy), Laboratory.Strangers(Members, member));
}
