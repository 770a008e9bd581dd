using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>The ticks and labels of an x axis. Names too long for one row are smaller and alternate between two rows.</summary>
internal sealed class TickRow(Axis axis) : ScottPlot.ITickGenerator
{
    private const double Smallest = 24, SmallestOnTwoRows = 14, Space = 14, TickLength = 12;

    private readonly Tick[] _ticks = Thinning.Shown(axis);
    private double _size = ChartStyle.TickLabel;
    private int _rows = 1;

    public ScottPlot.Tick[] Ticks { get; private set; } = [];

    public int MaxTickCount { get; set; } = int.MaxValue;

    /// <summary>The pixels needed under the plot, once the width is known.</summary>
    public double Height =>
        _ticks.Length == 0 ? 0 : TickLength + (Ticks.Any(tick => tick.Label.Length > 0) ? _rows * _size * 1.2 : 0);

    public void Regenerate(
        ScottPlot.CoordinateRange range,
        ScottPlot.Edge edge,
        ScottPlot.PixelLength size,
        ScottPlot.Paint paint,
        ScottPlot.LabelStyle style) => Fit(size.Length);

    /// <summary>Leaves out numbers that would touch their neighbour, and keeps all names.</summary>
    public void Fit(double width)
    {
        Scale scale = Scale.Of(axis, 0, width);
        (_rows, _size) = (1, ChartStyle.TickLabel);
        if (!Thinning.AreNames(_ticks))
        {
            Ticks = Thinning.Thin(_ticks, (left, right) => Touch(scale, left, right));
            return;
        }

        Shrink(scale, Smallest);
        if (!Fits(scale))
        {
            (_rows, _size) = (2, ChartStyle.TickLabel);
            Shrink(scale, SmallestOnTwoRows);
        }

        Ticks = Thinning.Thin(_ticks, (_, _) => false);
    }

    public IEnumerable<PlacedText> Words(Frame frame) => Ticks.Select((tick, index) => new PlacedText(
        tick.Label, frame.X.At(tick.Position),
        frame.Plot.Bottom + TickLength + (_size * (0.9 + (1.2 * (index % _rows)))), _size, ChartStyle.SoftInk)
    {
        Anchor = Anchor.Middle,
        Kind = "tick",
    });

    private void Shrink(Scale scale, double smallest)
    {
        while (_size > smallest && !Fits(scale))
        {
            _size--;
        }
    }

    private bool Fits(Scale scale) =>
        Enumerable.Range(0, Math.Max(0, _ticks.Length - _rows)).All(index => !Touch(scale, index, index + _rows));

    private bool Touch(Scale scale, int left, int right) =>
        scale.At(_ticks[right].Value) - scale.At(_ticks[left].Value) < ((Width(left) + Width(right)) / 2) + Space;

    private double Width(int index) => TextFit.Width(_ticks[index].Label, _size);
}
