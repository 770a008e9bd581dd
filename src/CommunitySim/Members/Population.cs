using System.Runtime.CompilerServices;
using CommunitySim.Mechanisms;
using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>
/// The members of one run as columns, 22 bytes each. What others can see of a member is published once a day: everybody reads
/// yesterday's page while today's is being written, so the order of updates does not matter.
/// </summary>
public sealed class Population
{
    /// <summary>Members stand in rows of this many; the last row is filled up with seats that nobody has.</summary>
    internal const int Row = 64;

    private uint[] _yesterday, _today;

    /// <summary>A community of newcomers.</summary>
    public Population(int members, MemberParameters member)
        : this(members, member, new float[Padded(members)], new float[Padded(members)])
    {
        Array.Fill(SocialMode, MemberState.Newcomer(member).SocialMode, 0, members);
    }

    /// <summary>
    /// The same members before a rival: pain and social mode are theirs, whoever hurts or interrupts them; all else is between
    /// them and the rival.
    /// </summary>
    internal Population(Population first, MemberParameters member)
        : this(first.Members, member, first.Pain, first.SocialMode)
    {
    }

    private Population(Population other, float[] pain, float[] socialMode)
    {
        (Members, Pain, SocialMode, Obligation) = (other.Members, pain, socialMode, other.Obligation.AsSpan().ToArray());
        ProblemWaited = other.ProblemWaited.AsSpan().ToArray();
        (_yesterday, _today) = (other._yesterday, []);
    }

    private Population(int members, MemberParameters member, float[] pain, float[] socialMode)
    {
        int seats = Padded(members);
        (Members, Pain, SocialMode, Obligation) = (members, pain, socialMode, new float[seats]);
        ProblemWaited = new ushort[seats];
        (_yesterday, _today) = (new uint[seats], new uint[seats]);
        Array.Fill(_yesterday, MemberWord.Pack(MemberState.Newcomer(member).Trust, 0), 0, members);
    }

    /// <summary>Number of members.</summary>
    public int Members { get; }

    /// <summary>A member as published yesterday: the marks, and the event that neighbours see.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such seat, or trust to be written is not from 0 to 1.</exception>
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
            _yesterday[seat] = MemberWord.Pack(value.Trust, MemberWord.PackMarks(value.Marks, value.Event));
            IsTouched = true;
        }
    }

    /// <summary>What a neighbour sees of a member: the state of yesterday.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such seat.</exception>
    internal Seen See(int seat)
    {
        Check(seat);
        uint word = _yesterday[seat];
        return new Seen(MemberWord.TrustOf(word), ((Marks)word & Marks.Aware) != Marks.None, MemberWord.EventOf(word));
    }

    /// <summary>Somebody has written members from outside, so what is counted from day to day is to be counted anew.</summary>
    internal bool IsTouched { get; set; } = true;

    internal uint[] Yesterday => _yesterday;

    internal uint[] Today => _today;

    internal float[] Pain { get; }

    internal float[] Obligation { get; }

    internal float[] SocialMode { get; }

    /// <summary>Days since the open problem arose, one less than its age; 0 where none is open, so that a problem that arises has its age already.</summary>
    internal ushort[] ProblemWaited { get; }

    /// <summary>A copy whose members may live a day that is not published.</summary>
    internal Population Copy() => new(this, Pain.AsSpan().ToArray(), SocialMode.AsSpan().ToArray());

    /// <summary>A copy of these members before a rival, with the pain and social mode of a copy of the same members.</summary>
    internal Population CopyBeside(Population copy) => new(this, copy.Pain, copy.SocialMode);

    /// <summary>Seats in whole rows.</summary>
    internal static int Padded(int members) => (members + Row - 1) / Row * Row;

    /// <summary>A member of the given trust, marks and event, with what only the member feels.</summary>
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

    /// <summary>Writes what only the member feels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Write(int seat, in MemberState state)
    {
        (Pain[seat], Obligation[seat], SocialMode[seat]) = (state.Pain, state.Obligation, state.SocialMode);
        ProblemWaited[seat] = (ushort)(state.OpenProblem ? Math.Clamp(state.ProblemAge, 1, Problems.Oldest) - 1 : 0);
    }

    /// <summary>Counts what tomorrow's plan is made from; members written from outside are then known.</summary>
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
            tally.CountMarks(1, Bit(Marks.Aware), Bit(Marks.Customer), Bit(Marks.Muted), Bit(Marks.OpenProblem), Bit(Marks.Ignored));
            tally.ExcludeUntargeted(
                new TargetedRow(whom.Pitch >> seat, whom.Bond >> seat, whom.Solve >> seat),
                1,
                Bit(Marks.Customer), Bit(Marks.Muted), Bit(Marks.OpenProblem), Bit(Marks.Ignored));
        }

        IsTouched = false;
        return tally;
    }

    /// <summary>The day is over: what was written today is what is read from now on.</summary>
    internal void TurnPage() => (_yesterday, _today) = (_today, _yesterday);

    private void Check(int seat) => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)seat, (uint)Members, nameof(seat));
}

/// <summary>What is to be seen of a member.</summary>
internal readonly record struct Seen(float Trust, bool Aware, MemberEvent Event);
