using System.Text.Json;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Renderers;

namespace CommunitySim.Charts.Reports;

/// <summary>What the page's script reads of a figure: for each panel the box of its plot, its axes and its series.</summary>
internal static class ChartValues
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>As JSON that may stand in a page: it holds no less-than sign.</summary>
    public static string Write(Figure figure) => JsonSerializer.Serialize(
        new FigureLayout(figure).Panels.Select(layout => new
        {
            layout.Panel.Title,
            Box = new[] { layout.Plot.Left, layout.Plot.Top, layout.Plot.Right, layout.Plot.Bottom }.Select(edge => Math.Round(edge, 2)),
            X = Of(layout.Panel.X),
            Y = Of(layout.Panel.Y),
            Series = layout.Panel.Marks.Select(mark => Of(mark, figure)).Where(series => series is not null),
        }),
        Names);

    private static object Of(Axis axis) => new { axis.Label, axis.Min, axis.Max, Ticks = axis.Ticks.Select(tick => new object[] { tick.Value, tick.Label }) };

    private static object? Of(Mark mark, Figure figure) => mark switch
    {
        Curve curve => Series(Label(curve.Label, curve.Style, figure), curve.Style, curve.X, curve.Y, curve.Low, curve.High),
        Points points => Series(Label(points.Label, points.Style, figure), points.Style, points.X, points.Y, points.Low, points.High),
        Histogram bars => new { Label = Label(bars.Label, bars.Style, figure), Style(bars.Style).Colour, Style(bars.Style).Dash, Edges = Short(bars.Edges), Y = Short(bars.Heights) },
        _ => null,
    };

    private static object Series(string label, int style, IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double> low, IReadOnlyList<double> high) =>
        new { Label = label, Style(style).Colour, Style(style).Dash, X = Short(x), Y = Short(y), Low = Short(low), High = Short(high) };

    private static (string Colour, string Dash) Style(int index) =>
        (Palette.At(index).Colour.Hex, string.Join(' ', Palette.At(index).Dash.Select(part => SvgCanvas.Number(part * 3))));

    private static string Label(string label, int style, Figure figure) =>
        label.Length > 0 ? label : figure.Legend.FirstOrDefault(entry => entry.Style == style)?.Label ?? "";

    /// <summary>Five digits, more than the page shows; null where there is no number, and for no numbers at all.</summary>
    private static double?[]? Short(IReadOnlyList<double> values) =>
        values.Count == 0 ? null : [.. values.Select(value => double.IsFinite(value) ? double.Parse(value.ToString("G5")) : (double?)null)];
}
