using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>A panel with everything in it in its place. First asked for the room it needs, then given its box.</summary>
internal sealed class PanelLayout
{
    private readonly EndLabels _endLabels;
    private readonly List<PlacedText> _texts = [];
    private (IReadOnlyList<string> Lines, double Size) _title = ([], 0);
    private readonly TickColumn _tickColumn;
    private readonly RowTitle _rowTitle;
    private TickRow _tickRow;
    private double _left;
    private double _right;

    public PanelLayout(Panel panel)
    {
        Panel = panel;
        _endLabels = new EndLabels(panel);
        _tickRow = new TickRow(panel.X, Look.Width);
        _tickColumn = new TickColumn(panel.Y);
        _rowTitle = new RowTitle(panel.RowTitle);
        X = Scale.Of(panel.X, 0, 1);
        Y = Scale.Of(panel.Y, 1, 0);
    }

    public Panel Panel { get; }

    public Box Plot { get; private set; } = new(0, 0, 0, 0);

    public Scale X { get; private set; }

    public Scale Y { get; private set; }

    public IReadOnlyList<PlacedTick> XTicks { get; private set; } = [];

    public IReadOnlyList<PlacedTick> YTicks { get; private set; } = [];

    public IReadOnlyList<PlacedMarker> Markers { get; private set; } = [];

    public IReadOnlyList<Leader> Leaders { get; private set; } = [];

    /// <summary>Title, names of axes and marks; tick labels are with the ticks.</summary>
    public IReadOnlyList<PlacedText> Texts => _texts;

    /// <summary>What <see cref="PlacedShapes"/> drew of the marks.</summary>
    public IReadOnlyList<PlacedShape> Shapes { get; private set; } = [];

    public bool IsMap => HasEqualUnits || Panel.Marks.Any(mark => mark is Tiles);

    private bool HasEqualUnits => Panel.Marks.Any(mark => mark is Polygons or Graph);

    /// <summary>Whether its y axis is rows of bars, so that grid lines stand upright.</summary>
    public bool HasRows => Panel.Marks.Any(mark => mark is RowBars);

    public double LeftRoom => _tickColumn.Width;

    public double RightRoom => Math.Max(_endLabels.Width, LastTickRoom);

    /// <summary>Room for the title of the row, right of all panels.</summary>
    public double RowTitleRoom => _rowTitle.Width;

    public double TitleHeight => _title.Lines.Count * _title.Size * 1.2;

    public double AxisNameHeight => Panel.Y.Label.Length > 0 ? Look.AxisLabel * 1.25 : 0;

    /// <summary>Room between the name of the y axis and the plot, for the labels of vertical lines and of tall bars.</summary>
    public double LanesHeight => Math.Max(HasBarLabels ? Look.LaneHeight : 20, Lanes().Select(l => (l.Lane + 1) * Look.LaneHeight + 6).DefaultIfEmpty(0).Max());

    public double BottomRoom => AxisRoom + Panel.Marks.OfType<ColourBar>().Sum(ColourBarShape.Height);

    /// <summary>Room for ticks and name of the x axis.</summary>
    public double AxisRoom => _tickRow.Height + (Panel.X.Label.Length > 0 ? Look.AxisLabel * 1.3 : 0);

    private bool HasBarLabels => Panel.Marks.Any(mark => mark is Histogram { Label.Length: > 0 });

    // Half of the last label of the x axis hangs over the end of the plot.
    private double LastTickRoom => Panel.X.Ticks.Where(tick => X.Contains(tick.Value))
        .Select(tick => TextFit.Width(tick.Label, Look.TickLabel) / 2 - (X.Max - tick.Value) / (X.Max - X.Min) * 200).DefaultIfEmpty(0).Max() + 6;

    /// <summary>Says how wide panel and plot will be, which decides on heights.</summary>
    public void SetWidths(double panelLeft, double panelRight, double plotLeft, double plotRight)
    {
        (_left, _right) = (panelLeft, panelRight);
        Plot = new Box(plotLeft, 0, plotRight, 1);
        X = Scale.Of(Panel.X, plotLeft, plotRight);
        _title = TextFit.Wrap(Panel.Title, panelRight - panelLeft < Look.NarrowPanel ? Look.SmallTitle : Look.PanelTitle, panelRight - panelLeft, 2, bold: true);
        _tickRow = new TickRow(Panel.X, plotRight - plotLeft);
    }

