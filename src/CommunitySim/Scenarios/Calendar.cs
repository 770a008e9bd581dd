namespace CommunitySim;

/// <summary>
/// Dates and seasons. Day 1 is the start date. The hours of a day are those of every brand times the factor of its weekday.
/// problemRate and needRate are multiplied by the factor of the month; a result above 1 counts as 1.
/// </summary>
/// <param name="Start">The date of day 1.</param>
public sealed record Calendar(DateOnly Start)
{
    private const int Weekdays = 7, Months = 12;

    /// <summary>The greatest factor allowed.</summary>
    public const double Most = 1000;

    /// <summary>Factors on hours from Sunday to Saturday.</summary>
    public IReadOnlyList<double> Hours { get; init; } = Ones(Weekdays);

    /// <summary>Factors on problemRate from January to December.</summary>
    public IReadOnlyList<double> ProblemRate { get; init; } = Ones(Months);

    /// <summary>Factors on needRate from January to December.</summary>
    public IReadOnlyList<double> NeedRate { get; init; } = Ones(Months);

    /// <summary>Mean factor on hours over a week.</summary>
    internal double MeanHours
    {
        get
        {
            double sum = 0;
            foreach (double factor in Hours)
            {
                sum += factor;
            }

            return sum / Weekdays;
        }
    }

    /// <summary>The date of a day of the run.</summary>
    public DateOnly DateOf(int day) => Start.AddDays(day - 1);

    /// <summary>The factor on a day's hours.</summary>
    public double HoursOn(int day) => Hours[(int)DateOf(day).DayOfWeek];

    /// <summary>The error in the factors, or null.</summary>
    internal string? Fault()
    {
        if (Hours.Count != Weekdays || ProblemRate.Count != Months || NeedRate.Count != Months)
        {
            return "a calendar has 7 factors on hours and 12 on each rate";
        }

        foreach (IReadOnlyList<double> factors in (IReadOnlyList<double>[])[Hours, ProblemRate, NeedRate])
        {
            foreach (double factor in factors)
            {
                if (factor is not (>= 0 and <= Most))
                {
                    return FormattableString.Invariant($"a factor of the calendar is {factor}; allowed is a number from 0 to {Most}");
                }
            }
        }

        return null;
    }

    private static double[] Ones(int count)
    {
        double[] ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
