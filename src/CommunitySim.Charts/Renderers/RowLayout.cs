namespace CommunitySim.Charts.Renderers;

/// <summary>Panels beside each other: their plots begin and end at the same height.</summary>
internal sealed class RowLayout(IReadOnlyList<PanelLayout> panels)
{
    private readonly double _title = panels.Max(panel => panel.TitleHeight);

    private double AbovePlots => _title + 4 + panels.Max(panel => panel.AxisNameHeight) + panels.Max(panel => panel.LanesHeight);

    /// <summary>Room wanted above and below the plots, in pixels.</summary>
    public double Around => AbovePlots + panels.Max(panel => panel.BottomRoom);

    public void Place(double top, double plotHeight)
    {
        foreach (var panel in panels)
        {
            panel.Place(top, _title, top + AbovePlots, top + AbovePlots + plotHeight);
        }
    }
}
