using CommunitySim.Members;

namespace CommunitySim.Mechanisms;

/// <summary>The totals of a manager's days since the last review.</summary>
/// <param name="Days">Number of days.</param>
/// <param name="Hours">Hours worked and paid.</param>
/// <param name="OutsideHours">Hours not worked in the community.</param>
/// <param name="Impressions">Pitches, and sightings of pitches in the feed.</param>
/// <param name="Sales">Sales to all members.</param>
/// <param name="PayingDays">Customers who paid, summed over days.</param>
/// <param name="HeldOutSales">Sales to held-out members.</param>
/// <param name="HeldOutPayingDays">Paying days of held-out members.</param>
internal readonly record struct Period(
    int Days,
    double Hours,
    double OutsideHours,
    long Impressions,
    long Sales,
    long PayingDays,
    long HeldOutSales,
    long HeldOutPayingDays)
{
    /// <summary>Adds a day.</summary>
    public Period With(in DayTally day, double hours, double outsideHours) => new(
        Days + 1,
        Hours + hours,
        OutsideHours + outsideHours,
        Impressions + day.Impressions,
        Sales + day.Sales,
        PayingDays + day.Paying,
        HeldOutSales + day[Counter.HeldOutSales],
        HeldOutPayingDays + day.HeldOutPaying);
}

/// <summary>
/// Phase 0 under a manager, every d days. The period gives the figure of the option in use. By theatre it is
/// impressions/d. By lift it is ((R/N − R̂/N̂)·N − hourlyWage·hours + outsideReturn·hours not worked)/d with R =
/// saleMargin·sales + retainedMargin·paying days. The hat marks held-out members; R̂/N̂ is 0 without them. To leave needs
/// no trial: by lift it counts outsideReturn·B, by theatre 0. The next option is the first without a figure; if all have
/// one, the first with the largest figure. By gut it is always the first of the list.
/// </summary>
internal static class Review
{
    /// <summary>Impressions a day.</summary>
    public static double Theatre(in Period period) => (double)period.Impressions / period.Days;

    /// <summary>Income per day beyond that of held-out members, less wages, with earnings elsewhere.</summary>
    /// <param name="period">Counts of all members, including held-out members.</param>
    /// <param name="brand">Margins, wage and outside return.</param>
    /// <param name="served">Number of members whom the brand serves.</param>
    /// <param name="heldOut">Number of members who are held out.</param>
    public static double Lift(in Period period, BrandParameters brand, int served, int heldOut)
    {
        double brought =
            Brought(period.Sales - period.HeldOutSales, period.PayingDays - period.HeldOutPayingDays, brand);
        double anyway = heldOut == 0 ? 0 : Brought(period.HeldOutSales, period.HeldOutPayingDays, brand) / heldOut;
        double elsewhere = brand.OutsideReturn * period.OutsideHours;
        return (brought - (anyway * served) - (brand.HourlyWage * period.Hours) + elsewhere) / period.Days;
    }

    /// <summary>Chooses the option for the next period.</summary>
    /// <param name="figures">Latest figure of each option, NaN before the first.</param>
    public static int Choose(ReadOnlySpan<double> figures)
    {
        int best = 0;
        for (int option = 0; option < figures.Length; option++)
        {
            if (double.IsNaN(figures[option]))
            {
                return option;
            }

            best = figures[option] > figures[best] ? option : best;
        }

        return best;
    }

    private static double Brought(long sales, long payingDays, BrandParameters brand) =>
        (brand.SaleMargin * sales) + (brand.RetainedMargin * payingDays);
}
