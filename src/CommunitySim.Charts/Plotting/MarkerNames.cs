using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// Draws vertical lines at important places, with their names in lanes above the plot. A name is right of its line if that fits,
/// else left of it or above it. It covers no other name and no line to a higher name.
/// </summary>
internal sealed class MarkerNames(Panel panel)
{
    private const double Space = 9;

    // Nobody reads more names.
    private const int MostArranged = 6;

    private static readonly SeriesStyle Line = new(ChartStyle.Ink, [2, 2.4], MarkerForm.Circle);

    private readonly VerticalMarker[] _markers =
        [.. panel.Marks.OfType<VerticalMarker>().Where(marker => Scale.Of(panel.X, 0, 1).Contains(marker.X))
            .OrderByDescending(marker => marker.X)];

    // The lane next to the plot is reserved for the names of bars.
    private readonly int _lowest = panel.Marks.Any(mark => mark is Histogram { Label.Length: > 0 }) ? 1 : 0;

    /// <summary>The pixels needed above the plot, if the plot and the margin right of it have a width.</summary>
    public double Height(double plotWidth, double width) =>
        Placed(0, plotWidth, width).Select(placed => ((placed.Number + 1) * ChartStyle.LaneHeight) + 6)
            .DefaultIfEmpty(0).Max();

    /// <summary>Draws lines and names; names may extend to the right end of the panel.</summary>
    public void Write(Sheet sheet, Frame frame, double right)
    {
        foreach (Lane placed in Placed(frame.Plot.Left, frame.Plot.Width, right - frame.Plot.Left))
        {
            double bottom = frame.Plot.Top - 4 - (Math.Max(0, placed.Number) * ChartStyle.LaneHeight);
            bool isUnder = placed.Left < placed.X && placed.Left + placed.Width > placed.X;
            double top = placed.Number < 0
                ? frame.Plot.Top : isUnder ? bottom : bottom - (ChartStyle.MarkerLabel * 0.9);
            sheet.Path([(placed.X, frame.Plot.Bottom), (placed.X, top)], Line, 2.5);
            if (placed.Number >= 0)
            {
                sheet.Write(placed.Text, placed.Left, bottom - (placed.Size * 0.25), placed.Size,
                    ChartStyle.Ink, "marker", hasHalo: true);
            }
        }
    }

    /// <summary>Places the names in as few lanes as possible. If there are too many, each gets its own lane.</summary>
    private Lane[] Placed(double left, double plotWidth, double width)
    {
        Scale x = Scale.Of(panel.X, left, left + plotWidth);
        Lane[] lines = [.. _markers.Select(marker => LineOf(marker, x.At(marker.X), width))],
            names = [.. lines.Where(line => line.Width > 0)];
        return
        [
            .. lines.Where(line => line.Width == 0),
            .. Enumerable.Range(1, Math.Min(names.Length, MostArranged))
                .SelectMany(lanes => Arranged([], names, lanes, left, left + width)).FirstOrDefault()
                ?? names.Select((name, index) =>
                    name with { Number = _lowest + index, Left = Starts(name, left, left + width).First() }),
        ];
    }

    private static Lane LineOf(VerticalMarker marker, double x, double width)
    {
        double size = TextFit.Size(marker.Label, ChartStyle.MarkerLabel, width);
        return new Lane(marker.Label, x, TextFit.Width(marker.Label, size), size, -1, 0);
    }

    /// <summary>
    /// Enumerates ways to place the remaining names in a number of lanes. Going from right to left mostly finds one at
    /// once.
    /// </summary>
    private IEnumerable<Lane[]> Arranged(Lane[] placed, Lane[] names, int lanes, double left, double right) =>
        names.Length > MostArranged ? []
        : placed.Length == names.Length ? [placed]
        : from number in Enumerable.Range(_lowest, lanes)
          from start in Starts(names[placed.Length], left, right)
          let name = names[placed.Length] with { Number = number, Left = start }
          where placed.All(name.IsApartFrom)
          from all in Arranged([.. placed, name], names, lanes, left, right)
          select all;

    private static IEnumerable<double> Starts(Lane name, double left, double right)
    {
        double[] beside = [name.X + Space, name.X - Space - name.Width];
        return beside.Where(start => start >= left && start + name.Width <= right)
            .Append(Math.Clamp(name.X - (name.Width / 2), left, Math.Max(left, right - name.Width)));
    }

    /// <summary>A name in its lane: 0 is the lowest, −1 is none.</summary>
    private sealed record Lane(string Text, double X, double Width, double Size, int Number, double Left)
    {
        public bool IsApartFrom(Lane other) =>
            (Number != other.Number || Left + Width + Space <= other.Left || other.Left + other.Width + Space <= Left)
            && (other.Number < Number || IsBeside(other.X))
            && (Number < other.Number || other.IsBeside(X));

        private bool IsBeside(double line) => line < Left - 2 || line > Left + Width + 2;
    }
}
