using CommunitySim.Cohorts;
using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Simd;

namespace CommunitySim;

/// <summary>One run: the brand of a strategy in a world, with an optional rival. Its day follows MODEL.md.</summary>
public sealed class Simulation
{
    private readonly Scenario _scenario;
    private readonly World _world;
    private readonly Population _population;
    private readonly Targeting _targeting;
    private readonly EndorsementCounts _endorsements;
    private readonly Cohort[] _cohorts;
    private readonly double[] _pain, _declinePain;
    private readonly TieChanges? _tieChanges;
    private readonly Func<Cohort, Cohort?, double> _runCohort;
    private readonly WorkerPool _workers;
    private readonly Simulation? _rival;
    private readonly ManagerState? _manager;
    private BrandPlan _plan;
    private DayTally _yesterday;
    private RunTotals _totals;

    /// <summary>Creates a community on the morning of day 1.</summary>
    /// <param name="scenario">Parameters and strategy.</param>
    /// <param name="world">Network, traits and streams. Several simulations may share it at once.</param>
    /// <param name="days">The number of days, at least 1.</param>
    /// <param name="threads">Threads that share the members of a day, at least 1. Results do not depend on it. More
    /// than one pays off from about ten thousand members.</param>
    public Simulation(Scenario scenario, World world, int days, int threads = 1)
        : this(scenario, world, days, threads, SimdWidths.Widest)
    {
    }

    internal Simulation(Scenario scenario, World world, int days, int threads, SimdWidth width)
        : this(
            scenario,
            world,
            new Population(world.Members, scenario.Member),
            new double[(world.Members + Cohort.MostSeats - 1) / Cohort.MostSeats],
            scenario.Community.Cut > 0 ? new LiveTies(world.FeedIndex) : null,
            scenario.Community.NormRate == 0 ? null : new GroupNorm(scenario.Community, world.Members),
            null, days, threads, width)
    {
        _rival = scenario.Rival is null
            ? null
            : new Simulation(
                scenario.Rival,
                world.ForRival(),
                new Population(_population, scenario.Member),
                _pain, Ties, _endorsements.Norm, this, days, threads, width);
        _tieChanges = Ties is null ? null : new TieChanges(Ties, _endorsements, _rival?._endorsements);
    }

    private Simulation(
        Scenario scenario, World world, Population population, double[] pain, LiveTies? ties, GroupNorm? norm,
        Simulation? first, int days, int threads, SimdWidth width)
    {
        _declinePain = new double[pain.Length];
        (_scenario, _world, _population, _pain, Series) = (scenario, world, population, pain, new DailySeries(days));
        if (scenario.Rival is not null && scenario.Community.SpillOver > 0)
        {
            _population.KeepLosses();
        }

        Coefficients[] bySegment = Coefficients.BySegment(scenario);
        _population.AddColumns(bySegment, first?._population);
        StartingState.Seat(_population, world, scenario, bySegment);
        _endorsements = new EndorsementCounts(_population, world, bySegment, ties, norm);
        _targeting = new Targeting(scenario, world);
        _manager = scenario.Strategy.Manager is null
            ? null
            : new ManagerState(
                scenario.Strategy.Manager, scenario.Brand, world.Members - HeldOutMembers, HeldOutMembers);
        _cohorts = new Cohort[Math.Min(threads, _pain.Length)];
        for (int worker = 0; worker < _cohorts.Length; worker++)
        {
            _cohorts[worker] = new Cohort(bySegment, world, _population, _endorsements, _targeting);
        }

        _runCohort = width switch
        {
            SimdWidth.Sixteen => RunCohort<Simd16>,
            SimdWidth.Eight => RunCohort<Simd8>,
            SimdWidth.Four => RunCohort<Simd4>,
            _ => RunCohort<Scalar>,
        };
        _workers = new WorkerPool(_cohorts.Length, _pain.Length, RunPiece);
    }

    /// <summary>
    /// Members that one thread processes at once: 1, 4, 8 or 16, by the machine's vector instructions. Results do not
    /// depend on it.
    /// </summary>
    public static int MembersAtOnce => (int)SimdWidths.Widest;

    /// <summary>Days done.</summary>
    public int Day { get; private set; }

    /// <summary>The observables so far.</summary>
    public DailySeries Series { get; }

    /// <summary>The members.</summary>
    public Population Population => _population;

    /// <summary>Members whose groups the brand leaves alone.</summary>
    public int HeldOutMembers => _targeting.CountHeldOut(_world.Members);

    /// <summary>Counts and sums of the last day, with held-out members apart. Empty before the first day.</summary>
    internal DayTally LastDay => _yesterday;

    /// <summary>The rival, whose days run within those of the first brand. Null without one.</summary>
    internal Simulation? Rival => _rival;

    /// <summary>The manager's state. Null without a manager.</summary>
    internal ManagerState? ManagerState => _manager;

    internal Scenario Scenario => _scenario;

    internal World World => _world;

    internal Targeting Targeting => _targeting;

    internal EndorsementCounts Endorsements => _endorsements;

    /// <summary>Which ties are live. Null where no tie is ever severed.</summary>
    internal LiveTies? Ties => _endorsements.Ties;

    /// <summary>Whether a tie of the network is live after the last simulated day.</summary>
    public bool IsLive(Tie tie) => Ties is not { } ties || !ties.IsSevered(ties.Index.PositionOf(tie.A, tie.B));

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

