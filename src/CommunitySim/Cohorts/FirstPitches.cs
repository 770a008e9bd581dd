using System.Numerics;
using CommunitySim.Members;

namespace CommunitySim.Cohorts;

/// <summary>
/// Counts the first pitch to each member since the member took the seat, if the member is no customer then. Few pitches
/// are first ones, so the sets of one bit per member are mostly empty.
/// </summary>
internal static class FirstPitches
{
    /// <summary>Finds today's first pitches, before the members respond.</summary>
    /// <returns>Whether there are any.</returns>
    public static bool Find(Cohort cohort)
    {
        Span<ulong> first = Rows(cohort, cohort.Active.FirstPitched, 0), pitched = Rows(cohort, cohort.InTurn(cohort.Active.Pitched), 0);
        Span<ulong> asked = Rows(cohort, cohort.Population.Asked, cohort.First);
        ulong any = 0;
        for (int row = 0; row < asked.Length; row++)
        {
            first[row] = pitched[row] & ~asked[row];
            asked[row] |= pitched[row];
            any |= first[row];
        }

        for (int row = 0; row < first.Length && any != 0; row++)
        {
            first[row] = WithoutCustomers(cohort, row, first[row]);
        }

        return any != 0;
    }

    /// <summary>Counts them, after the members have responded.</summary>
    public static void Count(Cohort cohort)
    {
        Span<ulong> helped = Rows(cohort, cohort.Population.Helped, cohort.First);
        for (int row = 0; row < helped.Length; row++)
        {
            ulong first = cohort.Active.FirstPitched[row], ofHelped = helped[row];
            if (first == 0)
            {
                continue;
            }

            ulong sales = first & ~WithoutCustomers(cohort, row, first);
            cohort.Tally[Counter.FirstPitches] += BitOperations.PopCount(first);
            cohort.Tally[Counter.FirstSales] += BitOperations.PopCount(sales);
            cohort.Tally[Counter.FirstPitchesHelped] += BitOperations.PopCount(first & ofHelped);
            cohort.Tally[Counter.FirstSalesHelped] += BitOperations.PopCount(sales & ofHelped);
        }
    }

    /// <summary>Forgets the member who had a newcomer's seat.</summary>
    public static void Forget(Population population, int seat)
    {
        ulong others = ~(1UL << seat);
        population.Asked[seat / Population.Row] &= others;
        population.Helped[seat / Population.Row] &= others;
    }

    private static Span<ulong> Rows(Cohort cohort, ulong[] set, int seat) =>
        set.AsSpan(seat / Population.Row, Population.Padded(cohort.Seats) / Population.Row);

    private static ulong WithoutCustomers(Cohort cohort, int row, ulong members)
    {
        ulong others = members;
        for (ulong left = members; left != 0; left &= left - 1)
        {
            int at = BitOperations.TrailingZeroCount(left);
            bool customer = (cohort.Marks[(row * Population.Row) + at] & (uint)Marks.Customer) != 0;
            others &= ~(customer ? 1UL << at : 0);
        }

        return others;
    }
}

/// <summary>First pitches to members who were no customers, since day 1.</summary>
/// <param name="Pitches">All of them.</param>
/// <param name="Sales">Those that were accepted.</param>
/// <param name="PitchesHelped">Those to members for whom the brand had solved a problem.</param>
/// <param name="SalesHelped">Those that these members accepted.</param>
internal readonly record struct FirstPitchTotals(long Pitches, long Sales, long PitchesHelped, long SalesHelped)
{
    /// <summary>Accepted share; 0 before the first.</summary>
    public double Acceptance => Share(Sales, Pitches);

    /// <summary>Accepted share of the helped.</summary>
    public double AcceptanceHelped => Share(SalesHelped, PitchesHelped);

    /// <summary>Accepted share of the others.</summary>
    public double AcceptanceOthers => Share(Sales - SalesHelped, Pitches - PitchesHelped);

    /// <summary>Adds a day.</summary>
    public FirstPitchTotals With(in DayTally day) => new(
        Pitches + day[Counter.FirstPitches],
        Sales + day[Counter.FirstSales],
        PitchesHelped + day[Counter.FirstPitchesHelped],
        SalesHelped + day[Counter.FirstSalesHelped]);

    private static double Share(long part, long all) => all == 0 ? 0 : (double)part / all;
}
