using System.Runtime.CompilerServices;
using CommunitySim.Mechanisms;
using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>
/// The members of one run as columns, 22 bytes per member. The visible state is published once a day: members read
/// yesterday's words while today's are written, so the order of updates does not matter. The columns of a mechanism
/// that is off are empty.
/// </summary>
public sealed class Population
{
    /// <summary>The number of seats in a row. The last row is padded with empty seats.</summary>
    internal const int Row = 64;

    private uint[] _yesterday, _today;

    /// <summary>Creates a community of newcomers.</summary>
    public Population(int members, MemberParameters member)
        : this(members, member, new float[Padded(members)], new float[Padded(members)])
    {
        Array.Fill(SocialMode, MemberState.Newcomer(member).SocialMode, 0, members);
    }

    /// <summary>
    /// Creates the same members before a rival. They share pain and social mode between brands; all other state
    /// concerns the rival alone.
    /// </summary>
    internal Population(Population first, MemberParameters member)
        : this(first.Members, member, first.Pain, first.SocialMode)
    {
        LostToPitches = new float[first.LostToPitches.Length];
    }

    private Population(Population other, float[] pain, float[] socialMode)
    {
        (Members, Pain, SocialMode, Obligation) =
            (other.Members, pain, socialMode, other.Obligation.AsSpan().ToArray());
        (ProblemWaited, LostToPitches) = (other.ProblemWaited.AsSpan().ToArray(), other.LostToPitches.AsSpan().ToArray());
        (OwnTrust, Annoyance) = (other.OwnTrust.AsSpan().ToArray(), other.Annoyance.AsSpan().ToArray());
        (Expectation, Ceiling) = (other.Expectation.AsSpan().ToArray(), other.Ceiling.AsSpan().ToArray());
        (Asked, Helped) = (other.Asked.AsSpan().ToArray(), other.Helped.AsSpan().ToArray());
        (_yesterday, _today) = (other._yesterday, []);
        (Help, Answered) = (other.Help.AsSpan().ToArray(), other.Answered.AsSpan().ToArray());
        (Faced, FacedToday) = (other.Faced, new float[other.FacedToday.Length]);
    }

    private Population(int members, MemberParameters member, float[] pain, float[] socialMode)
    {
        int seats = Padded(members);
        (Members, Pain, SocialMode, Obligation) = (members, pain, socialMode, new float[seats]);
        ProblemWaited = new ushort[seats];
        (Asked, Helped) = (new ulong[seats / Row], new ulong[seats / Row]);
        (_yesterday, _today) = (new uint[seats], new uint[seats]);
        Array.Fill(_yesterday, MemberWord.Pack(MemberState.Newcomer(member).Trust, 0), 0, members);
    }

    /// <summary>Number of members.</summary>
    public int Members { get; }

