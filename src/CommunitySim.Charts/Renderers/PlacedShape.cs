using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Something drawn at its place in pixels, the same for every renderer.</summary>
internal abstract record PlacedShape
{
    /// <summary>Said where it is pointed at; empty for nothing.</summary>
    public string Hover { get; init; } = "";
}

/// <summary>An area through corners; no fill or no edge where null.</summary>
internal sealed record PlacedArea(IReadOnlyList<(double X, double Y)> Corners, Rgb? Fill, Rgb? Edge, double Width) : PlacedShape;

/// <summary>A filled circle; no edge where null.</summary>
internal sealed record PlacedDisc(double X, double Y, double Radius, Rgb Fill, Rgb? Edge, double Width) : PlacedShape;

/// <summary>Lines of one look, each through points.</summary>
internal sealed record PlacedLines(IReadOnlyList<IReadOnlyList<(double X, double Y)>> Runs, Rgb Colour, double Width, IReadOnlyList<double> Dash) : PlacedShape;

/// <summary>The shapes and words of the marks that every renderer draws alike.</summary>
internal static class PlacedShapes
{
    public static IEnumerable<PlacedShape> Of(PanelLayout panel) => panel.Panel.Marks.SelectMany(mark => mark switch
    {
        Polygons polygons => PolygonShape.Of(polygons, panel),
        Segments segments => [PolygonShape.Of(segments, panel)],
        Star star => PolygonShape.Of(star, panel),
        Graph graph => GraphShape.Of(graph, panel),
        ColourBar bar => ColourBarShape.Of(bar, panel),
        Trail trail => TrailShape.Of(trail, panel),
        _ => [],
    });
}
