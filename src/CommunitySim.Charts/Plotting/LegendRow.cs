using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// Draws the legend above the panels, with samples that look like the marks. ScottPlot's legend gives all samples one width, but a
/// colour scale needs five times the width of a dot.
/// </summary>
internal sealed class LegendRow(Figure figure)
{
    private const double RowHeight = ChartStyle.LegendLabel * 1.4, Space = 14, Between = 48, Small = 34,
        Wide = 64, Scale = 160;

    // The colour of samples without a meaning: the middle of every scale.
    private static readonly Rgb SampleColour = new ColourScale("", 0, 1, []).At(0.5);

    private readonly bool _hasLines = Has<Curve>(figure), _hasMarkers = Has<Curve>(figure)
        || Has<Points>(figure), _hasCorners = Has<Tiles>(figure);

    /// <summary>Draws the entries from a height on, in as many rows as they need.</summary>
    /// <returns>The height under them.</returns>
    public double Write(Sheet sheet, double y)
    {
        double x = ChartStyle.Margin, right = figure.Width - ChartStyle.Margin;
        y += figure.Legend.Count == 0 ? 0 : Space;
        foreach (LegendEntry entry in figure.Legend)
        {
            double sample = Width(entry),
                size = TextFit.Size(entry.Label, ChartStyle.LegendLabel, right - ChartStyle.Margin - sample - Space);
            double width = sample + Space + TextFit.Width(entry.Label, size);
            if (x > ChartStyle.Margin && x + width > right)
            {
                (x, y) = (ChartStyle.Margin, y + RowHeight);
            }

            Draw(sheet, entry, x + (sample / 2), y + (RowHeight / 2));
            sheet.Write(
                entry.Label, x + sample + Space, y + (RowHeight / 2) + (size * 0.35), size, ChartStyle.Ink, "legend");
            x += width + Between;
        }

        return figure.Legend.Count == 0 ? y : y + RowHeight;
    }

    private static bool Has<T>(Figure figure) => figure.Panels.Any(panel => panel.Marks.Any(mark => mark is T));

    private double Width(LegendEntry entry) =>
        entry.Scale is not null ? Scale : entry.Sample is null && _hasLines ? Wide : Small;

    private void Draw(Sheet sheet, LegendEntry entry, double x, double y)
    {
        switch (entry)
        {
            case { Scale: { } scale }:
                ColourBarShape.Strips(sheet, scale, new Box(x - (Scale / 2), y - 12, x + (Scale / 2), y + 12));
                break;
            case { Sample: LegendSample.Star }:
                sheet.Star((x, y), 17);
                break;
            case { Sample: LegendSample.Outline }:
                sheet.Hexagon((x, y), 16);
                break;
            case { Sample: LegendSample.Zone }:
                sheet.Fill(new Box(x - 17, y - 14, x + 17, y + 14), ChartStyle.ZoneFill);
                break;
            case { Sample: { } node }:
                Node(sheet, node switch
                {
                    LegendSample.Dot => NodeForm.Dot,
                    LegendSample.HollowDot => NodeForm.HollowDot,
                    _ => NodeForm.Square
                }, x, y);
                break;
            case { Style: null }:
                Box box = new(x - 17, y - 14, x + 17, y + 14);
                HatchedRectangle.Draw(sheet.Canvas, Pen.Rectangle(box), Pen.Fill(Palette.Undecided), sheet.Paint);
                break;
            default:
                Draw(sheet, entry, entry.Style.Value, x, y);
                break;
        }
    }

    private static void Node(Sheet sheet, NodeForm form, double x, double y)
    {
        sheet.Marker(Pen.Node(form, 12, SampleColour), x, y);
        if (Pen.Hollow(form, 12) is { } hollow)
        {
            sheet.Marker(hollow, x, y);
        }
    }

    private void Draw(Sheet sheet, LegendEntry entry, int index, double x, double y)
    {
        SeriesStyle style = Palette.At(index);
        if (!_hasLines && !_hasMarkers)
        {
            sheet.Fill(new Box(x - 17, y - 14, x + 17, y + 14), ChartStyle.BarFill(index, entry.Pale),
                entry.Pale ? style.Colour : null, ChartStyle.BarEdge);
        }

        if (_hasLines)
        {
            sheet.Path([(x - (Wide / 2), y), (x + (Wide / 2), y)], style,
                index == Palette.Others ? ChartStyle.ThinLine : ChartStyle.Line);
        }

        if (_hasMarkers && (index != Palette.Others || !_hasLines))
        {
            double radius = index == Palette.Others ? ChartStyle.MarkerRadius / 2 : ChartStyle.MarkerRadius;
            sheet.Marker(Pen.Marker(style.Marker, radius, style.Colour), x, y);
        }
        else if (_hasCorners)
        {
            sheet.Marker(
                Pen.Marker(style.Marker, ChartStyle.MarkerRadius * 0.7, style.Colour.TextOn, edge: false), x, y);
        }
    }
}
