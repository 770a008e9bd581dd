using SkiaSharp;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// Dashes of straight lines, each as a line of its own. Skia would write the outline of each dash to an SVG, with warnings on
/// standard error.
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
