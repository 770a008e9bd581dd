using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;
using CommunitySim.Tests.Simd;
using CommunitySim.Tracing;

namespace CommunitySim.Tests.Oracle;

/// <summary>A member's trace is what the simulation then does.</summary>
internal sealed class MemberTraceTests
{
    private const int Days = 120;

    private static CommunityParameters Place { get; } = new() { Members = 200, Turnover = 0.01, Network = new() { GroupSize = 20, TiesInside = 5, TiesOutside = 1 } };

    // More happens than by default, and acceptance is near enough to be seen.
    private static MemberParameters People { get; } = new() { ProblemRate = 0.2, UnmuteRate = 0.1, CustomerChurn = 0.05, Effort = 0, NeedRate = 0.1, EndorsementThreshold = 0.4, PeerHelp = 0.05 };

    private static BrandParameters Firm { get; } = new() { HoursPerThousandMembers = 60, Consistency = 0.7, Skill = 0.8 };

    private static readonly Shares[] Splits = [new(1, 0, 0), new(0, 0.8, 0.2), new(0.3, 0.4, 0.2), default];

    private static readonly TraceEventKind[] Sales = [TraceEventKind.Sale, TraceEventKind.OwnSale];

    private static IEnumerable<OracleCase> Cases => OracleCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Every_members_trace_is_the_simulations_next_day_to_the_last_bit(OracleCase oracleCase)
    {
        foreach ((string name, World world) in oracleCase.Worlds)
        {
            AssertTraces(new Simulation(oracleCase.Scenario, world, OracleCase.Days), OracleCase.Days, name, every: 4);
        }
    }

    /// <summary>One row of 64 members, one cohort of 1,024, and one member more or less than each.</summary>
    [Test]
    public void Traces_at_the_ends_of_rows_and_cohorts_are_the_simulations_next_day([Values(63, 64, 65, 1023, 1024, 1025)] int members, [Values] bool complete)
    {
        CommunityParameters place = Place with { Members = members, Network = complete ? new() { Kind = NetworkKind.Complete } : Place.Network };
        Scenario scenario = new(place, People, Firm, new Strategy("any", Splits[2]), new Rival(Firm, new Strategy("ask", Splits[0])));
        AssertTraces(new Simulation(scenario, World.Generate(place, People, new RandomStreams(8, 0)), 8), 8, $"{members}");
    }

    [Test]
    public void What_is_told_adds_up_to_what_is_counted([Range(0, 3)] int split, [Values(1, 2)] int seed)
    {
        Simulation simulation = Begin(split, seed, "everybody");
        while (simulation.Day < Days)
        {
            MemberTrace[] told = All(simulation);
            simulation.Step();
            double Told(params TraceEventKind[] what) => told.Sum(trace => trace.Events.Count(happened => what.Contains(happened.Kind)));
            double Counted(Observable observable) => simulation.Series[observable, simulation.Day];
            Assert.That(told.Count(trace => trace.Asked), Is.EqualTo(Counted(Observable.Pitches)));
            Assert.That(told.Count(trace => trace.Ask.Accepted == true), Is.EqualTo(Counted(Observable.SalesPitched)));
            Assert.That(Told(TraceEventKind.Sale), Is.EqualTo(Counted(Observable.SalesPitched)));
            Assert.That(Told(TraceEventKind.OwnSale), Is.EqualTo(Counted(Observable.SalesOwn)));
            Assert.That(Told(TraceEventKind.Raised), Is.EqualTo(Counted(Observable.Raised)));
            Assert.That(Told(TraceEventKind.Solved), Is.EqualTo(Counted(Observable.Solved)));
            Assert.That(Told(TraceEventKind.Failed, TraceEventKind.Disappointed), Is.EqualTo(Counted(Observable.LetDown)));
            Assert.That(Told(TraceEventKind.Sanctioned), Is.EqualTo(Counted(Observable.Sanctioned)));
        }
    }

    /// <summary>Nothing is told that has left no trace, and no trace is left untold; somebody new has no traces of the one before.</summary>
    [Test]
    public void What_is_told_explains_how_the_evening_differs_from_the_morning([Range(0, 2)] int split)
    {
        Simulation simulation = Begin(split, 1, "everybody");
        while (simulation.Day < Days)
        {
            foreach (MemberTrace told in All(simulation))
            {
                bool Has(TraceEventKind what) => told.Events.Any(happened => happened.Kind == what);
                MemberState before = told.Morning;
                if (Has(TraceEventKind.Newcomer))
                {
                    Assert.That(before, Is.EqualTo(MemberState.Newcomer(People)));
                }

                Assert.That(told.Asked && before.Muted, Is.False, "nobody who has muted is asked");

                string at = $"day {told.Day}, seat {told.Seat}";
                Assert.That(told.Evening.Muted, Is.EqualTo((before.Muted || Has(TraceEventKind.Muted)) && !Has(TraceEventKind.Unmuted)), at);
                Assert.That(told.Evening.Customer, Is.EqualTo((before.Customer || Sales.Any(Has)) && !Has(TraceEventKind.Left)), at);
                bool closed = Has(TraceEventKind.Solved) || Has(TraceEventKind.Failed) || Has(TraceEventKind.PeerHelped) || Has(TraceEventKind.Disappointed) || Has(TraceEventKind.GaveUp);
                Assert.That(told.Evening.OpenProblem, Is.EqualTo((before.OpenProblem && !closed) || Has(TraceEventKind.Raised)), at);
                Assert.That(told.Evening.Ignored, Is.EqualTo(!closed && (before.Ignored || Has(TraceEventKind.Ignored))), at);
                Assert.That(Has(TraceEventKind.Sale) || Has(TraceEventKind.Refused), Is.EqualTo(told.Asked && !told.Ask.State.Customer), at);
                Assert.That(told.Events.Select(happened => happened.Kind).Where(what => what != TraceEventKind.Recognised), Is.Ordered, at);
            }

            simulation.Step();
        }
    }

