namespace CommunitySim.Charts.Plotting;

/// <summary>The title of a row of panels, in the margin right of the last one.</summary>
internal sealed class RowTitle(string text)
{
    private const double Widest = 240, Space = 20;

    private readonly (IReadOnlyList<string> Lines, double Size) _wrapped = TextFit.Wrap(
        text, ChartStyle.SmallTitle, Widest, 3, bold: true);

    /// <summary>The pixels needed.</summary>
    public double Width => _wrapped.Lines.Count == 0
        ? 0
        : Space + _wrapped.Lines.Max(line => TextFit.Width(line, _wrapped.Size, bold: true));

    /// <summary>Writes the lines at a distance from the plot, around the middle of its height.</summary>
    public IEnumerable<PlacedText> Words(Frame frame, double offset) =>
        _wrapped.Lines.Select((line, index) => new PlacedText(
        line,
        frame.Plot.Right + offset + Space,
        frame.Plot.Middle.Y + (_wrapped.Size * (0.35 + (1.2 * (index - ((_wrapped.Lines.Count - 1) / 2.0))))),
        _wrapped.Size,
        ChartStyle.Ink)
        { Bold = true, Kind = "panel-title" });
}
