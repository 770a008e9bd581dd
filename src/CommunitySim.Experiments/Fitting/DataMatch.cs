namespace CommunitySim.Experiments.Fitting;

/// <summary>
/// History matching with data: a world is ruled out if its third-largest distance from the data exceeds three standard errors
/// (Craig et al. 1997; Andrianakis et al. 2015). So two odd numbers rule nothing out.
/// </summary>
public static class DataMatch
{
    /// <summary>The largest distance, in standard errors, that is not implausible.</summary>
    public const double Cutoff = 3;

    private const int Rank = 3;

    /// <summary>Whether distances rule a world out. With fewer than three numbers the least of them counts.</summary>
    public static bool RulesOut(ReadOnlySpan<double> distances)
    {
        int beyond = 0;
        foreach (double distance in distances)
        {
            beyond += distance > Cutoff ? 1 : 0;
        }

        return beyond >= Math.Min(Rank, distances.Length);
    }
}
