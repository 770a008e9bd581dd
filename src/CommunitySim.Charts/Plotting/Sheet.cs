using CommunitySim.Charts.Figures;
using SkiaSharp;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// A figure while it is drawn. Shapes go to the canvas. Words, and the values under the pointer, are kept apart,
/// because SVG, PNG and page each write them in their own way.
/// </summary>
internal sealed class Sheet(SKCanvas canvas) : IDisposable
{
    public SKCanvas Canvas => canvas;

    public ScottPlot.Paint Paint { get; } = ScottPlot.Paint.NewDisposablePaint();

    public List<PlacedText> Words { get; } = [];

    /// <summary>The boxes of the plots, in the order of the panels.</summary>
    public List<Box> Plots { get; } = [];

    /// <summary>The curves of the panels that have some, as JSON for a script.</summary>
    public List<string> Curves { get; } = [];

    /// <summary>The tooltips of the marks.</summary>
    public List<Tooltip> Tooltips { get; } = [];

    /// <summary>Writes a text in one line, with its baseline at a height.</summary>
    public void Write(
        string text,
        double x,
        double y,
        double size,
        Rgb colour,
        string kind,
        Anchor anchor = Anchor.Start,
        bool isBold = false,
        bool hasHalo = false) =>
        Words.Add(new PlacedText(text, x, y, size, colour)
        {
            Kind = kind,
            Anchor = anchor,
            Bold = isBold,
            Halo = hasHalo
        });

    public void Line(double x1, double y1, double x2, double y2, Rgb colour, double width) =>
        Pen.Line(colour, width).Render(
            Canvas, new ScottPlot.PixelLine((float)x1, (float)y1, (float)x2, (float)y2), Paint);

    public void Fill(Box box, Rgb colour, Rgb? edge = null, double width = 0)
    {
        Pen.Fill(colour).Render(Canvas, Pen.Rectangle(box), Paint);
        if (edge is not null)
        {
            Pen.Line(edge, width).Render(Canvas, Pen.Rectangle(box), Paint);
        }
    }

    /// <summary>Draws an area; a null fill or edge is left out.</summary>
    public void Area(IEnumerable<(double X, double Y)> corners, Rgb? fill, Rgb? edge, double width)
    {
        using SKPath path = new();
        path.AddPoly([.. corners.Select(corner => new SKPoint((float)corner.X, (float)corner.Y))]);
        if (fill is not null)
        {
            ScottPlot.Drawing.FillPath(Canvas, Paint, path, Pen.Fill(fill));
        }

        if (edge is not null)
        {
            Pen.Line(edge, width).Render(Canvas, path, Paint);
        }
    }

    /// <summary>Draws a star with five rays, white with a dark edge.</summary>
    public void Star((double X, double Y) middle, double radius) =>
        Area(Round(middle, 10, ray => ray % 2 == 0 ? radius : 0.42 * radius), Pen.White, ChartStyle.Ink, 2.5);

    public void Hexagon((double X, double Y) middle, double radius) =>
        Area(Round(middle, 6, _ => radius), null, ChartStyle.Ink, 4.5);

    public void ArrowHead((double X, double Y) from, (double X, double Y) tip, Rgb colour)
    {
        (double across, double up) = (0.4 * (tip.Y - from.Y), 0.4 * (tip.X - from.X));
        Area([tip, (from.X - across, from.Y + up), (from.X + across, from.Y - up)], colour, Pen.White, 1.5);
    }

    /// <summary>Draws a line through points, with the dash of a style.</summary>
    public void Path(IEnumerable<(double X, double Y)> places, SeriesStyle style, double width)
    {
        ScottPlot.IPathStrategy strategy = style.Dash.Count == 0
            ? new ScottPlot.PathStrategies.Straight()
            : new Dashes([.. style.Dash.Select(part => part * width)]);
        using SKPath path = strategy.GetPath(places.Select(place => new ScottPlot.Pixel(place.X, place.Y)));
        Pen.Line(style.Colour, width).Render(Canvas, path, Paint);
    }

    private static IEnumerable<(double X, double Y)> Round(
        (double X, double Y) middle, int corners, Func<int, double> radius) =>
        Enumerable.Range(0, corners).Select(corner =>
    {
        (double sin, double cos) = Math.SinCos(2 * Math.PI * corner / corners);
        return (middle.X + (radius(corner) * sin), middle.Y - (radius(corner) * cos));
    });

    public void Marker(ScottPlot.MarkerStyle style, double x, double y) =>
        style.Render(Canvas, new ScottPlot.Pixel(x, y), Paint);

    public void Dispose() => Paint.Dispose();
}

/// <summary>A tooltip and its area, given by corners in pixels.</summary>
internal sealed record Tooltip(string Words, IReadOnlyList<(double X, double Y)> Outline);
