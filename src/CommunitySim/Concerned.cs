namespace CommunitySim;

/// <summary>Of a cohort's members, who is concerned by what today: sets of one bit a member, 64 members a row.</summary>
internal sealed class Concerned
{
    /// <summary>Somebody new has come into the seat.</summary>
    public ulong[] Newcomers { get; } = Set();

    /// <summary>A problem is open.</summary>
    public ulong[] Open { get; } = Set();

    /// <summary>A problem arises.</summary>
    public ulong[] Raised { get; } = Set();

    /// <summary>The brand makes a one-to-one contact.</summary>
    public ulong[] Bonded { get; } = Set();

    /// <summary>The brand pitches.</summary>
    public ulong[] Pitched { get; } = Set();

    /// <summary>Needs something, if aware by then.</summary>
    public ulong[] Needy { get; } = Set();

    /// <summary>Sees something in the feed.</summary>
    public ulong[] Seers { get; } = Set();

    /// <summary>Sees something that stirs: more than word of mouth.</summary>
    public ulong[] Stirred { get; } = Set();

    /// <summary>Leaves, if a customer of little enough trust by then.</summary>
    public ulong[] Wavering { get; } = Set();

    /// <summary>Puts a member into a set or takes it out.</summary>
    public static void Put(ulong[] set, int member, bool concerned)
    {
        ref ulong row = ref set[member / Population.Row];
        row = concerned ? row | (1UL << member) : row & ~(1UL << member);
    }

    private static ulong[] Set() => new ulong[Cohort.MostSeats / Population.Row];
}
