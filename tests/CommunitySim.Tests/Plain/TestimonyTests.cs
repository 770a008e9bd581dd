using CommunitySim.Mechanisms;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Plain;

/// <summary>What a member tells of a day is what the simulation then lives.</summary>
internal sealed class TestimonyTests
{
    private const int Days = 120;

    private static CommunityParameters Place { get; } = new() { Members = 200, Turnover = 0.01, Network = new() { GroupSize = 20, TiesInside = 5, TiesOutside = 1 } };

    // More happens than by default, and acceptance is near enough to be seen.
    private static MemberParameters People { get; } = new() { ProblemRate = 0.2, UnmuteRate = 0.1, CustomerChurn = 0.05, Effort = 0, NeedRate = 0.1, EndorsementThreshold = 0.4, PeerHelp = 0.05 };

    private static BrandParameters Firm { get; } = new() { HoursPerThousandMembers = 60, Consistency = 0.7, Skill = 0.8 };

    private static readonly Shares[] Splits = [new(1, 0, 0), new(0, 0.8, 0.2), new(0.3, 0.4, 0.2), default];

    private static readonly Happening[] Sales = [Happening.Sale, Happening.OwnSale];

    [Test]
    public void The_evening_that_all_members_tell_of_is_the_simulations_to_the_last_bit([Range(0, 3)] int split, [Values(1, 2)] int seed, [Values("everybody", "targets", "complete")] string how)
    {
        Simulation simulation = Begin(split, seed, how);
        while (simulation.Day < Days)
        {
            Testimony[] told = All(simulation);
            simulation.Step();
            foreach (Testimony testimony in told)
            {
                MemberState evening = simulation.Population[testimony.Seat];
                Assert.That(Bits(testimony.Evening), Is.EqualTo(Bits(evening)), $"day {testimony.Day}, seat {testimony.Seat}: {testimony.Evening}, lived {evening}");
            }
        }
    }

    [Test]
    public void What_is_told_adds_up_to_what_is_counted([Range(0, 3)] int split, [Values(1, 2)] int seed)
    {
        Simulation simulation = Begin(split, seed, "everybody");
        while (simulation.Day < Days)
        {
            Testimony[] told = All(simulation);
            simulation.Step();
            double Told(params Happening[] what) => told.Sum(testimony => testimony.Happened.Count(happened => what.Contains(happened.What)));
            double Counted(Observable observable) => simulation.Series[observable, simulation.Day];
            Assert.That(told.Count(testimony => testimony.Asked), Is.EqualTo(Counted(Observable.Pitches)));
            Assert.That(told.Count(testimony => testimony.Ask.Accepted == true), Is.EqualTo(Counted(Observable.SalesPitched)));
            Assert.That(Told(Happening.Sale), Is.EqualTo(Counted(Observable.SalesPitched)));
            Assert.That(Told(Happening.OwnSale), Is.EqualTo(Counted(Observable.SalesOwn)));
            Assert.That(Told(Happening.Raised), Is.EqualTo(Counted(Observable.Raised)));
            Assert.That(Told(Happening.Solved), Is.EqualTo(Counted(Observable.Solved)));
            Assert.That(Told(Happening.Failed, Happening.Disappointed), Is.EqualTo(Counted(Observable.LetDown)));
            Assert.That(Told(Happening.Sanctioned), Is.EqualTo(Counted(Observable.Sanctioned)));
        }
    }

