#if SCOTTPLOT
using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Draws placed shapes on a plot whose units are pixels, heights turned round.</summary>
internal sealed class ScottPlotShapes(ScottPlot.Plot page, double height)
{
    public void Draw(IEnumerable<PlacedShape> shapes)
    {
        foreach (var shape in shapes)
        {
            switch (shape)
            {
                case PlacedArea area:
                    var polygon = page.Add.Polygon([.. area.Corners.Select(corner => new ScottPlot.Coordinates(corner.X, height - corner.Y))]);
                    polygon.FillColor = area.Fill is null ? ScottPlot.Colors.Transparent : ScottPlotPen.Colour(area.Fill);
                    (polygon.LineColor, polygon.LineWidth, polygon.MarkerSize) = (Edge(area.Edge), (float)area.Width, 0);
                    break;
                case PlacedDisc disc:
                    var circle = page.Add.Circle(disc.X, height - disc.Y, disc.Radius);
                    circle.FillColor = ScottPlotPen.Colour(disc.Fill);
                    (circle.LineColor, circle.LineWidth) = (Edge(disc.Edge), (float)disc.Width);
                    break;
                case PlacedLines { Runs.Count: > 0 } lines:
                    Draw(lines);
                    break;
            }
        }
    }

    // One line for all runs: not a number between two of them lifts the pen.
    private void Draw(PlacedLines lines)
    {
        var points = lines.Runs.SelectMany(run => run.Append((double.NaN, double.NaN))).ToList();
        var line = page.Add.ScatterLine(points.ConvertAll(point => point.Item1), points.ConvertAll(point => height - point.Item2), ScottPlotPen.Colour(lines.Colour));
        line.LineWidth = (float)lines.Width;
        line.LinePattern = ScottPlotPen.Pattern(lines.Dash, lines.Width);
    }

    private static ScottPlot.Color Edge(Rgb? colour) => colour is null ? ScottPlot.Colors.Transparent : ScottPlotPen.Colour(colour);
}
#endif
