namespace CommunitySim;

/// <summary>What a brand's money is counted from, over all days so far. It does not depend on prices.</summary>
/// <param name="Sales">Sales.</param>
/// <param name="PayingDays">Customers who paid, summed over days.</param>
/// <param name="Hours">Hours worked and paid.</param>
/// <param name="HoursElsewhere">Hours of the budget that were not worked in the community.</param>
/// <param name="HoursOfStages">Hours worked at a wage that a stage of the strategy sets.</param>
/// <param name="WagesOfStages">What these cost, in units of money.</param>
public readonly record struct Earnings(
    double Sales, double PayingDays, double Hours, double HoursElsewhere, double HoursOfStages, double WagesOfStages)
{
    /// <summary>The number of counts.</summary>
    public const int Length = 6;

    /// <summary>
    /// Value: saleMargin·sales + retainedMargin·paying days − hourlyWage·hours + outsideReturn·hours elsewhere. Hours of stages
    /// with a wage of their own cost that wage.
    /// </summary>
    public double Value(BrandParameters brand) =>
        (brand.SaleMargin * Sales) + (brand.RetainedMargin * PayingDays)
        - ((brand.HourlyWage * (Hours - HoursOfStages)) + WagesOfStages) + (brand.OutsideReturn * HoursElsewhere);

    /// <summary>Reads the counts in their order.</summary>
    public static Earnings From(ReadOnlySpan<double> counts) =>
        new(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);

    /// <summary>Writes the counts in their order.</summary>
    public void CopyTo(Span<double> counts)
    {
        (counts[0], counts[1], counts[2]) = (Sales, PayingDays, Hours);
        (counts[3], counts[4], counts[5]) = (HoursElsewhere, HoursOfStages, WagesOfStages);
    }
}
