using CommunitySim.Charts.Figures;

namespace CommunitySim.Tests.Charts;

public sealed class ColourScaleTests
{
    private static readonly ColourScale Unit = new("", 0, 1, []);

    [Test]
    public void Lightness_falls_evenly_from_end_to_end()
    {
        double[] lightness = [.. Enumerable.Range(0, 21).Select(i => Lab(Unit.At(i / 20.0)).L)];
        double[] steps = [.. lightness.Zip(lightness.Skip(1), (a, b) => a - b)];
        // A channel is rounded to 1/255, which moves lightness by up to 0.4.
        Assert.That(steps, Is.All.EqualTo((lightness[0] - lightness[^1]) / 20).Within(0.8));
        Assert.That(lightness[0] - lightness[^1], Is.GreaterThan(70), "most of the range from black to white");
    }

    [Test]
    public void Equal_steps_look_about_equally_large()
    {
        double[] steps = [.. Enumerable.Range(0, 10).Select(i => Difference(Lab(Unit.At(i / 10.0)), Lab(Unit.At((i + 1) / 10.0))))];
        // 1.22 before channels are rounded, which moves a step of about 9 by less than 1 to either side: 1.22 · 10/8.
        Assert.That(steps.Max() / steps.Min(), Is.LessThan(1.5));
    }

    [Test]
    public void Beyond_the_ends_the_colour_is_that_of_the_end_and_an_unknown_number_is_grey()
    {
        ColourScale scale = new("", -2, 3, []);
        Assert.That((scale.At(-9), scale.At(double.PositiveInfinity)), Is.EqualTo((Unit.At(0), Unit.At(1))));
        Assert.That(scale.At(0.5), Is.EqualTo(Unit.At(0.5)));
        Assert.That(scale.At(double.NaN), Is.EqualTo(Palette.Undecided));
        Assert.That(new ColourScale("", 4, 4, []).At(4), Is.EqualTo(Unit.At(0.5)), "one number is in the middle");
    }

    private static double Difference((double L, double A, double B) one, (double L, double A, double B) other) =>
        Math.Sqrt(Math.Pow(one.L - other.L, 2) + Math.Pow(one.A - other.A, 2) + Math.Pow(one.B - other.B, 2));

    /// <summary>CIELAB of an sRGB colour under D65 (CIE 15).</summary>
    private static (double L, double A, double B) Lab(Rgb colour)
    {
        double r = Linear(colour.Red), g = Linear(colour.Green), b = Linear(colour.Blue);
        double x = F(((0.4124564 * r) + (0.3575761 * g) + (0.1804375 * b)) / 0.95047);
        double y = F((0.2126729 * r) + (0.7151522 * g) + (0.0721750 * b));
        double z = F(((0.0193339 * r) + (0.1191920 * g) + (0.9503041 * b)) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;
        static double Linear(byte channel) => channel / 255.0 <= 0.04045 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
    }
}
