namespace CommunitySim.Charts.Figures;

/// <summary>
/// Numbers as colours, from pale yellow over green to dark blue. Lightness falls evenly, so equal steps of the number look
/// equally large, to the colour-blind and in grey print too. Colours are laid out in OKLab (Ottosson 2020).
/// </summary>
/// <param name="Label">Name and unit of what is coloured.</param>
/// <param name="Min">The number of the palest colour, finite.</param>
/// <param name="Max">The number of the darkest colour, finite and not below Min.</param>
/// <param name="Ticks">Positions and labels along a colour bar.</param>
public sealed record ColourScale(string Label, double Min, double Max, IReadOnlyList<Tick> Ticks)
{
    // Lightness is linear from end to end, the two axes of colour are bent (quadratic Bézier curve) round a green in the
    // middle. All colours are within sRGB; in CIELAB the largest of 20 steps is 1.22 times the smallest.
    private static readonly (double A, double B)[] Bend = [(-0.02, 0.07), (-0.08, -0.03), (0, -0.08)];
    private const double Palest = 0.965, Darkest = 0.30;

    /// <summary>The colour of a number; beyond the ends that of the nearer end. NaN, which has none, is pale grey.</summary>
    public Rgb At(double value)
    {
        if (double.IsNaN(value))
        {
            return Palette.Undecided;
        }

        var share = Max > Min ? Math.Clamp((value - Min) / (Max - Min), 0, 1) : 0.5;
        var (first, middle, last) = ((1 - share) * (1 - share), 2 * share * (1 - share), share * share);
        return FromOklab(
            Palest + (Darkest - Palest) * share,
            first * Bend[0].A + middle * Bend[1].A + last * Bend[2].A,
            first * Bend[0].B + middle * Bend[1].B + last * Bend[2].B);
    }

    private static Rgb FromOklab(double lightness, double a, double b)
    {
        var l = Cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        var m = Cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        var s = Cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Rgb(
            Channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            Channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            Channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double Cube(double x) => x * x * x;

    private static byte Channel(double linear)
    {
        var c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
        return (byte)Math.Round(255 * Math.Clamp(c, 0, 1));
    }
}

/// <summary>The colours of a scale as a bar under the plot, with ticks and the scale's label.</summary>
public sealed record ColourBar(ColourScale Scale) : Mark;
