namespace CommunitySim.Cohorts;

/// <summary>Of a cohort's members, who is concerned by what today: sets of one bit a member, 64 members a row.</summary>
/// <param name="rows">Rows of 64 members.</param>
internal sealed class ActiveSets(int rows)
{
    /// <summary>Somebody new has come into the seat.</summary>
    public ulong[] Newcomers { get; } = new ulong[rows];

    /// <summary>A problem is open.</summary>
    public ulong[] OpenProblems { get; } = new ulong[rows];

    /// <summary>A problem arises.</summary>
    public ulong[] Raised { get; } = new ulong[rows];

    /// <summary>The brand makes a one-to-one contact.</summary>
    public ulong[] Bonded { get; } = new ulong[rows];

    /// <summary>The brand pitches.</summary>
    public ulong[] Pitched { get; } = new ulong[rows];

    /// <summary>Needs something, if aware by then.</summary>
    public ulong[] Needy { get; } = new ulong[rows];

    /// <summary>Sees something in the feed.</summary>
    public ulong[] Seers { get; } = new ulong[rows];

    /// <summary>Sees something that stirs: more than word of mouth.</summary>
    public ulong[] Affected { get; } = new ulong[rows];

    /// <summary>Leaves, if a customer of little enough trust by then.</summary>
    public ulong[] MayLeave { get; } = new ulong[rows];

    /// <summary>Empties a row of the sets that screening writes, so that none has a seat beyond the last member's.</summary>
    public void ClearRow(int row) => Newcomers[row] = OpenProblems[row] = Raised[row] = Bonded[row] = Pitched[row] = Needy[row] = MayLeave[row] = 0;

    /// <summary>Of the given members of a row of 64, puts the active ones into a set and takes the others out.</summary>
    public static void Write(ulong[] set, int row, ulong members, ulong active) => set[row] = (set[row] & ~members) | (active & members);
}
