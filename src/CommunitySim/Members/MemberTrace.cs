using CommunitySim.Cohorts;
using CommunitySim.Mechanisms;
using CommunitySim.Randomness;

namespace CommunitySim.Members;

/// <summary>A neighbour as the member knows it: of yesterday.</summary>
/// <param name="Seat">The neighbour's seat.</param>
/// <param name="Trust">Trust of yesterday evening.</param>
/// <param name="Endorses">Whether it endorses the brand, as a seeded ally or by its trust.</param>
public readonly record struct Neighbour(int Seat, float Trust, bool Endorses);

/// <summary>An ask as the member weighs it.</summary>
/// <param name="State">The member at that moment: problems and contacts of the day have taken place.</param>
/// <param name="Neighbours">Ascending by seat.</param>
/// <param name="Endorsement">n, the share of neighbours who endorse; 0 without neighbours.</param>
/// <param name="Disapproval">D.</param>
/// <param name="Utility">What accepting is worth.</param>
/// <param name="ExpectedPain">The expected rejection before loss aversion: <see cref="Utility.Rejection"/> for λ = 1.</param>
/// <param name="Chance">Chance of accepting.</param>
/// <param name="Drawn">The number drawn, which decides by being less than the chance; null where none was asked for.</param>
public sealed record Ask(MemberState State, IReadOnlyList<Neighbour> Neighbours, float Endorsement, float Disapproval, Utility Utility, float ExpectedPain, float Chance, float? Drawn)
{
    /// <summary>Whether the member accepted; null where it was not asked, or has bought already.</summary>
    public bool? Accepted => Drawn is null ? null : Drawn < Chance;
}

/// <summary>
/// What one member lives through on one day, told step by step. Others are read as of yesterday, so the day can be lived again from
/// the evening before, with the bits of the simulation.
/// </summary>
/// <param name="Seat">The seat.</param>
/// <param name="Day">The day, from 1.</param>
/// <param name="Morning">The member as of yesterday evening, or the newcomer who has just come.</param>
/// <param name="Evening">The same or the newcomer at the end of the day.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Asked">Whether the brand pitched.</param>
/// <param name="Ask">The ask; if there was none, what it would have been.</param>
public sealed record MemberTrace(int Seat, int Day, MemberState Morning, MemberState Evening, IReadOnlyList<TraceEvent> Events, bool Asked, Ask Ask)
{
    /// <summary>The next day of a member of a simulation, which stays as it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such seat.</exception>
    /// <exception cref="ArgumentException">The scenario has a rival, whose day is lived within the brand's, or a manager, who plans in the morning.</exception>
    public static MemberTrace Next(Simulation simulation, int seat)
    {
        if (simulation.Scenario.Rival is not null || simulation.Scenario.Strategy.Manager is not null)
        {
            throw new ArgumentException("A member's day is told of a brand alone in its community and with a fixed plan: without a rival, without a manager.", nameof(simulation));
        }

        int day = simulation.Day + 1;
        Coefficients c = new(simulation.Scenario);
        Record record = new();
        MemberState state = simulation.Population[seat];
        DayTally tally = default;
        MemberDay<Listening> life = new(c, simulation.World.FeedIndex, simulation.World.RandomStreams, new Listening(simulation, c, record));
        life.BeginDay(day, simulation.PlanFor(simulation.Scenario.Strategy.On(day)));
        life.Run(seat, ref state, ref tally);
        Relaxation.Relax(ref state, c);
        state.Trust = MemberWord.Round(state.Trust);
        bool asked = record.Told.Contains(new TraceEvent(TraceEventKind.Pitched));
        return new MemberTrace(seat, day, record.Morning, state, record.Told, asked, WeighAsk(simulation, c, seat, day, record.BeforeTheAsk, asked));
    }

    private static Ask WeighAsk(Simulation simulation, Coefficients c, int seat, int day, MemberState state, bool asked)
    {
        World world = simulation.World;
        Neighbour[] neighbours = Around(simulation, seat);
        int endorsing = 0;
        foreach (Neighbour neighbour in neighbours)
        {
            endorsing += neighbour.Endorses ? 1 : 0;
        }

        Traits traits = world.Traits(seat);
        float disapproval = Disapproval.Compute(endorsing, neighbours.Length, c);
        Utility utility = Choice.Weigh(state, traits, disapproval, visibility: 1, c);
        return new Ask(
            state,
            neighbours,
            Endorsement: neighbours.Length == 0 ? 0 : (float)endorsing / neighbours.Length,
            disapproval,
            utility,
            ExpectedPain: Choice.Weigh(state, traits with { LossAversion = 1 }, disapproval, visibility: 1, c).Rejection,
            Chance: Choice.Probability(utility, c),
            Drawn: asked && !state.Customer ? world.RandomStreams.Draw(StreamBlock.Choice, day, seat)[RandomStream.Accept] : null);
    }

    private static Neighbour[] Around(Simulation simulation, int seat)
    {
        Neighbour[] neighbours = new Neighbour[simulation.World.FeedIndex.Degree(seat)];
        for (int index = 0; index < neighbours.Length; index++)
        {
            int other = simulation.World.Network.Neighbour(seat, index);
            neighbours[index] = new Neighbour(other, simulation.Population.See(other).Trust, simulation.Endorsements.Endorses(other));
        }

        return neighbours;
    }

    private sealed class Record
    {
        public List<TraceEvent> Told { get; } = [];

        public MemberState Morning { get; set; }

        public MemberState BeforeTheAsk { get; set; }
    }

    /// <summary>The members of a simulation around one of them.</summary>
    private readonly struct Listening(Simulation simulation, Coefficients c, Record record) : IMemberContext
    {
        public static bool Listens => true;

        public Traits Traits(int seat) => simulation.World.Traits(seat);

        public bool IsHeldOut(int seat) => simulation.Targeting.IsHeldOut(seat);

        public bool MayPitch(int seat, bool newcomer) => (Whom(seat, newcomer).Pitch >> seat & 1) != 0;

        public bool MayBond(int seat, bool newcomer) => (Whom(seat, newcomer).Bond >> seat & 1) != 0;

        public uint Yesterday(int seat) => simulation.Population.Yesterday[seat];

        public float Disapproval(int seat)
        {
            int endorsing = 0, neighbours = simulation.World.FeedIndex.Degree(seat);
            for (int index = 0; index < neighbours; index++)
            {
                endorsing += simulation.Endorsements.Endorses(simulation.World.FeedIndex.Neighbour(seat, index)) ? 1 : 0;
            }

            return Mechanisms.Disapproval.Compute(endorsing, neighbours, c);
        }

        public void Tell(TraceEventKind what, int? neighbour = null) => record.Told.Add(new TraceEvent(what, neighbour));

        public void Wake(in MemberState state) => record.Morning = state;

        public void BeforeTheAsk(in MemberState state) => record.BeforeTheAsk = state;

        private TargetedRow Whom(int seat, bool newcomer) => simulation.Targeting.RowToday(seat / Population.Row, newcomer ? 1UL << seat : 0);
    }
}
