using SkiaSharp;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// Straight lines in dashes that are lines themselves. Skia's own dashes reach an SVG as outlines of each dash, and it complains
/// of them on standard error.
/// </summary>
/// <param name="dash">Lengths drawn and left out in turn, in pixels.</param>
internal sealed class Dashes(IReadOnlyList<double> dash) : ScottPlot.IPathStrategy
{
    public SKPath GetPath(IEnumerable<ScottPlot.Pixel> pixels)
    {
        using SKPath straight = new ScottPlot.PathStrategies.Straight().GetPath(pixels);
        using SKPathEffect effect = SKPathEffect.CreateDash([.. dash.Select(length => (float)length)], 0);
        // Lines without width stay lines when the effect is applied.
        using SKPaint paint = new() { IsStroke = true, StrokeWidth = 0, PathEffect = effect };
        SKPath dashed = new();
        paint.GetFillPath(straight, dashed);
        return dashed;
    }
}
