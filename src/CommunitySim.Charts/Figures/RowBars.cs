using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Figures;

/// <summary>Horizontal bars on rows at whole numbers of the y axis, whose ticks name them; row 0 is the lowest.</summary>
/// <param name="Bars">The bars, any number to a row.</param>
/// <param name="Thickness">Of every bar, in rows, above 0.</param>
/// <param name="Style">Index into <see cref="Palette"/>.</param>
/// <param name="Label">Name of these bars in the legend and for screen readers.</param>
public sealed record RowBars(IReadOnlyList<RowBar> Bars, double Thickness, int Style, string Label) : Mark
{
    /// <summary>Whether the bars are outlined with a pale fill, which separates two sets in grey print.</summary>
    public bool Pale { get; init; }

    /// <summary>One bar with its whisker in each row, the first at the top, shifted up by a part of a row.</summary>
    public static RowBars Of(IReadOnlyList<Interval> ends, double from, double shift, int style, string label) =>
        new([.. ends.Select((end, row) => new RowBar(ends.Count - 1 - row + shift, from, end.Mean, end.Low, end.High))],
            0.36, style, label);

    /// <summary>Its entry in a legend.</summary>
    public LegendEntry Entry => new(Label, Style) { Pale = Pale };
}

/// <summary>One bar with its whisker.</summary>
/// <param name="Row">Height of its middle on the y axis; between whole numbers where a row holds several bars.</param>
/// <param name="From">Where it begins on the x axis.</param>
/// <param name="To">The value that it ends at. A bar that is not finite is not drawn.</param>
/// <param name="Low">Lower end of the whisker; NaN for none.</param>
/// <param name="High">Upper end of the whisker; NaN for none.</param>
public readonly record struct RowBar(double Row, double From, double To, double Low, double High);

/// <summary>A thin vertical line of reference, such as zero.</summary>
public sealed record VerticalReference(double X) : Mark;
