using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>The labels left of a plot: numbers are left out where they would touch, names get smaller or a second line instead.</summary>
internal sealed class TickColumn
{
    private const double Space = 12;
    private const double WidestLine = 560;
    private const double SmallestInOneLine = 22;

    // Lines of broken labels are smaller, as two of them share a row.
    private const double BrokenScale = 0.8;

    private readonly List<Tick> _ticks;
    private readonly bool _names;
    private List<PlacedTick> _placed = [];
    private bool _broken;
    private double _size = Look.TickLabel;

    public TickColumn(Axis axis)
    {
        var scale = Scale.Of(axis, 0, 1);
        _ticks = [.. axis.Ticks.Where(tick => scale.Contains(tick.Value)).OrderBy(tick => tick.Value)];
        _names = TickRow.HasNames(_ticks);
    }

    /// <summary>Margin wanted left of the plot, in pixels.</summary>
    public double Width => _ticks.TrueForAll(tick => tick.Label.Length == 0) ? 8 : Space + 6 + (Widest(broken: false) <= WidestLine ? Widest(broken: false) : BrokenScale * Widest(broken: true));

    /// <summary>The ticks along the scale, in a margin of the width given; numbers that would touch their neighbour are left empty.</summary>
    public IReadOnlyList<PlacedTick> Place(Scale scale, double margin)
    {
        if (_names)
        {
            _placed = _ticks.ConvertAll(tick => new PlacedTick(scale.At(tick.Value), tick.Value, tick.Label));
            var pitch = _placed.Zip(_placed.Skip(1), (a, b) => a.Position - b.Position).Append(scale.Start - scale.End).Min();
            var inOneLine = Size(false, margin - Space, pitch / 1.1);
            _broken = _ticks.Exists(tick => tick.Label.Contains('\n', StringComparison.Ordinal)) && inOneLine < SmallestInOneLine;
            _size = _broken ? Size(true, margin - Space, pitch / 2.6) : inOneLine;
            return _placed;
        }

        _placed = [];
        var free = double.PositiveInfinity;
        foreach (var tick in _ticks)
        {
            var place = scale.At(tick.Value);
            var fits = free - place >= Look.TickLabel * 1.05;
            _placed.Add(new PlacedTick(place, tick.Value, fits ? tick.Label : ""));
            free = fits ? place : free;
        }

        return _placed;
    }

    /// <summary>The labels in their places, left of a plot.</summary>
    public IEnumerable<PlacedText> Texts(double plotLeft)
    {
        foreach (var tick in _placed)
        {
            var lines = Lines(tick.Label, _broken);
            for (var i = 0; i < lines.Length; i++)
            {
                var y = tick.Position + _size * (0.35 + 1.1 * (i - (lines.Length - 1) / 2.0));
                yield return new PlacedText(lines[i], plotLeft - Space, y, _size, Look.SoftInk) { Anchor = Anchor.End, Kind = "tick" };
            }
        }
    }

    private static string[] Lines(string label, bool broken) => broken ? label.Split('\n') : [label.Replace("\n", ": ", StringComparison.Ordinal)];

    private IEnumerable<string> Lines(bool broken) => _ticks.SelectMany(tick => Lines(tick.Label, broken));

    private double Widest(bool broken) => Lines(broken).Max(line => TextFit.Width(line, Look.TickLabel));

    private double Size(bool broken, double room, double highest) =>
        Lines(broken).Min(line => TextFit.Size(line, Math.Min(Look.TickLabel, highest), room));
}
