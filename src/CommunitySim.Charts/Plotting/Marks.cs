using CommunitySim.Charts.Figures;
using ScottPlot;
using ScottPlot.Plottables;
using Palette = CommunitySim.Charts.Figures.Palette;
using Polygon = CommunitySim.Charts.Figures.Polygon;

namespace CommunitySim.Charts.Plotting;

/// <summary>Creates the plottables of a panel's marks: areas first, so that no band covers a line, and unclipped marks last.</summary>
/// <param name="panel">The panel with the marks.</param>
/// <param name="frame">The place of its plot.</param>
/// <param name="sheet">Draws the marks that ScottPlot has no plottable for.</param>
internal sealed class Marks(Panel panel, Frame frame, Sheet sheet)
{
    private const double BandOpacity = 0.28, PaleOpacity = 0.12, BarOpacity = 0.28, DotOpacity = 0.35;

    public IEnumerable<IPlottable> All() =>
    [
        .. panel.Marks.SelectMany(Areas),
        .. panel.Marks.SelectMany(Lines),
        .. panel.Marks.SelectMany(Whole).Select(plottable => new WholePlottable(plottable)),
    ];

    private IEnumerable<IPlottable> Areas(Mark mark) => mark switch
    {
        Tiles tiles => tiles.Cells.Select(TileOf),
        Histogram histogram => [BarsOf(histogram)],
        RowBars bars => [BarsOf(bars)],
        Band band => Fill(
            band.X, band.Low, band.High, band.Style,
            band.Style == Palette.Others ? ChartStyle.ZoneOpacity : PaleOpacity),
        Curve curve => Fill(curve.X, curve.Low, curve.High, curve.Style, BandOpacity),
        _ => [],
    };

    private IEnumerable<IPlottable> Lines(Mark mark) => mark switch
    {
        Histogram histogram => [Line(SeriesShape.Outlines(histogram), Palette.At(histogram.Style), ChartStyle.BarLine)],
        RowBars bars => [Whiskers(bars)],
        Curve curve =>
        [
            Line(
                SeriesShape.LineRuns(curve).Where(run => run.Count > 1).Select(run => Spots(curve, run)),
                Palette.At(curve.Style),
                curve.Style == Palette.Others ? ChartStyle.ThinLine : ChartStyle.Line),
        ],
        Points points => [Bars(points)],
        VerticalReference reference when panel.X.Min <= reference.X && reference.X <= panel.X.Max =>
            [new VerticalLine { X = reference.X, LineStyle = Pen.Line(ChartStyle.AxisLine, 2) }],
        HorizontalMarker marker when panel.Y.Min <= marker.Y && marker.Y <= panel.Y.Max =>
            [new HorizontalLine { Y = marker.Y, LineStyle = Pen.Line(marker.IsPale ? ChartStyle.Grid : ChartStyle.AxisLine, 2) }],
        _ => [],
    };

    private IEnumerable<IPlottable> Whole(Mark mark) => mark switch
    {
        Curve curve => [MarkersOf(SeriesShape.Marked(curve, frame), curve.X, curve.Y, curve.Style, hasEdge: true)],
        Points points =>
            [MarkersOf(Enumerable.Range(0, points.X.Count), points.X, points.Y, points.Style,
            hasEdge: points.Low.Count == 0 && !points.IsSmall, points.IsSmall ? ChartStyle.SmallMarkerRadius : ChartStyle.MarkerRadius)],
        Dots dots => [DotsOf(dots)],
        NamedPoints points =>
            [MarkersOf(Enumerable.Range(0, points.X.Count), points.X, points.Y, points.Style, hasEdge: true)],
        Polygons polygons => [.. polygons.Cells.Select(cell => CellOf(cell, polygons.Scale)), .. ContourOf(polygons)],
        Segments segments =>
            [Line(segments.Lines.Select(line => (IReadOnlyList<Spot>)[line.From, line.To]),
            Solid(ChartStyle.AxisLine), 2)],
        Graph graph =>
        [
            .. graph.Severed is null ? (IPlottable[])[] : [TiesOf(graph, graph.Severed, ChartStyle.SeveredTie, 1)],
            TiesOf(graph, graph.Ties, graph.Severed is null ? ChartStyle.Tie : ChartStyle.LiveTie, 1.5),
            .. NodesOf(graph),
        ],
        Star star => [new PixelShape(() => sheet.Star(frame.At(star.At), Math.Clamp(0.6 * CellWidth, 9, 17)))],
        Trail trail => [new PixelShape(() => Draw(trail))],
        _ => [],
    };

    private Rectangle TileOf(Tile tile)
    {
        Rectangle box = tile.Style is null ? new HatchedRectangle() : new Rectangle();
        box.CoordinateRect = new CoordinateRect(tile.Column - 0.5, tile.Column + 0.5, tile.Row - 0.5, tile.Row + 0.5);
        box.FillStyle = Pen.Fill(TileShape.Colour(tile));
        box.LineStyle = Pen.Line(Pen.White, 3);
        return box;
    }

