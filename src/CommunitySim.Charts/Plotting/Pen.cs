using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>Converts the styles of figures to those of ScottPlot.</summary>
internal static class Pen
{
    public static readonly Rgb White = new(255, 255, 255);

    public static ScottPlot.Color Colour(Rgb colour, double opacity = 1) =>
        new ScottPlot.Color(colour.Red, colour.Green, colour.Blue).WithAlpha(opacity);

    public static ScottPlot.LineStyle Line(Rgb colour, double width) =>
        new() { Color = Colour(colour), Width = (float)width, StrokeJoin = SkiaSharp.SKStrokeJoin.Round };

    public static ScottPlot.FillStyle Fill(Rgb colour, double opacity = 1) => new(Colour(colour, opacity));

    public static ScottPlot.PixelRect Rectangle(Box box) =>
        new((float)box.Left, (float)box.Right, (float)box.Bottom, (float)box.Top);

    /// <summary>A point; a white edge separates it from the line and the points below.</summary>
    public static ScottPlot.MarkerStyle Marker(MarkerForm form, double radius, Rgb colour, bool edge = true)
    {
        // ScottPlot gives all forms the same width, so pointed ones look smaller.
        (ScottPlot.MarkerShape shape, double span) = form switch
        {
            MarkerForm.Circle => (ScottPlot.MarkerShape.FilledCircle, 2),
            MarkerForm.Square => (ScottPlot.MarkerShape.FilledSquare, 1.8),
            MarkerForm.Triangle => (ScottPlot.MarkerShape.FilledTriangleUp, 2.8),
            MarkerForm.TriangleDown => (ScottPlot.MarkerShape.FilledTriangleDown, 2.8),
            MarkerForm.Diamond => (ScottPlot.MarkerShape.FilledDiamond, 2.5),
            MarkerForm.Cross => (ScottPlot.MarkerShape.Eks, 2.1),
            _ => (ScottPlot.MarkerShape.Cross, 2.4),
        };
        bool isOfStrokes = form is MarkerForm.Cross or MarkerForm.Plus;
        return new ScottPlot.MarkerStyle(shape, (float)(radius * span), Colour(colour))
        {
            LineWidth = isOfStrokes ? (float)(radius * 0.6) : 0,
            OutlineColor = ScottPlot.Colors.White,
            OutlineWidth = edge && !isOfStrokes ? 2 : 0,
        };
    }

    /// <summary>A dot or square of a graph; hollow ones have a white middle that <see cref="Hollow"/> draws.</summary>
    public static ScottPlot.MarkerStyle Node(NodeForm form, double radius, Rgb colour)
    {
        bool isSquare = form is NodeForm.Square or NodeForm.HollowSquare;
        return new ScottPlot.MarkerStyle(
            isSquare ? ScottPlot.MarkerShape.FilledSquare : ScottPlot.MarkerShape.FilledCircle,
            (float)(radius * (isSquare ? 1.9 : 2)),
            Colour(colour))
        {
            OutlineColor = Colour(ChartStyle.SoftInk),
            OutlineWidth = 1.5f,
        };
    }

    public static ScottPlot.MarkerStyle? Hollow(NodeForm form, double radius) =>
        form is NodeForm.HollowDot or NodeForm.HollowSquare
            ? new ScottPlot.MarkerStyle(ScottPlot.MarkerShape.FilledCircle, (float)(1.04 * radius), Colour(White))
            : null;
}
