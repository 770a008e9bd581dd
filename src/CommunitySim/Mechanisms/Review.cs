using CommunitySim.Members;

namespace CommunitySim.Mechanisms;

/// <summary>What a manager's days since the last review add up to.</summary>
/// <param name="Days">Days.</param>
/// <param name="Hours">Hours paid.</param>
/// <param name="Impressions">Pitches, and sightings of pitches in the feed.</param>
/// <param name="Sales">Sales to all members.</param>
/// <param name="PayingDays">Customers who paid, summed over days.</param>
/// <param name="HeldOutSales">Of the sales, those to members of groups that are held out.</param>
/// <param name="HeldOutPayingDays">Of the paying days, theirs.</param>
internal readonly record struct Period(int Days, double Hours, long Impressions, long Sales, long PayingDays, long HeldOutSales, long HeldOutPayingDays)
{
    /// <summary>The period with one day more.</summary>
    public Period With(in DayTally day, double hours) => new(
        Days + 1,
        Hours + hours,
        Impressions + day.Impressions,
        Sales + day.Sales,
        PayingDays + day.Paying,
        HeldOutSales + day[Counter.HeldOutSales],
        HeldOutPayingDays + day.HeldOutPaying);
}

/// <summary>
/// Phase 0 under a manager, every so many days d: the figure of the period just ended becomes that of the option in use. By theatre it is impressions/d;
/// by lift ((R/N − R̂/N̂)·N − hourlyWage·hours)/d, where R = saleMargin·sales + retainedMargin·paying days, with a hat of those
/// whom the brand leaves alone, without of the others; R̂/N̂ is 0 where nobody is left alone. To leave counts 0 and needs no
/// trial. Next comes the first option that has no figure yet; when all have one, that of the greatest, of equals the first. By
/// gut it is always the first of the list.
/// </summary>
internal static class Review
{
    /// <summary>Impressions a day.</summary>
    public static double Theatre(in Period period) => (double)period.Impressions / period.Days;

    /// <summary>What serving members has brought in a day beyond what those left alone brought, less wages.</summary>
    /// <param name="period">Counts, all members' with those of the held out among them.</param>
    /// <param name="brand">Margins and wage.</param>
    /// <param name="served">Members whom the brand serves.</param>
    /// <param name="heldOut">Members whom it leaves alone.</param>
    public static double Lift(in Period period, BrandParameters brand, int served, int heldOut)
    {
        double brought = Brought(period.Sales - period.HeldOutSales, period.PayingDays - period.HeldOutPayingDays, brand);
        double anyway = heldOut == 0 ? 0 : Brought(period.HeldOutSales, period.HeldOutPayingDays, brand) / heldOut;
        return (brought - (anyway * served) - (brand.HourlyWage * period.Hours)) / period.Days;
    }

    /// <summary>The option for the next period.</summary>
    /// <param name="figures">Latest figure of each option, NaN where there is none yet.</param>
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

    private static double Brought(long sales, long payingDays, BrandParameters brand) => (brand.SaleMargin * sales) + (brand.RetainedMargin * payingDays);
}
