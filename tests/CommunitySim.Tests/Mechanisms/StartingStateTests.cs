using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Tracing;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>A community that already runs on day 1.</summary>
internal sealed class StartingStateTests
{
    private const int Seats = 20_000;

    // Six standard errors of a share.
    private const double Error = 6 * 0.5 / 141;

    private static MemberState[] Draw(BeginParameters begin, MemberParameters? member = null)
    {
        member ??= new();
        RandomStreams streams = new(5, 0);
        return [.. Enumerable.Range(0, Seats).Select(seat => StartingState.Draw(
            MemberState.Newcomer(member), streams.Draw(StreamBlock.Begin, 0, seat), begin, member.Patience))];
    }

    [TestCase(0.6, 0.3, 0.2, 0.6)]
    [TestCase(0, 0.3, 0.2, 0.3)]
    [TestCase(0.1, 0.2, 0.7, 0.7)]
    [TestCase(1, 1, 1, 1)]
    public void Shares_are_those_asked_for_and_who_buys_or_mutes_is_aware(double aware, double customers, double muted, double known)
    {
        MemberState[] members = Draw(new() { Aware = aware, Customers = customers, Muted = muted, OpenProblems = 0.25 });
        double Share(Func<MemberState, bool> has) => members.Count(has) / (double)Seats;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Share(one => one.Aware), Is.EqualTo(known).Within(Error));
            Assert.That(Share(one => one.Customer), Is.EqualTo(customers).Within(Error));
            Assert.That(Share(one => one.Muted), Is.EqualTo(muted).Within(Error));
            Assert.That(Share(one => one.Customer && one.Muted), Is.EqualTo(customers * muted / known).Within(Error), "independent among the aware");
            Assert.That(Share(one => one.OpenProblem), Is.EqualTo(0.25).Within(Error));
            Assert.That(members.Where(one => one.Customer || one.Muted).All(one => one.Aware));
            Assert.That(members.Select(one => one.Ignored), Has.None.True);
        }
    }

    /// <summary>Ages are uniform from 1 to the last day on which a member still waits.</summary>
    [TestCase(5, 5)]
    [TestCase(2.5, 2)]
    [TestCase(0.5, 1)]
    public void Open_problems_have_every_age_up_to_patience(double patience, int oldest)
    {
        int[] ages = [.. Draw(new() { OpenProblems = 1 }, new() { Patience = patience }).Select(one => one.ProblemAge)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ages.Distinct().Order(), Is.EqualTo(Enumerable.Range(1, oldest)));
            Assert.That(ages.Count(age => age == 1) / (double)Seats, Is.EqualTo(1.0 / oldest).Within(Error));
        }
    }

    [Test]
    public void Trust_is_the_same_for_all_and_a_newcomers_where_none_is_given()
    {
        Assert.That(Draw(new() { Trust = 0.45 }).Select(one => one.Trust), Is.All.EqualTo(MemberWord.Round(0.45f)));
        Assert.That(Draw(new() { Aware = 0.5 }).Select(one => one.Trust), Is.All.EqualTo(MemberState.Newcomer(new()).Trust));
    }

    [Test]
    public void A_simulation_begins_with_it_and_its_later_newcomers_do_not()
    {
        CommunityParameters place = new() { Members = 500, Turnover = 0.1, Begin = new() { Trust = 0.7, Aware = 1, Customers = 0.5, Muted = 0.2, OpenProblems = 0.3 } };
        MemberParameters member = new() { Annoyance = 0.5 };
        Simulation simulation = new(new Scenario(place, member, new(), new Strategy("none", default(Shares))), World.Generate(place, member, new RandomStreams(3, 0)), 2);
        Assert.That(simulation.Population.See(7).Trust, Is.EqualTo(MemberWord.Round(0.7f)));
        int newcomers = 0;
        foreach (MemberTrace trace in Enumerable.Range(0, 500).Select(seat => MemberTrace.Next(simulation, seat)))
        {
            bool isNew = trace.Events.Any(happened => happened.Kind == TraceEventKind.Newcomer);
            newcomers += isNew ? 1 : 0;
            Assert.That(trace.Morning, isNew ? Is.EqualTo(MemberState.Newcomer(member)) : Is.EqualTo(simulation.Population[trace.Seat] with { Event = MemberEvent.None }));
        }

        Assert.That(newcomers, Is.GreaterThan(20));
    }

    /// <summary>The plan of day 1 counts the problems that wait and the members who have not muted.</summary>
    [Test]
    public void The_plan_of_day_1_knows_it()
    {
        CommunityParameters place = new() { Members = 1000, Begin = new() { Muted = 0.4, OpenProblems = 0.5 } };
        Simulation simulation = new(new Scenario(place, new(), new(), new Strategy("mix", new Shares(0.5, 0.5, 0))), World.Generate(place, new(), new RandomStreams(3, 0)), 1);
        MemberState[] members = [.. Enumerable.Range(0, 1000).Select(seat => simulation.Population[seat])];
        BrandPlan plan = simulation.PlanNextDay();
        BrandParameters brand = new();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Look, Is.EqualTo(4 / (brand.SolveHours * members.Count(one => one is { OpenProblem: true, Muted: false }))).Within(1e-12));
            Assert.That(plan.Pitch, Is.EqualTo(4 / (brand.PitchHours * members.Count(one => !one.Muted))).Within(1e-12));
        }
    }
}
