using CommunitySim.Cohorts;
using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Plain;

/// <summary>
/// The same day as one would write it down without vectors: one member after the other, each in plain numbers, whose own day is a
/// <see cref="MemberDay{S}"/>; who is addressed and who endorses is found anew. It must give the very bits of <see cref="Simulation"/>, and it is what the simulation's speed is measured by, so it
/// wastes nothing: no allocation in a day, only those blocks drawn that are needed.
/// </summary>
internal sealed class PlainCommunity
{
    // Pain has no upper bound, so the order of its sum shows: seats are added up in this many columns, for so many seats at a time.
    private const int Columns = 16, SeatsAtATime = 1024;

    private readonly Scenario _scenario;
    private readonly Coefficients _coefficients;
    private readonly FeedIndex _feedIndex;
    private readonly MemberDay<Here> _life;
    private readonly MemberState[] _members;
    private readonly Traits[] _traits;
    private readonly bool[] _ally, _hub, _heldOut, _receptive;
    private readonly float[] _pain = new float[Columns];
    private uint[] _yesterday, _today;
    private int _endorsing, _endorsingToday;
    private readonly ManagerState? _manager;
    private BrandPlan _plan;
    private DayTally _tally;
    private RunTotals _record;

    /// <summary>A community of newcomers on the morning of day 1.</summary>
    public PlainCommunity(Scenario scenario, World world, int days)
    {
        (_scenario, _coefficients, _feedIndex) = (scenario, new Coefficients(scenario), world.FeedIndex);
        _life = new MemberDay<Here>(_coefficients, _feedIndex, world.RandomStreams, new Here(this));
        Rival = scenario.Rival is null ? null : new PlainCommunity(scenario.Rival, world.ForRival(), days);
        Series = new DailySeries(days);
        _traits = [.. Enumerable.Range(0, world.Members).Select(world.Traits)];
        _ally = [.. Enumerable.Range(0, world.Members).Select(world.IsAlly)];
        int groupSize = scenario.Community.Network.GroupSize;
        _heldOut = [.. Enumerable.Range(0, world.Members).Select(seat => world.RandomStreams.Uniform(RandomStream.HeldOut, 0, seat / groupSize) < scenario.Brand.HoldOut)];
        int heldOut = _heldOut.Count(held => held);
        _manager = scenario.Strategy.Manager is null ? null : new ManagerState(scenario.Strategy.Manager, scenario.Brand, world.Members - heldOut, heldOut);
        HashSet<int> hubs = [.. Enumerable.Range(0, world.Members).OrderByDescending(_feedIndex.Degree).ThenBy(seat => seat).Take(Hubs.Count(scenario.Brand.HubShare, world.Members))];
        (_hub, _receptive) = ([.. Enumerable.Range(0, world.Members).Select(hubs.Contains)], new bool[world.Members]);
        _members = new MemberState[world.Members];
        (_yesterday, _today) = (new uint[world.Members], new uint[world.Members]);
        Begin((_, newcomer) => newcomer);
    }

    /// <summary>Days done.</summary>
    public int Day { get; private set; }

    /// <summary>What was observed so far.</summary>
    public DailySeries Series { get; }

    /// <summary>Counts and sums of the last day.</summary>
    public DayTally LastDay => _tally;

    /// <summary>The same community before the rival; its members' pain and social mode are copies.</summary>
    public PlainCommunity? Rival { get; }

    /// <summary>A member at the end of the last day.</summary>
    public MemberState this[int seat] => _members[seat];

    /// <summary>Gives the members other states than those of newcomers, before the first day.</summary>
    public void Begin(Func<int, MemberState, MemberState> change)
    {
        (_tally, _endorsing) = (default, 0);
        for (int seat = 0; seat < _members.Length; seat++)
        {
            _members[seat] = change(seat, _coefficients.Newcomer);
            _endorsing += Publish(seat, ref _members[seat], ref _tally);
        }

        (_yesterday, _today) = (_today, _yesterday);
    }

    /// <summary>One day; all reading of others is of yesterday.</summary>
    public void Step()
    {
        Plan();
        Rival?.Plan();
        for (int seat = 0; seat < _members.Length; seat++)
        {
            ref MemberState state = ref _members[seat];
            _life.Run(seat, ref state, ref _tally);
            Rival?.LiveAfter(ref state, seat);
            Relaxation.Relax(ref state, _coefficients);
            Finish(seat, ref state);
            Rival?.FinishAfter(state, seat);
        }

        Observe();
        if (Rival is not null)
        {
            Rival.Observe();
            Series[Observable.RivalValue, Day] = Rival.Series[Observable.Value, Day];
        }
    }

    /// <summary>The rival's day of a member takes up pain and social mode where the first brand's left them, and hands them back.</summary>
    private void LiveAfter(ref MemberState first, int seat)
    {
        ref MemberState state = ref _members[seat];
        (state.Pain, state.SocialMode) = (first.Pain, first.SocialMode);
        _life.Run(seat, ref state, ref _tally);
        Relaxation.RelaxObligation(ref state, _coefficients);
        (first.Pain, first.SocialMode) = (state.Pain, state.SocialMode);
    }

