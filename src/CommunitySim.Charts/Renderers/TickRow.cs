using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>The labels under a plot: in one row, or names too long for that in smaller type and in turn on two rows.</summary>
internal sealed class TickRow
{
    private const double Smallest = 24;
    private const double Space = 14;

    private readonly List<Tick> _ticks;
    private readonly bool _names;

    public TickRow(Axis axis, double width)
    {
        var scale = Scale.Of(axis, 0, width);
        _ticks = [.. axis.Ticks.Where(tick => scale.Contains(tick.Value)).OrderBy(tick => tick.Value)];
        // Numbers may be left out, a reader fills them in; names may not.
        _names = HasNames(_ticks);
        Size = Look.TickLabel;
        Shrink(scale, rows: 1, Smallest);
        Rows = _names && !Fits(scale, 1) ? 2 : 1;
        if (Rows == 2)
        {
            Size = Look.TickLabel;
            Shrink(scale, rows: 2, 14);
        }
    }

    public double Size { get; private set; }

    public int Rows { get; }

    public double Height => _ticks.Count == 0 ? 0 : 12 + (_ticks.Exists(tick => tick.Label.Length > 0) ? Rows * Size * 1.2 : 0);

    /// <summary>Whether a label among these is no number.</summary>
    public static bool HasNames(IEnumerable<Tick> ticks) =>
        ticks.Any(tick => tick.Label.Length > 0 && !char.IsAsciiDigit(tick.Label[0]) && tick.Label[0] is not ('−' or '-' or '.'));

    /// <summary>The ticks along the scale; numbers that would touch their neighbour are left empty.</summary>
    public IReadOnlyList<PlacedTick> Place(Scale scale)
    {
        var kept = _names ? [.. Enumerable.Range(0, _ticks.Count)] : IsEven() ? EveryFew(scale) : AsManyAsFit(scale);
        return [.. _ticks.Select((tick, i) => new PlacedTick(scale.At(tick.Value), tick.Value, kept.Contains(i) ? tick.Label : ""))];
    }

    private bool IsEven()
    {
        var steps = _ticks.Zip(_ticks.Skip(1), (a, b) => b.Value - a.Value).ToList();
        return steps.Count == 0 || steps.Max() - steps.Min() <= 1e-6 * steps.Max();
    }

    // Of evenly spaced numbers every second, every third …: 0, 0.4, 0.8 and not 0, 0.2, 0.6, 1.
    private List<int> EveryFew(Scale scale)
    {
        for (var stride = 1; ; stride++)
        {
            var kept = Enumerable.Range(0, _ticks.Count).Where(i => i % stride == 0).ToList();
            if (kept.Zip(kept.Skip(1)).All(pair => !Touch(scale, pair.First, pair.Second)))
            {
                return kept;
            }
        }
    }

    // From the left, but the last one stays: it says how long the axis is.
    private List<int> AsManyAsFit(Scale scale)
    {
        var kept = new List<int>();
        for (var i = 0; i < _ticks.Count; i++)
        {
            if (i == _ticks.Count - 1)
            {
                kept.RemoveAll(k => Touch(scale, k, i));
            }

            if (kept.Count == 0 || !Touch(scale, kept[^1], i))
            {
                kept.Add(i);
            }
        }

        return kept;
    }

    private void Shrink(Scale scale, int rows, double smallest)
    {
        while (_names && Size > smallest && !Fits(scale, rows))
        {
            Size--;
        }
    }

    private bool Fits(Scale scale, int rows) => Enumerable.Range(0, Math.Max(0, _ticks.Count - rows)).All(i => !Touch(scale, i, i + rows));

    private bool Touch(Scale scale, int i, int j) =>
        scale.At(_ticks[j].Value) - scale.At(_ticks[i].Value) < (Width(i) + Width(j)) / 2 + Space;

    private double Width(int i) => TextFit.Width(_ticks[i].Label, Size);
}
