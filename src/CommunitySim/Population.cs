namespace CommunitySim;

/// <summary>
/// The members of one run as columns. What others can see of a member is published once a day: everybody reads
/// yesterday's page while today's is being written, so the order of updates does not matter.
/// </summary>
public sealed class Population
{
    private readonly double[] _pain, _obligation, _socialMode;
    private readonly int[] _problemAge;
    private readonly Marks[] _marks;
    private Page _yesterday, _today;

    /// <summary>A community of newcomers.</summary>
    public Population(int members, MemberParameters member)
    {
        (_pain, _obligation, _socialMode) = (new double[members], new double[members], new double[members]);
        (_problemAge, _marks) = (new int[members], new Marks[members]);
        (_yesterday, _today) = (new Page(members), new Page(members));
        for (int seat = 0; seat < members; seat++)
        {
            this[seat] = MemberState.Newcomer(member);
        }

        TurnPage();
    }

    /// <summary>Number of members.</summary>
    public int Members => _marks.Length;

    /// <summary>Reads a member as of yesterday, without the event; writes the member as of today.</summary>
    public MemberState this[int seat]
    {
        get => new()
        {
            Trust = _yesterday.Trust[seat],
            Pain = _pain[seat],
            Obligation = _obligation[seat],
            SocialMode = _socialMode[seat],
            ProblemAge = _problemAge[seat],
            Marks = _marks[seat],
        };
        set
        {
            (_pain[seat], _obligation[seat], _socialMode[seat]) = (value.Pain, value.Obligation, value.SocialMode);
            (_problemAge[seat], _marks[seat]) = (value.ProblemAge, value.Marks);
            _today.Trust[seat] = value.Trust;
            _today.Event[seat] = value.Event;
            _today.Aware[seat] = value.Aware;
        }
    }

    /// <summary>What a neighbour sees of a member: the state of yesterday.</summary>
    public Seen See(int seat) => new(_yesterday.Trust[seat], _yesterday.Aware[seat], _yesterday.Event[seat]);

    /// <summary>Trust as of yesterday, member by member.</summary>
    public ReadOnlySpan<double> Trust => _yesterday.Trust;

    /// <summary>The day is over: what was written today is what is read from now on.</summary>
    public void TurnPage() => (_yesterday, _today) = (_today, _yesterday);

    private sealed class Page(int members)
    {
        public double[] Trust { get; } = new double[members];

        public MemberEvent[] Event { get; } = new MemberEvent[members];

        public bool[] Aware { get; } = new bool[members];
    }
}

/// <summary>What is to be seen of a member.</summary>
public readonly record struct Seen(double Trust, bool Aware, MemberEvent Event);
