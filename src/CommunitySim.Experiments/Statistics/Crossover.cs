namespace CommunitySim.Experiments.Statistics;

/// <summary>
/// The crossover day: the first day from which the challenger stays ahead of the baseline until the end. Ahead means
/// higher, or lower for pain, muted, openProblems, letDown, sanctioned and expelled.
/// </summary>
public static class Crossover
{
    /// <summary>Finds the crossover day. Null if the challenger is not ahead on the last day.</summary>
    /// <param name="lead">The challenger's lead on each day, from day 1.</param>
    public static int? Day(ReadOnlySpan<double> lead)
    {
        int behind = lead.Length;
        while (behind > 0 && lead[behind - 1] > 0)
        {
            behind--;
        }

        return behind == lead.Length ? null : behind + 1;
    }

    /// <summary>The crossover day of each observable, in their order.</summary>
    public static int?[] Days(DailySeries challenger, DailySeries baseline) =>
        [.. Observables.All.Select(observable => Day(Lead(challenger, baseline, observable)))];

    /// <summary>The lead of <paramref name="challenger"/> on each day; negative if it is behind.</summary>
    public static double[] Lead(DailySeries challenger, DailySeries baseline, Observable observable)
    {
        double sign = observable.LessIsBetter() ? -1 : 1;
        double[] lead = new double[challenger.Days];
        for (int day = 1; day <= lead.Length; day++)
        {
            lead[day - 1] = sign * (challenger[observable, day] - baseline[observable, day]);
        }

        return lead;
    }
}

/// <summary>Crossover days over worlds.</summary>
/// <param name="Share">Share of worlds in which the challenger is ahead in the end.</param>
/// <param name="Median">Median day of those worlds; NaN for none.</param>
/// <param name="Low">2.5% of those worlds cross earlier. With fewer than 40 worlds: the earliest day.</param>
/// <param name="High">2.5% of those worlds cross later. With fewer than 40 worlds: the latest day.</param>
/// <param name="Worlds">The number of worlds that cross.</param>
public readonly record struct CrossoverSpread(double Share, double Median, double Low, double High, int Worlds)
{
    // One of forty is 2.5%.
    private const int FewestForQuantiles = 40;

    /// <summary>Whether <see cref="Low"/> and <see cref="High"/> span all crossing worlds, not only 95% of them.</summary>
    public bool IsOfAll => Worlds < FewestForQuantiles;

    /// <summary>The spread of one crossover day (or null) per world.</summary>
    public static CrossoverSpread Of(IReadOnlyList<int?> worlds)
    {
        double[] days = [.. worlds.OfType<int>().Select(day => (double)day).Order()];
        bool few = days.Length < FewestForQuantiles;
        return new CrossoverSpread(
            (double)days.Length / worlds.Count,
            Quantiles.At(days, 0.5),
            Quantiles.At(days, few ? 0 : 0.025),
            Quantiles.At(days, few ? 1 : 0.975),
            days.Length);
    }
}
