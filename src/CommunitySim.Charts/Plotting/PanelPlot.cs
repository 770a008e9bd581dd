using CommunitySim.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// A panel as a plot of ScottPlot, with its labels in the margins. The page first asks for their size, then gives the
/// box.
/// </summary>
internal sealed class PanelPlot : IDisposable
{
    private readonly Panel _panel;
    private readonly Sheet _sheet;
    private readonly Plot _plot = new();
    private readonly TickRow _bottomTicks;
    private readonly TickColumn _leftTicks;
    private readonly EndNames _endNames;
    private readonly MarkerNames _markerNames;
    private (IReadOnlyList<string> Lines, double Size) _title = ([], 0);
    private double _plotWidth, _left, _right, _start;

    /// <param name="panel">The panel.</param>
    /// <param name="sheet">The sheet to draw on.</param>
    /// <param name="namesSeries">Whether curves are named at their ends, and not in a legend.</param>
    public PanelPlot(Panel panel, Sheet sheet, bool namesSeries)
    {
        (_panel, _sheet) = (panel, sheet);
        (_bottomTicks, _leftTicks) = (new TickRow(panel.X), new TickColumn(panel.Y));
        (_endNames, _markerNames) = (new EndNames(panel, namesSeries), new MarkerNames(panel));
        RowTitle rowTitle = new(panel.RowTitle);
        Left = [new Margin(
            Edge.Left, () => _leftTicks.Width, (frame, _, _) => _sheet.Words.AddRange(_leftTicks.Words(frame)))];
        Right =
        [
            new Margin(Edge.Right, () => Math.Max(_endNames.Width, LastTickRoom),
                (frame, _, size) => _endNames.Write(_sheet, frame, size)),
            new Margin(Edge.Right, () => rowTitle.Width,
                (frame, offset, _) => _sheet.Words.AddRange(rowTitle.Words(frame, offset))),
        ];
        Top =
        [
            new Margin(Edge.Top, () =>
                Math.Max(LeastOverPlot, _markerNames.Height(_plotWidth, _plotWidth + _right)), WriteMarkers),
            new Margin(Edge.Top, () => panel.Y.Label.Length > 0 ? ChartStyle.AxisLabel * 1.25 : 0, WriteYName),
            new Margin(Edge.Top, () => (_title.Lines.Count * _title.Size * 1.2) + 4, WriteTitle),
        ];
        Bottom =
        [
            new Margin(Edge.Bottom, () => _bottomTicks.Height,
                (frame, _, _) => _sheet.Words.AddRange(_bottomTicks.Words(frame))),
            new Margin(Edge.Bottom, () => panel.X.Label.Length > 0 ? ChartStyle.AxisLabel * 1.3 : 0, WriteXName),
            new Margin(Edge.Bottom, () => ColourBars.Sum(bar => ColourBarShape.Height(bar, _plotWidth)),
                WriteColourBars),
        ];
    }

    public IReadOnlyList<Margin> Left { get; }

    public List<Margin> Right { get; }

    public IReadOnlyList<Margin> Top { get; }

    public IReadOnlyList<Margin> Bottom { get; }

    /// <summary>The height of a map per unit of width; null for a plot that takes any height.</summary>
    public double? HeightByWidth =>
        HasEqualUnits ? Spans.Up / Spans.Across
        : !Has<Tiles>() ? null
        // Cells are squares, or oblongs in a map that is much longer one way.
        : Math.Clamp(Spans.Up / Spans.Across, 0.3, 1);

    /// <summary>Sets the width of the plot and its margins, which decides the heights.</summary>
    public void Fit(double left, double plotWidth, double right)
    {
        (_left, _plotWidth, _right, _leftTicks.Given) = (left, plotWidth, right, left);
        double width = left + plotWidth + right;
        _title = TextFit.Wrap(_panel.Title,
            plotWidth < ChartStyle.NarrowPlot ? ChartStyle.SmallTitle : ChartStyle.PanelTitle, width, 2, bold: true);
        _bottomTicks.Fit(plotWidth);
    }

