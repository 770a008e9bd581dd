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
        Panels = [.. figure.Panels.Select(panel => new PanelLayout(panel))];
        var top = PlaceHead(figure);
        top = PlaceLegend(figure, top) + 22;
        var gap = columns > 3 ? Look.SmallGap : Look.Gap;
        PlaceColumns(columns, gap);
        var rows = Panels.Chunk(columns).Select(panels => new RowLayout(panels)).ToList();
        var taken = top + rows.Sum(row => row.Around) + (rows.Count - 1) * gap + NoteRoom(figure.Note);
        Height = figure.PlotHeight is { } wanted
            ? Math.Ceiling(taken + rows.Count * wanted)
            : Look.HeightOfOneRow + (rows.Count - 1) * Look.HeightOfFurtherRow;
        var plotHeight = Math.Max(40, (Height - taken) / rows.Count);
        PlaceNote(figure.Note);
        foreach (var row in rows)
        {
            row.Place(top, plotHeight);
            top += row.Around + plotHeight + gap;
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

    // What lies under the panels.
    private static double NoteRoom(string note)
    {
        var (lines, size) = TextFit.Wrap(note, Look.Note, Inner, 2);
        return lines.Count == 0 ? 28 : 34 + lines.Count * size * 1.25;
    }

    private void PlaceNote(string note) => Lines(note, Look.Note, 2, Height - NoteRoom(note) + 14, Look.SoftInk, "note", bold: false);

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
    private void PlaceColumns(int columns, double gap)
    {
        var inner = Inner - Panels.Max(panel => panel.RowTitleRoom);
        var byColumn = Panels.Select((panel, i) => (panel, column: i % columns)).ToLookup(p => p.column, p => p.panel);
        var widest = (inner - (columns - 1) * gap) / columns;
        var left = Enumerable.Range(0, columns).Select(c => Math.Min(widest * 0.4, byColumn[c].Max(p => p.LeftRoom))).ToArray();
        var right = Enumerable.Range(0, columns).Select(c => Math.Min(widest * 0.4, byColumn[c].Max(p => p.RightRoom))).ToArray();
        var plot = (inner - (columns - 1) * gap - left.Sum() - right.Sum()) / columns;
        var x = Look.Margin;
        for (var c = 0; c < columns; c++)
        {
            foreach (var panel in byColumn[c])
            {
                panel.SetWidths(x, x + left[c] + plot + right[c], x + left[c], x + left[c] + plot);
            }

            x += left[c] + plot + right[c] + gap;
        }
    }
}
