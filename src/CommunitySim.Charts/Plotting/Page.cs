using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>Lays out title, legend, panels and small print. Plots in a row or column begin and end together.</summary>
internal sealed class Page : IDisposable
{
    private const double WidestMargin = 0.4;

    // With this many panels in a row, names at the ends of curves leave too little room for the plots.
    private const int ColumnsNamedOnce = 3;

    // A name that takes a larger share of the panel, in readable letters, is not written there either.
    private const double SmallestName = 22, LongestName = 0.33;

    private readonly Figure _figure;
    private readonly Sheet _sheet;
    private readonly int _columns;
    private readonly double _inner;
    private readonly PanelPlot[] _panels;

    public Page(Figure figure, Sheet sheet)
    {
        _inner = figure.Width - (2 * ChartStyle.Margin);
        _columns = Math.Min(figure.Columns, figure.Panels.Count);
        LegendEntry[] all = figure.Legend.Count == 0 ? NamesOfAll(figure) : [];
        bool areLong = all.Any(
            name => TextFit.Width(name.Label, SmallestName, bold: true) > _inner / _columns * LongestName);
        LegendEntry[] names = _columns >= ColumnsNamedOnce || areLong ? all : [];
        (_figure, _sheet) = (names.Length > 0 ? figure with { Legend = names } : figure, sheet);
        _panels = [.. figure.Panels.Select(panel => new PanelPlot(panel, sheet, namesSeries: names.Length == 0))];
    }

    /// <summary>Draws the figure on the sheet.</summary>
    /// <returns>How high it is, in pixels.</returns>
    public double Draw()
    {
        double y = Lines(_figure.Title, ChartStyle.Title, 28, ChartStyle.Ink, "title", bold: true) + 4;
        y = Lines(_figure.Subtitle, ChartStyle.Subtitle, y, ChartStyle.SoftInk, "subtitle", bold: false);
        y = new LegendRow(_figure).Write(_sheet, y) + 22;
        double gap = _columns > 3 ? ChartStyle.SmallGap : ChartStyle.Gap;
        (double[] left, double plot, double[] right) = Widths(gap);
        (PanelPlot[] Panels, double Above, double Below)[] rows =
            [
                .. _panels.Chunk(_columns).Select(panels => (
                    panels,
                    Margin.Align([.. panels.Select(panel => panel.Top)]),
                    Margin.Align([.. panels.Select(panel => panel.Bottom)]))),
            ];
        double height = HeightOfPlots(plot);
        foreach ((PanelPlot[] panels, double above, double below) in rows)
        {
            double x = ChartStyle.Margin;
            foreach ((int column, PanelPlot panel) in panels.Index())
            {
                // A map of the greatest height is narrower than its room, so it is centred.
                double spare = panel.HeightByWidth is { } aspect ? Math.Max(0, plot - (height / aspect)) : 0;
                Box box = new(x + (spare / 2), y, x + left[column] + plot + right[column] - (spare / 2),
                    y + above + height + below);
                Frame frame = panel.Draw(box, x);
                _sheet.Plots.Add(frame.Plot);
                new Hovers(_figure, _figure.Panels[_sheet.Plots.Count - 1], frame).Write(_sheet);
                x += left[column] + plot + right[column] + gap;
            }

            y += above + height + below + gap;
        }

        y += NoteRoom - gap;
        Lines(_figure.Note, ChartStyle.Note, y - NoteRoom + 14, ChartStyle.SoftInk, "note", bold: false);
        return Math.Ceiling(y);
    }

    public void Dispose()
    {
        foreach (PanelPlot panel in _panels)
        {
            panel.Dispose();
        }
    }

    private double NoteRoom =>
        TextFit.Wrap(_figure.Note, ChartStyle.Note, _inner, 2) is { Lines.Count: > 0 } note
            ? 34 + (note.Lines.Count * note.Size * 1.25)
            : 28;

    /// <summary>The names of the curves, if all panels have the same ones.</summary>
    private static LegendEntry[] NamesOfAll(Figure figure)
    {
        LegendEntry[][] names = [.. figure.Panels.Select(NamesOf)];
        return names.All(panel => panel.SequenceEqual(names[0])) ? names[0] : [];

        LegendEntry[] NamesOf(Panel panel) =>
            [.. panel.Marks.OfType<Curve>().Where(curve => curve.Label.Length > 0)
                .Select(curve => new LegendEntry(curve.Label, curve.Style))];
    }

    /// <summary>Makes plots equally wide, and aligns the plots of a column.</summary>
    private (double[] Left, double Plot, double[] Right) Widths(double gap)
    {
        double most = (_inner - ((_columns - 1) * gap)) / _columns * WidestMargin;
        PanelPlot[][] columns = [.. Enumerable.Range(0, _columns)
            .Select(column => _panels.Where((_, index) => index % _columns == column).ToArray())];
        double[] left = [.. columns.Select(panels => Margin.Align([.. panels.Select(panel => panel.Left)], most))];
        // Titles of rows have their own greatest width, and occur once per row.
        double[] right =
        [
            .. columns.Select(panels =>
                Margin.Align([.. panels.Select(panel => panel.Right[..1])], most)
                + Margin.Align([.. panels.Select(panel => panel.Right[1..])])),
        ];
        double plot = (_inner - ((_columns - 1) * gap) - left.Sum() - right.Sum()) / _columns;
        foreach ((int index, PanelPlot panel) in _panels.Index())
        {
            panel.Fit(left[index % _columns], plot, right[index % _columns]);
        }

        return (left, plot, right);
    }

    /// <summary>The height of maps follows from their width.</summary>
    private double HeightOfPlots(double width)
    {
        double height = _figure.PlotHeight ?? ChartStyle.PlotHeight;
        double[] maps = [.. _panels.Select(panel => panel.HeightByWidth).OfType<double>()
            .Select(aspect => aspect * width)];
        return maps.Length == _panels.Length ? Math.Min(height, maps.Max()) : height;
    }

    private double Lines(string text, double size, double y, Rgb colour, string kind, bool bold)
    {
        (IReadOnlyList<string> lines, double fitted) = TextFit.Wrap(text, size, _inner, 2, bold);
        foreach (string line in lines)
        {
            _sheet.Write(line, ChartStyle.Margin, y + (fitted * 0.95), fitted, colour, kind, isBold: bold);
            y += fitted * 1.22;
        }

        return y;
    }
}
