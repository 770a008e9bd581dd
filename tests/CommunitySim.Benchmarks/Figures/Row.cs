namespace CommunitySim.Benchmarks.Figures;

/// <summary>A line of the table.</summary>
/// <param name="Figure">Which of the figures, by number and name.</param>
/// <param name="Case">What was measured.</param>
/// <param name="Measured">What came out.</param>
/// <param name="Asked">What is asked for.</param>
/// <param name="Met">Whether it is reached.</param>
internal sealed record Row(string Figure, string Case, string Measured, string Asked, bool Met)
{
    /// <summary>A rate that is to be reached: the best of some rounds, in units a second.</summary>
    public static Row Rate(string figure, string what, Times times, double work, double asked, string unit) => new(
        figure,
        what,
        $"{Short(work / times.Best)} {unit}/s (median {Short(work / times.Median)})",
        $"≥ {Short(asked)}",
        work / times.Best >= asked);

    /// <summary>A duration that is to be kept: the best of some rounds.</summary>
    public static Row Duration(string figure, string what, Times times, double asked) => new(
        figure, what, $"{times.Best:0.000} s (median {times.Median:0.000})", $"< {asked} s", times.Best < asked);

    /// <summary>A ratio that is to be reached.</summary>
    public static Row Faster(string figure, string what, Duel duel, double asked) => new(
        figure, what, duel.RatioText, $"≥ {asked:0.0} ×", duel.Ratio >= asked);

    private static string Short(double number) => $"{number / 1e6:0.0} M";
}
