using System.Numerics;
using System.Runtime.CompilerServices;

namespace CommunitySim.Members;

/// <summary>The counters of a day.</summary>
internal enum Counter
{
    /// <summary>Trust in steps of 2⁻²³.</summary>
    Trust,
    /// <summary>Trust of customers in steps of 2⁻²³.</summary>
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
    /// <summary>Sales by own demand to held-out members.</summary>
    HeldOutSales,
    /// <summary>Problems that arose.</summary>
    Raised,
    /// <summary>Problems that the brand solved.</summary>
    Solved,
    /// <summary>Members whom the brand let down.</summary>
    LetDown,
    /// <summary>Acceptances that the group sanctioned.</summary>
    Sanctioned,
    /// <summary>Sightings of a neighbour's pitch in the feed.</summary>
    Sightings,
    /// <summary>Customers who have paid today and left.</summary>
    Leavers,
    /// <summary>Held-out customers who have paid today and left.</summary>
    HeldOutLeavers,
    /// <summary>Held-out customers at the end of the day.</summary>
    HeldOutCustomers,
    /// <summary>Members who may be pitched and have not muted: R of tomorrow's pitches.</summary>
    Askable,
    /// <summary>Members who may be contacted and have not muted: R of tomorrow's contacts.</summary>
    Meetable,
    /// <summary>
    /// Problems that wait for the brand, Q of tomorrow's plan: open, not ignored, of members neither muted nor held
    /// out.
    /// </summary>
    Waiting,
    /// <summary>Members who are aware.</summary>
    Aware,
    /// <summary>Trust of aware members in steps of 2⁻²³.</summary>
    AwareTrust,
    /// <summary>Seats that got a newcomer.</summary>
    Newcomers,
    /// <summary>Annoyance in steps of 2⁻²³.</summary>
    Annoyance,
    /// <summary>First pitches to members who were no customers.</summary>
    FirstPitches,
    /// <summary>First pitches that such members accepted.</summary>
    FirstSales,
    /// <summary>First pitches to such members for whom the brand had solved a problem.</summary>
    FirstPitchesHelped,
    /// <summary>First pitches that those members accepted.</summary>
    FirstSalesHelped,
    /// <summary>Number of counters.</summary>
    Count,
}

/// <summary>
/// Counts and sums of one day. Counts are whole numbers (trust in steps of 2⁻²³), so that their order does not matter.
/// Pain has no upper bound and is summed in the order of seats, by cohort.
/// </summary>
internal struct DayTally
{
    private Counts _counts;

    /// <summary>Sum of pain at the end of the day.</summary>
    public double Pain { get; set; }

    /// <summary>Pain that the threat of declined pitches added today.</summary>
    public double DeclinePain { get; set; }

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

    /// <summary>Held-out customers who have paid today.</summary>
    public readonly long HeldOutPaying => this[Counter.HeldOutCustomers] + this[Counter.HeldOutLeavers];

    /// <summary>Pitches, and sightings of pitches in the feed.</summary>
    public readonly long Impressions => this[Counter.Pitches] + this[Counter.Sightings];

    /// <summary>Counts the marks of up to 64 members at the end of the day, as if all could be addressed.</summary>
    /// <param name="present">Seats with a member.</param>
    /// <param name="aware">Members aware of the brand.</param>
    /// <param name="customers">Customers.</param>
    /// <param name="muted">Members who have muted.</param>
    /// <param name="open">Members with an open problem.</param>
    /// <param name="ignored">Members whose problem is ignored.</param>
    public void CountMarks(ulong present, ulong aware, ulong customers, ulong muted, ulong open, ulong ignored)
    {
        int listening = BitOperations.PopCount(present & ~muted);
        this[Counter.Aware] += BitOperations.PopCount(aware);
        this[Counter.Reach] += BitOperations.PopCount(aware & ~muted);
        this[Counter.Customers] += BitOperations.PopCount(customers);
        this[Counter.Muted] += BitOperations.PopCount(muted);
        this[Counter.OpenProblems] += BitOperations.PopCount(open);
        this[Counter.Askable] += listening;
        this[Counter.Meetable] += listening;
        this[Counter.Waiting] += BitOperations.PopCount(open & ~ignored & ~muted);
    }

    /// <summary>Takes members whom the brand may not address out of tomorrow's plan, and counts held-out customers.</summary>
    /// <param name="whom">The members whom it may address.</param>
    /// <param name="present">Seats with a member.</param>
    /// <param name="customers">Customers.</param>
    /// <param name="muted">Members who have muted.</param>
    /// <param name="open">Members with an open problem.</param>
    /// <param name="ignored">Members whose problem is ignored.</param>
    public void ExcludeUntargeted(TargetedRow whom, ulong present, ulong customers, ulong muted, ulong open, ulong ignored)
    {
        this[Counter.Askable] -= BitOperations.PopCount(present & ~muted & ~whom.Pitch);
        this[Counter.Meetable] -= BitOperations.PopCount(present & ~muted & ~whom.Bond);
        this[Counter.Waiting] -= BitOperations.PopCount(open & ~ignored & ~muted & ~whom.Solve);
        this[Counter.HeldOutCustomers] += BitOperations.PopCount(customers & ~whom.Solve);
    }

    /// <summary>Adds the counts of another tally. Pain is summed separately.</summary>
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
