using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Writes placed shapes as elements of an SVG.</summary>
internal static class SvgShapes
{
    public static void Draw(SvgCanvas canvas, IEnumerable<PlacedShape> shapes)
    {
        // A mark of several shapes says its words once.
        var marks = new List<List<PlacedShape>>();
        foreach (var shape in shapes)
        {
            if (marks.Count == 0 || marks[^1][0].Hover != shape.Hover)
            {
                marks.Add([]);
            }

            marks[^1].Add(shape);
        }

        foreach (var mark in marks)
        {
            canvas.Titled(mark[0].Hover, () => mark.ForEach(shape => Draw(canvas, shape)));
        }
    }

    private static void Draw(SvgCanvas canvas, PlacedShape shape)
    {
        switch (shape)
        {
            case PlacedArea area:
                canvas.Raw($"<path d=\"{SvgCanvas.Outline(area.Corners)}Z\" fill=\"{area.Fill?.Hex ?? "none"}\"{Edge(area.Edge, area.Width)} stroke-linejoin=\"round\"/>");
                break;
            case PlacedDisc disc:
                canvas.Raw($"<circle cx=\"{SvgCanvas.Number(disc.X)}\" cy=\"{SvgCanvas.Number(disc.Y)}\" r=\"{SvgCanvas.Number(disc.Radius)}\" fill=\"{disc.Fill.Hex}\"{Edge(disc.Edge, disc.Width)}/>");
                break;
            case PlacedLines { Runs.Count: > 0 } lines:
                canvas.Path(string.Concat(lines.Runs.Select(SvgCanvas.Outline)), lines.Colour, lines.Width, lines.Dash);
                break;
        }
    }

    private static string Edge(Rgb? colour, double width) =>
        colour is null ? "" : $" stroke=\"{colour.Hex}\" stroke-width=\"{SvgCanvas.Number(width)}\"";
}
