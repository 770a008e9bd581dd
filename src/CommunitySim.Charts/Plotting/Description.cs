using System.Globalization;
using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>Describes a figure for screen readers.</summary>
internal static class Description
{
    public static string Write(Figure figure)
    {
        var panels = figure.Panels.Select(panel => panel.Spoken.Length > 0
            ? Stop(panel.Spoken)
            : Sentence(HasAxes(panel) ? $"{Head(panel)} against {panel.X.Label}" : panel.Title,
                panel.Marks.Select(mark => Describe(mark, panel.Y))));
        return string.Join(' ', new[] { Stop(figure.Subtitle) }.Concat(panels).Append(Stop(figure.Note))
            .Where(part => part.Length > 0));
    }

    private static string Head(Panel panel) =>
        panel.Y.Label.Length == 0
            ? panel.Title
            : panel.Title.Length == 0 ? panel.Y.Label
            : $"{panel.Title}: {panel.Y.Label}";

    private static string Describe(Mark mark, Axis rows) => mark switch
    {
        Curve { Label.Length: > 0 } c when c.Y.Any(double.IsFinite) =>
            $"{c.Label} ends at {Number(c.Y.Last(double.IsFinite))}",
        Points { Label.Length: > 0 } p => p.Label,
        Histogram { Label.Length: > 0 } h => $"histogram of {h.Label}",
        VerticalMarker { Label.Length: > 0 } v => v.Label,
        HorizontalMarker { Label.Length: > 0 } h => h.Label,
        RowBars b => Describe(b, rows),
        NamedPoints p =>
            string.Join(", ", p.Names.Select((name, i) => $"{name} at {Number(p.X[i])} and {Number(p.Y[i])}")),
        Polygons p => $"map of {p.Cells.Count} cells coloured by {p.Scale.Label}, {p.Cells.Count(cell => cell.Outlined)} of them outlined",
        Graph g => $"network of {g.Nodes.Count} dots and {g.Ties.Count} ties"
            + $"{(g.Severed is null ? "" : $", {g.Severed.Count} more severed")}, dots coloured by {g.Scale.Label}",
        ColourBar b => $"colours from {Number(b.Scale.Min)} to {Number(b.Scale.Max)}",
        Trail { Label.Length: > 0 } t when Known(t) is [var first, .., var last] =>
            $"{t.Label}: from {Number(t.X[first])}, {Number(t.Y[first])} to {Number(t.X[last])}, {Number(t.Y[last])}",
        Dots d => $"{d.X.Count} points",
        Tiles t => $"map of {t.Cells.Count} squares, {t.Cells.Count(cell => cell.Style is null)} of them undecided",
        _ => "",
    };

    // From the top row down, in reading order.
    private static string Describe(RowBars bars, Axis rows) =>
        $"{bars.Label}: " + string.Join(", ", bars.Bars.OrderByDescending(bar => bar.Row).Select(bar =>
    {
        var name = rows.Ticks.FirstOrDefault(tick => tick.Value == Math.Round(bar.Row)).Label ?? "";
        var interval = double.IsFinite(bar.Low) && double.IsFinite(bar.High)
            ? $" ({Number(bar.Low)} to {Number(bar.High)})"
            : "";
        return $"{name.Replace('\n', ' ')} {Number(bar.To)}{interval}";
    }));

    private static bool HasAxes(Panel panel) => !panel.Marks.Any(mark => mark is Polygons or Graph);

    private static int[] Known(Trail trail) =>
        [.. Enumerable.Range(0, trail.X.Count).Where(i => double.IsFinite(trail.X[i]) && double.IsFinite(trail.Y[i]))];

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Sentence(string head, IEnumerable<string> parts)
    {
        var said = string.Join(", ", parts.Where(part => part.Length > 0));
        return Stop(said.Length == 0 ? head : $"{head}; {said}");
    }

    private static string Stop(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
}
