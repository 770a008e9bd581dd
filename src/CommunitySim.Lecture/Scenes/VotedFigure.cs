using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Lecture.Scenes;

/// <summary>A column of a scene with what came out of it, in the scene's unit.</summary>
/// <param name="Name">What it is called in the language of the picture.</param>
/// <param name="As">The strategy that gives its colour; null for none.</param>
/// <param name="Interval">The mean over worlds, with its 95% interval.</param>
/// <param name="Worlds">The value of each world.</param>
internal sealed record VotedColumn(string Name, string? As, Interval Interval, IReadOnlyList<double> Worlds);

/// <summary>
/// The picture of exactly what the hall voted on: a row per column with its mean as a bar, the 95% interval as a line, and every
/// world as a dot.
/// </summary>
internal static class VotedFigure
{
    // In a row at least so high; a lower one has all of it smaller.
    private const double FullRow = 77, LabelUp = 25, MarksDown = 16, Spread = 12, BarHeight = 34, GoldenShare = 0.618;

    // The page's strategies in the order of the palette; other columns are grey.
    private static readonly string[] Coloured = ["convert", "connect", "absent", "mine"];

    /// <summary>Makes the figure.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="subtitle">How to read it.</param>
    /// <param name="numbers">How numbers are written.</param>
    /// <param name="columns">The columns, from the top; at least one.</param>
    /// <param name="rowHeight">The height of a column's row, in pixels; 60 at least, or names touch the bars above.</param>
    public static Figure Of(
        string name, string title, string subtitle, FigureNumbers numbers, IReadOnlyList<VotedColumn> columns, double rowHeight)
    {
        Axis across = Across(numbers, columns);
        double pixel = 1 / Math.Max(FullRow, rowHeight);
        List<Mark> marks = [new VerticalReference(0)];
        foreach ((int index, VotedColumn column) in columns.Index())
        {
            double row = columns.Count - 1 - index, middle = row - (MarksDown * pixel);
            int style = Style(column.As);
            (double mean, double low, double high, bool isBounded) = (
                column.Interval.Mean, column.Interval.Low, column.Interval.High,
                double.IsFinite(column.Interval.Low) && double.IsFinite(column.Interval.High));
            marks.Add(new RowBars(
                [new RowBar(middle, 0, mean, isBounded ? low : double.NaN, isBounded ? high : double.NaN)],
                BarHeight * pixel, style, column.Name)
            { Pale = true });
            marks.Add(new Dots(
                column.Worlds, [.. column.Worlds.Select((_, world) => middle + (Spread * pixel * Scattered(world)))], style));
            marks.Add(new Caption(new Spot(across.Min, row + (LabelUp * pixel)), column.Name, 1, Small: false));
            marks.Add(new Caption(new Spot(across.Max, row + (LabelUp * pixel)), numbers.Mean(mean), -1, Small: false));
        }

        return new Figure(
            name, title, subtitle, "",
            [new Panel("", across, new Axis("", -0.5, columns.Count - 0.5, []), marks)])
        { PlotHeight = rowHeight * columns.Count };
    }

    /// <summary>The style of a strategy by the name of a column's colour.</summary>
    public static int Style(string? strategy) => Array.IndexOf(Coloured, strategy);

    // The same for each picture: neighbours in number lie apart.
    private static double Scattered(int world) => (2 * (world * GoldenShare % 1)) - 1;

    private static Axis Across(FigureNumbers numbers, IReadOnlyList<VotedColumn> columns)
    {
        double[] all =
        [
            0, .. columns.SelectMany(column => column.Worlds.Append(column.Interval.Low).Append(column.Interval.High).Append(column.Interval.Mean))
                .Where(double.IsFinite),
        ];
        (double low, double high) = (all.Min(), all.Max());
        double room = high > low ? 0.03 * (high - low) : 1;
        (low, high) = (low < 0 ? low - room : 0, high > 0 || low == 0 ? high + room : 0);
        return new Axis("", low, high, [.. Ticks.Round(low, high, 6).Select(tick => new Tick(tick.Value, numbers.Write(tick.Value)))]);
    }
}
