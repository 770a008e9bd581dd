namespace CommunitySim.Charts.Figures;

/// <summary>A colour of the screen, 0 to 255 a channel.</summary>
public sealed record Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>The colour as #RRGGBB.</summary>
    public string Hex => $"#{Red:X2}{Green:X2}{Blue:X2}";

    /// <summary>Relative luminance after WCAG 2, 0 (black) to 1 (white).</summary>
    public double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    /// <summary>Contrast with white after WCAG 2, 1 to 21; 3 is asked of lines and large text.</summary>
    public double ContrastWithWhite => 1.05 / (Luminance + 0.05);

    /// <summary>
    /// Black or white for large text on this colour: white from a contrast of 3.6 on, where bold white reads better
    /// than black.
    /// </summary>
    public Rgb TextOn => ContrastWithWhite >= 3.6 ? new Rgb(255, 255, 255) : new Rgb(0, 0, 0);

    /// <summary>
    /// This colour thinned with white: 0 gives white, 1 the colour; values outside are taken as the nearer end, NaN as
    /// 0.
    /// </summary>
    public Rgb MixedWithWhite(double strength)
    {
        var share = double.IsNaN(strength) ? 0 : Math.Clamp(strength, 0, 1);
        return new Rgb(Mix(Red), Mix(Green), Mix(Blue));

        byte Mix(byte channel) => (byte)Math.Round(255 + (channel - 255) * share);
    }

    private static double Linear(byte channel)
    {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
