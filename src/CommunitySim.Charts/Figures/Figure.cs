using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Figures;

/// <summary>A figure as data: what it shows, not how it is drawn.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Title">The message in one line.</param>
/// <param name="Subtitle">Explains sizes, bands and the sample. May be empty.</param>
/// <param name="Note">Small print under the panels: where the numbers come from. May be empty.</param>
/// <param name="Panels">At least one panel, read left to right, top to bottom.</param>
public sealed record Figure(string Name, string Title, string Subtitle, string Note, IReadOnlyList<Panel> Panels)
{
    /// <summary>Panels in a row.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Width in pixels, 400 to 10,000. Letters keep their size, so they look larger in a narrow figure that fills the same space.</summary>
    public double Width { get; init; } = 1600;

    /// <summary>Height of each plot in pixels, 40 to 10,000; null for 586. That height makes most figures with one row of panels 16 by 9.</summary>
    public double? PlotHeight { get; init; }

    /// <summary>Whether the figure shows what the claim rests on, so that it stands beside the verdict.</summary>
    public bool IsOfClaim { get; init; }

    /// <summary>Entries of the legend in a row above the panels; empty if curves carry their own labels.</summary>
    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];
}

/// <summary>One name and the style it is drawn in; a null style is the hatched grey of the undecided.</summary>
public sealed record LegendEntry(string Label, int? Style)
{
    /// <summary>Whether the sample is a pale fill within an outline, as in <see cref="RowBars.Pale"/>.</summary>
    public bool Pale { get; init; }

    /// <summary>Drawn in place of the style's sample; null for that.</summary>
    public LegendSample? Sample { get; init; }

    /// <summary>Drawn in place of the style's sample: the colours of a scale, from palest to darkest; null for none.</summary>
    public ColourScale? Scale { get; init; }
}

/// <summary>Samples of marks that have no style of a series.</summary>
public enum LegendSample
{
    Dot,
    HollowDot,
    Square,
    Star,
    Outline,
    Zone,
}

/// <summary>One pair of axes with its marks, drawn in order.</summary>
public sealed record Panel(string Title, Axis X, Axis Y, IReadOnlyList<Mark> Marks)
{
    /// <summary>What the whole row of panels shows, written right of its last one; empty for none.</summary>
    public string RowTitle { get; init; } = "";

    /// <summary>The description for screen readers; empty for one from titles, axes and marks.</summary>
    public string Spoken { get; init; } = "";
}

/// <summary>An axis from <paramref name="Min"/> to <paramref name="Max"/> with the ticks to be labelled.</summary>
/// <param name="Label">Name and unit, such as "day" or "value (thousand)".</param>
/// <param name="Min">Lower end in data units.</param>
/// <param name="Max">Upper end in data units, above Min.</param>
/// <param name="Ticks">Positions and labels; positions outside the axis are not drawn. A name on the y axis may have a line feed:
/// it is broken there, or joined by a colon if there is room.</param>
public sealed record Axis(string Label, double Min, double Max, IReadOnlyList<Tick> Ticks)
{
    /// <summary>Whether positions are logarithms (base 10). Tooltips give the numbers, as the ticks do.</summary>
    public bool IsLogarithmic { get; init; }
}

/// <summary>A labelled position on an axis.</summary>
public readonly record struct Tick(double Value, string Label);

/// <summary>Something drawn in a panel. A style is an index into <see cref="Palette"/>: a colour and a dash.</summary>
public abstract record Mark;

/// <summary>A line through points, with an optional band. NaN breaks the line.</summary>
/// <param name="X">Ascending positions.</param>
/// <param name="Y">As many heights.</param>
/// <param name="Low">Lower edge of the band, as many; empty for no band.</param>
/// <param name="High">Upper edge of the band, as many; empty for no band.</param>
/// <param name="Style">Index into <see cref="Palette"/>.</param>
/// <param name="Label">Written at the right end; empty for none.</param>
public sealed record Curve(
    IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double> Low, IReadOnlyList<double> High,
    int Style, string Label) : Mark
{
    /// <summary>A curve of means with their intervals. Curves in the style of <see cref="Palette.Others"/> have no intervals.</summary>
    public static Curve Of(IReadOnlyList<double> x, IReadOnlyList<Interval> y, int style, string label) =>
        new(
            x,
            [.. y.Select(mean => mean.Mean)],
            [.. y.Select(mean => mean.Low).Where(_ => style >= 0)],
            [.. y.Select(mean => mean.High).Where(_ => style >= 0)],
            style,
            label);
}

