using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Simd;
using CommunitySim.Tests.Limits;
using static CommunitySim.Tests.Limits.Laboratory;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Members who leave for their pain, and stay for answers and ties.</summary>
internal sealed class LeavingTests
{
    private static CommunityParameters Place { get; } = StillCommunity with { Turnover = 0.1, LeaveByPain = 0.5, LeaveByAnswer = 0.7, LeaveByTies = 0.9, Cut = 1 };

    /// <summary>The exponent is a sum of three products, each rounded, and so is the power: 2e-6 of the chance for exponents up to 3.</summary>
    [Test]
    public void The_chance_is_that_of_the_equation([Values(0, 0.3f, 2, 5)] float pain, [Values] bool answered, [Values(0, 0.25f, 1)] float live)
    {
        Coefficients c = new(new Scenario(Place, StillMember, StillBrand, Absent));
        float chance = Leaving.Probability<Scalar>(pain, Scalar.Mask(answered ? 1u : 0), live, c);
        double expected = Math.Min(1, 0.1 * Math.Exp((0.5 * pain) - (answered ? 0.7 : 0) - (0.9 * live)));
        Assert.That(chance, Is.EqualTo(expected).Within(2e-6 * expected));
    }

    [TestCase(0.5, 1f)]
    [TestCase(0, 0f)]
    public void The_chance_is_at_most_one_and_no_turnover_stays_none(double turnover, float expected)
    {
        Coefficients c = new(new Scenario(Place with { Turnover = turnover, LeaveByPain = 100 }, StillMember, StillBrand, Absent));
        Assert.That((float)Leaving.Probability<Scalar>(1e9f, Scalar.Bits(0), 0, c), Is.EqualTo(expected));
    }

    /// <summary>Pairs of members: hurt or not, answered or not, tied or not. Who is new has lost the mark of a customer. Standard errors of frequencies.</summary>
    [Test]
    public void As_many_leave_as_the_three_rates_say()
    {
        const int pairs = 40_000, kinds = 8;
        SocialNetwork network = SocialNetwork.FromTies(2 * pairs, [.. Enumerable.Range(0, pairs).Select(pair => new Tie(2 * pair, (2 * pair) + 1))]);
        MemberParameters member = StillMember;
        Simulation simulation = new(new Scenario(Place, member, StillBrand, Absent), new World(network, member, new RandomStreams(5, 0)), 1);
        Laboratory.Begin(simulation, (seat, state) => state with { Marks = Marks.Customer, Pain = IsHurt(seat) ? 2 : 0 });
        for (int seat = 0; seat < 2 * pairs; seat++)
        {
            simulation.Population.Answered[seat / 64] |= IsAnswered(seat) ? 1UL << seat : 0;
            if (seat % 2 == 0 && !IsTied(seat))
            {
                simulation.Ties!.Change(seat, seat + 1);
            }
        }

        simulation.Step();
        foreach (IGrouping<int, int> kind in Enumerable.Range(0, 2 * pairs).GroupBy(seat => seat / 2 % kinds))
        {
            int seat = kind.First(), count = kind.Count();
            double p = 0.1 * Math.Exp((IsHurt(seat) ? 1 : 0) - (IsAnswered(seat) ? 0.7 : 0) - (IsTied(seat) ? 0.9 : 0));
            double left = kind.Count(one => !simulation.Population[one].Customer) / (double)count;
            Assert.That(left, Is.EqualTo(p).Within(4 * Math.Sqrt(p * (1 - p) / count)), $"kind {kind.Key}");
            Assert.That(kind.Where(one => !simulation.Population[one].Customer).Select(one => (simulation.Population.Answered[one / 64] >> one) & 1), Is.All.Zero);
        }

        static bool IsHurt(int seat) => seat / 2 % 2 == 1;
        static bool IsAnswered(int seat) => seat / 4 % 2 == 1;
        static bool IsTied(int seat) => seat / 8 % 2 == 1;
    }

    /// <summary>The last problem counts: solved by a brand, or closed in another way.</summary>
    [TestCase(1, 0, true)]
    [TestCase(0, 0, false)]
    [TestCase(0, 1, false)]
    public void A_solved_last_problem_is_remembered(double skill, double peerHelp, bool answered)
    {
        MemberParameters member = StillMember with { PeerHelp = peerHelp };
        BrandParameters brand = StillBrand with { HoursPerThousandMembers = Unlimited, Skill = skill };
        Simulation simulation = new(new Scenario(Place with { Turnover = 0 }, member, brand, peerHelp == 1 ? Absent : Solving), Strangers(100, member), 1);
        Laboratory.Begin(simulation, (_, state) => state with { Marks = Marks.OpenProblem, ProblemAge = 1 });
        simulation.Population.Answered[0] = 0b1010;
        simulation.Step();
        Assert.That((simulation.Population.Answered[0], simulation.Population.Answered[1]), Is.EqualTo(answered ? (ulong.MaxValue, (1UL << 36) - 1) : (0UL, 0UL)));
    }

    /// <summary>The first brand's pitches hurt before the rival comes; the same members are new to both nevertheless. Nobody buys, so that only newcomers are no customers. </summary>
    [Test]
    public void The_newcomers_of_a_day_are_new_to_both_brands()
    {
        MemberParameters member = StillMember with { ThreatPain = 2, Effort = 1000 };
        BrandParameters brand = StillBrand with { HoursPerThousandMembers = 30 };
        CommunityParameters place = Place with { Members = 3000, LeaveByPain = 2, Cut = 0 };
        Simulation simulation = new(new Scenario(place, member, brand, Laboratory.Pitching, new Rival(brand, Laboratory.Pitching)), World.Generate(place, member, new RandomStreams(8, 0)), 30);
        for (int day = 0; day < 30; day++)
        {
            Laboratory.Begin(simulation, (_, state) => state with { Marks = Marks.Customer });
            Laboratory.Begin(simulation.Rival!, (_, state) => state with { Marks = Marks.Customer });
            simulation.Step();
            bool[] stayed = [.. StatesOf(simulation).Select(state => state.Customer)];
            Assert.That(StatesOf(simulation.Rival!).Select(state => state.Customer), Is.EqualTo(stayed));
            Assert.That(stayed, Has.Some.True.And.Some.False);
        }
    }

    /// <summary>Where nothing hurts, to decide member by member gives the same newcomers; the smaller the chance, the oftener 16 bits do not decide.</summary>
    [Test]
    public void Without_pain_the_bits_are_those_without_the_mechanism([Values(0.00001, 0.0005, 0.3)] double turnover)
    {
        CommunityParameters place = new() { Turnover = turnover, Members = 3000 };
        World world = World.Generate(place, new(), new RandomStreams(8, 0));
        Strategy strategy = new("help", new Shares(0, 0.8, 0.2));
        DailySeries off = Simulation.Run(new Scenario(place, new(), new(), strategy), world, 100), on = Simulation.Run(new Scenario(place with { LeaveByPain = 1 }, new(), new(), strategy), world, 100);
        for (int day = 1; day <= 100; day++)
        {
            Assert.That(on.On(day).ToArray(), Is.EqualTo(off.On(day).ToArray()), $"day {day}");
        }
    }
}
