namespace CommunitySim;

/// <summary>What a brand's money is counted from, over all days so far. It does not depend on prices.</summary>
/// <param name="Sales">Sales.</param>
/// <param name="PayingDays">Customers who paid, summed over days.</param>
/// <param name="Hours">Hours worked and paid.</param>
/// <param name="HoursElsewhere">Hours of the budget that were not worked in the community.</param>
public readonly record struct Earnings(double Sales, double PayingDays, double Hours, double HoursElsewhere)
{
    /// <summary>The number of counts.</summary>
    public const int Length = 4;

    /// <summary>Value: saleMargin·sales + retainedMargin·paying days − hourlyWage·hours + outsideReturn·hours elsewhere.</summary>
    public double Value(BrandParameters brand) =>
        (brand.SaleMargin * Sales) + (brand.RetainedMargin * PayingDays)
        - (brand.HourlyWage * Hours) + (brand.OutsideReturn * HoursElsewhere);

    /// <summary>Reads the counts in their order.</summary>
    public static Earnings From(ReadOnlySpan<double> counts) => new(counts[0], counts[1], counts[2], counts[3]);

    /// <summary>Writes the counts in their order.</summary>
    public void CopyTo(Span<double> counts) => (counts[0], counts[1], counts[2], counts[3]) = (Sales, PayingDays, Hours, HoursElsewhere);
}
