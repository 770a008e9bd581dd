using CommunitySim.Members;

namespace CommunitySim.Cohorts;

/// <summary>The totals of a run over the brand's days.</summary>
internal struct RunTotals
{
    private long _pitches, _sales;
    private double _declinePain;

    /// <summary>What the brand's money is counted from.</summary>
    public Earnings Earnings { get; private set; }

    /// <summary>Whether the group has expelled the brand for good.</summary>
    public bool Expelled { get; private set; }

    /// <summary>Share of all pitches that ended in a sale; 0 before the first.</summary>
    public readonly double Acceptance => _pitches == 0 ? 0 : (double)_sales / _pitches;

    /// <summary>Members who left, each of whom a newcomer followed.</summary>
    public long MembersLeft { get; private set; }

    /// <summary>First pitches and what became of them.</summary>
    public FirstPitchTotals FirstPitches { get; private set; }

    /// <summary>Mean pain that the threat of a declined pitch added; 0 before the first.</summary>
    public readonly double PainPerDecline => _pitches == _sales ? 0 : _declinePain / (_pitches - _sales);

    /// <summary>Adds a day, then expels the brand if more than expulsionShare of members have muted it.</summary>
    public void AddDay(in DayTally day, int members, in BrandPlan plan, Scenario scenario)
    {
        double ownWages = plan.OwnWage is { } wage ? wage * plan.Hours : 0;
        Earnings = new Earnings(
            Earnings.Sales + day.Sales,
            Earnings.PayingDays + day.Paying,
            Earnings.Hours + plan.Hours,
            Earnings.HoursElsewhere + (plan.Budget - plan.Hours),
            Earnings.HoursOfStages + (plan.OwnWage is null ? 0 : plan.Hours),
            Earnings.WagesOfStages + ownWages);
        MembersLeft += day[Counter.Newcomers];
        _pitches += day[Counter.Pitches];
        _sales += day[Counter.SalesPitched];
        _declinePain += day.DeclinePain;
        FirstPitches = FirstPitches.With(day);
        Expelled |= (double)day[Counter.Muted] / members > scenario.Community.ExpulsionShare;
    }

    /// <summary>The totals on the morning of a decision: nothing is counted yet, and an expulsion holds.</summary>
    public readonly RunTotals Afresh() => new() { Expelled = Expelled };
}
