using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>The ticks and labels of a y axis. Numbers that would touch are left out; names get smaller or a second line.</summary>
internal sealed class TickColumn(Axis axis) : ScottPlot.ITickGenerator
{
    private const double Space = 12, WidestLine = 560, SmallestInOneLine = 22;

    // Lines of broken labels are smaller, because two of them share a row.
    private const double BrokenScale = 0.8;

    private readonly Tick[] _ticks = Thinning.Shown(axis);
    private bool _isBroken;
    private double _size = ChartStyle.TickLabel;

    public ScottPlot.Tick[] Ticks { get; private set; } = [];

    public int MaxTickCount { get; set; } = int.MaxValue;

    /// <summary>The pixels needed left of the plot.</summary>
    public double Width => _ticks.All(tick => tick.Label.Length == 0) ? 8
        : Space + 6 + (Widest(isBroken: false) <= WidestLine
            ? Widest(isBroken: false)
            : BrokenScale * Widest(isBroken: true));

    /// <summary>The pixels available left of the plot.</summary>
    public double Given { get; set; }

    public void Regenerate(ScottPlot.CoordinateRange range, ScottPlot.Edge edge, ScottPlot.PixelLength size,
        ScottPlot.Paint paint, ScottPlot.LabelStyle style)
    {
        Scale scale = Scale.Of(axis, 0, size.Length);
        if (!Thinning.AreNames(_ticks))
        {
            Ticks = Thinning.Thin(_ticks, (low, high) =>
                scale.At(_ticks[high].Value) - scale.At(_ticks[low].Value) < ChartStyle.TickLabel * 1.05);
            return;
        }

        double pitch = _ticks.Zip(_ticks.Skip(1), (low, high) => scale.At(high.Value) - scale.At(low.Value))
            .Append(size.Length).Min();
        double inOneLine = Size(isBroken: false, pitch / 1.1);
        _isBroken = _ticks.Any(tick => tick.Label.Contains('\n', StringComparison.Ordinal))
            && inOneLine < SmallestInOneLine;
        _size = _isBroken ? Size(isBroken: true, pitch / 2.6) : inOneLine;
        Ticks = Thinning.Thin(_ticks, (_, _) => false);
    }

    public IEnumerable<PlacedText> Words(Frame frame) =>
        from tick in Ticks
        let lines = Lines(tick.Label, _isBroken)
        from line in lines.Index()
        let y = frame.Y.At(tick.Position) + (_size * (0.35 + (1.1 * (line.Index - ((lines.Length - 1) / 2.0)))))
        select new PlacedText(
            line.Item, frame.Plot.Left - Space, y, _size, ChartStyle.SoftInk)
        { Anchor = Anchor.End, Kind = "tick" };

    private static string[] Lines(string label, bool isBroken) =>
        isBroken ? label.Split('\n') : [label.Replace("\n", ": ", StringComparison.Ordinal)];

    private IEnumerable<string> Lines(bool isBroken) => _ticks.SelectMany(tick => Lines(tick.Label, isBroken));

    private double Widest(bool isBroken) => Lines(isBroken).Max(line => TextFit.Width(line, ChartStyle.TickLabel));

    private double Size(bool isBroken, double highest) =>
        Lines(isBroken).Min(line => TextFit.Size(line, Math.Min(ChartStyle.TickLabel, highest), Given - Space));
}
