using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>Writes names in the margin right of a plot, each at the height where its series ends.</summary>
internal sealed class EndNames
{
    private const double Near = 16, BesideLeader = 46, LineHeight = ChartStyle.SeriesLabel * 1.14;

    private readonly List<EndName> _names = [];
    private readonly bool _withLeaders;

    /// <param name="panel">The panel with the series.</param>
    /// <param name="namesSeries">Whether curves and points are named here; horizontal lines always are.</param>
    public EndNames(Panel panel, bool namesSeries)
    {
        (Scale x, Scale y) = (Scale.Of(panel.X, 0, 1), Scale.Of(panel.Y, 0, 1));
        foreach (Mark mark in panel.Marks)
        {
            switch (mark)
            {
                case Curve curve when namesSeries:
                    Add(curve.X, curve.Y, Palette.At(curve.Style).Colour, curve.Label);
                    break;
                case Points points when namesSeries:
                    Add(points.X, points.Y, Palette.At(points.Style).Colour, points.Label);
                    break;
                case HorizontalMarker marker when !string.IsNullOrWhiteSpace(marker.Label) && y.Contains(marker.Y):
                    _names.Add(new EndName(marker.Label, panel.X.Max, marker.Y, marker.Y, ChartStyle.SoftInk));
                    break;
            }
        }

        // From top to bottom. If two series end alike, the one that comes from above is above.
        _names.Sort((a, b) => (Percent(b.Y), b.MeanY).CompareTo((Percent(a.Y), a.MeanY)));
        // The margin is reserved before heights are known, so leader lines are estimated for the usual height.
        _withLeaders = _names.Exists(name => x.At(name.X) < 0.98)
            || _names.Zip(_names.Skip(1), (a, b) => y.At(a.Y) - y.At(b.Y)).Any(apart => apart < LineHeight / 400);

        // Ends a hundredth of the axis apart count as alike.
        double Percent(double value) => Math.Round(y.At(value) * 100);
    }

    private double Offset => _withLeaders ? BesideLeader : Near;

    /// <summary>The pixels needed right of the plot.</summary>
    public double Width => _names.Count == 0
        ? 0
        : Offset + _names.Max(name => TextFit.Width(name.Text, ChartStyle.SeriesLabel, bold: true));

    /// <summary>Writes the names in a margin of a given width. A leader line connects a displaced name with its end.</summary>
    public void Write(Sheet sheet, Frame frame, double margin)
    {
        if (_names.Count == 0)
        {
            return;
        }

        (double right, double top, double bottom) = (frame.Plot.Right, frame.Plot.Top, frame.Plot.Bottom);
        double gap = Math.Min(LineHeight, (bottom - top) / _names.Count);
        double size = Math.Min(gap / 1.14,
            _names.Min(name => TextFit.Size(name.Text, ChartStyle.SeriesLabel, margin - Offset, bold: true)));
        double[] wanted = [.. _names.Select(name => frame.Y.At(Math.Clamp(name.Y, frame.Y.Min, frame.Y.Max)))];
        double[] places = LabelPlacement.Spread(wanted, gap, top + (gap / 2), bottom - (gap / 2));
        foreach ((int index, EndName name) in _names.Index())
        {
            sheet.Write(name.Text, right + Offset, places[index] + (size * 0.35), size, name.Colour,
                "label", isBold: true, hasHalo: true);
            if (_withLeaders)
            {
                double start = Math.Min(frame.X.At(name.X), right) + ChartStyle.MarkerRadius + 3;
                sheet.Line(start, wanted[index], right + Offset - 6, places[index], name.Colour, 2);
            }
        }
    }

    private void Add(IReadOnlyList<double> xs, IReadOnlyList<double> ys, Rgb colour, string label)
    {
        int[] drawn = [.. Enumerable.Range(0, xs.Count)
            .Where(index => double.IsFinite(xs[index]) && double.IsFinite(ys[index]))];
        if (drawn.Length > 0 && !string.IsNullOrWhiteSpace(label))
        {
            _names.Add(new EndName(label, xs[drawn[^1]], ys[drawn[^1]], drawn.Average(index => ys[index]), colour));
        }
    }

    private sealed record EndName(string Text, double X, double Y, double MeanY, Rgb Colour);
}