    /// <summary>
    /// A member as published yesterday, with marks and event. Writing it changes yesterday's state and ends annoyance.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such seat, or the trust is not from 0 to
    /// 1.</exception>
    public MemberState this[int seat]
    {
        get
        {
            Check(seat);
            return Read(seat, MemberWord.TrustOf(_yesterday[seat]), _yesterday[seat]);
        }

        set
        {
            Check(seat);
            if (value.Trust is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value.Trust, "Trust is a number from 0 to 1.");
            }

            Write(seat, value);
            if (OwnTrust.Length > 0)
            {
                (OwnTrust[seat], Annoyance[seat]) = (MemberWord.Round(value.Trust), 0);
            }

            _yesterday[seat] = MemberWord.Pack(value.Trust, MemberWord.PackMarks(value.Marks, value.Event));
            IsTouched = true;
        }
    }

    /// <summary>The state of a member that neighbours see, as of yesterday.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such seat.</exception>
    internal Seen See(int seat)
    {
        Check(seat);
        uint word = _yesterday[seat];
        return new Seen(MemberWord.TrustOf(word), ((Marks)word & Marks.Aware) != Marks.None, MemberWord.EventOf(word));
    }

    /// <summary>Whether members were written from outside, so that running counts must be computed again.</summary>
    internal bool IsTouched { get; set; } = true;

    internal uint[] Yesterday => _yesterday;

    internal uint[] Today => _today;

    internal float[] Pain { get; }

    internal float[] Obligation { get; }

    internal float[] SocialMode { get; }

    /// <summary>
    /// Days since the open problem arose: its age less one. It is 0 without a problem, so that a new problem has its
    /// age already.
    /// </summary>
    internal ushort[] ProblemWaited { get; }

    /// <summary>Members whom the brand has pitched to since they took the seat: one bit per seat.</summary>
    internal ulong[] Asked { get; }

    /// <summary>Members for whom the brand has solved a problem since they took the seat.</summary>
    internal ulong[] Helped { get; }

    /// <summary>Trust that pitches took today, where it spills over to another brand. Empty elsewhere.</summary>
    internal float[] LostToPitches { get; private set; } = [];

    /// <summary>Begins to keep the trust that pitches take.</summary>
    internal void KeepLosses() => LostToPitches = new float[Padded(Members)];

    /// <summary>Help that the member gave lately, whichever brand the problem was about. Empty if nothing depends on it.</summary>
    internal float[] Help { get; private set; } = [];

    /// <summary>Members whose last closed problem a brand solved, one bit per seat. Empty if nothing depends on it.</summary>
    internal ulong[] Answered { get; private set; } = [];

    /// <summary>Disapproval that a member faced at yesterday's pitch, if there was one. Empty if ties are never severed.</summary>
    internal float[] Faced { get; private set; } = [];

    /// <summary>The same of today.</summary>
    internal float[] FacedToday { get; private set; } = [];

    /// <summary>Adds the columns of mechanisms that are off by default.</summary>
    /// <param name="bySegment">Coefficients by segment. A column is there if any segment needs it.</param>
    /// <param name="first">The same members before the first brand, or null: a member's help and answers are its own.</param>
    internal void AddColumns(Coefficients[] bySegment, Population? first)
    {
        int seats = Padded(Members);
        Coefficients c = bySegment[0];
        float[] ColumnIf(Predicate<Coefficients> any) => Array.Exists(bySegment, any) ? new float[seats] : [];
        Help = first?.Help ?? ColumnIf(one => one.MemberReciprocity > 0);
        Answered = first?.Answered ?? (c.LeavingDiffers ? new ulong[seats / Row] : []);
        (Faced, FacedToday) = (ColumnIf(one => one.Cut > 0), ColumnIf(one => one.Cut > 0));
        (OwnTrust, Annoyance) = (ColumnIf(one => one.Annoys), ColumnIf(one => one.Annoys));
        OwnTrust.AsSpan(0, Math.Min(Members, OwnTrust.Length)).Fill(c.Newcomer.Trust);
        Expectation = ColumnIf(one => one.Expects);
        Array.Fill(Expectation, c.InitialExpectation);
        Ceiling = ColumnIf(one => one.Deception > 0);
        Array.Fill(Ceiling, 1);
    }

    /// <summary>Trust τ, where the published word has the trust in effect (<see cref="EffectiveTrust"/>).</summary>
    internal float[] OwnTrust { get; private set; } = [];

    /// <summary>Annoyance z.</summary>
    internal float[] Annoyance { get; private set; } = [];

    /// <summary>Whether annoyance is kept, because it annoys some members.</summary>
    internal bool KeepsAnnoyance => Annoyance.Length > 0;

    /// <summary>Expectation of an answer e.</summary>
    internal float[] Expectation { get; private set; } = [];

    /// <summary>The most trust that a member can have after a deception. Empty if the brand deceives nobody.</summary>
    internal float[] Ceiling { get; private set; } = [];

    /// <summary>Gives a newcomer the columns that belong to mechanisms.</summary>
    internal void ResetMemory(int seat, Coefficients c)
    {
        if (OwnTrust.Length > 0)
        {
            Annoyance[seat] = 0;
        }

        if (Expectation.Length > 0)
        {
            Expectation[seat] = c.InitialExpectation;
        }

        if (Ceiling.Length > 0)
        {
            Ceiling[seat] = 1;
        }
    }

    /// <summary>
    /// Takes the members as another run has published them. A column that the other run does not have keeps what a newcomer
    /// has.
    /// </summary>
    internal void TakeOver(Population past)
    {
        IsTouched = true;
        (Array From, Array To)[] columns =
        [
            (past._yesterday, _yesterday), (past.Pain, Pain), (past.SocialMode, SocialMode), (past.Obligation, Obligation),
            (past.ProblemWaited, ProblemWaited), (past.Asked, Asked), (past.Helped, Helped), (past.Help, Help),
            (past.Answered, Answered), (past.Faced, Faced), (past.LostToPitches, LostToPitches), (past.OwnTrust, OwnTrust),
            (past.Annoyance, Annoyance), (past.Expectation, Expectation), (past.Ceiling, Ceiling),
        ];
        foreach ((Array from, Array to) in columns)
        {
            Array.Copy(from, to, Math.Min(from.Length, to.Length));
        }
    }

    /// <summary>Copies the members, for a day that is not published.</summary>
    internal Population Copy() => new(this, Pain.AsSpan().ToArray(), SocialMode.AsSpan().ToArray());

    /// <summary>Copies these members before a rival, with the pain and social mode of another copy.</summary>
    internal Population CopyBeside(Population copy) => new(this, copy.Pain, copy.SocialMode) { Help = copy.Help, Answered = copy.Answered };

    /// <summary>Rounds a number of seats up to whole rows.</summary>
    internal static int Padded(int members) => (members + Row - 1) / Row * Row;

    /// <summary>Builds the state of a member from trust, marks, event and the private columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal MemberState Read(int seat, float trust, uint marksAndEvent) => new()
    {
        Trust = trust,
        Pain = Pain[seat],
        Obligation = Obligation[seat],
        SocialMode = SocialMode[seat],
        ProblemAge = (marksAndEvent & (uint)Marks.OpenProblem) == 0 ? 0 : ProblemWaited[seat] + 1,
        Marks = (Marks)(marksAndEvent & MemberWord.MarksOnly),
        Event = MemberWord.EventOf(marksAndEvent),
    };

    /// <summary>Writes the private columns of a member.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Write(int seat, in MemberState state)
    {
        (Pain[seat], Obligation[seat], SocialMode[seat]) = (state.Pain, state.Obligation, state.SocialMode);
        ProblemWaited[seat] = (ushort)(state.OpenProblem ? Math.Clamp(state.ProblemAge, 1, Problems.Oldest) - 1 : 0);
    }

    /// <summary>Counts the inputs of tomorrow's plan, after members were written from outside.</summary>
    internal DayTally CountForPlan(Targeting targeting)
    {
        DayTally tally = default;
        if (targeting.ChangesDaily)
        {
            targeting.UpdateReceptive<Scalar>(Obligation, 0, Members);
        }

        for (int seat = 0; seat < Members; seat++)
        {
            Marks marks = (Marks)(_yesterday[seat] & MemberWord.MarksOnly);
            ulong Bit(Marks mark) => (marks & mark) != Marks.None ? 1UL : 0;
            TargetedRow whom = targeting.Row(seat / Row);
            tally.CountMarks(
                1, Bit(Marks.Aware), Bit(Marks.Customer), Bit(Marks.Muted), Bit(Marks.OpenProblem), Bit(Marks.Ignored));
            tally.ExcludeUntargeted(
                new TargetedRow(whom.Pitch >> seat, whom.Bond >> seat, whom.Solve >> seat),
                1,
                Bit(Marks.Customer), Bit(Marks.Muted), Bit(Marks.OpenProblem), Bit(Marks.Ignored));
        }

        IsTouched = false;
        return tally;
    }

    /// <summary>Ends the day: today's words become yesterday's.</summary>
    internal void TurnPage()
    {
        (_yesterday, _today) = (_today, _yesterday);
        (Faced, FacedToday) = (FacedToday, Faced);
    }

    private void Check(int seat) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)seat, (uint)Members, nameof(seat));
}

/// <summary>The visible state of a member.</summary>
internal readonly record struct Seen(float Trust, bool Aware, MemberEvent Event);
