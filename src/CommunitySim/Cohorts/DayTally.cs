using System.Numerics;
using CommunitySim.Mechanisms;
using CommunitySim.Members;

namespace CommunitySim.Cohorts;

/// <summary>
/// Phase 8, observe: sums and counts of one day. They are whole numbers (trust in steps of 2⁻²³), so that it does not matter who
/// is counted first; only pain, which has no upper bound, is added up in the order of seats.
/// Value of the day = saleMargin·sales + retainedMargin·customers − hourlyWage·B.
/// </summary>
internal struct DayTally
{
    private long _trust, _customerTrust;
    private int _reach, _customers, _muted, _open;
    private int _pitches, _salesPitched, _salesOwn, _raised, _solved, _letDown, _sanctioned, _sightings, _leavers, _heldOutCustomers, _heldOutLeavers;

    /// <summary>Sum of pain at the end of the day.</summary>
    public double Pain { get; set; }

    /// <summary>Members who may be pitched and have not muted: R of tomorrow's pitches.</summary>
    public int Askable { get; private set; }

    /// <summary>Members who may be met one to one and have not muted: R of tomorrow's contacts.</summary>
    public int Meetable { get; private set; }

    /// <summary>Problems open and not ignored, of members who have not muted and are not held out: Q of tomorrow's plan.</summary>
    public int Waiting { get; private set; }

    /// <summary>Sales of the day, after a pitch and by own demand.</summary>
    public readonly int Sales => _salesPitched + _salesOwn;

    /// <summary>Customers who have paid today.</summary>
    public readonly int Paying => _customers + _leavers;

    /// <summary>Pitches, and sightings of pitches in the feed.</summary>
    public readonly long Impressions => (long)_pitches + _sightings;

    /// <summary>Sales of the day to members who are held out, all by own demand.</summary>
    public int HeldOutSales { get; private set; }

    /// <summary>Customers who have paid today, of the members who are held out.</summary>
    public readonly int HeldOutPaying => _heldOutCustomers + _heldOutLeavers;

    /// <summary>Counts what became of a problem.</summary>
    public void CountProblem(ProblemOutcome outcome)
    {
        _solved += outcome == ProblemOutcome.Solved ? 1 : 0;
        _letDown += outcome is ProblemOutcome.Failed or ProblemOutcome.Disappointed ? 1 : 0;
    }

    /// <summary>Counts problems that arise.</summary>
    public void CountRaised(int problems) => _raised += problems;

    /// <summary>Counts pitches, the sales among them, and the sanctions that followed.</summary>
    public void CountPitches(int pitches, int sales, int sanctions)
    {
        _pitches += pitches;
        _salesPitched += sales;
        _sanctioned += sanctions;
    }

    /// <summary>Counts sales by own demand, and those among them to members who are held out.</summary>
    public void CountOwnSales(int sales, int heldOut)
    {
        _salesOwn += sales;
        HeldOutSales += heldOut;
    }

    /// <summary>Counts a customer who has paid today and leaves.</summary>
    public void CountLeaver(bool heldOut)
    {
        _leavers++;
        _heldOutLeavers += heldOut ? 1 : 0;
    }

    /// <summary>Counts a pitch seen in the feed.</summary>
    public void CountSighting(bool ofPitch) => _sightings += ofPitch ? 1 : 0;

    /// <summary>Takes in trust at the end of the day, in steps of 2⁻²³.</summary>
    /// <param name="all">Sum over members.</param>
    /// <param name="customers">Sum over customers.</param>
    public void AddTrust(uint all, uint customers)
    {
        _trust += all;
        _customerTrust += customers;
    }

