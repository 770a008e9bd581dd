using CommunitySim.Lanes;
using CommunitySim.Mechanisms;

namespace CommunitySim;

/// <summary>
/// One run: a strategy's brand in a world, day by day, and maybe a rival's beside it. The day below is the schedule of MODEL.md.
/// </summary>
public sealed class Simulation
{
    private readonly Scenario _scenario;
    private readonly World _world;
    private readonly Population _population;
    private readonly Addressees _addressees;
    private readonly Endorsement _endorsement;
    private readonly Cohort[] _cohorts;
    private readonly double[] _pain;
    private readonly Func<Cohort, Cohort?, double> _live;
    private readonly Crew _crew;
    private readonly Simulation? _rival;
    private readonly Management? _management;
    private BrandPlan _plan;
    private DayTally _yesterday;
    private BrandRecord _record;

    /// <summary>A community of newcomers on the morning of day 1.</summary>
    /// <param name="scenario">Parameters and strategy.</param>
    /// <param name="world">Network, traits and luck; it may be shared by several simulations at once.</param>
    /// <param name="days">Days that the series has room for, at least 1.</param>
    /// <param name="threads">Threads that share the members of a day, at least 1; the results do not depend on it. Worth it from some ten thousand members on.</param>
    public Simulation(Scenario scenario, World world, int days, int threads = 1)
        : this(scenario, world, days, threads, LaneWidths.Widest)
    {
    }

    internal Simulation(Scenario scenario, World world, int days, int threads, LaneWidth width)
        : this(scenario, world, new Population(world.Members, scenario.Member), new double[(world.Members + Cohort.MostSeats - 1) / Cohort.MostSeats], days, threads, width)
    {
        _rival = scenario.Rival is null ? null : new Simulation(scenario.Rival, world.ForRival(), new Population(_population, scenario.Member), _pain, days, threads, width);
    }

    private Simulation(Scenario scenario, World world, Population population, double[] pain, int days, int threads, LaneWidth width)
    {
        (_scenario, _world, _population, _pain, Series) = (scenario, world, population, pain, new DailySeries(days));
        Coefficients coefficients = new(scenario);
        _endorsement = new Endorsement(_population, world, coefficients);
        _addressees = new Addressees(scenario, world);
        _management = scenario.Strategy.Manager is null ? null : new Management(scenario.Strategy.Manager, scenario.Brand, world.Members - HeldOutMembers, HeldOutMembers);
        _cohorts = new Cohort[Math.Min(threads, _pain.Length)];
        for (int hand = 0; hand < _cohorts.Length; hand++)
        {
            _cohorts[hand] = new Cohort(coefficients, world, _population, _endorsement, _addressees);
        }

        _live = width switch { LaneWidth.Sixteen => Live<Lanes512>, LaneWidth.Eight => Live<Lanes256>, LaneWidth.Four => Live<Lanes128>, _ => Live<Lane> };
        _crew = new Crew(_cohorts.Length, _pain.Length, Live);
    }

    /// <summary>Members that one thread of this machine works on at once: 1, 4, 8 or 16, by its vector instructions; the results do not depend on it.</summary>
    public static int MembersAtOnce => (int)LaneWidths.Widest;

    /// <summary>Days done.</summary>
    public int Day { get; private set; }

    /// <summary>What was observed so far.</summary>
    public DailySeries Series { get; }

    /// <summary>The members.</summary>
    public Population Population => _population;

    /// <summary>Members whose groups the brand leaves alone.</summary>
    public int HeldOutMembers => _addressees.HeldOut(_world.Members);

    /// <summary>Counts and sums of the last day, held-out members apart; before the first day nothing.</summary>
    public DayTally LastDay => _yesterday;

    /// <summary>The rival, who lives its days within those of the first brand; null without one.</summary>
    internal Simulation? Rival => _rival;

    /// <summary>The manager at work; null without one.</summary>
    internal Management? Management => _management;

    internal Scenario Scenario => _scenario;

    internal World World => _world;

    internal Addressees Addressees => _addressees;

    internal Endorsement Endorsement => _endorsement;

    /// <summary>Runs all days.</summary>
    public static DailySeries Run(Scenario scenario, World world, int days, int threads = 1)
    {
        Simulation simulation = new(scenario, world, days, threads);
        while (simulation.Day < days)
        {
            simulation.Step();
        }

        return simulation.Series;
    }

    /// <summary>One day: the phases in order, cohort by cohort; all reading of others is of yesterday.</summary>
    public void Step()
    {
        Begin();
        _rival?.Begin();
        _crew.Work();
        End();
        if (_rival is not null)
        {
            _rival.End();
            Series[Observable.RivalValue, Day] = _rival.Series[Observable.Value, Day];
        }
    }

    /// <summary>The plan that the brand makes if it wants to split the next day's hours in this way.</summary>
    internal BrandPlan PlanFor(Shares wanted)
    {
        if (_population.IsTouched)
        {
            _endorsement.CountAnew();
            _yesterday = _population.Count(_addressees);
        }

        Shares shares = _record.Expelled ? default : wanted;
        return BrandPlan.For(shares, _scenario.Brand, _world.Members, _yesterday.Waiting, _yesterday.Askable, _yesterday.Meetable);
    }

    private void Begin()
    {
        Day++;
        _plan = PlanFor(_management?.Plan() ?? _scenario.Strategy.On(Day));
        foreach (Cohort cohort in _cohorts)
        {
            cohort.Begin(Day, _plan);
        }
    }

    private void End()
    {
        _population.TurnPage();
        _endorsement.Spread();
        _yesterday = Observed();
        _management?.Note(_yesterday, _plan.Hours);
        _yesterday.Write(Series, Day, _world.Members, _plan.Hours, _scenario, ref _record);
    }

    private void Live(int hand, int piece)
    {
        (Cohort cohort, Cohort? rival) = (_cohorts[hand], _rival?._cohorts[hand]);
        cohort.MoveTo(piece * Cohort.MostSeats);
        rival?.MoveTo(piece * Cohort.MostSeats);
        _pain[piece] = _live(cohort, rival);
    }

    /// <summary>A day of some members: with the brand, then with the rival, then the night.</summary>
    /// <returns>Sum of pain at the end of the day.</returns>
    private static double Live<V>(Cohort cohort, Cohort? rival)
        where V : struct, ILanes<V>
    {
        Meet<V>(cohort);
        if (rival is not null)
        {
            Meet<V>(rival);
        }

        return Evening.Rest<V>(cohort);
    }

    /// <summary>The phases, in order.</summary>
    private static void Meet<V>(Cohort cohort)
        where V : struct, ILanes<V>
    {
        Morning.Come<V>(cohort);
        Feed.Foresee<V>(cohort);
        Problems.Live<V>(cohort);
        Bonding.Meet(cohort);
        Feed.FindNeighbours(cohort);
        Pitching.Receive<V>(cohort);
        OwnDemand.Consider<V>(cohort);
        Feed.Read<V>(cohort);
        Custom.Leave(cohort);
        Evening.Come<V>(cohort);
    }

    private DayTally Observed()
    {
        DayTally tally = default;
        foreach (Cohort cohort in _cohorts)
        {
            tally.Add(cohort.Tally);
        }

        foreach (double pain in _pain)
        {
            tally.Pain += pain;
        }

        return tally;
    }
}
