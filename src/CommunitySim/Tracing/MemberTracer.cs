using CommunitySim.Cohorts;
using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Tracing;

/// <summary>
/// Runs the next day of one member's row of seats on a copy of the population, and observes the member between the
/// phases.
/// </summary>
internal sealed class MemberTracer
{
    private readonly Simulation _simulation;
    private readonly Population _population;
    private readonly Cohort _cohort;
    private readonly MemberTracer? _rival;
    private readonly Coefficients _c;
    private readonly int _seat, _i;
    private readonly List<TraceEvent> _events = [];
    private MemberState _morning, _beforeAsk;

    private MemberTracer(Simulation simulation, Population population, int seat)
    {
        (_simulation, _population, _seat, _i) = (simulation, population, seat, seat % Population.Row);
        _rival = simulation.Rival is null
            ? null
            : new MemberTracer(simulation.Rival, simulation.Rival.Population.CopyBeside(population), seat);
        Coefficients[] bySegment = Coefficients.BySegment(simulation.Scenario);
        Array.ForEach(bySegment, one => one.BeginDay(simulation.Day + 1));
        _c = bySegment[simulation.World.SegmentOf(seat)];
        _cohort = new Cohort(
            bySegment, simulation.World, population, simulation.Endorsements, simulation.Targeting,
            new Everyday(Population.Row), Population.Row)
        {
            Next = _rival?._cohort,
        };
        _cohort.BeginDay(simulation.Day + 1, simulation.PlanNextDay());
        _cohort.MoveTo(seat - _i);
    }

    private MemberState State => _cohort[_i] with { Trust = _cohort.TrustInEffect(_i) };

    private float Ceiling => _population.Ceiling.Length == 0 ? 1 : _population.Ceiling[_seat];

    /// <summary>Traces the next day of a member.</summary>
    public static MemberTrace Trace(Simulation simulation, int seat)
    {
        _ = simulation.Population[seat]; // throws if there is no such seat
        MemberTracer brand = new(simulation, simulation.Population.Copy(), seat);
        SpillOver.Exchange<Scalar>(brand._cohort);
        brand.RunPhases();
        for (MemberTracer? rival = brand._rival; rival is not null; rival = rival._rival)
        {
            Leaving.HandOver(brand._cohort, rival._cohort);
            rival.RunPhases();
        }

        Relaxation.RelaxPainAndSocialMode<Scalar>(brand._cohort);
        MemberTrace trace = brand.ToTrace();
        simulation.Ties?.ForgetNewcomers();
        return trace;
    }

    /// <summary>The schedule of <see cref="Simulation"/>.</summary>
    private void RunPhases()
    {
        ScreenMembers.Screen<Scalar>(_cohort);
        Annoyance.LoadOwnTrust(_cohort);
        _cohort.BySegment(Turnover.SeatNewcomers);
        WakeUp();
        Feed.PrefetchNeighbours<Scalar>(_cohort);
        ProcessProblem();
        _cohort.BySegment(Bonding.MakeContacts);
        NoteIf(IsIn(_cohort.Active.Bonded), TraceEventKind.Bonded);
        Feed.LookUpNeighbours(_cohort);
        _beforeAsk = State;
        float ceiling = Ceiling;
        _cohort.BySegment(Pitching.Pitch<Scalar>);
        NotePitch();
        NoteIf(Ceiling < ceiling, TraceEventKind.Deceived);
        _cohort.BySegment(OwnDemand.Buy<Scalar>);
        NoteIf(!IsIn(_cohort.Active.Pitched) && State.Customer && !_beforeAsk.Customer, TraceEventKind.OwnSale);
        ReadFeed();
        bool customer = State.Customer;
        _cohort.BySegment(Churn.RemoveLeavers);
        NoteIf(customer && !State.Customer, TraceEventKind.Left);
        Relaxation.RelaxObligation<Scalar>(_cohort);
        Annoyance.Relax<Scalar>(_cohort);
        Deception.CutTrust<Scalar>(_cohort);
        Annoyance.StoreOwnTrust<Scalar>(_cohort);
    }

    private void WakeUp()
    {
        _morning = State;
        NoteIf(IsIn(_cohort.Active.Newcomers), TraceEventKind.Newcomer);
        if (IsIn(_cohort.Active.Raised))
        {
            // Screening has marked the problem that arises in phase 2.
            _morning.Clear(Marks.OpenProblem);
            _morning.ProblemAge = 0;
        }
    }

    private void ProcessProblem()
    {
        MemberState before = State;
        float peerHelp = MutualHelp.Chance(_population, _seat, _c);
        _cohort.BySegment(Problems.Process<Scalar>);
        NoteIf(IsIn(_cohort.Active.Raised), TraceEventKind.Raised);
        if (IsIn(_cohort.Active.OpenProblems))
        {
            Draws draws = Draw(StreamBlock.Problem);
            BrandPlan plan = _simulation.Targeting.IsHeldOut(_seat) ? _cohort.Plan with { Look = 0 } : _cohort.Plan;
            NoteIf(Problems.IsIgnored(before.Marks, draws, plan, _c), TraceEventKind.Ignored);
            ProblemOutcome outcome = Problems.Handle(ref before, expectation: 1, draws, plan, peerHelp, _c);
            NoteIf(outcome != ProblemOutcome.None, KindOf(outcome));
            NoteIf(!before.Muted && State.Muted, TraceEventKind.Muted);
        }
    }

