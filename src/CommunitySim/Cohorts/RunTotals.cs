namespace CommunitySim.Cohorts;

/// <summary>What a run keeps of the brand's days so far beside its series.</summary>
internal struct RunTotals
{
    private long _pitches, _sales;

    /// <summary>Share of all pitches so far that ended in a sale; 0 before the first.</summary>
    public readonly double Acceptance => _pitches == 0 ? 0 : (double)_sales / _pitches;

    /// <summary>The group has expelled the brand, for good.</summary>
    public bool Expelled { get; private set; }

    /// <summary>Adds a day's pitches and the sales among them.</summary>
    public void AddDay(int pitches, int sales)
    {
        _pitches += pitches;
        _sales += sales;
    }

    /// <summary>The group judges the brand in the evening: it expels it when more than a share of its members have muted it. About 0.25 tips a convention (Centola et al. 2018).</summary>
    public void JudgeExpulsion(double muted, double expulsionShare) => Expelled |= muted > expulsionShare;
}
