using CommunitySim.Cohorts;
using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Simd;

namespace CommunitySim;

/// <summary>One run: the brand of a strategy in a world, with optional rivals. Its day follows MODEL.md.</summary>
public sealed class Simulation
{
    private readonly Scenario _scenario;
    private readonly World _world;
    private readonly Population _population;
    private readonly Targeting _targeting;
    private readonly EndorsementCounts _endorsements;
    private readonly Coefficients[] _bySegment;
    private readonly Cohort[] _cohorts;
    private readonly double[] _pain, _declinePain;
    private readonly TieChanges? _tieChanges;
    private readonly Func<Cohort, double> _runCohort;
    private readonly WorkerPool _workers;
    private readonly EverydayPool _everyday;
    private readonly Simulation? _rival;
    private readonly Population[] _brands;
    private readonly ManagerState? _manager;
    private readonly SimdWidth _width;
    private BrandPlan _plan;
    private DayTally _yesterday;
    private RunTotals _totals;

    /// <summary>Creates a community on the morning of day 1.</summary>
    /// <param name="scenario">Parameters and strategy.</param>
    /// <param name="world">Network, traits and streams. Several simulations may share it at once.</param>
    /// <param name="days">The number of days, at least 1.</param>
    /// <param name="threads">Threads that share the members of a day, at least 1. Results do not depend on it. More
    /// than one pays off from about ten thousand members.</param>
    /// <param name="beside">Another run of the same world. If <see cref="StepTogether"/> runs both, what does not depend on
    /// their brands is computed once.</param>
    /// <exception cref="ArgumentException">The other run is one of another world.</exception>
    public Simulation(Scenario scenario, World world, int days, int threads = 1, Simulation? beside = null)
        : this(scenario, world, days, threads, SimdWidths.Widest, beside)
    {
    }

    internal Simulation(
        Scenario scenario, World world, int days, int threads, SimdWidth width, Simulation? beside = null)
        : this(
            scenario,
            world,
            beside?.EverydayOf(world) ?? new EverydayPool(),
            new Population(world.Members, scenario.Member),
            new double[(world.Members + Cohort.MostSeats - 1) / Cohort.MostSeats],
            scenario.Community.Cut > 0 ? new LiveTies(world.FeedIndex) : null,
            scenario.Community.NormRate == 0 ? null : new GroupNorm(scenario.Community, world.Members),
            null, days, threads, width)
    {
        List<Population> brands = [];
        List<EndorsementCounts> endorsements = [];
        for (Simulation? brand = this; brand is not null; brand = brand._rival)
        {
            brands.Add(brand._population);
            endorsements.Add(brand._endorsements);
        }

        _brands = [.. brands];
        _tieChanges = Ties is null ? null : new TieChanges(Ties, [.. endorsements]);
    }

