using CommunitySim.Mechanisms;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim;

/// <summary>
/// The day of one member in plain numbers, phases 1 to 6 of MODEL.md: what <see cref="Simulation"/> does to rows of members, with
/// the very same bits. It wastes nothing: no allocation, only those blocks drawn that are needed.
/// </summary>
/// <param name="c">Coefficients.</param>
/// <param name="audience">The network as the feed goes through it.</param>
/// <param name="luck">The replicate's random numbers.</param>
/// <param name="around">What the member meets.</param>
internal sealed class MemberDay<S>(Coefficients c, Audience audience, Luck luck, S around)
    where S : struct, ISurroundings
{
    private readonly S _around = around;
    private int _day;
    private BrandPlan _plan;

    /// <summary>A new day begins.</summary>
    public void Begin(int day, in BrandPlan plan) => (_day, _plan) = (day, plan);

    /// <summary>The day of a member, up to the night.</summary>
    public void Live(int seat, ref MemberState state, ref DayTally tally)
    {
        Draws everyday = luck.Draw(Block.Everyday, _day, seat);
        state.Event = MemberEvent.None;
        bool newcomer = Happens(Purpose.Turnover, everyday, seat, c.Turnover);
        if (newcomer)
        {
            Come(ref state);
        }

        _around.Wake(state);
        bool hadMuted = state.Muted;
        HaveProblems(seat, ref state, everyday, ref tally);
        if (!hadMuted && _around.MayBond(seat, newcomer) && Happens(Purpose.Bond, everyday, seat, (float)_plan.Bond))
        {
            Bonding.Meet(ref state, c);
            _around.Tell(Happening.Bonded);
        }

        _around.BeforeTheAsk(state);
        if (!hadMuted && _around.MayPitch(seat, newcomer) && Happens(Purpose.Pitch, everyday, seat, (float)_plan.Pitch))
        {
            BePitched(seat, ref state, ref tally);
        }
        else if (state.Aware && !state.Customer && Happens(Purpose.Need, everyday, seat, c.NeedRate))
        {
            bool sale = OwnDemand.Consider(ref state, _around.Traits(seat), _around.Disapproval(seat), luck.Draw(Block.Choice, _day, seat), c);
            tally.OwnSales(sale ? 1 : 0, sale && _around.IsHeldOut(seat) ? 1 : 0);
            TellIf(sale, Happening.OwnSale);
        }

        int seen = Feed.Look(everyday[Purpose.Feed], audience.Posters(seat), audience.Degree(seat), c);
        if (seen >= 0)
        {
            See(seat, ref state, audience.Neighbour(seat, seen), everyday, hadMuted, ref tally);
        }

        if (state.Customer && Happens(Purpose.Churn, everyday, seat, Custom.Chance(state.Trust, c)))
        {
            state.Clear(Marks.Customer);
            tally.Leaver(_around.IsHeldOut(seat));
            _around.Tell(Happening.Left);
        }
    }

    private void Come(ref MemberState state)
    {
        if (luck.Brand == 0)
        {
            Turnover.Come(ref state, c);
        }
        else
        {
            Turnover.ComeToRival(ref state, c);
        }

        _around.Tell(Happening.Newcomer);
    }

    private void HaveProblems(int seat, ref MemberState state, Draws everyday, ref DayTally tally)
    {
        if (state.OpenProblem)
        {
            Draws draws = luck.Draw(Block.Problem, _day, seat);
            BrandPlan plan = _around.IsHeldOut(seat) ? _plan with { Look = 0 } : _plan;
            TellIf(S.Listens && Problems.IsIgnored(state.Marks, draws, plan, c), Happening.Ignored);
            ProblemOutcome outcome = Problems.Handle(ref state, draws, plan, c);
            tally.Problem(outcome);
            Tell(outcome);
        }
        else if (Happens(Purpose.ProblemArises, everyday, seat, Problems.Chance(state.Trust, c)))
        {
            tally.Problem(Problems.Arise(ref state));
            _around.Tell(Happening.Raised);
        }
    }

    private void BePitched(int seat, ref MemberState state, ref DayTally tally)
    {
        Draws draws = luck.Draw(Block.Choice, _day, seat);
        bool customer = state.Customer, sale = Pitching.Receive(ref state, _around.Traits(seat), _around.Disapproval(seat), draws, c);
        bool sanctioned = state.Event == MemberEvent.Sanctioned;
        tally.Pitches(1, sale ? 1 : 0, sanctioned ? 1 : 0);
        if (S.Listens)
        {
            _around.Tell(Happening.Pitched);
            TellIf(!customer, sale ? Happening.Sale : Happening.Refused);
            TellIf(sanctioned, Happening.Sanctioned);
            TellIf(!sale && draws[Purpose.Reaction] < c.Detectability, Happening.Recognised);
            TellIf(state.Muted, Happening.Muted);
        }
    }

    /// <summary>Phase 5 of a member who sees something.</summary>
    private void See(int seat, ref MemberState state, int neighbour, Draws everyday, bool hadMuted, ref DayTally tally)
    {
        uint seen = _around.Yesterday(neighbour);
        float trust = Published.Trust(seen);
        state.Trust = Feed.Hear(state.Trust, trust, c.WordOfMouth);
        if (!state.Aware && ((Marks)seen & Marks.Aware) != Marks.None && Happens(Purpose.Need, everyday, seat, c.AwarenessRate * trust))
        {
            state.Set(Marks.Aware);
        }

        if (!state.Muted)
        {
            Witness(seat, ref state, neighbour, Published.Event(seen), ref tally);
            return;
        }

        _around.Tell(Happening.Heard, neighbour);
        if (hadMuted
            ? Happens(Purpose.Pitch, everyday, seat, c.UnmuteRate * trust)
            : luck.Draw(Block.Feed, _day, seat)[Purpose.Unmute] < c.UnmuteRate * trust)
        {
            state.Clear(Marks.Muted);
            _around.Tell(Happening.Unmuted);
        }
    }

    private void Witness(int seat, ref MemberState state, int neighbour, MemberEvent happened, ref DayTally tally)
    {
        bool ofPitch = happened is MemberEvent.Pitched or MemberEvent.Sanctioned;
        float uniform = ofPitch ? luck.Draw(Block.Feed, _day, seat)[Purpose.FeedReaction] : 0;
        (float own, float pain) = (state.Trust, state.Pain);
        tally.Sighting(Feed.Witness(ref own, ref pain, state.Obligation, _around.Traits(seat).PainSensitivity, happened, uniform, c));
        (state.Trust, state.Pain) = (own, pain);
        if (S.Listens)
        {
            _around.Tell(happened == MemberEvent.None ? Happening.Heard : Happening.Saw, neighbour);
            TellIf(ofPitch && uniform < c.Detectability, Happening.Recognised, neighbour);
        }
    }

    private void Tell(ProblemOutcome outcome)
    {
        if (S.Listens && outcome != ProblemOutcome.None)
        {
            _around.Tell(outcome switch
            {
                ProblemOutcome.Solved => Happening.Solved,
                ProblemOutcome.Failed => Happening.Failed,
                ProblemOutcome.Disappointed => Happening.Disappointed,
                ProblemOutcome.PeerHelped => Happening.PeerHelped,
                _ => Happening.GaveUp,
            });
        }
    }

    private void TellIf(bool happened, Happening what, int? neighbour = null)
    {
        if (S.Listens && happened)
        {
            _around.Tell(what, neighbour);
        }
    }

    private bool Happens(Purpose purpose, Draws everyday, int seat, float probability) =>
        luck.Happens(purpose, everyday.Coarse(purpose), _day, seat, probability);
}