    /// <summary>Runs one day: the phases in order, by cohort. Members see only yesterday's state of others.</summary>
    public void Step()
    {
        BeginDay();
        _rival?.BeginDay();
        _workers.Run();
        _rival?.TurnPage();
        TurnPage();
        ChangeTies();
        CreditHelpers();
        _rival?.EndDay();
        EndDay();
        _endorsements.Norm?.Adapt(_population, _rival?._population);
    }

    /// <summary>The brand's plan for the next day.</summary>
    internal BrandPlan PlanNextDay() => PlanFor(_manager?.PreviewShares() ?? _scenario.Strategy.On(Day + 1));

    private BrandPlan PlanFor(Shares wanted)
    {
        if (_population.IsTouched)
        {
            _endorsements.Recount();
            _yesterday = _population.CountForPlan(_targeting);
        }

        Shares shares = _totals.Expelled ? default : wanted;
        BrandPlan plan = BrandPlan.For(
            shares,
            _scenario.Brand,
            _world.Members,
            (int)_yesterday[Counter.Waiting],
            (int)_yesterday[Counter.Askable],
            (int)_yesterday[Counter.Meetable]);
        return plan with { Expelled = _totals.Expelled };
    }

    private void BeginDay()
    {
        Day++;
        _plan = PlanFor(_manager?.ChooseShares() ?? _scenario.Strategy.On(Day));
        foreach (Cohort cohort in _cohorts)
        {
            cohort.BeginDay(Day, _plan);
        }
    }

    private void TurnPage()
    {
        _population.TurnPage();
        _endorsements.UpdateNeighbours();
    }

    private void ChangeTies()
    {
        if (_tieChanges is null)
        {
            return;
        }

        _tieChanges.RestoreNewcomers();
        _tieChanges.Mend(_world.RandomStreams, Day, (float)_scenario.Community.Mend);
        foreach (Cohort cohort in _cohorts)
        {
            _tieChanges.Sever(cohort.Cuts);
        }

        foreach (Cohort cohort in _rival?._cohorts ?? [])
        {
            _tieChanges.Sever(cohort.Cuts);
        }

        Ties?.ForgetNewcomers();
    }

    private void CreditHelpers()
    {
        foreach (Cohort cohort in _cohorts)
        {
            MutualHelp.Credit(cohort);
        }

        foreach (Cohort cohort in _rival?._cohorts ?? [])
        {
            MutualHelp.Credit(cohort);
        }
    }

    private void EndDay()
    {
        _yesterday = SumTallies();
        _manager?.RecordDay(_yesterday, _plan.Hours);
        _totals.AddDay(_yesterday, _world.Members, _plan.Hours, _scenario);
        Observables.Observe(
            new ObservedDay(_yesterday, _world.Members, _totals, _rival?._totals.Value ?? 0, Ties?.Share ?? 1), Series, Day);
    }

    private void RunPiece(int worker, int piece)
    {
        (Cohort cohort, Cohort? rival) = (_cohorts[worker], _rival?._cohorts[worker]);
        cohort.MoveTo(piece * Cohort.MostSeats);
        rival?.MoveTo(piece * Cohort.MostSeats);
        _pain[piece] = _runCohort(cohort, rival);
        _declinePain[piece] = cohort.DeclinePain;
        if (_rival is not null)
        {
            _rival._declinePain[piece] = rival!.DeclinePain;
        }
    }

    /// <summary>
    /// Runs a day of one cohort: the phases with the brand, then with the rival, then the relaxation of pain and social
    /// mode.
    /// </summary>
    /// <returns>Sum of pain at the end of the day.</returns>
    private static double RunCohort<V>(Cohort cohort, Cohort? rival)
        where V : struct, IVector<V>
    {
        SpillOver.Exchange<V>(cohort, rival);
        RunPhases<V>(cohort);
        if (rival is not null)
        {
            Leaving.HandOver(cohort, rival);
            RunPhases<V>(rival);
        }

        MutualHelp.Relax<V>(cohort);
        Relaxation.RelaxPainAndSocialMode<V>(cohort); // 7, once a day
        return PublishDay.SumPain<V>(cohort);
    }

    /// <summary>
    /// The phases of MODEL.md, in order. Screening finds the members whom each phase concerns. The feed prefetches what
    /// it reads.
    /// </summary>
    private static void RunPhases<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        ScreenMembers.Screen<V>(cohort);
        Annoyance.LoadOwnTrust(cohort);
        cohort.BySegment(Turnover.SeatNewcomers); // 1
        Feed.PrefetchNeighbours<V>(cohort);
        cohort.BySegment(Problems.Process<V>); // 2
        cohort.BySegment(Bonding.MakeContacts); // 3
        Feed.LookUpNeighbours(cohort);
        cohort.BySegment(Pitching.Pitch<V>); // 4
        cohort.BySegment(OwnDemand.Buy<V>); // 4'
        Feed.Read<V>(cohort); // 5
        cohort.BySegment(Churn.RemoveLeavers); // 6
        Relaxation.RelaxObligation<V>(cohort); // 7
        Annoyance.Relax<V>(cohort); // 7
        Deception.CutTrust<V>(cohort); // 8
        Annoyance.StoreOwnTrust<V>(cohort); // 8
        PublishDay.Publish<V>(cohort); // 8
    }

    private DayTally SumTallies()
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

        foreach (double pain in _declinePain)
        {
            tally.DeclinePain += pain;
        }

        return tally;
    }
}
