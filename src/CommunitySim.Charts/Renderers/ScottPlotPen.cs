#if SCOTTPLOT
using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Draws on a plot whose units are pixels. ScottPlot's axes grow upwards and ours downwards, so heights are turned round.</summary>
internal sealed class ScottPlotPen(ScottPlot.Plot page, double height)
{
    private const string Sample = "connect passes convert on day 51 (95% of worlds: 49 to 54)";

    /// <summary>
    /// The family whose widths come nearest those that the layout counts with. One that is not installed is drawn in the
    /// system's own, which may be a wide serif, and its widths tell.
    /// </summary>
    public static string Family { get; } = ((string[])["Helvetica", "Arial", "Liberation Sans", "DejaVu Sans", ScottPlot.Fonts.Sans])
        .MinBy(family => Math.Abs(Width(Sample, family, 100, bold: false) - TextFit.Width(Sample, 100)))!;

    public static ScottPlot.Color Colour(Rgb colour, double opacity = 1) =>
        new ScottPlot.Color(colour.Red, colour.Green, colour.Blue).WithAlpha(opacity);

    /// <param name="dash">In widths of the line, as in <see cref="SeriesStyle"/>; empty for a full line.</param>
    /// <param name="width">Width of the line in pixels.</param>
    public static ScottPlot.LinePattern Pattern(IReadOnlyList<double> dash, double width) =>
        dash.Count == 0 ? ScottPlot.LinePattern.Solid : new ScottPlot.LinePattern([.. dash.Select(part => (float)(part * width))], 0, "series");

    /// <summary>The hatched grey of the undecided, or a colour.</summary>
    public static void Fill(ScottPlot.FillStyle style, Rgb? colour)
    {
        style.Color = Colour(colour ?? Palette.Undecided);
        style.HatchColor = Colour(Palette.Hatch);
        style.Hatch = colour is null ? new ScottPlot.Hatches.Striped(ScottPlot.Hatches.StripeDirection.DiagonalUp) : null;
    }

    public void Text(PlacedText placed)
    {
        if (string.IsNullOrWhiteSpace(placed.Text))
        {
            return;
        }

        // From baseline to middle of the capitals, the only heights that ScottPlot aligns by are those of the whole line.
        var text = page.Add.Text(placed.Text, placed.X, height - placed.Y + placed.Size * 0.35);
        text.LabelFontName = Family;
        text.LabelFontSize = (float)Fitted(placed);
        text.LabelBold = placed.Bold;
        text.LabelFontColor = Colour(placed.Colour);
        text.LabelAlignment = placed.Anchor switch
        {
            Anchor.Middle => ScottPlot.Alignment.MiddleCenter,
            Anchor.End => ScottPlot.Alignment.MiddleRight,
            _ => ScottPlot.Alignment.MiddleLeft,
        };
        if (placed.Halo)
        {
            text.LabelBackgroundColor = Colour(new Rgb(255, 255, 255), 0.75);
            text.LabelPadding = 2;
        }
    }

    /// <summary>The size asked for, or smaller where this machine's font is wider than the room that the layout left.</summary>
    private static double Fitted(PlacedText placed) =>
        placed.Size * Math.Min(1, TextFit.Width(placed.Text, placed.Size, placed.Bold) / Math.Max(1, Width(placed.Text, Family, placed.Size, placed.Bold)));

    private static double Width(string text, string family, double size, bool bold)
    {
        using var paint = ScottPlot.Paint.NewDisposablePaint();
        return new ScottPlot.LabelStyle { FontName = family, FontSize = (float)size, Bold = bold }.Measure(text, paint).Width;
    }

    public void Line(double x1, double y1, double x2, double y2, Rgb colour, double width, IReadOnlyList<double> dash)
    {
        var line = page.Add.Line(x1, height - y1, x2, height - y2);
        line.LineColor = Colour(colour);
        line.LineWidth = (float)width;
        line.LinePattern = Pattern(dash, width);
        line.MarkerSize = 0;
    }

    public void Marker(MarkerForm form, double x, double y, double radius, Rgb colour)
    {
        var shape = form switch
        {
            MarkerForm.Circle => ScottPlot.MarkerShape.FilledCircle,
            MarkerForm.Square => ScottPlot.MarkerShape.FilledSquare,
            MarkerForm.Triangle => ScottPlot.MarkerShape.FilledTriangleUp,
            MarkerForm.TriangleDown => ScottPlot.MarkerShape.FilledTriangleDown,
            MarkerForm.Diamond => ScottPlot.MarkerShape.FilledDiamond,
            MarkerForm.Cross => ScottPlot.MarkerShape.Eks,
            _ => ScottPlot.MarkerShape.Cross,
        };
        // ScottPlot gives all forms the same span, so pointed ones look smaller.
        var span = form switch { MarkerForm.Circle => 2, MarkerForm.Square => 1.8, MarkerForm.Triangle or MarkerForm.TriangleDown => 2.8, _ => 2.3 };
        var marker = page.Add.Marker(x, height - y, shape, (float)(radius * span), Colour(colour));
        // Only forms made of strokes have a line; the others are filled.
        marker.MarkerLineWidth = form is MarkerForm.Cross or MarkerForm.Plus ? (float)(radius * 0.6) : 0;
    }

    public void Rectangle(Box box, Rgb? colour, Rgb? edge = null)
    {
        var rectangle = page.Add.Rectangle(box.Left, box.Right, height - box.Bottom, height - box.Top);
        Fill(rectangle.FillStyle, colour);
        rectangle.LineWidth = edge is null ? 0 : (float)Look.BarEdge;
        rectangle.LineColor = Colour(edge ?? Palette.Hatch);
    }
}
#endif