/// <summary>Separate points with error bars. NaN is not drawn.</summary>
public sealed record Points(
    IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double> Low, IReadOnlyList<double> High,
    int Style, string Label) : Mark
{
    /// <summary>Whether the error bars lie along the x axis: points on rows, whose names are on the y axis.</summary>
    public bool IsAcross { get; init; }

    /// <summary>The tooltips, one per point; empty for those from series, place and number.</summary>
    public IReadOnlyList<string> Hovers { get; init; } = [];

    /// <summary>Whether the points are small, because there are many.</summary>
    public bool IsSmall { get; init; }

    /// <summary>Points of means with their intervals.</summary>
    public static Points Of(IReadOnlyList<double> x, IReadOnlyList<Interval> y, int style)
    {
        (_, IReadOnlyList<double> means, IReadOnlyList<double> low, IReadOnlyList<double> high, _,
            _) = Curve.Of(x, y, style, "");
        return new(x, means, low, high, style, "");
    }

    /// <summary>Points of means on rows, with their intervals along the x axis.</summary>
    public static Points Across(IReadOnlyList<Interval> x, IReadOnlyList<double> rows, int style) =>
        Of(rows, x, style) is var upright ? upright with { X = upright.Y, Y = rows, IsAcross = true } : upright;
}

/// <summary>Many small points, such as one per world. Overlapping points look darker. NaN is not drawn.</summary>
/// <param name="X">Positions.</param>
/// <param name="Y">As many heights.</param>
/// <param name="Style">Index into <see cref="Palette"/>.</param>
public sealed record Dots(IReadOnlyList<double> X, IReadOnlyList<double> Y, int Style) : Mark;

/// <summary>A pale band, such as the spread of the worlds around the interval of their mean. NaN breaks it.</summary>
/// <param name="X">Ascending positions.</param>
/// <param name="Low">As many lower edges.</param>
/// <param name="High">As many upper edges.</param>
/// <param name="Style">Index into <see cref="Palette"/>.</param>
public sealed record Band(
    IReadOnlyList<double> X, IReadOnlyList<double> Low, IReadOnlyList<double> High, int Style) : Mark;

/// <summary>A vertical line at an important day, with its name beside it.</summary>
public sealed record VerticalMarker(double X, string Label) : Mark;

/// <summary>A thin horizontal line of reference, such as zero; the label may be empty.</summary>
public sealed record HorizontalMarker(double Y, string Label) : Mark
{
    /// <summary>Whether the line is as pale as the grid, because it only leads from a row to its label.</summary>
    public bool IsPale { get; init; }
}

/// <summary>A histogram: one filled bar between each two edges.</summary>
/// <param name="Edges">Ascending, one more than heights.</param>
/// <param name="Heights">At least 0.</param>
/// <param name="Style">Index into <see cref="Palette"/>.</param>
/// <param name="Label">Written above the tallest bar; empty for none.</param>
public sealed record Histogram(
    IReadOnlyList<double> Edges, IReadOnlyList<double> Heights, int Style, string Label) : Mark;

/// <summary>A map of unit squares around whole-numbered positions, from column 0 at the left and row 0 at the bottom.</summary>
public sealed record Tiles(IReadOnlyList<Tile> Cells) : Mark;

/// <summary>One square of a map.</summary>
/// <param name="Column">Position on the x axis.</param>
/// <param name="Row">Position on the y axis.</param>
/// <param name="Style">Index of its colour; null for the hatched grey of the undecided.</param>
/// <param name="Strength">0 to 1, from pale to full colour.</param>
/// <param name="Text">Written in the square.</param>
public sealed record Tile(int Column, int Row, int? Style, double Strength, string Text)
{
    /// <summary>The tooltip after its place; empty for the legend's label and the text.</summary>
    public string Hover { get; init; } = "";
}
