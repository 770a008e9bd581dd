using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>The names of histograms, each over its tallest bar or as near to it as the others leave room.</summary>
internal static class BarLabels
{
    private const double LineHeight = Look.SeriesLabel * 1.15;

    public static IEnumerable<PlacedText> Place(PanelLayout panel)
    {
        var histograms = panel.Panel.Marks.OfType<Histogram>().ToList();
        var bars = histograms.SelectMany(histogram => Bars(histogram, panel)).ToList();
        var taken = new List<Box>();
        foreach (var histogram in histograms.Where(h => !string.IsNullOrWhiteSpace(h.Label) && Bars(h, panel).Any()))
        {
            var width = TextFit.Width(histogram.Label, Look.SeriesLabel, bold: true) + 12;
            var tallest = Bars(histogram, panel).MinBy(bar => bar.Top)!;
            var middle = (tallest.Left + tallest.Right) / 2;
            var box = LabelPlacement.Best(Candidates(panel, middle, Math.Max(tallest.Top, panel.Plot.Top), width), taken, bars);
            taken.Add(box);
            yield return new PlacedText(histogram.Label, (box.Left + box.Right) / 2, box.Bottom - LineHeight * 0.28, Look.SeriesLabel, Palette.At(histogram.Style).Colour)
            { Bold = true, Halo = true, Anchor = Anchor.Middle, Kind = "label" };
        }
    }

    /// <summary>The boxes of the bars that can be seen.</summary>
    public static IEnumerable<Box> Bars(Histogram histogram, PanelLayout panel)
    {
        var ground = Math.Clamp(panel.Y.At(0), panel.Plot.Top, panel.Plot.Bottom);
        for (var i = 0; i < histogram.Heights.Count; i++)
        {
            if (double.IsFinite(histogram.Heights[i]) && histogram.Heights[i] > 0)
            {
                yield return new Box(panel.X.At(histogram.Edges[i]), panel.Y.At(histogram.Heights[i]), panel.X.At(histogram.Edges[i + 1]), ground);
            }
        }
    }

    // Nearest first: over the bar, then further to the sides, then higher. The line over the plot is reserved for this where
    // no vertical marker has its label there.
    private static IEnumerable<Box> Candidates(PanelLayout panel, double middle, double barTop, double width)
    {
        var plot = panel.Plot;
        var highest = plot.Top + LineHeight - (panel.Markers.Count > 0 ? 0 : Look.LaneHeight);
        for (var up = 0; up < 5; up++)
        {
            var bottom = Math.Max(highest, barTop - 4 - up * LineHeight);
            for (var step = 0; step <= 12; step++)
            {
                foreach (var side in step == 0 ? [0] : new[] { -1, 1 })
                {
                    var left = Math.Clamp(middle - width / 2 + side * step * 20, plot.Left, Math.Max(plot.Left, plot.Right - width));
                    yield return new Box(left, bottom - LineHeight, left + width, bottom);
                }
            }
        }
    }
}