    /// <summary>Takes in the marks of up to 64 members at the end of the day, one bit a member; the brand may address all of them.</summary>
    /// <param name="present">Seats that somebody has.</param>
    /// <param name="aware">Aware of the brand.</param>
    /// <param name="customers">Customers.</param>
    /// <param name="muted">Who have muted.</param>
    /// <param name="open">With an open problem.</param>
    /// <param name="ignored">Whose problem is ignored.</param>
    public void CountMarks(ulong present, ulong aware, ulong customers, ulong muted, ulong open, ulong ignored)
    {
        _reach += BitOperations.PopCount(aware & ~muted);
        _customers += BitOperations.PopCount(customers);
        _muted += BitOperations.PopCount(muted);
        _open += BitOperations.PopCount(open);
        int listening = BitOperations.PopCount(present & ~muted);
        Askable += listening;
        Meetable += listening;
        Waiting += BitOperations.PopCount(open & ~ignored & ~muted);
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
        Askable -= BitOperations.PopCount(present & ~muted & ~whom.Pitch);
        Meetable -= BitOperations.PopCount(present & ~muted & ~whom.Bond);
        Waiting -= BitOperations.PopCount(open & ~ignored & ~muted & ~whom.Solve);
        _heldOutCustomers += BitOperations.PopCount(customers & ~whom.Solve);
    }

    /// <summary>Takes in what another has counted, but for pain.</summary>
    public void Add(in DayTally other)
    {
        _trust += other._trust;
        _customerTrust += other._customerTrust;
        _reach += other._reach;
        _customers += other._customers;
        _muted += other._muted;
        _open += other._open;
        _pitches += other._pitches;
        _salesPitched += other._salesPitched;
        _salesOwn += other._salesOwn;
        _raised += other._raised;
        _solved += other._solved;
        _letDown += other._letDown;
        _sanctioned += other._sanctioned;
        _sightings += other._sightings;
        _leavers += other._leavers;
        _heldOutCustomers += other._heldOutCustomers;
        _heldOutLeavers += other._heldOutLeavers;
        HeldOutSales += other.HeldOutSales;
        Askable += other.Askable;
        Meetable += other.Meetable;
        Waiting += other.Waiting;
    }

    /// <summary>Writes the day's line of the series.</summary>
    public readonly void Write(DailySeries series, int day, int members, double hours, Scenario scenario, ref RunTotals totals)
    {
        BrandParameters brand = scenario.Brand;
        totals.AddDay(_pitches, _salesPitched);
        totals.JudgeExpulsion((double)_muted / members, scenario.Community.ExpulsionShare);
        double others = members - _customers;
        double before = day == 1 ? 0 : series[Observable.Value, day - 1], hoursBefore = day == 1 ? 0 : series[Observable.Hours, day - 1];
        double trust = _trust / (double)MemberWord.FullTrust, customerTrust = _customerTrust / (double)MemberWord.FullTrust;
        series[Observable.Trust, day] = trust / members;
        series[Observable.Reach, day] = (double)_reach / members;
        series[Observable.Customers, day] = (double)_customers / members;
        series[Observable.Pain, day] = Pain / members;
        series[Observable.Muted, day] = (double)_muted / members;
        series[Observable.OpenProblems, day] = (double)_open / members;
        series[Observable.Value, day] = before + (brand.SaleMargin * ((double)_salesPitched + _salesOwn)) + (brand.RetainedMargin * Paying) - (brand.HourlyWage * hours);
        series[Observable.Pitches, day] = _pitches;
        series[Observable.SalesPitched, day] = _salesPitched;
        series[Observable.SalesOwn, day] = _salesOwn;
        series[Observable.Raised, day] = _raised;
        series[Observable.Solved, day] = _solved;
        series[Observable.LetDown, day] = _letDown;
        series[Observable.Sanctioned, day] = _sanctioned;
        series[Observable.Impressions, day] = Impressions;
        series[Observable.FanGap, day] = _customers == 0 || others == 0 ? 0 : (customerTrust / _customers) - ((trust - customerTrust) / others);
        series[Observable.Hours, day] = hoursBefore + hours;
        series[Observable.Acceptance, day] = totals.Acceptance;
        series[Observable.Expelled, day] = totals.Expelled ? 1 : 0;
    }
}
