using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>The part of a text that is at its position.</summary>
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

    public (double X, double Y) Middle => ((Left + Right) / 2, (Top + Bottom) / 2);

    public IReadOnlyList<(double X, double Y)> Corners => [(Left, Top), (Right, Top), (Right, Bottom), (Left, Bottom)];

    public static Box Around(double x, double y, double radius) => new(x - radius, y - radius, x + radius, y + radius);

    public bool Holds(double x, double y) => x > Left && x < Right && y > Top && y < Bottom;

    public double SharedArea(Box other) =>
        Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left)) * Math.Max(
            0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));
}

/// <summary>Text with its place: x of the anchor and y of the baseline, in pixels.</summary>
internal sealed record PlacedText(string Text, double X, double Y, double Size, Rgb Colour)
{
    public bool Bold { get; init; }

    public Anchor Anchor { get; init; }

    /// <summary>Whether a white edge separates the text from the drawing below.</summary>
    public bool Halo { get; init; }

    /// <summary>The kind of text, such as "label" or "tick", for style sheets and tests.</summary>
    public string Kind { get; init; } = "";
}

/// <summary>The place of a plot: its box in pixels, and the scales that convert data units to pixels.</summary>
internal sealed record Frame(Box Plot, Scale X, Scale Y)
{
    public static Frame Of(Panel panel, ScottPlot.PixelRect data) => new(
        new Box(data.Left, data.Top, data.Right, data.Bottom), Scale.Of(panel.X, data.Left, data.Right),
        Scale.Of(panel.Y, data.Bottom, data.Top));

    public (double X, double Y) At(Spot spot) => (X.At(spot.X), Y.At(spot.Y));

    /// <summary>Whether a place is finite and lies within the plot.</summary>
    public bool Holds(double x, double y) => double.IsFinite(x) && double.IsFinite(y) && X.Contains(x) && Y.Contains(y);
}
