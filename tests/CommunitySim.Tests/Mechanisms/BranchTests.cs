using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>A run that goes on under another strategy from a decision on.</summary>
internal sealed class BranchTests
{
    private const int Days = 80, Before = 30;

    private static readonly CommunityParameters Place = new()
    {
        Members = 1500,
        Turnover = 0.02,
        Cut = 0.7,
        Mend = 0.05,
        LeaveByPain = 0.5,
        LeaveByAnswer = 0.5,
        NormRate = 0.05,
        SpillOver = 0.5,
        Begin = new() { Aware = 0.3 },
    };

    private static readonly MemberParameters People = new()
    {
        ProblemRate = 0.2,
        UnmuteRate = 0.1,
        CustomerChurn = 0.1,
        Effort = -0.3,
        Tolerance = 3,
        Annoyance = 0.3,
        ExpectationRate = 0.3,
        MemberReciprocity = 0.5,
    };

    private static readonly BrandParameters Firm = new() { HoursPerThousandMembers = 60, Deception = 0.3, Quality = 0.6, PitchTarget = Target.Receptive };

    private static readonly Stage[] Past = [new(1, new Shares(0.5, 0.3, 0.2)), new(11, new Shares(0, 1, 0)) { HourlyWage = 10 }];

    private static readonly Stage Next = new(Before + 1, new Shares(0.7, 0, 0.3)) { HoursPerThousandMembers = 40 };

    /// <summary>All bits but those of sums since day 1, which begin anew.</summary>
    [Test]
    public void A_branch_goes_on_as_if_the_past_had_been_its_first_stages([Values(0, 1, 2)] int rivals, [Values] bool withSegments)
    {
        Rival? rival = rivals == 0 ? null : new Rival(Firm with { Offer = 1.4 }, new Strategy("ask", new Shares(1, 0, 0)), rivals == 1 ? null : new Rival(Firm, new Strategy("solve", new Shares(0, 1, 0))));
        Segment[] segments = withSegments ? [new("leads", 0.3, People with { NeedRate = 0.3, Annoyance = 0 })] : [];
        World world = World.Generate(Place, People, new RandomStreams(4, 0), segments);
        Scenario Of(params Stage[] stages) => new(Place, People, Firm, new Strategy("any", stages), rival, segments);
        Simulation whole = new(Of([.. Past, Next]), world, Days), past = new(Of(Past), world, Days, threads: 2);
        StepTo(whole, Before);
        StepTo(past, Before);
        double value = whole.Series[Observable.Value, Before];
        Simulation branch = past.Branch(Of(Past[^1] with { FromDay = 1 }, Next));
        StepTo(past, Before + 5); // What the past does afterwards does not matter.
        while (whole.Day < Days)
        {
            whole.Step();
            branch.Step();
            foreach (Observable observable in Observables.All.Where(one => !one.IsSinceDay1()))
            {
                Assert.That(branch.Series[observable, branch.Day], Is.EqualTo(whole.Series[observable, whole.Day]), $"{observable.Name()} on day {whole.Day}");
            }

            for ((Simulation? one, Simulation? other) = (whole, branch); one is not null; (one, other) = (one.Rival, other!.Rival))
            {
                Assert.That(other!.Population.Yesterday, Is.EqualTo(one.Population.Yesterday));
                Assert.That(other.Population.Pain, Is.EqualTo(one.Population.Pain));
                Assert.That(other.Population.Obligation, Is.EqualTo(one.Population.Obligation));
            }
        }

        // Sums of thousands of money in double precision, in another order.
        Assert.That(branch.Series[Observable.Value, Days], Is.EqualTo(whole.Series[Observable.Value, Days] - value).Within(1e-6));
    }

    [Test]
    public void Days_before_the_decision_are_the_past_s_and_sums_are_0_there()
    {
        World world = World.Generate(Place, People, new RandomStreams(4, 0));
        Simulation past = new(new Scenario(Place, People, Firm, new Strategy("any", Past)), world, Days);
        StepTo(past, Before);
        Simulation branch = past.Branch(new Scenario(Place, People, Firm, new Strategy("other", new Shares(1, 0, 0))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(branch.Day, Is.EqualTo(Before));
            foreach (Observable observable in Observables.All)
            {
                Assert.That(branch.Series[observable, Before], Is.EqualTo(observable.IsSinceDay1() ? 0 : past.Series[observable, Before]), observable.Name());
            }
        }
    }

    /// <summary>A rival that enters meets members as they are, hurt and all, and is new to them.</summary>
    [Test]
    public void A_rival_that_was_not_there_enters_with_the_branch()
    {
        CommunityParameters place = Place with { Begin = new() };
        World world = World.Generate(place, People, new RandomStreams(4, 0));
        Simulation past = new(new Scenario(place, People, Firm, new Strategy("any", Past)), world, Days);
        StepTo(past, Before);
        Simulation branch = past.Branch(new Scenario(place, People, Firm, new Strategy("any", Past), new Rival(Firm, new Strategy("ask", new Shares(1, 0, 0)))));
        Assert.That(branch.Rival!.Population.Pain, Is.EqualTo(past.Population.Pain));
        Assert.That(branch.Rival.Population.Yesterday.Take(place.Members), Is.All.EqualTo(MemberWord.Pack(MemberState.Newcomer(People).Trust, 0)));
        Assert.That(branch.Rival.Day, Is.EqualTo(Before));
        Assert.That(branch.Step, Throws.Nothing);
    }

    private static void StepTo(Simulation simulation, int day)
    {
        while (simulation.Day < day)
        {
            simulation.Step();
        }
    }
}
