#if SCOTTPLOT
namespace CommunitySim.Charts.Renderers;

/// <summary>One panel as a plot of its own, drawn into its part of the page.</summary>
internal sealed class ScottPlotPanel : ScottPlot.IPlottable, IDisposable
{
    // Room around the data area for ticks and their labels; overlapping the neighbours does no harm, as it is transparent.
    private const float Around = 200;

    private readonly ScottPlot.Plot _plot;
    private readonly ScottPlot.PixelRect _box;

    private ScottPlotPanel(ScottPlot.Plot plot, Box data)
    {
        _plot = plot;
        _box = new ScottPlot.PixelRect((float)data.Left - Around, (float)data.Right + Around, (float)data.Bottom + Around, (float)data.Top - Around);
    }

    public bool IsVisible { get; set; } = true;

    public ScottPlot.IAxes Axes { get; set; } = new ScottPlot.Axes();

    public IEnumerable<ScottPlot.LegendItem> LegendItems => [];

    public static ScottPlotPanel Draw(PanelLayout panel)
    {
        var plot = new ScottPlot.Plot();
        plot.FigureBackground.Color = ScottPlot.Colors.Transparent;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Layout.Fixed(new ScottPlot.PixelPadding(Around));
        plot.Axes.SetLimits(panel.X.Min, panel.X.Max, panel.Y.Min, panel.Y.Max);
        DrawAxes(plot, panel);
        foreach (var marker in panel.Markers)
        {
            plot.Add.VerticalLine(marker.Value, 2.5f, ScottPlotPen.Colour(Look.Ink), ScottPlotPen.Pattern(Look.MarkerDash, 2.5));
        }

        new ScottPlotMarks(plot, panel).Draw();
        return new ScottPlotPanel(plot, panel.Plot);
    }

    public ScottPlot.AxisLimits GetAxisLimits() => ScottPlot.AxisLimits.NoLimits;

    public void Render(ScottPlot.RenderPack rp) => _plot.Render(rp.Canvas, _box);

    public void Dispose() => _plot.Dispose();

    private static void DrawAxes(ScottPlot.Plot plot, PanelLayout panel)
    {
        var names = panel.TickTexts().Take(panel.XTicks.Count).ToList();
        // A label in the second row is one that begins with an empty line.
        var firstRow = names.Select(name => name.Y).DefaultIfEmpty(0).Min();
        plot.Axes.Bottom.SetTicks(
            [.. panel.XTicks.Select(tick => tick.Value)],
            [.. names.Select(name => name.Text.Length > 0 && name.Y > firstRow ? "\n" + name.Text : name.Text)]);
        plot.Axes.Left.SetTicks([.. panel.YTicks.Select(tick => tick.Value)], [.. panel.YTicks.Select(_ => "")]);
        Style(plot.Axes.Bottom, names.Count > 0 ? names[0].Size : Look.TickLabel, panel.IsMap ? 0 : 2.5f);
        Style(plot.Axes.Left, Look.TickLabel, 0);
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Grid.XAxisStyle.IsVisible = panel.HasRows;
        plot.Grid.XAxisStyle.MajorLineStyle.Color = ScottPlotPen.Colour(Look.Grid);
        plot.Grid.XAxisStyle.MajorLineStyle.Width = 2;
        plot.Grid.YAxisStyle.IsVisible = !panel.IsMap && !panel.HasRows;
        plot.Grid.YAxisStyle.MajorLineStyle.Color = ScottPlotPen.Colour(Look.Grid);
        plot.Grid.YAxisStyle.MajorLineStyle.Width = 2;
    }

    private static void Style(ScottPlot.IAxis axis, double size, float line)
    {
        axis.FrameLineStyle.Width = line;
        axis.FrameLineStyle.Color = ScottPlotPen.Colour(Look.AxisLine);
        axis.MajorTickStyle.Width = line;
        axis.MajorTickStyle.Length = line > 0 ? 10 : 4;
        axis.MajorTickStyle.Color = line > 0 ? ScottPlotPen.Colour(Look.AxisLine) : ScottPlot.Colors.Transparent;
        axis.TickLabelStyle.FontName = ScottPlotPen.Family;
        axis.TickLabelStyle.FontSize = (float)size;
        axis.TickLabelStyle.ForeColor = ScottPlotPen.Colour(Look.SoftInk);
    }
}
#endif