    /// <summary>Nothing is told that has left no trace, and no trace is left untold; somebody new has no traces of the one before.</summary>
    [Test]
    public void What_is_told_explains_how_the_evening_differs_from_the_morning([Range(0, 2)] int split)
    {
        Simulation simulation = Begin(split, 1, "everybody");
        while (simulation.Day < Days)
        {
            foreach (Testimony told in All(simulation))
            {
                bool Has(Happening what) => told.Happened.Any(happened => happened.What == what);
                MemberState before = told.Morning;
                if (Has(Happening.Newcomer))
                {
                    Assert.That(before, Is.EqualTo(MemberState.Newcomer(People)));
                }

                Assert.That(told.Asked && before.Muted, Is.False, "nobody who has muted is asked");

                string at = $"day {told.Day}, seat {told.Seat}";
                Assert.That(told.Evening.Muted, Is.EqualTo((before.Muted || Has(Happening.Muted)) && !Has(Happening.Unmuted)), at);
                Assert.That(told.Evening.Customer, Is.EqualTo((before.Customer || Sales.Any(Has)) && !Has(Happening.Left)), at);
                bool closed = Has(Happening.Solved) || Has(Happening.Failed) || Has(Happening.PeerHelped) || Has(Happening.Disappointed) || Has(Happening.GaveUp);
                Assert.That(told.Evening.OpenProblem, Is.EqualTo((before.OpenProblem && !closed) || Has(Happening.Raised)), at);
                Assert.That(told.Evening.Ignored, Is.EqualTo(!closed && (before.Ignored || Has(Happening.Ignored))), at);
                Assert.That(Has(Happening.Sale) || Has(Happening.Refused), Is.EqualTo(told.Asked && !told.Ask.State.Customer), at);
                Assert.That(told.Happened.Select(happened => happened.What).Where(what => what != Happening.Recognised), Is.Ordered, at);
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
            foreach (Testimony told in All(simulation))
            {
                Ask ask = told.Ask;
                Assert.That(ask.Neighbours.Select(neighbour => neighbour.Seat), Is.EqualTo(Enumerable.Range(0, ask.Neighbours.Count).Select(index => simulation.World.Network.Neighbour(told.Seat, index))));
                Assert.That(ask.Neighbours.Select(neighbour => neighbour.Trust), Is.EqualTo(ask.Neighbours.Select(neighbour => simulation.Population[neighbour.Seat].Trust)));
                Assert.That(ask.Neighbours.Select(neighbour => neighbour.Endorses), Is.EqualTo(ask.Neighbours.Select(neighbour => neighbour.Trust >= (float)People.EndorsementThreshold)));
                int endorsing = ask.Neighbours.Count(neighbour => neighbour.Endorses);
                Assert.That(ask.Disapproval, Is.EqualTo(Disapproval.Of(endorsing, ask.Neighbours.Count, c)));
                Utility utility = Choice.Weigh(ask.State, simulation.World.Traits(told.Seat), ask.Disapproval, 1, c);
                Assert.That((ask.Utility, ask.Chance), Is.EqualTo((utility, Choice.Probability(utility, c))));
                // The product of two floats, each with a rounding of 2⁻²⁴ of itself.
                Assert.That(ask.ExpectedPain * simulation.World.Traits(told.Seat).LossAversion, Is.EqualTo(utility.Rejection).Within(1e-6 * utility.Rejection));
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
    public void A_rival_a_manager_or_no_such_seat_is_refused()
    {
        World world = World.Generate(Place, People, new Luck(1, 0));
        Strategy managed = new("managed", new Manager(Belief.Lift, 7, [new("mix", Splits[2]), new("leave", default)]));
        Simulation duel = new(new Scenario(Place, People, Firm, new Strategy("mix", Splits[2]), new Rival(Firm, new Strategy("ask", Splits[0]))), world, Days);
        Assert.That(() => Testimony.Of(duel, 0), Throws.ArgumentException.With.Message.Contains("rival"));
        Assert.That(() => Testimony.Of(new Simulation(new Scenario(Place, People, Firm, managed), world, Days), 0), Throws.ArgumentException.With.Message.Contains("manager"));
        Assert.That(() => Testimony.Of(Begin(0, 1, "everybody"), 200), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Testimony.Of(Begin(0, 1, "everybody"), -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
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
        return new Simulation(scenario, World.Generate(place, People, new Luck((ulong)seed, 3)), Days);
    }

    private static Testimony[] All(Simulation simulation) => [.. Enumerable.Range(0, simulation.Population.Members).Select(seat => Testimony.Of(simulation, seat))];

    private static (int Trust, int Pain, int Obligation, int SocialMode, int Age, Marks Marks, MemberEvent Event) Bits(MemberState state) => (
        BitConverter.SingleToInt32Bits(state.Trust),
        BitConverter.SingleToInt32Bits(state.Pain),
        BitConverter.SingleToInt32Bits(state.Obligation),
        BitConverter.SingleToInt32Bits(state.SocialMode),
        state.ProblemAge,
        state.Marks,
        state.Event);
}
