using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>One parameter moved over its range, the others at their reference.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="LowValue">Its value at the low end, as it is to be written.</param>
/// <param name="HighValue">Its value at the high end.</param>
/// <param name="Low">The outcome at the low end.</param>
/// <param name="High">The outcome at the high end.</param>
public sealed record TornadoRow(string Name, string LowValue, string HighValue, Interval Low, Interval High);

/// <summary>Draws how far each parameter alone moves the outcome (Eschenbach 1992).</summary>
public static class Tornado
{
    private const double RowHeight = 56;

    /// <summary>
    /// Draws a row per parameter with two bars from the reference outcome, the largest swing at the top. The swing is the full
    /// width of a row, also if both ends are on one side of the reference.
    /// </summary>
    /// <param name="subtitle">Such as sample size and day; the whiskers are explained here too.</param>
    /// <param name="rows">At least one, in any order.</param>
    /// <param name="reference">The outcome with every parameter at its reference, finite.</param>
    /// <param name="outcome">Name and unit of the outcome.</param>
    /// <param name="most">The largest number of rows; the title is about all parameters.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static Figure Draw(
        string subtitle, IReadOnlyList<TornadoRow> rows, double reference, string outcome, int most = int.MaxValue)
    {
        if (rows.Count == 0)
        {
            throw new ArgumentException("A tornado chart needs at least one parameter.", nameof(rows));
        }

        TornadoRow[] all = [.. rows.OrderByDescending(row => Swing(row, reference))], sorted = [.. all.Take(most)];
        Axis outcomes = Axes.Around(outcome,
            sorted.SelectMany(row => (double[])[.. Axes.Ends(row.Low), .. Axes.Ends(row.High)]).Append(reference));
        Panel panel = new(
            "", outcomes, Axes.Rows([.. sorted.Select(row => $"{row.Name}\n{row.LowValue} → {row.HighValue}")]),
        [
            new VerticalMarker(reference, $"all as in the file: {NumberText.Amount(reference)}"),
            new VerticalReference(0),
            RowBars.Of([.. sorted.Select(row => row.Low)], reference, 0.19, 0,
                "at the low end of the range") with { Pale = true },
            RowBars.Of([.. sorted.Select(row => row.High)], reference, -0.19, 1, "at the high end"),
        ]);
        return new Figure(
            "tornado", SweepHeadline.Foremost([.. all.Select(Surely)], "move", "the difference"), subtitle, "", [panel])
        {
            PlotHeight = RowHeight * Math.Max(sorted.Length, 2),
            Legend = [.. panel.Marks.OfType<RowBars>().Select(bars => bars.Entry)],
        };
    }

    private static double Swing(TornadoRow row, double reference)
    {
        double[] known = [.. new[] { row.Low.Mean, row.High.Mean, reference }.Where(double.IsFinite)];
        return known.Max() - known.Min();
    }

    /// <summary>The least and the largest difference between the ends of a row, within their intervals.</summary>
    private static (string Name, double Low, double High) Surely(TornadoRow row) => (
        row.Name,
        Math.Max(0, Math.Max(row.Low.Low - row.High.High, row.High.Low - row.Low.High)),
        Math.Max(row.Low.High - row.High.Low, row.High.High - row.Low.Low));
}
