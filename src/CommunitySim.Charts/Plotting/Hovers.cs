using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts.Plotting;

/// <summary>Tooltips of marks: words for a single mark, numbers for a curve.</summary>
internal sealed class Hovers(Figure figure, Panel panel, Frame frame)
{
    private const int MostPoints = 200;
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A file-based program switches the default resolver off.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public void Write(Sheet sheet)
    {
        Curve[] curves = [.. panel.Marks.OfType<Curve>().Where(curve => curve.X.Count > 0)];
        if (curves.Length > 0)
        {
            sheet.Curves.Add(Numbers(curves));
        }

        sheet.Tooltips.AddRange(panel.Marks.SelectMany(Of).Concat(Bins()).Where(tooltip => tooltip.Words.Length > 0));
    }

    /// <summary>
    /// The panel's curves: <c>{"box":[left,top,right,bottom],"x":{"label","min","max"},"y":{…},"series":[{"name","colour","x":[…],
    /// "y":[…],"low":[…],"high":[…]}]}</c>, the box in units of the picture's viewBox. Numbers have four digits, a gap is null, and
    /// of a long series at most 200 points are given, the first and the last among them.
    /// </summary>
    private string Numbers(Curve[] curves) => JsonSerializer.Serialize(
        new
        {
            box = new[] { frame.Plot.Left, frame.Plot.Top, frame.Plot.Right,
                frame.Plot.Bottom }.Select(edge => Math.Round(edge, 2)),
            x = new
            {
                label = Within(panel.X.Label),
                min = frame.X.Min,
                max = frame.X.Max,
                logarithmic = panel.X.IsLogarithmic ? (bool?)true : null
            },
            y = new
            {
                label = panel.Y.Label.Length > 0 ? panel.Y.Label : panel.Title,
                min = frame.Y.Min,
                max = frame.Y.Max
            },
            series = curves.Select(Series),
        },
        Plain);

    private IEnumerable<Tooltip> Of(Mark mark) => mark switch
    {
        Points points =>
            Shown(points.X, points.Y).Select(index => Dot(points.X[index], points.Y[index], Of(points, index))),
        NamedPoints points => Shown(points.X, points.Y)
            .Select(index =>
                Dot(
                    points.X[index], points.Y[index],
                    $"{points.Names[index]}: {NumberText.Number(points.X[index])}, {NumberText.Number(points.Y[index])}")),
        Tiles tiles => tiles.Cells.Select(tile => new Tooltip(Of(tile), TileShape.BoxOf(tile, frame).Corners)),
        Polygons polygons => polygons.Cells.Select(cell => new Tooltip(cell.Hover, [.. cell.Corners.Select(frame.At)])),
        Graph graph => graph.Nodes.Select(node => Dot(node.At.X, node.At.Y, node.Hover)),
        Trail trail => trail.Waymarks
            .Where(stop => TrailShape.IsFinite(trail, stop.Index))
            .Select(stop => Dot(trail.X[stop.Index], trail.Y[stop.Index], stop.Hover)),
        _ => [],
    };

    private IEnumerable<int> Shown(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        Enumerable.Range(0, x.Count).Where(index => frame.Holds(x[index], y[index]));

    private Tooltip Dot(double x, double y, string words) =>
        new(words, Box.Around(frame.X.At(x), frame.Y.At(y), ChartStyle.MarkerRadius).Corners);

    /// <summary>The tooltip of a point: its series, its place, its number with the error bar.</summary>
    private string Of(Points points, int index)
    {
        if (points.Hovers.Count > 0)
        {
            return points.Hovers[index];
        }

        (Axis places, double place, double value) = points.IsAcross
            ? (panel.Y, points.Y[index], points.X[index])
            : (panel.X, points.X[index], points.Y[index]);
        string error = index < points.Low.Count
            && double.IsFinite(points.Low[index]) && double.IsFinite(points.High[index])
            ? $" [{Number(points.Low[index])}, {Number(points.High[index])}]"
            : "";
        return $"{Join(Name(points.Label, points.Style), Place(places, place))}: {Number(value)}{error}";
    }

    /// <summary>The tooltip of a tile: its row, its column and its text.</summary>
    private string Of(Tile tile)
    {
        string text = tile.Hover.Length > 0 ? tile.Hover
            : Join(figure.Legend.FirstOrDefault(entry => entry.Style == tile.Style)?.Label ?? "", tile.Text);
        return $"{Place(panel.X, tile.Column)}, {Place(panel.Y, tile.Row)}: {text}";
    }

    /// <summary>The tooltips of histograms. Bars overlap, so a bin covers the height of the plot and lists all heights.</summary>
    private IEnumerable<Tooltip> Bins() =>
        from same in panel.Marks.OfType<Histogram>()
            .GroupBy(histogram => string.Join(' ', histogram.Edges), StringComparer.Ordinal)
        let edges = same.First().Edges
        from index in Enumerable.Range(0, Math.Max(0, edges.Count - 1))
        let heights = same
            .Where(histogram => histogram.Heights[index] > 0)
            .Select(histogram =>
                $"{Name(histogram.Label, histogram.Style)} {Number(histogram.Heights[index])}".TrimStart())
            .ToArray()
        let box = frame.Plot with
        {
            Left = Math.Max(frame.Plot.Left, frame.X.At(edges[index])),
            Right = Math.Min(frame.Plot.Right, frame.X.At(edges[index + 1])),
        }
        where heights.Length > 0 && box.Width > 0
        let bin = $"{Within(panel.X.Label)} {Number(edges[index])} to {Number(edges[index + 1])}".TrimStart()
        select new Tooltip($"{bin}: {string.Join(", ", heights)}", box.Corners);

    private static object Series(Curve curve)
    {
        int[] kept = curve.X.Count <= MostPoints
            ? [.. Enumerable.Range(0, curve.X.Count)]
            : [.. Enumerable.Range(0, MostPoints)
                .Select(part => (int)Math.Round((double)part * (curve.X.Count - 1) / (MostPoints - 1)))];
        return new
        {
            name = curve.Label,
            colour = Palette.At(curve.Style).Colour.Hex,
            x = Kept(curve.X),
            y = Kept(curve.Y),
            low = Kept(curve.Low),
            high = Kept(curve.High),
        };

        double?[] Kept(IReadOnlyList<double> values) =>
            values.Count == 0 ? [] : [.. kept.Select(index => Rounded(values[index]))];
    }

    private static double? Rounded(double value) =>
        double.IsFinite(value) ? double.Parse(
            value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0 : null;

    private static string Number(double value) => Rounded(value) is { } rounded
        ? rounded.ToString("#,0.######", CultureInfo.InvariantCulture).Replace('-', '−')
        : "unknown";

    private string Name(string label, int style) =>
        label.Length > 0 ? label : figure.Legend.FirstOrDefault(entry => entry.Style == style)?.Label ?? "";

    // Names are at 0, 1, 2, …, so a position means the nearest name.
    private static string Place(Axis axis, double value)
    {
        int nearest = (int)Math.Round(value);
        bool isNamed = nearest >= 0
            && nearest < axis.Ticks.Count && axis.Ticks.Index().All(tick => tick.Item.Value == tick.Index);
        double number = axis.IsLogarithmic ? Math.Pow(10, value) : value;
        return $"{Within(axis.Label)} {(isNamed ? axis.Ticks[nearest].Label : Number(number))}".TrimStart();
    }

    /// <summary>The name of an axis within a sentence, without its unit: "Cohesion (share)" is "cohesion".</summary>
    private static string Within(string label) =>
        label.Split(" (")[0] is { Length: > 0 } name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    private static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : $"{first}, {second}";
}
