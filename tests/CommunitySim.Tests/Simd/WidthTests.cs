using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Simd;
using CommunitySim.Tests.Oracle;

namespace CommunitySim.Tests.Simd;

/// <summary>
/// The simulation at every width and on any number of threads against width 1 on one thread: the same bits in every member and
/// observable on every day.
/// </summary>
internal sealed class WidthTests
{
    private const int Days = 60;

    private static IEnumerable<OracleCase> Cases => OracleCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Every_regime_has_the_same_bits_at_every_width(OracleCase oracleCase)
    {
        foreach ((string name, World world) in oracleCase.Worlds)
        {
            Assert.That(FirstDifference(oracleCase.Scenario, world, OracleCase.Days, Everyone, (1, Widths.Here)), Is.Null, name);
        }
    }

    /// <summary>One row of lanes and of 64 members, one cohort of 1,024, and one member more or less than each; more threads than cohorts.</summary>
    [Test]
    public void Ragged_ends_have_the_same_bits(
        [Values(1, 2, 15, 16, 17, 63, 64, 65, 1000, 1023, 1024, 1025, 3000)] int members,
        [Values(NetworkKind.Groups, NetworkKind.ScaleFree, NetworkKind.Complete)] NetworkKind kind)
    {
        CommunityParameters community = Lively.Community with { Members = members, Network = new NetworkParameters { Kind = kind } };
        World world = World.Generate(community, Lively.Member, new RandomStreams(8, (uint)members));
        Scenario scenario = new(community, Lively.Member, Lively.Brand, Lively.Strategy);
        Assert.That(FirstDifference(scenario, world, Days, Anybody, (1, Widths.Here), (2, [SimdWidths.Widest]), (7, [SimdWidths.Widest])), Is.Null);
    }

    /// <summary>More cohorts than threads, so that a thread's tools go from one cohort to another, in any order.</summary>
    [TestCase(2)]
    [TestCase(7)]
    public void Threads_that_share_many_cohorts_give_the_same_bits(int threads)
    {
        World world = World.Generate(Lively.Community with { Members = 20_000 }, Lively.Member, new RandomStreams(8, 0));
        Assert.That(FirstDifference(Lively, world, 20, Anybody, (threads, Widths.Here)), Is.Null);
    }

    /// <summary>
    /// A pitch, a contact or a need reaches as many of 64 members as are given, the others have muted or know nothing: each length of a list, with
    /// one to fifteen lanes left over. Seats are taken as 37·n modulo 64, which is each seat once.
    /// </summary>
    [Test]
    public void Lists_of_every_length_have_the_same_bits([Range(0, 40)] int length, [Values("pitch", "bond", "solve", "need")] string how)
    {
        Shares shares = how switch { "pitch" => new Shares(1, 0, 0), "bond" => new Shares(0, 0, 1), "solve" => new Shares(0, 1, 0), _ => default };
        MemberParameters member = Lively.Member with { NeedRate = 1, AwarenessRate = 0, UnmuteRate = 0 };
        Scenario scenario = new(Lively.Community with { Members = 64, Turnover = 0 }, member, Lively.Brand with { HoursPerThousandMembers = 1e9 }, new Strategy(how, shares));
        World world = new(NetworkGenerator.Build(scenario.Community, new RandomStreams(2, 0)), member, new RandomStreams(2, 0));
        MemberState Begin(int seat, MemberState newcomer)
        {
            bool concerned = seat * 37 % 64 < length, need = how == "need";
            MemberState state = Anybody(seat, newcomer);
            return state with
            {
                Marks = need && concerned ? Marks.Aware : need ? Marks.None : concerned ? state.Marks & ~(Marks.Muted | Marks.Ignored) : state.Marks | Marks.Muted,
                ProblemAge = need ? 0 : state.ProblemAge,
            };
        }

        Assert.That(FirstDifference(scenario, world, 3, Begin, (1, Widths.Here)), Is.Null);
    }

    /// <summary>The rival's newcomers too: half of the seats get one every day, so that all ways to draw them meet.</summary>
    [Test]
    public void A_rival_has_the_same_bits([Values(1, 17, 1024, 3000)] int members, [Values(0.02, 0.5)] double turnover)
    {
        CommunityParameters community = Lively.Community with { Members = members, Turnover = turnover };
        World world = World.Generate(community, Lively.Member, new RandomStreams(8, (uint)members));
        Scenario scenario = new(community, Lively.Member, Lively.Brand, Lively.Strategy, Asker);
        Assert.That(FirstDifference(scenario, world, Days, Anybody, (1, Widths.Here), (2, [SimdWidths.Widest]), (7, [SimdWidths.Widest])), Is.Null);
    }

