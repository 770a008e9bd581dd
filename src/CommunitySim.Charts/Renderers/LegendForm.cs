using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>What samples in the legend look like: as the marks of the figure do.</summary>
internal sealed record LegendForm(bool Lines, bool Markers, bool Fills, bool Corners)
{
    public static LegendForm Of(Figure figure)
    {
        var marks = figure.Panels.SelectMany(panel => panel.Marks).ToList();
        var lines = marks.Exists(mark => mark is Curve);
        var markers = lines || marks.Exists(mark => mark is Points);
        var fills = !lines && !markers;
        // The forms in the corners of the squares of a map.
        return new LegendForm(lines, markers, fills, Corners: fills && marks.Exists(mark => mark is Tiles));
    }

    /// <summary>Room for one sample, in pixels.</summary>
    public double Width => Lines ? 64 : 34;

    public static Box Swatch(LegendKey key) => new(key.X - 17, key.Y - 14, key.X + 17, key.Y + 14);
}