    private BarPlot BarsOf(Histogram histogram) => new(
        [.. SeriesShape.Bars(histogram).Select(index => new Bar
        {
            Position = (histogram.Edges[index] + histogram.Edges[index + 1]) / 2,
            Size = histogram.Edges[index + 1] - histogram.Edges[index],
            Value = frame.Y.Near(histogram.Heights[index]),
            FillStyle = Pen.Fill(Palette.At(histogram.Style).Colour, BarOpacity),
            LineStyle = LineStyle.None,
        })]);

    private BarPlot BarsOf(RowBars bars) => new(
        [.. bars.Bars.Where(bar => double.IsFinite(bar.Row) && double.IsFinite(bar.From) && double.IsFinite(bar.To))
            .Select(bar => new Bar
        {
            Orientation = Orientation.Horizontal,
            Position = bar.Row,
            Size = bars.Thickness,
            ValueBase = frame.X.Near(bar.From),
            Value = frame.X.Near(bar.To),
            FillStyle = Pen.Fill(ChartStyle.BarFill(bars.Style, bars.Pale)),
            LineStyle = Pen.Line(Palette.At(bars.Style).Colour, ChartStyle.BarEdge),
        })]);

    private ErrorBar Whiskers(RowBars bars)
    {
        RowBar[] shown = [.. bars.Bars.Where(
            bar => double.IsFinite(bar.Row) && double.IsFinite(bar.Low) && double.IsFinite(bar.High))];
        double[] middles = [.. shown.Select(bar => (frame.X.Near(bar.Low) + frame.X.Near(bar.High)) / 2)];
        double[] halves = [.. shown.Select(bar => (frame.X.Near(bar.High) - frame.X.Near(bar.Low)) / 2)];
        return new ErrorBar(middles, [.. shown.Select(bar => bar.Row)], halves, halves, null, null)
        {
            LineStyle = Pen.Line(ChartStyle.Ink, ChartStyle.WhiskerLine),
            CapSize = (float)Math.Min(ChartStyle.ErrorCap, 0.36 * Math.Abs(frame.Y.At(bars.Thickness) - frame.Y.At(0))),
        };
    }

    /// <summary>Bars with caps, for the points that have ends.</summary>
    private ErrorBar Bars(Points points)
    {
        int[] shown =
        [
            .. Enumerable.Range(0, points.Low.Count).Where(index =>
                double.IsFinite(points.X[index]) && double.IsFinite(points.Y[index])
                    && double.IsFinite(points.Low[index]) && double.IsFinite(points.High[index])),
        ];
        Scale scale = points.IsAcross ? frame.X : frame.Y;
        double[] xs = [.. shown.Select(index => frame.X.Near(points.X[index]))],
            ys = [.. shown.Select(index => frame.Y.Near(points.Y[index]))],
            middles = points.IsAcross ? xs : ys,
            over = [.. shown.Select((index, at) => scale.Near(points.High[index]) - middles[at])],
            under = [.. shown.Select((index, at) => middles[at] - scale.Near(points.Low[index]))];
        return new ErrorBar(
            xs, ys, points.IsAcross ? over : null, points.IsAcross ? under : null, points.IsAcross ? null : over,
            points.IsAcross ? null : under)
        {
            LineStyle = Pen.Line(
                Palette.At(points.Style).Colour, points.IsSmall ? ChartStyle.ThinLine : ChartStyle.ErrorLine),
            CapSize = points.IsSmall ? 0 : (float)ChartStyle.ErrorCap,
        };
    }

    private IEnumerable<IPlottable> Fill(
        IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high, int style, double opacity)
    {
        foreach (List<int> run in SeriesShape.BandRuns(x, low, high))
        {
            FillY fill = new()
            {
                FillStyle = Pen.Fill(Palette.At(style).Colour, opacity),
                LineStyle = LineStyle.None,
                MarkerStyle = MarkerStyle.None
            };
            fill.SetDataSource(
                run, index => (frame.X.Near(x[index]), frame.Y.Near(high[index]), frame.Y.Near(low[index])));
            yield return fill;
        }
    }

    private static IReadOnlyList<Spot> Spots(Curve curve, List<int> run) =>
        [.. run.Select(index => new Spot(curve.X[index], curve.Y[index]))];

    private static SeriesStyle Solid(Rgb colour) => new(colour, [], MarkerForm.Circle);