    /// <summary>Draws the panel with its margins into a box.</summary>
    /// <param name="box">The box.</param>
    /// <param name="left">The left end of its title, which may be left of the box.</param>
    /// <returns>The place of the plot in the box.</returns>
    public Frame Draw(Box box, double left)
    {
        _start = left;
        PixelRect rectangle = Pen.Rectangle(box);
        Style();
        foreach (Margin margin in (Margin[])[.. Left, .. Right, .. Top, .. Bottom])
        {
            _plot.Axes.AddPanel(margin);
        }

        // A plot with new limits is rendered twice. The first time only computes the place of the plot.
        _plot.Add.Plottable(new PixelShape(() => { }));
        using (SKNoDrawCanvas nowhere = new((int)rectangle.Right, 1))
        {
            _plot.Render(nowhere, rectangle);
        }

        Frame frame = Frame.Of(_panel, _plot.RenderManager.LastRender.DataRect);
        foreach (Margin margin in _plot.Axes.GetPanels().OfType<Margin>())
        {
            margin.Frame = frame;
        }

        foreach (IPlottable plottable in new Marks(_panel, frame, _sheet).All())
        {
            _plot.Add.Plottable(plottable);
        }

        _plot.Render(_sheet.Canvas, rectangle);
        WriteInside(frame);
        return frame;
    }

    public void Dispose() => _plot.Dispose();

    private bool IsOfRows => _panel.Marks.Any(mark => mark is RowBars or Points { IsAcross: true });

    private bool IsMap => HasEqualUnits || Has<Tiles>();

    private bool HasEqualUnits => Has<Polygons>() || Has<Graph>();

    // This room is for the name of a tall bar.
    private double LeastOverPlot =>
        _panel.Marks.Any(mark => mark is Histogram { Label.Length: > 0 }) ? ChartStyle.LaneHeight : 20;

    private List<ColourBar> ColourBars => [.. _panel.Marks.OfType<ColourBar>()];

    private (double Across, double Up) Spans => (_panel.X.Max - _panel.X.Min, _panel.Y.Max - _panel.Y.Min);

    // Half of the last label of the x axis extends beyond the end of the plot.
    private double LastTickRoom => _panel.X.Ticks.Where(tick => Scale.Of(_panel.X, 0, 1).Contains(tick.Value))
        .Select(tick =>
            (TextFit.Width(tick.Label, ChartStyle.TickLabel) / 2) - ((1 - Scale.Of(_panel.X, 0, 1)
            .At(tick.Value)) * 200))
        .DefaultIfEmpty(0).Max() + 6;

    private bool Has<T>() => _panel.Marks.Any(mark => mark is T);

    private void Style()
    {
        (Scale x, Scale y) = (Scale.Of(_panel.X, 0, 1), Scale.Of(_panel.Y, 0, 1));
        _plot.Axes.SetLimits(x.Min, x.Max, y.Min, y.Max);
        _plot.FigureBackground.Color = Colors.Transparent;
        _plot.DataBackground.Color = Colors.Transparent;
        _plot.RenderManager.ClearCanvasBeforeEachRender = false;
        int plottables = _plot.RenderManager.RenderActions.FindIndex(
            action => action is ScottPlot.Rendering.RenderActions.RenderPlottables);
        _plot.RenderManager.RenderActions.RemoveAt(plottables);
        int panels = _plot.RenderManager.RenderActions.FindIndex(
            action => action is ScottPlot.Rendering.RenderActions.RenderPanels);
        _plot.RenderManager.RenderActions.Insert(panels + 1, new RenderPlottablesWithOverhang());
        foreach (IPanel unused in (IPanel[])[_plot.Axes.Top, _plot.Axes.Right, _plot.Axes.Title])
        {
            unused.IsVisible = false;
        }

        (_plot.Axes.Bottom.TickGenerator, _plot.Axes.Left.TickGenerator) = (_bottomTicks, _leftTicks);
        Style(_plot.Axes.Bottom, isDrawn: !IsMap);
        Style(_plot.Axes.Left, isDrawn: false);
        Style(_plot.Grid.XAxisStyle, IsOfRows);
        Style(_plot.Grid.YAxisStyle, !IsMap && !IsOfRows);
    }