    /// <summary>Who is not asked tells what an ask would have been: with the state of that moment, and the same surroundings.</summary>
    [Test]
    public void The_ask_is_weighed_with_yesterdays_neighbours([Values("everybody", "complete")] string how)
    {
        Simulation simulation = Begin(2, 1, how);
        Coefficients c = new(new Scenario(Place, People, Firm, new Strategy("any", Splits[2])));
        int asked = 0;
        while (simulation.Day < 30)
        {
            foreach (MemberTrace told in All(simulation))
            {
                Ask ask = told.Ask;
                Assert.That(ask.Neighbours.Select(neighbour => neighbour.Seat), Is.EqualTo(Enumerable.Range(0, ask.Neighbours.Count).Select(index => simulation.World.Network.Neighbour(told.Seat, index))));
                Assert.That(ask.Neighbours.Select(neighbour => neighbour.Trust), Is.EqualTo(ask.Neighbours.Select(neighbour => simulation.Population[neighbour.Seat].Trust)));
                Assert.That(ask.Neighbours.Select(neighbour => neighbour.Endorses), Is.EqualTo(ask.Neighbours.Select(neighbour => neighbour.Trust >= (float)People.EndorsementThreshold)));
                int endorsing = ask.Neighbours.Count(neighbour => neighbour.Endorses);
                Assert.That(ask.Disapproval, Is.EqualTo(Disapproval.Compute(endorsing, ask.Neighbours.Count, c.Cohesion, c)));
                Traits traits = simulation.World.Traits(told.Seat);
                Utility utility = new(
                    Choice.Offer<Scalar>(ask.State.Trust, ask.State.SocialMode, traits.OfferFit, c),
                    c.Reciprocity * ask.State.Obligation,
                    Choice.Rejection<Scalar>(1, ask.State.SocialMode, traits.PainSensitivity, ask.Disapproval, traits.LossAversion, c),
                    c.Effort);
                Assert.That((ask.Utility, ask.Chance), Is.EqualTo((utility, (float)Choice.Probability<Scalar>(utility.Total, c))));
                // The product of two floats, each with a rounding of 2⁻²⁴ of itself.
                Assert.That(ask.ExpectedPain * traits.LossAversion, Is.EqualTo(utility.Rejection).Within(1e-6 * utility.Rejection));
                Assert.That(ask.Drawn is not null, Is.EqualTo(told.Asked && !ask.State.Customer));
                asked += ask.Drawn is null ? 0 : 1;
            }

            simulation.Step();
        }

        Assert.That(asked, Is.GreaterThan(100));
    }

    [Test]
    public void To_tell_changes_nothing()
    {
        (Simulation asked, Simulation alone) = (Begin(2, 1, "targets"), Begin(2, 1, "targets"));
        while (asked.Day < 20)
        {
            All(asked);
            asked.Step();
            alone.Step();
            Assert.That(asked.Series.On(asked.Day).ToArray(), Is.EqualTo(alone.Series.On(alone.Day).ToArray()));
        }
    }

    [Test]
    public void A_seat_that_is_not_there_is_refused([Values(-1, 200)] int seat) =>
        Assert.That(() => MemberTrace.Next(Begin(0, 1, "everybody"), seat), Throws.InstanceOf<ArgumentOutOfRangeException>());

    // Each member is traced every so many days, not all on the same day.
    private static void AssertTraces(Simulation simulation, int days, string name, int every = 1)
    {
        while (simulation.Day < days)
        {
            MemberTrace[] traces = [.. Enumerable.Range(0, simulation.Population.Members).Where(seat => (seat + simulation.Day) % every == 0).Select(seat => MemberTrace.Next(simulation, seat))];
            simulation.Step();
            foreach (MemberTrace trace in traces)
            {
                for ((Simulation? brand, MemberTrace? told) = (simulation, trace); brand is not null; (brand, told) = (brand.Rival, told!.Rival))
                {
                    AssertEvening(brand, told!, brand == simulation ? name : name + ", rival");
                }
            }
        }
    }

    private static void AssertEvening(Simulation simulation, MemberTrace trace, string name)
    {
        MemberState evening = simulation.Population[trace.Seat];
        if (WidthTests.Bits(trace.Evening) != WidthTests.Bits(evening))
        {
            Assert.Fail($"{name}, day {trace.Day}, seat {trace.Seat}: {trace.Evening}, expected {evening}");
        }
    }

    private static Simulation Begin(int split, int seed, string how)
    {
        CommunityParameters place = how switch
        {
            "targets" => Place with { Turnover = 0.05, Allies = 0.1, ExpulsionShare = 0.5 },
            "complete" => Place with { Network = new() { Kind = NetworkKind.Complete } },
            _ => Place,
        };
        BrandParameters firm = how == "targets" ? Firm with { PitchTarget = Target.Receptive, BondTarget = Target.Hubs, HubShare = 0.3, HoldOut = 0.2, HelpCredit = 0.7 } : Firm;
        Scenario scenario = new(place, People, firm, new Strategy("any", Splits[split]));
        return new Simulation(scenario, World.Generate(place, People, new RandomStreams((ulong)seed, 3)), Days);
    }

    private static MemberTrace[] All(Simulation simulation) => [.. Enumerable.Range(0, simulation.Population.Members).Select(seat => MemberTrace.Next(simulation, seat))];
}
