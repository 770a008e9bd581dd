using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>A figure with every text and panel in its place, in pixels: the same for every renderer.</summary>
internal sealed class FigureLayout
{
    private readonly List<PlacedText> _texts = [];
    private readonly List<LegendKey> _keys = [];

    /// <exception cref="ArgumentException">The figure cannot be drawn; the message says why.</exception>
    public FigureLayout(Figure figure)
    {
        FigureCheck.Check(figure);
        var columns = Math.Min(figure.Columns, figure.Panels.Count);
        var rows = (figure.Panels.Count + columns - 1) / columns;
        Height = Look.HeightOfOneRow + (rows - 1) * Look.HeightOfFurtherRow;
        Panels = [.. figure.Panels.Select(panel => new PanelLayout(panel))];
        var top = PlaceHead(figure);
        top = PlaceLegend(figure, top) + 22;
        var bottom = PlaceNote(figure.Note);
        PlaceColumns(columns);
        var rowHeight = (bottom - top - (rows - 1) * Look.Gap) / rows;
        for (var row = 0; row < rows; row++)
        {
            PlaceRow([.. Panels.Skip(row * columns).Take(columns)], top + row * (rowHeight + Look.Gap), rowHeight);
        }
    }

    public double Height { get; }

    public IReadOnlyList<PanelLayout> Panels { get; }

    /// <summary>Title, subtitle, note and the words of the legend.</summary>
    public IReadOnlyList<PlacedText> Texts => _texts;

    public IReadOnlyList<LegendKey> LegendKeys => _keys;

    private static double Inner => Look.Width - 2 * Look.Margin;

    private double PlaceHead(Figure figure)
    {
        var y = 28.0;
        y = Lines(figure.Title, Look.Title, 2, y, Look.Ink, "title", bold: true) + 4;
        return Lines(figure.Subtitle, Look.Subtitle, 2, y, Look.SoftInk, "subtitle", bold: false);
    }

    private double PlaceNote(string note)
    {
        var (lines, size) = TextFit.Wrap(note, Look.Note, Inner, 2);
        var top = Height - 20 - lines.Count * size * 1.25;
        Lines(note, Look.Note, 2, top, Look.SoftInk, "note", bold: false);
        return lines.Count == 0 ? Height - 28 : top - 14;
    }

    private double Lines(string text, double size, int most, double y, Rgb colour, string kind, bool bold)
    {
        var wrapped = TextFit.Wrap(text, size, Inner, most, bold);
        foreach (var line in wrapped.Lines)
        {
            _texts.Add(new PlacedText(line, Look.Margin, y + wrapped.Size * 0.95, wrapped.Size, colour) { Bold = bold, Kind = kind });
            y += wrapped.Size * 1.22;
        }

        return y;
    }

    private double PlaceLegend(Figure figure, double y)
    {
        var (entries, form) = (figure.Legend, LegendForm.Of(figure));
        const double RowHeight = Look.LegendLabel * 1.4;
        if (entries.Count == 0)
        {
            return y;
        }

        var x = Look.Margin;
        y += 14;
        foreach (var entry in entries)
        {
            var keyWidth = form.WidthOf(entry);
            var size = TextFit.Size(entry.Label, Look.LegendLabel, Inner - keyWidth - 14);
            var width = keyWidth + 14 + TextFit.Width(entry.Label, size);
            if (x > Look.Margin && x + width > Look.Width - Look.Margin)
            {
                (x, y) = (Look.Margin, y + RowHeight);
            }

            _keys.Add(new LegendKey(x + keyWidth / 2, y + RowHeight / 2, entry));
            _texts.Add(new PlacedText(entry.Label, x + keyWidth + 14, y + RowHeight / 2 + size * 0.35, size, Look.Ink) { Kind = "legend" });
            x += width + 48;
        }

        return y + RowHeight;
    }

    // Plots are equally wide, and those below each other share their left and right ends.
    private void PlaceColumns(int columns)
    {
        var byColumn = Panels.Select((panel, i) => (panel, column: i % columns)).ToLookup(p => p.column, p => p.panel);
        var widest = (Inner - (columns - 1) * Look.Gap) / columns;
        var left = Enumerable.Range(0, columns).Select(c => Math.Min(widest * 0.4, byColumn[c].Max(p => p.LeftRoom))).ToArray();
        var right = Enumerable.Range(0, columns).Select(c => Math.Min(widest * 0.4, byColumn[c].Max(p => p.RightRoom))).ToArray();
        var plot = (Inner - (columns - 1) * Look.Gap - left.Sum() - right.Sum()) / columns;
        var x = Look.Margin;
        for (var c = 0; c < columns; c++)
        {
            foreach (var panel in byColumn[c])
            {
                panel.SetWidths(x, x + left[c] + plot + right[c], x + left[c], x + left[c] + plot);
            }

            x += left[c] + plot + right[c] + Look.Gap;
        }
    }

    private static void PlaceRow(IReadOnlyList<PanelLayout> row, double top, double height)
    {
        var title = row.Max(panel => panel.TitleHeight);
        var axisName = row.Max(panel => panel.AxisNameHeight);
        var plotTop = top + title + 4 + axisName + row.Max(panel => panel.LanesHeight);
        var plotBottom = Math.Max(plotTop + 40, top + height - row.Max(panel => panel.BottomRoom));
        foreach (var panel in row)
        {
            panel.Place(top, title, plotTop, plotBottom);
        }
    }
}