    /// <summary>Joins runs of the same style; NaN between two runs separates them.</summary>
    private Scatter Line(IEnumerable<IReadOnlyList<Spot>> runs, SeriesStyle style, double width)
    {
        Coordinates[] places =
        [
            .. runs.SelectMany(run =>
                run.Select(spot => new Coordinates(frame.X.Near(spot.X), frame.Y.Near(spot.Y)))
                    .Append(Coordinates.NaN)),
        ];
        Scatter line = new(new ScottPlot.DataSources.ScatterSourceCoordinatesArray(places))
        {
            LineStyle = Pen.Line(style.Colour, width),
            MarkerStyle = MarkerStyle.None,
        };
        if (style.Dash.Count > 0)
        {
            line.PathStrategy = new Dashes([.. style.Dash.Select(part => part * width)]);
        }

        return line;
    }

    private Markers DotsOf(Dots dots) => new(Source(Enumerable.Range(0, dots.X.Count), dots.X, dots.Y))
    {
        MarkerStyle = new MarkerStyle(
            MarkerShape.FilledCircle, ChartStyle.DotSize, Pen.Colour(Palette.At(dots.Style).Colour, DotOpacity)),
    };

    private Markers MarkersOf(
        IEnumerable<int> shown, IReadOnlyList<double> xs, IReadOnlyList<double> ys, int style, bool hasEdge,
        double radius = ChartStyle.MarkerRadius) =>
        new(Source(shown, xs, ys))
        {
            MarkerStyle = Pen.Marker(
                Palette.At(style).Marker,
                style == Palette.Others ? ChartStyle.MarkerRadius / 2 : radius,
                Palette.At(style).Colour,
                hasEdge),
        };

    private ScottPlot.DataSources.ScatterSourceCoordinatesArray Source(
        IEnumerable<int> shown, IReadOnlyList<double> xs, IReadOnlyList<double> ys) =>
        new([.. shown.Where(index => frame.Holds(xs[index], ys[index]))
            .Select(index => new Coordinates(xs[index], ys[index]))]);

    private static ScottPlot.Plottables.Polygon CellOf(Polygon cell, ColourScale scale) =>
        new([.. cell.Corners.Select(corner => new Coordinates(corner.X, corner.Y))])
        {
            FillStyle = Pen.Fill(scale.At(cell.Value)),
            LineStyle = Pen.Line(Pen.White, 1.5),
            MarkerStyle = MarkerStyle.None,
        };

    // A dark line with a light edge is visible on pale and on dark cells.
    private IEnumerable<IPlottable> ContourOf(Polygons polygons)
    {
        IReadOnlyList<IReadOnlyList<Spot>> contour = Contour.Of(polygons);
        double width = Math.Clamp(0.13 * CellWidth, 2.5, 4.5);
        return contour.Count == 0
            ? []
            : [Line(contour, Solid(Pen.White), 2 * width), Line(contour, Solid(ChartStyle.Ink), width)];
    }

    private Scatter TiesOf(Graph graph, IReadOnlyList<Networks.Tie> ties, Rgb colour, double width) => Line(
        ties.Select(tie => (IReadOnlyList<Spot>)[graph.Nodes[tie.A].At, graph.Nodes[tie.B].At]), Solid(colour), width);

    private IEnumerable<IPlottable> NodesOf(Graph graph)
    {
        double radius = Math.Clamp(
            0.22 * Math.Sqrt(frame.Plot.Width * frame.Plot.Height / Math.Max(1, graph.Nodes.Count)), 4, 12);
        return
            from node in graph.Nodes
            from style in (MarkerStyle?[])[Pen.Node(node.Form, radius, graph.Scale.At(node.Value)),
                Pen.Hollow(node.Form, radius)]
            where style is not null
            select new Marker { X = frame.X.Near(node.At.X), Y = frame.Y.Near(node.At.Y), MarkerStyle = style };
    }

    private void Draw(Trail trail)
    {
        SeriesStyle style = Palette.At(trail.Style);
        foreach (IReadOnlyList<(double X, double Y)> run in TrailShape.Runs(trail, frame))
        {
            sheet.Path(run, style, ChartStyle.Line);
        }

        ((double X, double Y) From, (double X, double Y) Tip)? arrow = TrailShape.Arrow(trail, frame);
        foreach (Waymark mark in trail.Waymarks.Where(
            mark => TrailShape.IsFinite(trail, mark.Index) && (arrow is null || mark.Index != trail.X.Count - 1)))
        {
            (double x, double y) = TrailShape.At(trail, mark.Index, frame);
            sheet.Marker(Pen.Marker(MarkerForm.Circle, TrailShape.MarkRadius, style.Colour), x, y);
        }

        if (arrow is var (from, tip))
        {
            sheet.ArrowHead(from, tip, style.Colour);
        }
    }

    // The size of the first cell, or of a large one if there is none.
    private double CellWidth => panel.Marks.OfType<Polygons>().SelectMany(polygons => polygons.Cells).Take(1)
        .Select(cell =>
            cell.Corners.Max(corner => frame.X.At(corner.X)) - cell.Corners.Min(corner => frame.X.At(corner.X)))
        .FirstOrDefault(double.PositiveInfinity);
}