    /// <summary>Ties break in every cohort, members leave for reasons of their own and help each other.</summary>
    [Test]
    public void Ties_leaving_and_help_have_the_same_bits([Values(64, 1025, 3000)] int members, [Values] bool withRival)
    {
        CommunityParameters community = Lively.Community with { Members = members, Cut = 1, Mend = 0.05, LeaveByPain = 1, LeaveByAnswer = 1, LeaveByTies = 1 };
        MemberParameters member = Lively.Member with { MemberReciprocity = 0.7, ComplaintEcho = 2, Effort = -0.3, Tolerance = 3 };
        World world = World.Generate(community, member, new RandomStreams(8, (uint)members));
        Scenario scenario = new(community, member, Lively.Brand, Lively.Strategy, withRival ? Asker : null);
        Assert.That(FirstDifference(scenario, world, Days, Anybody, (1, Widths.Here), (2, [SimdWidths.Widest]), (7, [SimdWidths.Widest])), Is.Null);
    }

    /// <summary>After a day that has called everything once.</summary>
    [Test]
    public void A_day_allocates_nothing([Values] bool withRival, [Values] bool managed, [Values] bool withSegments)
    {
        Segment[] segments = withSegments ? [new("leads", 0.3, Lively.Member with { Annoyance = 0.5, NeedRate = 0.5 })] : [];
        World world = World.Generate(Lively.Community with { Members = 3000 }, Lively.Member, new RandomStreams(8, 0), segments);
        Scenario scenario = new(Lively.Community, Lively.Member, Lively.Brand, managed ? Managed : Lively.Strategy, withRival ? Asker : null, segments);
        Simulation simulation = new(scenario, world, 10);
        simulation.Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int day = 2; day <= 10; day++)
        {
            simulation.Step();
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    /// <summary>Each parameter stands at its least, its greatest or its default.</summary>
    [Test]
    public void Parameters_at_their_ends_have_the_same_bits()
    {
        Shares[] shares = [new(1, 0, 0), new(0, 0.8, 0.2), new(0.3, 0.3, 0.4), default];
        for (int mixture = 0; mixture < 400; mixture++)
        {
            RandomSequence dice = new RandomStreams(4321, (uint)mixture).Sequence(StreamBlock.Network);
            Dictionary<string, object> values = new(StringComparer.Ordinal);
            foreach (ParameterDefinition parameter in Parameters.All.Where(parameter => parameter.Default is double && !parameter.Path.Contains("network", StringComparison.Ordinal)))
            {
                double least = parameter.About.AboveMin ? 0.001 : parameter.About.Min;
                values[parameter.Path] = dice.Below(3) switch { 0 => least, 1 => parameter.About.Max, _ => parameter.Default };
            }

            // At both ends of these hardly anything is left to be compared.
            values["brand.holdOut"] = dice.Below(3) switch { 0 => 0.5, _ => 0.0 };
            values["community.expulsionShare"] = dice.Below(4) switch { 0 => 0.0, 1 => 0.4, _ => 1.0 };
            values["community.allies"] = dice.Below(4) switch { 0 => 1.0, 1 => 0.2, _ => 0.0 };
            values["community.network.groupSize"] = 10;
            values["community.network.tiesInside"] = 3.0;
            foreach (string target in (string[])["brand.pitchTarget", "brand.bondTarget"])
            {
                values[target] = Target.Of(Target.Words[dice.Below(3)]);
            }

            MemberParameters member = Parameters.Build<MemberParameters>(values);
            Scenario scenario = new(Parameters.BuildCommunity(values), member, Parameters.Build<BrandParameters>(values), new Strategy("any", shares[mixture % 4]));
            World world = new(NetworkGenerator.Build(new() { Members = 70, Network = new() { GroupSize = 10, TiesInside = 3, TiesOutside = 1 } }, new RandomStreams(1, 0)), member, new RandomStreams(1, (uint)mixture), scenario.Community.Allies);
            Assert.That(FirstDifference(scenario, world, Days, Everyone, (1, Widths.Here)), Is.Null, () => string.Join(", ", values));
        }
    }

    /// <summary>Everything happens often, and to some nothing: people of all kinds from the first day, 16 bits seldom enough to decide.</summary>
    private static Scenario Lively { get; } = new(
        new CommunityParameters { Turnover = 0.02, Cohesion = 0.7 },
        new MemberParameters
        {
            ProblemRate = 0.2,
            UnmuteRate = 0.3,
            CustomerChurn = 0.1,
            LurkerShare = 0.5,
            LurkerActivity = 0.3,
            NeedRate = 0.3,
            Effort = 0,
            EndorsementThreshold = 0.4,
            WordOfMouth = 0.1,
        },
        new BrandParameters { HoursPerThousandMembers = 60, Consistency = 0.8, Skill = 0.7, Quality = 0.7 },
        new Strategy("mix", new Shares(0.3, 0.4, 0.2)));

    private static Rival Asker { get; } = new(Lively.Brand with { Offer = 1.5, HoursPerThousandMembers = 20 }, new Strategy("ask", new Shares(0.7, 0, 0.3)));

    /// <summary>Every day another option is tried.</summary>
    private static Strategy Managed { get; } = new("managed", new Manager(Belief.Lift, 1, [new("mix", Lively.Strategy.On(1)), new("ask", new Shares(1, 0, 0)), new("leave", default)]));

    private static MemberState Everyone(int seat, MemberState newcomer) => newcomer;

    /// <summary>People as they could have become: every mark and event, trust and pain of all sizes.</summary>
    private static MemberState Anybody(int seat, MemberState newcomer)
    {
        Draws draws = new RandomStreams(99, 0).Draw(StreamBlock.Everyday, 0, seat);
        uint marks = draws.Word(0);
        bool open = (marks & (uint)Marks.OpenProblem) != 0;
        return newcomer with
        {
            Trust = MemberWord.Round(Draws.ToUniform(draws.Word(1))),
            Pain = 2 * Draws.ToUniform(draws.Word(2)),
            Obligation = (2 * Draws.ToUniform(draws.Word(3))) - 1,
            SocialMode = Draws.ToUniform(~draws.Word(2)),
            Marks = (Marks)(marks & MemberWord.MarksOnly) & (open ? ~Marks.None : ~Marks.Ignored),
            ProblemAge = open ? 1 + (int)(marks >> 29) : 0,
            Event = (MemberEvent)((marks >> 8) % 5),
        };
    }

    private static string? FirstDifference(Scenario scenario, World world, int days, Func<int, MemberState, MemberState> begin, params (int Threads, SimdWidth[] Widths)[] ways)
    {
        Simulation reference = Begin(1, SimdWidth.One);
        (string Name, Simulation Simulation)[] simulations =
        [
            .. from way in ways
               from width in way.Widths
               where (way.Threads, width) != (1, SimdWidth.One)
               select ($"{width}, {way.Threads} threads", Begin(way.Threads, width)),
        ];
        for (int day = 1; day <= days; day++)
        {
            reference.Step();
            foreach ((string name, Simulation simulation) in simulations)
            {
                simulation.Step();
                for ((Simulation? expected, Simulation? actual) = (reference, simulation); expected is not null; (expected, actual) = (expected.Rival, actual!.Rival))
                {
                    if (Difference(expected, actual!, day) is { } difference)
                    {
                        return $"{name}, day {day}: {difference}";
                    }
                }
            }
        }

        return null;

        Simulation Begin(int threads, SimdWidth width)
        {
            Simulation simulation = new(scenario, world, days, threads, width);
            for (int seat = 0; seat < world.Members; seat++)
            {
                simulation.Population[seat] = begin(seat, simulation.Population[seat]);
            }

            return simulation;
        }
    }

    internal static string? Difference(Simulation reference, Simulation simulation, int day)
    {
        for (int seat = 0; seat < simulation.Population.Members; seat++)
        {
            (MemberState expected, MemberState actual) = (reference.Population[seat], simulation.Population[seat]);
            if (Bits(expected) != Bits(actual))
            {
                return $"member {seat} is {actual}, expected {expected}";
            }
        }

        if (!simulation.Population.Help.AsSpan().SequenceEqual(reference.Population.Help) || !simulation.Population.Answered.AsSpan().SequenceEqual(reference.Population.Answered))
        {
            return "another has helped or was answered";
        }

        for (int position = 0; position < (reference.Ties?.Index.Ends.Length ?? 0); position++)
        {
            if (simulation.Ties!.IsSevered(position) != reference.Ties!.IsSevered(position))
            {
                return $"the tie at {position} is severed or not";
            }
        }

        foreach (Observable observable in Observables.All)
        {
            (double expected, double actual) = (reference.Series[observable, day], simulation.Series[observable, day]);
            if (BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(actual))
            {
                return $"{observable.Name()} is {actual:R}, expected {expected:R}";
            }
        }

        (string Counts, string Expected) counts = (Counts(simulation.LastDay), Counts(reference.LastDay));
        return counts.Counts == counts.Expected ? null : $"{counts.Counts}, expected {counts.Expected}";
    }

    private static string Counts(DayTally tally) =>
        $"sales {tally.Sales}, paying {tally.Paying}, held out {tally[Counter.HeldOutSales]} and {tally.HeldOutPaying}, to be asked {tally[Counter.Askable]}, met {tally[Counter.Meetable]}, answered {tally[Counter.Waiting]}";

    internal static (int Trust, int Pain, int Obligation, int SocialMode, int Age, Marks Marks, MemberEvent Event) Bits(MemberState state) => (
        BitConverter.SingleToInt32Bits(state.Trust),
        BitConverter.SingleToInt32Bits(state.Pain),
        BitConverter.SingleToInt32Bits(state.Obligation),
        BitConverter.SingleToInt32Bits(state.SocialMode),
        state.ProblemAge,
        state.Marks,
        state.Event);
}