    /// <summary>Places all; the height of the titles is that of the whole row of panels, so that names of axes align.</summary>
    public void Place(double top, double titleHeight, double plotTop, double plotBottom)
    {
        Plot = Plot with { Top = plotTop, Bottom = plotBottom };
        Plot = HasEqualUnits ? TileShape.EqualUnits(Plot, X.Max - X.Min, Y.Max - Y.Min) : IsMap ? TileShape.Squared(Plot, X.Max - X.Min, Y.Max - Y.Min) : Plot;
        X = Scale.Of(Panel.X, Plot.Left, Plot.Right);
        Y = Scale.Of(Panel.Y, Plot.Bottom, Plot.Top);
        XTicks = _tickRow.Place(X);
        YTicks = _tickColumn.Place(Y, Plot.Left - _left);
        PlaceNames(top, titleHeight);
        PlaceMarkers();
        var ends = _endLabels.Place(X, Y, _right - Plot.Right);
        var (names, trails) = (PointNames.Place(this), TrailShape.Labels(this));
        Leaders = [.. ends.Leaders, .. names.Leaders, .. trails.Leaders];
        _texts.AddRange([.. ends.Texts, .. BarLabels.Place(this), .. names.Texts, .. _rowTitle.Place(_right, (plotTop + plotBottom) / 2)]);
        _texts.AddRange([.. PolygonShape.Texts(this), .. trails.Texts, .. ColourBarShape.Texts(this)]);
        Shapes = [.. PlacedShapes.Of(this)];
    }

    /// <summary>Tick labels with their places, in a second row where they take turns.</summary>
    public IEnumerable<PlacedText> TickTexts()
    {
        var colour = Look.SoftInk;
        for (var i = 0; i < XTicks.Count; i++)
        {
            var y = Plot.Bottom + 12 + _tickRow.Size * (0.9 + 1.2 * (_tickRow.Rows == 2 ? i % 2 : 0));
            yield return new PlacedText(XTicks[i].Label, XTicks[i].Position, y, _tickRow.Size, colour) { Anchor = Anchor.Middle, Kind = "tick" };
        }

        foreach (var text in _tickColumn.Texts(Plot.Left))
        {
            yield return text;
        }
    }

    private void PlaceNames(double top, double titleHeight)
    {
        for (var i = 0; i < _title.Lines.Count; i++)
        {
            _texts.Add(new PlacedText(_title.Lines[i], _left, top + _title.Size * (0.95 + 1.2 * i), _title.Size, Look.Ink) { Bold = true, Kind = "panel-title" });
        }
        // The name of the y axis lies over it instead of along it: it is read without turning the head, and costs no width.
        var nameY = top + titleHeight + 4 + Look.AxisLabel * 0.9;
        if (Panel.Y.Label.Length > 0)
        {
            _texts.Add(new PlacedText(Panel.Y.Label, _left, nameY, TextFit.Size(Panel.Y.Label, Look.AxisLabel, _right - _left), Look.SoftInk) { Kind = "axis" });
        }

        var middle = (Plot.Left + Plot.Right) / 2;
        var size = TextFit.Size(Panel.X.Label, Look.AxisLabel, _right - _left);
        var half = TextFit.Width(Panel.X.Label, size) / 2;
        middle = Math.Clamp(middle, Math.Min(_left + half, middle), Math.Max(_right - half, middle));
        if (Panel.X.Label.Length > 0)
        {
            _texts.Add(new PlacedText(Panel.X.Label, middle, Plot.Bottom + _tickRow.Height + Look.AxisLabel, size, Look.SoftInk) { Anchor = Anchor.Middle, Kind = "axis" });
        }
    }

    private List<VerticalMarker> DrawnMarkers => [.. Panel.Marks.OfType<VerticalMarker>().Where(marker => X.Contains(marker.X))];

    private List<(int Lane, double Left)> Lanes() =>
        [.. MarkerLanes.Place([.. DrawnMarkers.Select(marker => (X.At(marker.X), TextFit.Width(marker.Label, MarkerSize(marker))))], Plot.Left, _right)];

    private double MarkerSize(VerticalMarker marker) => TextFit.Size(marker.Label, Look.MarkerLabel, _right - Plot.Left);

    private void PlaceMarkers()
    {
        var (drawn, lanes) = (DrawnMarkers, Lanes());
        var placed = new List<PlacedMarker>();
        for (var i = 0; i < drawn.Count; i++)
        {
            var (marker, x, size) = (drawn[i], X.At(drawn[i].X), MarkerSize(drawn[i]));
            var laneBottom = Plot.Top - 4 - Math.Max(0, lanes[i].Lane) * Look.LaneHeight;
            // A line stands beside its label, or under it where the label had no room beside.
            var under = lanes[i].Left < x && lanes[i].Left + TextFit.Width(marker.Label, size) > x;
            placed.Add(new PlacedMarker(x, marker.X, lanes[i].Lane < 0 ? Plot.Top : under ? laneBottom : laneBottom - Look.MarkerLabel * 0.9));
            if (lanes[i].Lane >= 0)
            {
                _texts.Add(new PlacedText(marker.Label, lanes[i].Left, laneBottom - size * 0.25, size, Look.Ink) { Halo = true, Kind = "marker" });
            }
        }

        Markers = placed;
    }
}
