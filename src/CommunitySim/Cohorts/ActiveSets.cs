namespace CommunitySim.Cohorts;

/// <summary>The members whom each phase concerns today: sets of one bit per member, 64 per row.</summary>
/// <param name="rows">Rows of 64 members.</param>
internal sealed class ActiveSets(int rows)
{
    /// <summary>A newcomer has taken the seat.</summary>
    public ulong[] Newcomers { get; } = new ulong[rows];

    /// <summary>Newcomers decided before screening, where members' chances to leave differ.</summary>
    public ulong[] Decided { get; } = new ulong[rows];

    /// <summary>A problem is open.</summary>
    public ulong[] OpenProblems { get; } = new ulong[rows];

    /// <summary>A problem arises.</summary>
    public ulong[] Raised { get; } = new ulong[rows];

    /// <summary>The brand makes a one-to-one contact.</summary>
    public ulong[] Bonded { get; } = new ulong[rows];

    /// <summary>The brand pitches.</summary>
    public ulong[] Pitched { get; } = new ulong[rows];

    /// <summary>The brand pitches to a member who is no customer, for the first time.</summary>
    public ulong[] FirstPitched { get; } = new ulong[rows];

    /// <summary>The member needs something, if aware by then.</summary>
    public ulong[] Needy { get; } = new ulong[rows];

    /// <summary>The member sees more than word of mouth.</summary>
    public ulong[] Affected { get; } = new ulong[rows];

    /// <summary>The member leaves, if by then a customer with low trust.</summary>
    public ulong[] MayLeave { get; } = new ulong[rows];

    /// <summary>Clears a row of the sets that screening writes, including seats beyond the last member.</summary>
    public void ClearRow(int row) =>
        Newcomers[row] = OpenProblems[row] = Raised[row] = Bonded[row] = Pitched[row] = Needy[row] = MayLeave[row] = 0;

    /// <summary>Adds the active ones of the given members to a set and removes the others.</summary>
    public static void Write(ulong[] set, int row, ulong members, ulong active) =>
        set[row] = (set[row] & ~members) | (active & members);
}
