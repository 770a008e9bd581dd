using System.Numerics;
using System.Runtime.CompilerServices;

namespace CommunitySim.Members;

/// <summary>What is counted in the course of a day.</summary>
internal enum Counter
{
    /// <summary>Trust in steps of 2⁻²³.</summary>
    Trust,
    /// <summary>The customers' part of it.</summary>
    CustomerTrust,
    /// <summary>Members who are aware and have not muted.</summary>
    Reach,
    /// <summary>Customers at the end of the day.</summary>
    Customers,
    /// <summary>Members who have muted.</summary>
    Muted,
    /// <summary>Open problems.</summary>
    OpenProblems,
    /// <summary>Pitches.</summary>
    Pitches,
    /// <summary>Sales after a pitch.</summary>
    SalesPitched,
    /// <summary>Sales by own demand.</summary>
    SalesOwn,
    /// <summary>Of these, sales to members who are held out.</summary>
    HeldOutSales,
    /// <summary>Problems that arose.</summary>
    Raised,
    /// <summary>Problems that the brand solved.</summary>
    Solved,
    /// <summary>Members whom the brand let down.</summary>
    LetDown,
    /// <summary>Acceptances that the group sanctioned.</summary>
    Sanctioned,
    /// <summary>Sightings of a neighbour's pitch.</summary>
    Sightings,
    /// <summary>Customers who have paid today and left.</summary>
    Leavers,
    /// <summary>Of these, members who are held out.</summary>
    HeldOutLeavers,
    /// <summary>Customers at the end of the day who are held out.</summary>
    HeldOutCustomers,
    /// <summary>Members who may be pitched and have not muted: R of tomorrow's pitches.</summary>
    Askable,
    /// <summary>Members who may be met one to one and have not muted: R of tomorrow's contacts.</summary>
    Meetable,
    /// <summary>Problems that wait for the brand, Q of tomorrow's plan: open, not ignored, of members who have not muted and are not held out.</summary>
    Waiting,
    /// <summary>How many counters there are.</summary>
    Count,
}

/// <summary>
/// Counts and sums of one day. Counts are whole numbers (trust in steps of 2⁻²³), so that it does not matter who is counted first;
/// only pain, which has no upper bound, is added up in the order of seats.
/// </summary>
internal struct DayTally
{
    private Counts _counts;

    /// <summary>Sum of pain at the end of the day.</summary>
    public double Pain { get; set; }

    /// <summary>One of the counts.</summary>
    public long this[Counter counter]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly get => _counts[(int)counter];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => _counts[(int)counter] = value;
    }

    /// <summary>Sales of the day, after a pitch and by own demand.</summary>
    public readonly long Sales => this[Counter.SalesPitched] + this[Counter.SalesOwn];

    /// <summary>Customers who have paid today.</summary>
    public readonly long Paying => this[Counter.Customers] + this[Counter.Leavers];

    /// <summary>Customers who have paid today, of the members who are held out.</summary>
    public readonly long HeldOutPaying => this[Counter.HeldOutCustomers] + this[Counter.HeldOutLeavers];

    /// <summary>Pitches, and sightings of pitches in the feed.</summary>
    public readonly long Impressions => this[Counter.Pitches] + this[Counter.Sightings];

    /// <summary>Counts the marks of up to 64 members at the end of the day, one bit a member; the brand may address all of them.</summary>
    /// <param name="present">Seats that somebody has.</param>
    /// <param name="aware">Aware of the brand.</param>
    /// <param name="customers">Customers.</param>
    /// <param name="muted">Who have muted.</param>
    /// <param name="open">With an open problem.</param>
    /// <param name="ignored">Whose problem is ignored.</param>
    public void CountMarks(ulong present, ulong aware, ulong customers, ulong muted, ulong open, ulong ignored)
    {
        int listening = BitOperations.PopCount(present & ~muted);
        this[Counter.Reach] += BitOperations.PopCount(aware & ~muted);
        this[Counter.Customers] += BitOperations.PopCount(customers);
        this[Counter.Muted] += BitOperations.PopCount(muted);
        this[Counter.OpenProblems] += BitOperations.PopCount(open);
        this[Counter.Askable] += listening;
        this[Counter.Meetable] += listening;
        this[Counter.Waiting] += BitOperations.PopCount(open & ~ignored & ~muted);
    }

    /// <summary>Takes those of the same members out of tomorrow's plan whom the brand may not address, and counts customers who are held out.</summary>
    /// <param name="whom">Whom it may address.</param>
    /// <param name="present">Seats that somebody has.</param>
    /// <param name="customers">Customers.</param>
    /// <param name="muted">Who have muted.</param>
    /// <param name="open">With an open problem.</param>
    /// <param name="ignored">Whose problem is ignored.</param>
    public void ExcludeUntargeted(TargetedRow whom, ulong present, ulong customers, ulong muted, ulong open, ulong ignored)
    {
        this[Counter.Askable] -= BitOperations.PopCount(present & ~muted & ~whom.Pitch);
        this[Counter.Meetable] -= BitOperations.PopCount(present & ~muted & ~whom.Bond);
        this[Counter.Waiting] -= BitOperations.PopCount(open & ~ignored & ~muted & ~whom.Solve);
        this[Counter.HeldOutCustomers] += BitOperations.PopCount(customers & ~whom.Solve);
    }

    /// <summary>Adds the counts of another tally; pain is added up by itself.</summary>
    public void Add(in DayTally other)
    {
        for (int counter = 0; counter < (int)Counter.Count; counter++)
        {
            _counts[counter] += other._counts[counter];
        }
    }

    [InlineArray((int)Counter.Count)]
    private struct Counts
    {
        private long _first;
    }
}
