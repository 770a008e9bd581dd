namespace CommunitySim.Charts.Figures;

/// <summary>The form of a point.</summary>
public enum MarkerForm
{
    Circle,
    Square,
    Triangle,
    Diamond,
    TriangleDown,
    Cross,
    Plus,
}

/// <summary>The style of one series. Colours separate the series, and in grey print dashes and markers do.</summary>
/// <param name="Colour">Colour of lines, fills and labels; at least 3 to 1 against white.</param>
/// <param name="Dash">Lengths drawn and left out in turn, in widths of the line; empty for a full line.</param>
/// <param name="Marker">Form of the points.</param>
public sealed record SeriesStyle(Rgb Colour, IReadOnlyList<double> Dash, MarkerForm Marker);

/// <summary>
/// The styles of series by index. Colours: Okabe and Ito (2008), safe for the colour-blind. Their yellow is left out, and
/// purple, sky blue and orange are darkened at the same hue, because they fade on a projector (contrast below 3 to 1).
/// </summary>
public static class Palette
{
    /// <summary>The undecided: pale grey, hatched with <see cref="Hatch"/>.</summary>
    public static readonly Rgb Undecided = new(0xEE, 0xEE, 0xEE);

    /// <summary>Lines of the hatching of the undecided.</summary>
    public static readonly Rgb Hatch = new(0x9A, 0x9A, 0x9A);

    // Black is last, because pale black tiles look like the grey of the undecided.
    private static readonly SeriesStyle[] Styles =
    [
        new(new Rgb(0x00, 0x72, 0xB2), [], MarkerForm.Circle),
        new(new Rgb(0xD5, 0x5E, 0x00), [3.6, 1.6], MarkerForm.Square),
        new(new Rgb(0x00, 0x8F, 0x68), [1.2, 1.2], MarkerForm.Triangle),
        new(new Rgb(0xB0, 0x55, 0x8A), [4, 1.4, 1.2, 1.4], MarkerForm.Diamond),
        new(new Rgb(0xB0, 0x78, 0x00), [2.2, 1.4], MarkerForm.Cross),
        new(new Rgb(0x2E, 0x86, 0xBC), [7, 2], MarkerForm.TriangleDown),
        new(new Rgb(0x00, 0x00, 0x00), [4, 1.4, 1.2, 1.4, 1.2, 1.4], MarkerForm.Plus),
    ];

    /// <summary>Index of the thin grey line of series shown for comparison only.</summary>
    public const int Others = -1;

    private static readonly SeriesStyle OfOthers = new(new Rgb(0x8A, 0x8A, 0x8A), [], MarkerForm.Circle);

    /// <summary>Number of styles before they repeat.</summary>
    public static int Count => Styles.Length;

    /// <summary>The style of a series. Beyond the last one they start again; below zero is the grey of <see cref="Others"/>.</summary>
    public static SeriesStyle At(int index) => index < 0 ? OfOthers : Styles[index % Styles.Length];
}
