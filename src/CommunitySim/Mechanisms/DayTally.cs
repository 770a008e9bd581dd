namespace CommunitySim.Mechanisms;

/// <summary>
/// Phase 8, observe: sums and counts of one day, taken member by member in their order.
/// Value of the day = saleMargin·sales + retainedMargin·customers − hourlyWage·B.
/// </summary>
public struct DayTally
{
    private double _trust, _pain, _customerTrust;
    private int _reach, _customers, _muted, _open;
    private int _pitches, _salesPitched, _salesOwn, _raised, _solved, _letDown, _sanctioned, _sightings, _paying;

    /// <summary>Members who have not muted: R of tomorrow's plan.</summary>
    public int Reachable { get; private set; }

    /// <summary>Problems open and not ignored, of members who have not muted: Q of tomorrow's plan.</summary>
    public int Waiting { get; private set; }

    /// <summary>Members whose trust is at least the endorsement threshold.</summary>
    public int Endorsers { get; private set; }

    /// <summary>Counts what became of a problem.</summary>
    public void Problem(ProblemOutcome outcome)
    {
        _raised += outcome == ProblemOutcome.Raised ? 1 : 0;
        _solved += outcome == ProblemOutcome.Solved ? 1 : 0;
        _letDown += outcome == ProblemOutcome.LetDown ? 1 : 0;
    }

    /// <summary>Counts a pitch.</summary>
    public void Pitch(bool sale, bool sanctioned)
    {
        _pitches++;
        _salesPitched += sale ? 1 : 0;
        _sanctioned += sanctioned ? 1 : 0;
    }

    /// <summary>Counts a sale by own demand.</summary>
    public void OwnSale() => _salesOwn++;

    /// <summary>Counts a customer who pays today.</summary>
    public void Payment() => _paying++;

    /// <summary>Counts a pitch seen in the feed.</summary>
    public void Sighting() => _sightings++;

    /// <summary>Takes in a member at the end of the day.</summary>
    public void Take(in MemberState state, double endorsementThreshold)
    {
        _trust += state.Trust;
        _pain += state.Pain;
        _customerTrust += state.Customer ? state.Trust : 0;
        _customers += state.Customer ? 1 : 0;
        _muted += state.Muted ? 1 : 0;
        _open += state.OpenProblem ? 1 : 0;
        _reach += state.Aware && !state.Muted ? 1 : 0;
        Reachable += state.Muted ? 0 : 1;
        Waiting += state.OpenProblem && !state.Ignored && !state.Muted ? 1 : 0;
        Endorsers += state.Trust >= endorsementThreshold ? 1 : 0;
    }

    /// <summary>Writes the day's line of the series.</summary>
    public readonly void Write(DailySeries series, int day, int members, double hours, BrandParameters brand)
    {
        double others = members - _customers;
        double before = day == 1 ? 0 : series[Observable.Value, day - 1];
        series[Observable.Trust, day] = _trust / members;
        series[Observable.Reach, day] = (double)_reach / members;
        series[Observable.Customers, day] = (double)_customers / members;
        series[Observable.Pain, day] = _pain / members;
        series[Observable.Muted, day] = (double)_muted / members;
        series[Observable.OpenProblems, day] = (double)_open / members;
        series[Observable.Value, day] = before + (brand.SaleMargin * (_salesPitched + _salesOwn)) + (brand.RetainedMargin * _paying) - (brand.HourlyWage * hours);
        series[Observable.Pitches, day] = _pitches;
        series[Observable.SalesPitched, day] = _salesPitched;
        series[Observable.SalesOwn, day] = _salesOwn;
        series[Observable.Raised, day] = _raised;
        series[Observable.Solved, day] = _solved;
        series[Observable.LetDown, day] = _letDown;
        series[Observable.Sanctioned, day] = _sanctioned;
        series[Observable.Impressions, day] = _pitches + _sightings;
        series[Observable.FanGap, day] = _customers == 0 || others == 0 ? 0 : (_customerTrust / _customers) - ((_trust - _customerTrust) / others);
    }
}
