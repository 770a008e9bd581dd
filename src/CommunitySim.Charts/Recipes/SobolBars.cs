using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Sobol indices of one parameter, with their 95% intervals.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="First">First-order index: the share of the variance that this parameter explains alone.</param>
/// <param name="Total">Total index: the share that would remain if all other parameters were fixed.</param>
public sealed record SobolRow(string Name, Interval First, Interval Total);

/// <summary>Draws which parameters cause the spread of the outcome (Sobol 1993; total index: Homma and Saltelli 1996).</summary>
public static class SobolBars
{
    private const double RowHeight = 50;

    /// <summary>
    /// Draws a row with two bars for the parameters with the largest total indices; the title is about all of them. Unknown indices
    /// (NaN) come last and have no bar.
    /// </summary>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static Figure Draw(string subtitle, IReadOnlyList<SobolRow> rows, int most = int.MaxValue)
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException("Sobol indices are drawn of at least one parameter.", nameof(rows));
        }

        // NaN counts as the lowest.
        SobolRow[] all = [.. rows.OrderByDescending(row => row.Total.Mean)], sorted = [.. all.Take(most)];
        Axis x = Axes.Covering(
            "Share of the variance of the outcome",
            sorted.SelectMany(row => (double[])[.. Axes.Ends(row.First), .. Axes.Ends(row.Total)]));
        Panel panel = new("", x, Axes.Rows([.. sorted.Select(row => row.Name)]),
        [
            RowBars.Of([.. sorted.Select(row => row.First)], 0, 0.19, 0, "alone (first order)"),
            RowBars.Of([.. sorted.Select(row => row.Total)], 0, -0.19, 1,
                "alone and together with others (total)") with { Pale = true },
            new VerticalReference(0),
        ]);
        return new Figure("sobol", Title(all), subtitle, "", [panel])
        {
            PlotHeight = RowHeight * Math.Max(sorted.Length, 2),
            Legend = [.. panel.Marks.OfType<RowBars>().Select(bars => bars.Entry)],
        };
    }

    private static string Title(SobolRow[] rows) =>
        rows[0].First.Low > 0.5 ? $"{rows[0].Name} alone explains most of the spread"
        : SweepHeadline.Foremost(
            [.. rows.Select(row => (row.Name, row.Total.Low, row.Total.High))], "drive", "the spread");
}
