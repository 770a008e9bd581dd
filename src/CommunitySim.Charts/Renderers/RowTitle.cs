namespace CommunitySim.Charts.Renderers;

/// <summary>The title of a row of panels, in the margin right of the last one.</summary>
internal sealed class RowTitle(string text)
{
    private const double Widest = 240;
    private const double Space = 20;

    private readonly (IReadOnlyList<string> Lines, double Size) _wrapped = TextFit.Wrap(text, Look.SmallTitle, Widest, 3, bold: true);

    /// <summary>Margin wanted, in pixels.</summary>
    public double Width => _wrapped.Lines.Count == 0 ? 0 : Space + _wrapped.Lines.Max(line => TextFit.Width(line, _wrapped.Size, bold: true));

    /// <summary>The lines, right of the panel's end and around a height.</summary>
    public IEnumerable<PlacedText> Place(double panelRight, double middle) => _wrapped.Lines.Select((line, i) => new PlacedText(
        line, panelRight + Space, middle + _wrapped.Size * (0.35 + 1.2 * (i - (_wrapped.Lines.Count - 1) / 2.0)), _wrapped.Size, Look.Ink)
    { Bold = true, Kind = "panel-title" });
}
