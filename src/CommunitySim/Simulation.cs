using CommunitySim.Mechanisms;
using CommunitySim.Randomness;

namespace CommunitySim;

/// <summary>One run: a strategy's brand in a world, day by day. The day below is the schedule of MODEL.md.</summary>
public sealed class Simulation
{
    private readonly Scenario _scenario;
    private readonly World _world;
    private readonly Population _population;
    private readonly Relaxation _relaxation;
    private DayTally _yesterday;

    /// <summary>A community of newcomers on the morning of day 1.</summary>
    /// <param name="scenario">Parameters and strategy.</param>
    /// <param name="world">Network, traits and luck; it may be shared by several simulations at once.</param>
    /// <param name="days">Days that the series has room for, at least 1.</param>
    public Simulation(Scenario scenario, World world, int days)
    {
        (_scenario, _world, Series) = (scenario, world, new DailySeries(days));
        _population = new Population(world.Members, scenario.Member);
        _relaxation = new Relaxation(scenario.Member);
        MemberState newcomer = MemberState.Newcomer(scenario.Member);
        for (int seat = 0; seat < world.Members; seat++)
        {
            _yesterday.Take(newcomer, scenario.Member.EndorsementThreshold);
        }
    }

    /// <summary>Days done.</summary>
    public int Day { get; private set; }

    /// <summary>What was observed so far.</summary>
    public DailySeries Series { get; }

    /// <summary>The members.</summary>
    public Population Population => _population;

    /// <summary>Runs all days.</summary>
    public static DailySeries Run(Scenario scenario, World world, int days)
    {
        Simulation simulation = new(scenario, world, days);
        while (simulation.Day < days)
        {
            simulation.Step();
        }

        return simulation.Series;
    }

    /// <summary>One day: the phases in order, for each member; all reading of others is of yesterday.</summary>
    public void Step()
    {
        Day++;
        BrandPlan plan = BrandPlan.For(_scenario.Strategy.On(Day), _scenario.Brand, _world.Members, _yesterday.Waiting, _yesterday.Reachable);
        DayTally tally = default;
        for (int seat = 0; seat < _world.Members; seat++)
        {
            Live(seat, plan, ref tally);
        }

        tally.Write(Series, Day, _world.Members, plan.Hours, _scenario.Brand);
        _population.TurnPage();
        _yesterday = tally;
    }

    private void Live(int seat, BrandPlan plan, ref DayTally tally)
    {
        (MemberParameters member, BrandParameters brand) = (_scenario.Member, _scenario.Brand);
        Traits traits = _world.Traits(seat);
        Draws everyday = Draw(Block.Everyday, seat), company = Draw(Block.Company, seat);

        MemberState state = Turnover.Apply(_population[seat], everyday[Purpose.Turnover], _scenario.Community.Turnover, member);

        tally.Problem(state.OpenProblem
            ? Problems.Handle(ref state, Draw(Block.Problem, seat), plan, member, brand)
            : Problems.Arise(ref state, everyday[Purpose.ProblemArises], member));

        if (!state.Muted && everyday[Purpose.Bond] < plan.Bond)
        {
            Bonding.Meet(ref state, member, brand);
        }

        if (!state.Muted && everyday[Purpose.Pitch] < plan.Pitch)
        {
            bool sale = Pitching.Receive(ref state, traits, DisapprovalAround(seat), Draw(Block.Pitch, seat), member, brand);
            tally.Pitch(sale, state.Event == MemberEvent.Sanctioned);
            if (Draw(Block.Decision, seat)[Purpose.Mute] < Muting.Probability(state, member))
            {
                state.Set(Marks.Muted);
            }
        }
        else if (state.Aware && !state.Customer && company[Purpose.Need] < member.NeedRate)
        {
            BuyByOwnDemand(ref state, seat, traits, ref tally);
        }

        int degree = _world.Network.Degree(seat);
        if (degree > 0)
        {
            int neighbour = _world.Network.Neighbour(seat, company.Below(Purpose.FeedNeighbour, degree));
            if (company[Purpose.FeedSeen] < _world.Activity(neighbour)
                && Feed.Read(ref state, traits, _population.See(neighbour), Draw(Block.Feed, seat), member, brand))
            {
                tally.Sighting();
            }
        }

        if (state.Customer)
        {
            tally.Payment();
            Custom.StayOrLeave(ref state, company[Purpose.Churn], member);
        }

        _relaxation.Apply(ref state);
        _population[seat] = state;
        tally.Take(state, member.EndorsementThreshold);
    }

    private void BuyByOwnDemand(ref MemberState state, int seat, Traits traits, ref DayTally tally)
    {
        (MemberParameters member, BrandParameters brand) = (_scenario.Member, _scenario.Brand);
        Draws draws = Draw(Block.Decision, seat);
        Utility utility = Choice.Weigh(state, traits, DisapprovalAround(seat), member.Privacy, member, brand.Offer);
        if (draws[Purpose.OwnAccept] < Choice.Probability(utility, member))
        {
            Purchase.Make(ref state, draws[Purpose.OwnQuality], member, brand);
            tally.OwnSale();
        }
    }

    private Draws Draw(Block block, int seat) => _world.Luck.Draw(block, Day, seat);

    private double DisapprovalAround(int seat) => Disapproval.Around(seat, _world.Network, _population.Trust, _yesterday.Endorsers, _scenario);
}