    private void NotePitch()
    {
        if (!IsIn(_cohort.Active.Pitched))
        {
            return;
        }

        MemberState after = State;
        bool sale = after.Customer && !_beforeAsk.Customer;
        NoteIf(true, TraceEventKind.Pitched);
        NoteIf(!_beforeAsk.Customer, sale ? TraceEventKind.Sale : TraceEventKind.Refused);
        NoteIf(after.Event == MemberEvent.Sanctioned, TraceEventKind.Sanctioned);
        NoteIf(!sale && Draw(StreamBlock.Choice)[RandomStream.Reaction] < _c.Detectability, TraceEventKind.Recognised);
        NoteIf(
            !_beforeAsk.Aware && Draw(StreamBlock.Inform)[RandomStream.Inform] < _c.Informs, TraceEventKind.Informed);
        NoteIf(after.Muted, TraceEventKind.Muted);
    }

    private void ReadFeed()
    {
        bool muted = State.Muted;
        int neighbour = (int)_cohort.Everyday.FeedWords[_i];
        Feed.Read<Scalar>(_cohort);
        if (!IsIn(_cohort.Everyday.SeersSet))
        {
            return;
        }

        MemberEvent seen = MemberWord.EventOf(_cohort.SeenWords[_i]);
        bool saw = !muted && seen != MemberEvent.None;
        bool ofPitch = saw && seen is MemberEvent.Pitched or MemberEvent.Sanctioned;
        NoteIf(true, saw ? TraceEventKind.Saw : TraceEventKind.Heard, neighbour);
        NoteIf(ofPitch && Draw(StreamBlock.Feed)[RandomStream.FeedReaction] < _c.Detectability, TraceEventKind.Recognised, neighbour);
        NoteIf(_cohort.Cuts.Contains((_seat, neighbour)), TraceEventKind.CutTie, neighbour);
        NoteIf(muted && !State.Muted, TraceEventKind.Unmuted);
    }

    private MemberTrace ToTrace()
    {
        MemberState evening = State with { Trust = MemberWord.Round(_cohort.Trust[_i]) };
        return new MemberTrace(
            _seat, _cohort.Day, _morning, evening, _events, IsIn(_cohort.Active.Pitched), WeighAsk(), _rival?.ToTrace());
    }

    private Ask WeighAsk()
    {
        Neighbour[] neighbours = ListNeighbours();
        int endorsing = 0;
        foreach (Neighbour neighbour in neighbours)
        {
            endorsing += neighbour.Endorses ? 1 : 0;
        }

        Traits traits = _simulation.World.Traits(_seat);
        float cohesion = _simulation.Endorsements.Norm?[_seat] ?? _c.Cohesion;
        float disapproval = Disapproval.Compute(endorsing, neighbours.Length, cohesion, _c);
        MemberState state = _beforeAsk;
        float RejectionOf(float lossAversion) =>
            Choice.Rejection<Scalar>(_c.Visibility, state.SocialMode, traits.PainSensitivity, disapproval, lossAversion, _c);
        Utility utility = new(
            Choice.Offer<Scalar>(state.Trust, state.SocialMode, traits.OfferFit, _c),
            _c.Reciprocity * state.Obligation,
            RejectionOf(traits.LossAversion),
            _c.Effort);
        return new Ask(
            state,
            neighbours,
            Endorsement: neighbours.Length == 0 ? 0 : (float)endorsing / neighbours.Length,
            cohesion,
            disapproval,
            utility,
            ExpectedPain: RejectionOf(lossAversion: 1),
            Chance: Choice.Probability<Scalar>(utility.Total, _c),
            Drawn: IsIn(_cohort.Active.Pitched) && !state.Customer
                ? Draw(StreamBlock.Choice)[RandomStream.Accept]
                : null);
    }

    private Neighbour[] ListNeighbours()
    {
        (SocialNetwork network, LiveTies? ties) = (_simulation.World.Network, _simulation.Ties);
        List<Neighbour> neighbours = [];
        for (int index = 0; index < network.Degree(_seat); index++)
        {
            int other = network.Neighbour(_seat, index);
            if (ties is null || ties.Knows(_seat, other))
            {
                neighbours.Add(
                    new Neighbour(other, _simulation.Population.See(other).Trust, _simulation.Endorsements.Endorses(other)));
            }
        }

        return [.. neighbours];
    }

    private static TraceEventKind KindOf(ProblemOutcome outcome) => outcome switch
    {
        ProblemOutcome.Solved => TraceEventKind.Solved,
        ProblemOutcome.Failed => TraceEventKind.Failed,
        ProblemOutcome.Disappointed => TraceEventKind.Disappointed,
        ProblemOutcome.PeerHelped => TraceEventKind.PeerHelped,
        _ => TraceEventKind.GaveUp,
    };

    private void NoteIf(bool happened, TraceEventKind kind, int? neighbour = null)
    {
        if (happened)
        {
            _events.Add(new TraceEvent(kind, neighbour));
        }
    }

    private bool IsIn(ulong[] set) => (set[0] >> _i & 1) != 0;

    private Draws Draw(StreamBlock block) => _simulation.World.RandomStreams.Draw(block, _cohort.Day, _seat);
}
