using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>What marks say where they are pointed at: in words for single ones, as numbers for curves.</summary>
internal sealed class SvgHover(Figure figure, PanelLayout panel)
{
    private const int MostPoints = 200;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The panel's curves: <c>{"box":[left,top,right,bottom],"x":{"label","min","max"},"y":{…},"series":[{"name","colour","x":[…],
    /// "y":[…],"low":[…],"high":[…]}]}</c>, the box in units of the picture's viewBox; null where there are none. Numbers have
    /// four digits, a gap is null, and of a long series at most 200 points are given, the first and the last among them.
    /// </summary>
    public string? Curves()
    {
        var curves = panel.Panel.Marks.OfType<Curve>().Where(curve => curve.X.Count > 0).ToList();
        return curves.Count == 0 ? null : JsonSerializer.Serialize(
            new
            {
                box = new[] { panel.Plot.Left, panel.Plot.Top, panel.Plot.Right, panel.Plot.Bottom }.Select(edge => Math.Round(edge, 2)),
                x = new { label = panel.Panel.X.Label, min = panel.X.Min, max = panel.X.Max },
                y = new { label = panel.Panel.Y.Label.Length > 0 ? panel.Panel.Y.Label : panel.Panel.Title, min = panel.Y.Min, max = panel.Y.Max },
                series = curves.Select(Series),
            },
            Plain);
    }

    /// <summary>A point: its series, its place, its height with the error bar.</summary>
    public string Of(Points points, int i)
    {
        var error = i < points.Low.Count && double.IsFinite(points.Low[i]) && double.IsFinite(points.High[i]) ? $" [{Number(points.Low[i])}, {Number(points.High[i])}]" : "";
        return $"{Join(Name(points.Label, points.Style), Place(panel.Panel.X, points.X[i]))}: {Number(points.Y[i])}{error}";
    }

    /// <summary>Bins of histograms, from the bottom of the plot to its top, each with the heights of all that have these edges.</summary>
    public IEnumerable<(Box Box, string Said)> Bins()
    {
        var histograms = panel.Panel.Marks.OfType<Histogram>().ToList();
        foreach (var same in histograms.GroupBy(histogram => histograms.FindIndex(other => other.Edges.SequenceEqual(histogram.Edges))))
        {
            var edges = same.First().Edges;
            for (var i = 0; i + 1 < edges.Count; i++)
            {
                var heights = same.Where(histogram => histogram.Heights[i] > 0).Select(histogram => $"{Name(histogram.Label, histogram.Style)} {Number(histogram.Heights[i])}".TrimStart()).ToList();
                var (left, right) = (Math.Max(panel.Plot.Left, panel.X.At(edges[i])), Math.Min(panel.Plot.Right, panel.X.At(edges[i + 1])));
                if (heights.Count > 0 && left < right)
                {
                    yield return (panel.Plot with { Left = left, Right = right }, $"{panel.Panel.X.Label} {Number(edges[i])} to {Number(edges[i + 1])}: {string.Join(", ", heights)}".TrimStart());
                }
            }
        }
    }

    /// <summary>A square of a map: its row and column, and what is said of it.</summary>
    public string Of(Tile tile)
    {
        var said = tile.Hover.Length > 0 ? tile.Hover : Join(figure.Legend.FirstOrDefault(entry => entry.Style == tile.Style)?.Label ?? "", tile.Text);
        return $"{Place(panel.Panel.X, tile.Column)}, {Place(panel.Panel.Y, tile.Row)}: {said}";
    }

    private static object Series(Curve curve)
    {
        int[] kept = curve.X.Count <= MostPoints
            ? [.. Enumerable.Range(0, curve.X.Count)]
            : [.. Enumerable.Range(0, MostPoints).Select(k => (int)Math.Round((double)k * (curve.X.Count - 1) / (MostPoints - 1)))];
        return new { name = curve.Label, colour = Palette.At(curve.Style).Colour.Hex, x = Kept(curve.X), y = Kept(curve.Y), low = Kept(curve.Low), high = Kept(curve.High) };

        double?[] Kept(IReadOnlyList<double> values) => values.Count == 0 ? [] : [.. kept.Select(i => Rounded(values[i]))];
    }

    private static double? Rounded(double value) =>
        double.IsFinite(value) ? double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0 : null;

    private static string Number(double value) => Rounded(value) is { } rounded
        ? rounded.ToString("#,0.######", CultureInfo.InvariantCulture).Replace('-', '−')
        : "unknown";

    private string Name(string label, int style) => label.Length > 0 ? label : figure.Legend.FirstOrDefault(entry => entry.Style == style)?.Label ?? "";

    // On an axis of names, which stand at 0, 1, 2, …, a position means the nearest.
    private static string Place(Axis axis, double value)
    {
        var nearest = (int)Math.Round(value);
        var named = nearest >= 0 && nearest < axis.Ticks.Count && axis.Ticks.Select((tick, i) => tick.Value == i).All(same => same);
        return $"{axis.Label} {(named ? axis.Ticks[nearest].Label : Number(value))}".TrimStart();
    }

    private static string Join(string first, string second) => first.Length == 0 ? second : second.Length == 0 ? first : $"{first}, {second}";
}
