using System.Numerics;

namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 8, observe: sums and counts of one day. They are whole numbers (trust in steps of 2⁻²³), so that it does not matter who
/// is counted first; only pain, which has no upper bound, is added up in the order of seats.
/// Value of the day = saleMargin·sales + retainedMargin·customers − hourlyWage·B.
/// </summary>
public struct DayTally
{
    private long _trust, _customerTrust;
    private int _reach, _customers, _muted, _open;
    private int _pitches, _salesPitched, _salesOwn, _raised, _solved, _letDown, _sanctioned, _sightings, _leavers;

    /// <summary>Sum of pain at the end of the day.</summary>
    public double Pain { get; set; }

    /// <summary>Members who have not muted: R of tomorrow's plan.</summary>
    public int Reachable { get; private set; }

    /// <summary>Problems open and not ignored, of members who have not muted: Q of tomorrow's plan.</summary>
    public int Waiting { get; private set; }

    /// <summary>Counts what became of a problem.</summary>
    public void Problem(ProblemOutcome outcome)
    {
        _raised += outcome == ProblemOutcome.Raised ? 1 : 0;
        _solved += outcome == ProblemOutcome.Solved ? 1 : 0;
        _letDown += outcome == ProblemOutcome.LetDown ? 1 : 0;
    }

    /// <summary>Counts problems that arise.</summary>
    public void Raised(int problems) => _raised += problems;

    /// <summary>Counts pitches, the sales among them, and the sanctions that followed.</summary>
    public void Pitches(int pitches, int sales, int sanctions)
    {
        _pitches += pitches;
        _salesPitched += sales;
        _sanctioned += sanctions;
    }

    /// <summary>Counts sales by own demand.</summary>
    public void OwnSales(int sales) => _salesOwn += sales;

    /// <summary>Counts a customer who has paid today and leaves.</summary>
    public void Leaver() => _leavers++;

    /// <summary>Counts a pitch seen in the feed.</summary>
    public void Sighting(bool ofPitch) => _sightings += ofPitch ? 1 : 0;

    /// <summary>Takes in trust at the end of the day, in steps of 2⁻²³.</summary>
    /// <param name="all">Sum over members.</param>
    /// <param name="customers">Sum over customers.</param>
    public void Trust(uint all, uint customers)
    {
        _trust += all;
        _customerTrust += customers;
    }

    /// <summary>Takes in the marks of up to 64 members at the end of the day, one bit a member.</summary>
    /// <param name="present">Seats that somebody has.</param>
    /// <param name="aware">Aware of the brand.</param>
    /// <param name="customers">Customers.</param>
    /// <param name="muted">Who have muted.</param>
    /// <param name="open">With an open problem.</param>
    /// <param name="ignored">Whose problem is ignored.</param>
    public void Marks(ulong present, ulong aware, ulong customers, ulong muted, ulong open, ulong ignored)
    {
        _reach += BitOperations.PopCount(aware & ~muted);
        _customers += BitOperations.PopCount(customers);
        _muted += BitOperations.PopCount(muted);
        _open += BitOperations.PopCount(open);
        Reachable += BitOperations.PopCount(present & ~muted);
        Waiting += BitOperations.PopCount(open & ~ignored & ~muted);
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
        Reachable += other.Reachable;
        Waiting += other.Waiting;
    }

    /// <summary>Writes the day's line of the series.</summary>
    public readonly void Write(DailySeries series, int day, int members, double hours, BrandParameters brand, ref BrandRecord record)
    {
        record.Add(_pitches, _salesPitched);
        double others = members - _customers;
        double before = day == 1 ? 0 : series[Observable.Value, day - 1], hoursBefore = day == 1 ? 0 : series[Observable.Hours, day - 1];
        double trust = _trust / (double)Published.FullTrust, customerTrust = _customerTrust / (double)Published.FullTrust;
        int paying = _customers + _leavers;
        series[Observable.Trust, day] = trust / members;
        series[Observable.Reach, day] = (double)_reach / members;
        series[Observable.Customers, day] = (double)_customers / members;
        series[Observable.Pain, day] = Pain / members;
        series[Observable.Muted, day] = (double)_muted / members;
        series[Observable.OpenProblems, day] = (double)_open / members;
        series[Observable.Value, day] = before + (brand.SaleMargin * ((double)_salesPitched + _salesOwn)) + (brand.RetainedMargin * paying) - (brand.HourlyWage * hours);
        series[Observable.Pitches, day] = _pitches;
        series[Observable.SalesPitched, day] = _salesPitched;
        series[Observable.SalesOwn, day] = _salesOwn;
        series[Observable.Raised, day] = _raised;
        series[Observable.Solved, day] = _solved;
        series[Observable.LetDown, day] = _letDown;
        series[Observable.Sanctioned, day] = _sanctioned;
        series[Observable.Impressions, day] = (double)_pitches + _sightings;
        series[Observable.FanGap, day] = _customers == 0 || others == 0 ? 0 : (customerTrust / _customers) - ((trust - customerTrust) / others);
        series[Observable.Hours, day] = hoursBefore + hours;
        series[Observable.Acceptance, day] = record.Acceptance;
        series[Observable.Expelled, day] = record.Expelled ? 1 : 0;
    }
}
