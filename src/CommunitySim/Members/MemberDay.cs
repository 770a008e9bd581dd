using CommunitySim.Cohorts;
using CommunitySim.Mechanisms;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Members;

/// <summary>
/// The day of one member in plain numbers, phases 1 to 6 of MODEL.md: what <see cref="Simulation"/> does to rows of members, with
/// the very same bits. It wastes nothing: no allocation, only those blocks drawn that are needed.
/// </summary>
/// <param name="c">Coefficients.</param>
/// <param name="feedIndex">The network as the feed goes through it.</param>
/// <param name="streams">The replicate's random numbers.</param>
/// <param name="around">What the member meets.</param>
internal sealed class MemberDay<S>(Coefficients c, FeedIndex feedIndex, RandomStreams streams, S around)
    where S : struct, IMemberContext
{
    private readonly S _around = around;
    private int _day;
    private BrandPlan _plan;

    /// <summary>A new day begins.</summary>
    public void BeginDay(int day, in BrandPlan plan) => (_day, _plan) = (day, plan);

    /// <summary>The day of a member, up to the night.</summary>
    public void Run(int seat, ref MemberState state, ref DayTally tally)
    {
        Draws everyday = streams.Draw(StreamBlock.Everyday, _day, seat);
        state.Event = MemberEvent.None;
        bool newcomer = Happens(RandomStream.Turnover, everyday, seat, c.Turnover);
        if (newcomer)
        {
            SeatNewcomer(ref state);
        }

        _around.Wake(state);
        bool hadMuted = state.Muted;
        ProcessProblems(seat, ref state, everyday, ref tally);
        if (!hadMuted && _around.MayBond(seat, newcomer) && Happens(RandomStream.Bond, everyday, seat, (float)_plan.Bond))
        {
            Bonding.MakeContact(ref state, c);
            _around.Tell(TraceEventKind.Bonded);
        }

        _around.BeforeTheAsk(state);
        if (!hadMuted && _around.MayPitch(seat, newcomer) && Happens(RandomStream.Pitch, everyday, seat, (float)_plan.Pitch))
        {
            BePitched(seat, ref state, ref tally);
        }
        else if (state.Aware && !state.Customer && Happens(RandomStream.Need, everyday, seat, c.NeedRate))
        {
            bool sale = OwnDemand.Buy(ref state, _around.Traits(seat), _around.Disapproval(seat), streams.Draw(StreamBlock.Choice, _day, seat), c);
            tally.CountOwnSales(sale ? 1 : 0, sale && _around.IsHeldOut(seat) ? 1 : 0);
            TellIf(sale, TraceEventKind.OwnSale);
        }

        int seen = Feed.ChooseNeighbour(everyday[RandomStream.Feed], feedIndex.Posters(seat), feedIndex.Degree(seat), c);
        if (seen >= 0)
        {
            ReadFeed(seat, ref state, feedIndex.Neighbour(seat, seen), everyday, hadMuted, ref tally);
        }

        if (state.Customer && Happens(RandomStream.Churn, everyday, seat, Churn.Probability(state.Trust, c)))
        {
            state.Clear(Marks.Customer);
            tally.CountLeaver(_around.IsHeldOut(seat));
            _around.Tell(TraceEventKind.Left);
        }
    }

    private void SeatNewcomer(ref MemberState state)
    {
        if (streams.Brand == 0)
        {
            Turnover.SeatNewcomer(ref state, c);
        }
        else
        {
            Turnover.SeatRivalNewcomer(ref state, c);
        }

        _around.Tell(TraceEventKind.Newcomer);
    }

    private void ProcessProblems(int seat, ref MemberState state, Draws everyday, ref DayTally tally)
    {
        if (state.OpenProblem)
        {
            Draws draws = streams.Draw(StreamBlock.Problem, _day, seat);
            BrandPlan plan = _around.IsHeldOut(seat) ? _plan with { Look = 0 } : _plan;
            TellIf(S.Listens && Problems.IsIgnored(state.Marks, draws, plan, c), TraceEventKind.Ignored);
            ProblemOutcome outcome = Problems.Handle(ref state, draws, plan, c);
            tally.CountProblem(outcome);
            Tell(outcome);
        }
        else if (Happens(RandomStream.ProblemArises, everyday, seat, Problems.Probability(state.Trust, c)))
        {
            tally.CountProblem(Problems.Raise(ref state));
            _around.Tell(TraceEventKind.Raised);
        }
    }

    private void BePitched(int seat, ref MemberState state, ref DayTally tally)
    {
        Draws draws = streams.Draw(StreamBlock.Choice, _day, seat);
        bool customer = state.Customer, sale = Pitching.Pitch(ref state, _around.Traits(seat), _around.Disapproval(seat), draws, c);
        bool sanctioned = state.Event == MemberEvent.Sanctioned;
        tally.CountPitches(1, sale ? 1 : 0, sanctioned ? 1 : 0);
        if (S.Listens)
        {
            _around.Tell(TraceEventKind.Pitched);
            TellIf(!customer, sale ? TraceEventKind.Sale : TraceEventKind.Refused);
            TellIf(sanctioned, TraceEventKind.Sanctioned);
            TellIf(!sale && draws[RandomStream.Reaction] < c.Detectability, TraceEventKind.Recognised);
            TellIf(state.Muted, TraceEventKind.Muted);
        }
    }

    /// <summary>Phase 5 of a member who sees something.</summary>
    private void ReadFeed(int seat, ref MemberState state, int neighbour, Draws everyday, bool hadMuted, ref DayTally tally)
    {
        uint seen = _around.Yesterday(neighbour);
        float trust = MemberWord.TrustOf(seen);
        state.Trust = Feed.ApplyWordOfMouth(state.Trust, trust, c.WordOfMouth);
        if (!state.Aware && ((Marks)seen & Marks.Aware) != Marks.None && Happens(RandomStream.Need, everyday, seat, c.AwarenessRate * trust))
        {
            state.Set(Marks.Aware);
        }

        if (!state.Muted)
        {
            ApplyNeighbourEvent(seat, ref state, neighbour, MemberWord.EventOf(seen), ref tally);
            return;
        }

        _around.Tell(TraceEventKind.Heard, neighbour);
        if (hadMuted
            ? Happens(RandomStream.Pitch, everyday, seat, c.UnmuteRate * trust)
            : streams.Draw(StreamBlock.Feed, _day, seat)[RandomStream.Unmute] < c.UnmuteRate * trust)
        {
            state.Clear(Marks.Muted);
            _around.Tell(TraceEventKind.Unmuted);
        }
    }

    private void ApplyNeighbourEvent(int seat, ref MemberState state, int neighbour, MemberEvent happened, ref DayTally tally)
    {
        bool ofPitch = happened is MemberEvent.Pitched or MemberEvent.Sanctioned;
        float uniform = ofPitch ? streams.Draw(StreamBlock.Feed, _day, seat)[RandomStream.FeedReaction] : 0;
        (float own, float pain) = (state.Trust, state.Pain);
        tally.CountSighting(Feed.ApplyNeighbourEvent(ref own, ref pain, state.Obligation, _around.Traits(seat).PainSensitivity, happened, uniform, c));
        (state.Trust, state.Pain) = (own, pain);
        if (S.Listens)
        {
            _around.Tell(happened == MemberEvent.None ? TraceEventKind.Heard : TraceEventKind.Saw, neighbour);
            TellIf(ofPitch && uniform < c.Detectability, TraceEventKind.Recognised, neighbour);
        }
    }

    private void Tell(ProblemOutcome outcome)
    {
        if (S.Listens && outcome != ProblemOutcome.None)
        {
            _around.Tell(outcome switch
            {
                ProblemOutcome.Solved => TraceEventKind.Solved,
                ProblemOutcome.Failed => TraceEventKind.Failed,
                ProblemOutcome.Disappointed => TraceEventKind.Disappointed,
                ProblemOutcome.PeerHelped => TraceEventKind.PeerHelped,
                _ => TraceEventKind.GaveUp,
            });
        }
    }

    private void TellIf(bool happened, TraceEventKind what, int? neighbour = null)
    {
        if (S.Listens && happened)
        {
            _around.Tell(what, neighbour);
        }
    }

    private bool Happens(RandomStream stream, Draws everyday, int seat, float probability) =>
        streams.Happens(stream, everyday.Coarse(stream), _day, seat, probability);
}
