using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>What samples in the legend look like: as the marks of the figure do.</summary>
internal sealed record LegendForm(bool Lines, bool Markers, bool Fills, bool Corners)
{
    // Of samples whose colour says nothing: the middle of every scale.
    private static readonly Rgb SampleColour = new ColourScale("", 0, 1, []).At(0.5);

    public static LegendForm Of(Figure figure)
    {
        var marks = figure.Panels.SelectMany(panel => panel.Marks).ToList();
        var lines = marks.Exists(mark => mark is Curve);
        var markers = lines || marks.Exists(mark => mark is Points);
        var fills = !lines && !markers;
        // The forms in the corners of the squares of a map.
        return new LegendForm(lines, markers, fills, Corners: fills && marks.Exists(mark => mark is Tiles));
    }

    /// <summary>Room for one sample, in pixels.</summary>
    public double Width => Lines ? 64 : 34;

    /// <summary>Room for the sample of an entry, in pixels.</summary>
    public double WidthOf(LegendEntry entry) => entry.Scale is null ? entry.Sample is null ? Width : 34 : 160;

    /// <summary>The sample of an entry that has none of a style; nothing for the others.</summary>
    public static IEnumerable<PlacedShape> Shapes(LegendKey key) => key.Entry switch
    {
        { Scale: { } scale } => ColourBarShape.Strips(scale, new Box(key.X - 80, key.Y - 12, key.X + 80, key.Y + 12)),
        { Sample: LegendSample.Star } => [PolygonShape.StarAt(key.X, key.Y, 17)],
        { Sample: LegendSample.Outline } => [new PlacedArea([.. Hexagon(key.X, key.Y, 16)], null, Look.Ink, 4.5)],
        { Sample: LegendSample.Dot } => GraphShape.Sample(NodeForm.Dot, key.X, key.Y, 12, SampleColour),
        { Sample: LegendSample.HollowDot } => GraphShape.Sample(NodeForm.HollowDot, key.X, key.Y, 12, SampleColour),
        { Sample: LegendSample.Square } => GraphShape.Sample(NodeForm.Square, key.X, key.Y, 12, SampleColour),
        _ => [],
    };

    private static IEnumerable<(double X, double Y)> Hexagon(double x, double y, double radius) => Enumerable.Range(0, 6).Select(k =>
    {
        var (sin, cos) = Math.SinCos(Math.PI * k / 3);
        return (x + radius * sin, y - radius * cos);
    });

    public static Box Swatch(LegendKey key) => new(key.X - 17, key.Y - 14, key.X + 17, key.Y + 14);
}