    // The margins write the labels of an axis, and reserve their room.
    private static void Style(IAxis axis, bool isDrawn)
    {
        axis.TickLabelStyle.IsVisible = false;
        axis.LockSize(0);
        axis.FrameLineStyle.IsVisible = isDrawn;
        (axis.FrameLineStyle.Width, axis.FrameLineStyle.Color, axis.FrameLineStyle.AntiAlias) = (2.5f,
            Pen.Colour(ChartStyle.AxisLine), true);
        (axis.MajorTickStyle.Width, axis.MajorTickStyle.Color, axis.MajorTickStyle.AntiAlias) = (2.5f,
            Pen.Colour(ChartStyle.AxisLine), true);
        axis.MajorTickStyle.Length = isDrawn ? 10 : 0;
    }

    private static void Style(GridStyle grid, bool isVisible)
    {
        grid.IsVisible = isVisible;
        grid.MajorLineStyle = Pen.Line(ChartStyle.Grid, 2);
    }

    private void WriteMarkers(Frame frame, float offset, float size) =>
        _markerNames.Write(_sheet, frame, frame.Plot.Right + _right);

    private void WriteColourBars(Frame frame, float offset, float size) =>
        ColourBars.ForEach(bar => ColourBarShape.Write(_sheet, bar, frame.Plot, offset));

    private void WriteTitle(Frame frame, float offset, float size)
    {
        double top = frame.Plot.Top - offset - size;
        foreach ((int index, string line) in _title.Lines.Index())
        {
            _sheet.Write(line, _start, top + (_title.Size * (0.95 + (1.2 * index))), _title.Size,
                ChartStyle.Ink, "panel-title", isBold: true);
        }
    }

    // The name of the y axis is above it, where it is easy to read and needs no width.
    private void WriteYName(Frame frame, float offset, float size)
    {
        double letters = TextFit.Size(_panel.Y.Label, ChartStyle.AxisLabel, _left + _plotWidth + _right);
        _sheet.Write(
            _panel.Y.Label, _start, frame.Plot.Top - offset - (size * 0.28), letters, ChartStyle.SoftInk, "axis");
    }

    private void WriteXName(Frame frame, float offset, float size)
    {
        double middle = frame.Plot.Middle.X, left = frame.Plot.Left - _left, right = frame.Plot.Right + _right;
        double letters = TextFit.Size(_panel.X.Label, ChartStyle.AxisLabel, right - left),
            half = TextFit.Width(_panel.X.Label, letters) / 2;
        middle = 2 * half > right - left ? (left + right) / 2 : Math.Clamp(middle, left + half, right - half);
        _sheet.Write(_panel.X.Label, middle, frame.Plot.Bottom + offset + ChartStyle.AxisLabel, letters,
            ChartStyle.SoftInk, "axis", Anchor.Middle);
    }

    private void WriteInside(Frame frame)
    {
        foreach (Tiles tiles in _panel.Marks.OfType<Tiles>())
        {
            TileShape.Write(_sheet, tiles, frame);
        }

        foreach (Caption caption in _panel.Marks.OfType<Caption>())
        {
            (double x, double y) = frame.At(caption.At);
            double size = caption.Small ? ChartStyle.SmallCaption : ChartStyle.Caption;
            Anchor anchor = caption.Side < 0 ? Anchor.End : caption.Side > 0 ? Anchor.Start : Anchor.Middle;
            _sheet.Write(caption.Text, x, y + (size * 0.35), size, caption.Small ? ChartStyle.SoftInk : ChartStyle.Ink,
                "caption", anchor);
        }

        new InnerNames(_panel, frame).Write(_sheet);
    }
}
