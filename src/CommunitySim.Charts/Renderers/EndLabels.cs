using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>The names written in the margin right of a panel, each at the height where its series ends.</summary>
internal sealed class EndLabels
{
    private const double Near = 16;
    private const double BesideLeader = 46;
    private const double LineHeight = Look.SeriesLabel * 1.14;

    private readonly List<EndLabel> _labels = [];
    private readonly bool _withLeaders;

    public EndLabels(Panel panel)
    {
        var (x, y) = (Scale.Of(panel.X, 0, 1), Scale.Of(panel.Y, 0, 1));
        foreach (var mark in panel.Marks)
        {
            switch (mark)
            {
                case Curve c:
                    Add(c.X, c.Y, Palette.At(c.Style).Colour, c.Label);
                    break;
                case Points p:
                    Add(p.X, p.Y, Palette.At(p.Style).Colour, p.Label);
                    break;
                case HorizontalMarker h when !string.IsNullOrWhiteSpace(h.Label) && y.Contains(h.Y):
                    _labels.Add(new EndLabel(h.Label, panel.X.Max, h.Y, h.Y, Look.SoftInk));
                    break;
            }
        }

        // From top to bottom; of two that end alike the one that comes from above stands above.
        _labels.Sort((a, b) => (Percent(b.Y), b.MeanY).CompareTo((Percent(a.Y), a.MeanY)));
        // Whether there will be leaders is guessed from a plot of usual height: the margin is reserved before heights are known.
        _withLeaders = _labels.Exists(label => x.At(label.X) < 0.98)
            || _labels.Zip(_labels.Skip(1), (a, b) => y.At(a.Y) - y.At(b.Y)).Any(apart => apart < LineHeight / 400);

        // Ends a hundredth of the axis apart count as alike.
        double Percent(double value) => Math.Round(y.At(value) * 100);
    }

    private double Offset => _withLeaders ? BesideLeader : Near;

    /// <summary>Margin wanted right of the plot, in pixels.</summary>
    public double Width => _labels.Count == 0 ? 0 : Offset + _labels.Max(label => TextFit.Width(label.Text, Look.SeriesLabel, bold: true));

    /// <summary>Places the labels beside a plot, in a margin of the width given.</summary>
    public (IReadOnlyList<PlacedText> Texts, IReadOnlyList<Leader> Leaders) Place(Scale x, Scale y, double margin)
    {
        if (_labels.Count == 0)
        {
            return ([], []);
        }

        var (right, top, bottom) = (x.End, y.End, y.Start);
        var size = _labels.Min(label => TextFit.Size(label.Text, Look.SeriesLabel, margin - Offset, bold: true));
        var gap = Math.Min(LineHeight, (bottom - top) / _labels.Count);
        size = Math.Min(size, gap / 1.14);
        var wanted = _labels.ConvertAll(label => y.At(Math.Clamp(label.Y, y.Min, y.Max)));
        var places = LabelPlacement.Spread(wanted, gap, top + gap / 2, bottom - gap / 2);
        var texts = new List<PlacedText>();
        var leaders = new List<Leader>();
        for (var i = 0; i < _labels.Count; i++)
        {
            var label = _labels[i];
            texts.Add(new PlacedText(label.Text, right + Offset, places[i] + size * 0.35, size, label.Colour)
            { Bold = true, Halo = true, Kind = "label" });
            if (_withLeaders)
            {
                var start = Math.Min(x.At(label.X), right);
                leaders.Add(new Leader(start + Look.MarkerRadius + 3, wanted[i], right + Offset - 6, places[i], label.Colour));
            }
        }

        return (texts, leaders);
    }

    private void Add(IReadOnlyList<double> xs, IReadOnlyList<double> ys, Rgb colour, string label)
    {
        if (string.IsNullOrWhiteSpace(label))
        {
            return;
        }

        var drawn = Enumerable.Range(0, xs.Count).Where(i => double.IsFinite(xs[i]) && double.IsFinite(ys[i])).ToList();
        if (drawn.Count > 0)
        {
            _labels.Add(new EndLabel(label, xs[drawn[^1]], ys[drawn[^1]], drawn.Average(i => ys[i]), colour));
        }
    }

    private sealed record EndLabel(string Text, double X, double Y, double MeanY, Rgb Colour);
}
