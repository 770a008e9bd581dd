using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Which part of a text stands at its position.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>A rectangle in pixels; y grows downwards.</summary>
internal sealed record Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public double SharedArea(Box other) =>
        Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left))
        * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));
}

/// <summary>Text with its place: x of the anchor and y of the baseline, in pixels.</summary>
internal sealed record PlacedText(string Text, double X, double Y, double Size, Rgb Colour)
{
    public bool Bold { get; init; }

    public Anchor Anchor { get; init; }

    /// <summary>Whether a white edge sets the text off against what is drawn under it.</summary>
    public bool Halo { get; init; }

    /// <summary>A word for what the text is, such as "label" or "tick", for style sheets and tests.</summary>
    public string Kind { get; init; } = "";
}

/// <summary>A thin line from a point to a label that had to stand away from it.</summary>
internal sealed record Leader(double X1, double Y1, double X2, double Y2, Rgb Colour);

/// <summary>The sample of a style in the legend, around a point.</summary>
internal sealed record LegendKey(double X, double Y, LegendEntry Entry)
{
    public int? Style => Entry.Style;

    public bool Pale => Entry.Pale;
}

/// <summary>A tick with its place in pixels along the axis; the label is empty where there is no room for it.</summary>
internal sealed record PlacedTick(double Position, double Value, string Label);

/// <summary>The line of a vertical marker: where, and how far above the panel it reaches.</summary>
internal sealed record PlacedMarker(double X, double Value, double Top);
