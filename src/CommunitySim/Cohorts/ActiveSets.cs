using CommunitySim.Members;

namespace CommunitySim.Cohorts;

/// <summary>Of a cohort's members, who is concerned by what today: sets of one bit a member, 64 members a row.</summary>
internal sealed class ActiveSets
{
    /// <summary>Somebody new has come into the seat.</summary>
    public ulong[] Newcomers { get; } = Empty();

    /// <summary>A problem is open.</summary>
    public ulong[] OpenProblems { get; } = Empty();

    /// <summary>A problem arises.</summary>
    public ulong[] Raised { get; } = Empty();

    /// <summary>The brand makes a one-to-one contact.</summary>
    public ulong[] Bonded { get; } = Empty();

    /// <summary>The brand pitches.</summary>
    public ulong[] Pitched { get; } = Empty();

    /// <summary>Needs something, if aware by then.</summary>
    public ulong[] Needy { get; } = Empty();

    /// <summary>Sees something in the feed.</summary>
    public ulong[] Seers { get; } = Empty();

    /// <summary>Sees something that stirs: more than word of mouth.</summary>
    public ulong[] Affected { get; } = Empty();

    /// <summary>Leaves, if a customer of little enough trust by then.</summary>
    public ulong[] MayLeave { get; } = Empty();

    /// <summary>Puts a member into a set or takes it out.</summary>
    public static void Set(ulong[] set, int member, bool active)
    {
        ref ulong row = ref set[member / Population.Row];
        row = active ? row | (1UL << member) : row & ~(1UL << member);
    }

    private static ulong[] Empty() => new ulong[Cohort.MostSeats / Population.Row];
}