    private Simulation(
        Scenario scenario, World world, EverydayPool everyday, Population population, double[] pain, LiveTies? ties, GroupNorm? norm,
        Simulation? first, int days, int threads, SimdWidth width)
    {
        (_declinePain, _brands, _width, _everyday) = (new double[pain.Length], [], width, everyday);
        (_scenario, _world, _population, _pain, Series) = (scenario, world, population, pain, new DailySeries(days, scenario.Brands));
        if (scenario.Rival is not null && scenario.Community.SpillOver > 0)
        {
            _population.KeepLosses();
        }

        _bySegment = Coefficients.BySegment(scenario);
        _population.AddColumns(_bySegment, first?._population);
        StartingState.Seat(_population, world, scenario, _bySegment);
        _endorsements = new EndorsementCounts(_population, world, _bySegment, ties, norm);
        _targeting = new Targeting(scenario, world);
        _manager = CreateManager();
        _rival = scenario.Rival is null
            ? null
            : new Simulation(
                scenario.Rival, world.ForRival(), everyday, new Population(_population, scenario.Member),
                pain, ties, norm, first ?? this, days, threads, width);
        _cohorts = new Cohort[Math.Min(threads, _pain.Length)];
        for (int worker = 0; worker < _cohorts.Length; worker++)
        {
            Everyday shared = everyday.Of((int)world.RandomStreams.Brand, worker);
            _cohorts[worker] = new Cohort(_bySegment, world, _population, _endorsements, _targeting, shared)
            {
                Next = _rival?._cohorts[worker],
            };
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

    /// <summary>The next brand, whose days run within those of the first. Null for the last.</summary>
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

    /// <summary>
    /// Goes on from here as another scenario of the same community and members: the same bits as if its brands had acted
    /// from the next day on. This simulation does not change. Sums since day 1 begin anew.
    /// </summary>
    /// <param name="scenario">The brands from the next day on. A rival that was not there before enters.</param>
    /// <param name="beside">Another run of the same world, as in the constructor.</param>
    public Simulation Branch(Scenario scenario, Simulation? beside = null)
    {
        Simulation branch = new(scenario, _world, Series.Days, _cohorts.Length, _width, beside);
        branch.TakeOver(this);
        return branch;
    }

    /// <summary>Runs one day: the phases in order, by cohort. Members see only yesterday's state of others.</summary>
    public void Step()
    {
        BeginDay();
        _workers.Run();
        FinishDay();
    }

    /// <summary>
    /// Runs one day of several runs of a world, all on the same day: cohort by cohort, each under every strategy. They have
    /// the same bits as if each ran alone. Runs on more than one thread take turns.
    /// </summary>
    /// <param name="runs">The runs, each begun beside another of them.</param>
    public static void StepTogether(Simulation[] runs)
    {
        if (runs[0]._cohorts.Length > 1)
        {
            foreach (Simulation run in runs)
            {
                run.Step();
            }

            return;
        }

        foreach (Simulation run in runs)
        {
            run.BeginDay();
        }

        for (int piece = 0; piece < runs[0]._pain.Length; piece++)
        {
            foreach (Simulation run in runs)
            {
                run.RunPiece(worker: 0, piece);
            }
        }

        foreach (Simulation run in runs)
        {
            run.FinishDay();
        }
    }

    private EverydayPool EverydayOf(World world) => ReferenceEquals(world, _world) ? _everyday
        : throw new ArgumentException("Runs beside each other need the same world.", nameof(world));

    private void FinishDay()
    {
        TurnPage();
        ChangeTies();
        CreditHelpers();
        EndDay();
        _endorsements.Norm?.Adapt(_brands);
    }

    /// <summary>The brand's plan for the next day.</summary>
    internal BrandPlan PlanNextDay() => PlanFor(_manager?.PreviewShares() ?? _scenario.Strategy.On(Day + 1), Day + 1);

    private BrandPlan PlanFor(Shares wanted, int day)
    {
        if (_population.IsTouched)
        {
            _endorsements.Recount();
            _yesterday = _population.CountForPlan(_targeting);
        }

        Shares shares = _totals.Expelled ? default : wanted;
        (double hours, double? wage) = _scenario.Strategy.BudgetOn(day, _scenario.Brand);
        BrandPlan plan = BrandPlan.For(
            shares,
            _scenario.Brand,
            BrandPlan.BudgetOf(hours, _world.Members) * (_scenario.Calendar?.HoursOn(day) ?? 1),
            wage,
            (int)_yesterday[Counter.Waiting],
            (int)_yesterday[Counter.Askable],
            (int)_yesterday[Counter.Meetable]);
        return plan with { Expelled = _totals.Expelled };
    }

    private ManagerState? CreateManager()
    {
        if (_scenario.Strategy.Manager is not { } manager)
        {
            return null;
        }

        (BrandParameters brand, double week) = (_scenario.Brand, _scenario.Calendar?.MeanHours ?? 1);
        double budget = BrandPlan.BudgetOf(brand.HoursPerThousandMembers, _world.Members) * week;
        return new ManagerState(manager, brand, _world.Members - HeldOutMembers, HeldOutMembers, budget);
    }

    private void BeginDay()
    {
        Day++;
        _plan = PlanFor(_manager?.ChooseShares() ?? _scenario.Strategy.On(Day), Day);
        foreach (Coefficients c in _bySegment)
        {
            c.BeginDay(Day);
        }

        foreach (Cohort cohort in _cohorts)
        {
            cohort.BeginDay(Day, _plan);
        }

        _rival?.BeginDay();
    }

    private void TurnPage()
    {
        _population.TurnPage();
        _endorsements.UpdateNeighbours();
        _rival?.TurnPage();
    }

    private void ChangeTies()
    {
        if (_tieChanges is null)
        {
            return;
        }

        _tieChanges.RestoreNewcomers();
        _tieChanges.Mend(_world.RandomStreams, Day, (float)_scenario.Community.Mend);
        for (Simulation? brand = this; brand is not null; brand = brand._rival)
        {
            foreach (Cohort cohort in brand._cohorts)
            {
                _tieChanges.Sever(cohort.Cuts);
            }
        }

        Ties?.ForgetNewcomers();
    }

    private void CreditHelpers()
    {
        foreach (Cohort cohort in _cohorts)
        {
            MutualHelp.Credit(cohort);
        }

        _rival?.CreditHelpers();
    }

    private void EndDay()
    {
        _rival?.EndDay();
        _yesterday = SumTallies();
        _manager?.RecordDay(_yesterday, _plan);
        _totals.AddDay(_yesterday, _world.Members, _plan, _scenario);
        double rivalValue = NoteEarnings();
        Observables.Observe(
            new ObservedDay(
                _yesterday, _world.Members, _totals, _totals.Earnings.Value(_scenario.Brand), rivalValue, Ties?.Share ?? 1),
            Series,
            Day);
    }

    /// <summary>Notes what the money of all brands is counted from.</summary>
    /// <returns>The sum of the rivals' values.</returns>
    private double NoteEarnings()
    {
        double rivals = 0;
        int at = 0;
        for (Simulation? brand = this; brand is not null; brand = brand._rival, at += Earnings.Length)
        {
            brand._totals.Earnings.CopyTo(Series.Earned(Day)[at..]);
            rivals += at == 0 ? 0 : brand._totals.Earnings.Value(brand._scenario.Brand);
        }

        return rivals;
    }

    private void RunPiece(int worker, int piece)
    {
        Cohort? cohort = _cohorts[worker];
        cohort.MoveTo(piece * Cohort.MostSeats);
        _pain[piece] = _runCohort(cohort);
        for (Simulation? brand = this; brand is not null; brand = brand._rival)
        {
            brand._declinePain[piece] = cohort!.DeclinePain;
            cohort = cohort.Next;
        }
    }

    private void TakeOver(Simulation past)
    {
        Day = past.Day;
        _population.TakeOver(past._population);
        _totals = past._totals.Afresh();
        past.Series.CopyTo(Series, Day);
        if (_tieChanges is not null && past.Ties is not null)
        {
            Ties!.TakeOver(past.Ties);
        }

        if (_brands.Length > 0 && past._endorsements.Norm is { } norm)
        {
            _endorsements.Norm!.TakeOver(norm);
        }

        if (_rival is not null && past._rival is not null)
        {
            _rival.TakeOver(past._rival);
        }

        for (Simulation? rival = _rival; rival is not null; rival = rival._rival)
        {
            rival.Day = Day;
        }
    }

    /// <summary>
    /// Runs a day of one cohort: the phases with each brand in turn, then the relaxation of pain and social mode.
    /// </summary>
    /// <returns>Sum of pain at the end of the day.</returns>
    private static double RunCohort<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        SpillOver.Exchange<V>(cohort);
        RunPhases<V>(cohort);
        for (Cohort? rival = cohort.Next; rival is not null; rival = rival.Next)
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
