using CommunitySim.Cohorts;
using CommunitySim.Members;

namespace CommunitySim;

/// <summary>The end of a day, from which observables are computed.</summary>
/// <param name="Tally">Counts and sums of the day.</param>
/// <param name="Members">N.</param>
/// <param name="Totals">Sums since day 1, including this day.</param>
/// <param name="Value">Value to the brand since day 1.</param>
/// <param name="RivalValue">Value to the rival since day 1; 0 without one.</param>
/// <param name="LiveTies">Share of ties that are live.</param>
internal readonly record struct ObservedDay(
    DayTally Tally, int Members, RunTotals Totals, double Value, double RivalValue, double LiveTies)
{
    /// <summary>A count of the day.</summary>
    public double this[Counter counter] => Tally[counter];

    /// <summary>A count of the day per member.</summary>
    public double Share(Counter counter) => this[counter] / Members;

    /// <summary>Sum of trust.</summary>
    public double Trust => this[Counter.Trust] / MemberWord.FullTrust;

    /// <summary>Mean trust of aware members; 0 while nobody is aware.</summary>
    public double TrustAware => this[Counter.Aware] == 0 ? 0 : this[Counter.AwareTrust] / MemberWord.FullTrust / this[Counter.Aware];

    /// <summary>Mean trust of customers minus that of others; 0 if one side is empty.</summary>
    public double FanGap
    {
        get
        {
            double customers = this[Counter.Customers], others = Members - customers;
            double customerTrust = this[Counter.CustomerTrust] / MemberWord.FullTrust;
            return customers == 0 || others == 0 ? 0 : (customerTrust / customers) - ((Trust - customerTrust) / others);
        }
    }
}
