using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Adoption;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws how many people had adopted by the end of each month, in cities that the fit has not seen, and the band that the fit predicts.</summary>
internal static class AdoptionBands
{
    private const int MostColumns = 2;

    /// <summary>Draws a panel for each city.</summary>
    public static Figure Draw(AdoptionResult result)
    {
        int inside = result.Scores.Sum(score => score.Bands.Count(month => month.IsInside));
        int months = result.Scores.Sum(score => score.Bands.Count);
        return new Figure(
            "adoption",
            $"{inside} of {months} months lie within the bands of fits that have not seen the city",
            "Adopters by the end of each month. Squares: observed; line and band: median and "
                + $"{NumberText.Percent(result.Study.Criteria.Band)} of {Falsification.FutureCount} futures",
            "",
            [.. result.Scores.Select(PanelOf)])
        {
            Columns = Math.Min(MostColumns, result.Scores.Count),
        };
    }

    private static Panel PanelOf(CityScore score)
    {
        double[] At(Func<BandMonth, double> value) => [.. score.Bands.Select(value)];
        double[] months = At(month => month.Month), observed = At(month => month.Observed), high = At(month => month.High);
        double[] none = [.. months.Select(_ => double.NaN)];
        return new Panel(
            $"{score.City}, by a fit to {NumberText.List(score.FittedTo)}",
            new Axis("Month", 0, score.Bands.Count + 1, Ticks.Round(0, score.Bands.Count, 6)),
            Axes.Covering("Adopters", observed.Concat(high)),
            [
                new Curve(months, At(month => month.Median), At(month => month.Low), high, 0, ""),
                new Points(months, observed, none, none, 1, ""),
            ]);
    }
}