    private void FinishAfter(in MemberState first, int seat)
    {
        ref MemberState state = ref _members[seat];
        (state.Pain, state.SocialMode) = (first.Pain, first.SocialMode);
        Finish(seat, ref state);
    }

    /// <summary>Phase 0.</summary>
    private void Plan()
    {
        Day++;
        Shares wanted = _manager?.ChooseShares() ?? _scenario.Strategy.On(Day), shares = _record.Expelled ? default : wanted;
        _plan = BrandPlan.For(shares, _scenario.Brand, _members.Length, _tally.Waiting, _tally.Askable, _tally.Meetable);
        _life.BeginDay(Day, _plan);
        (_tally, _endorsingToday) = (default, 0);
    }

    private void Finish(int seat, ref MemberState state)
    {
        _endorsingToday += Publish(seat, ref state, ref _tally);
        AddPain(seat, state.Pain, ref _tally);
    }

    private void Observe()
    {
        (_yesterday, _today) = (_today, _yesterday);
        _endorsing = _endorsingToday;
        _manager?.RecordDay(_tally, _plan.Hours);
        _tally.Write(Series, Day, _members.Length, _plan.Hours, _scenario, ref _record);
    }

    /// <summary>Phase 8 of one member.</summary>
    /// <returns>1 if the member endorses the brand, else 0.</returns>
    private int Publish(int seat, ref MemberState state, ref DayTally tally)
    {
        uint word = MemberWord.Pack(state.Trust, MemberWord.PackMarks(state.Marks, state.Event)), steps = MemberWord.TrustStepsOf(word);
        state.Trust = MemberWord.TrustOf(word);
        _today[seat] = word;
        tally.AddTrust(steps, state.Customer ? steps : 0);
        _receptive[seat] = state.Obligation >= (float)_scenario.Brand.ReceptiveFrom;
        static ulong One(bool one) => one ? 1UL : 0;
        ulong Bit(Marks mark) => One((word & (uint)mark) != 0);
        TargetedRow whom = new(One(IsIn(_scenario.Brand.PitchTarget, seat, newcomer: false)), One(IsIn(_scenario.Brand.BondTarget, seat, newcomer: false)), One(!_heldOut[seat]));
        tally.CountMarks(1, Bit(Marks.Aware), Bit(Marks.Customer), Bit(Marks.Muted), Bit(Marks.OpenProblem), Bit(Marks.Ignored));
        tally.ExcludeUntargeted(whom, 1, Bit(Marks.Customer), Bit(Marks.Muted), Bit(Marks.OpenProblem), Bit(Marks.Ignored));
        return Endorses(seat, word) ? 1 : 0;
    }

    private void AddPain(int seat, float pain, ref DayTally tally)
    {
        _pain[seat % Columns] += pain;
        if (seat % SeatsAtATime == SeatsAtATime - 1 || seat == _members.Length - 1)
        {
            double sum = 0;
            foreach (float column in _pain)
            {
                sum += column;
            }

            tally.Pain += sum;
            Array.Clear(_pain);
        }
    }

    private float DisapprovalAround(int seat)
    {
        int neighbours = _feedIndex.Degree(seat), allies = 0;
        if (_feedIndex.IsComplete)
        {
            allies = _endorsing - (Endorses(seat, _yesterday[seat]) ? 1 : 0);
        }
        else
        {
            allies = EndorsersAmong(_feedIndex.PosterNeighbours(seat)) + EndorsersAmong(_feedIndex.LurkerNeighbours(seat));
        }

        return Disapproval.Compute(allies, neighbours, _coefficients);
    }

    private int EndorsersAmong(ReadOnlySpan<int> members)
    {
        int endorsers = 0;
        foreach (int member in members)
        {
            endorsers += Endorses(member, _yesterday[member]) ? 1 : 0;
        }

        return endorsers;
    }

    private bool Endorses(int seat, uint word) => _ally[seat] || MemberWord.TrustStepsOf(word) >= _coefficients.EndorsementThreshold;

    private bool IsIn(Target target, int seat, bool newcomer) =>
        !_heldOut[seat] && (target == Target.Uniform || (target == Target.Hubs ? _hub[seat] : _receptive[seat] && !newcomer));

    private readonly struct Here(PlainCommunity community) : IMemberContext
    {
        public static bool Listens => false;

        public Traits Traits(int seat) => community._traits[seat];

        public bool IsHeldOut(int seat) => community._heldOut[seat];

        public bool MayPitch(int seat, bool newcomer) => community.IsIn(community._scenario.Brand.PitchTarget, seat, newcomer);

        public bool MayBond(int seat, bool newcomer) => community.IsIn(community._scenario.Brand.BondTarget, seat, newcomer);

        public uint Yesterday(int seat) => community._yesterday[seat];

        public float Disapproval(int seat) => community.DisapprovalAround(seat);

        public void Tell(TraceEventKind what, int? neighbour = null)
        {
        }

        public void Wake(in MemberState state)
        {
        }

        public void BeforeTheAsk(in MemberState state)
        {
        }
    }
}
