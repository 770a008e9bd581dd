using CommunitySim.Charts.Figures;

namespace CommunitySim.Tests.Charts;

public sealed class PaletteTests
{
    private static IEnumerable<SeriesStyle> All => Enumerable.Range(0, Palette.Count).Append(Palette.Others).Select(Palette.At);

    [Test]
    public void Every_colour_stands_out_from_white() =>
        Assert.That(All.Select(style => style.Colour.ContrastWithWhite), Is.All.GreaterThanOrEqualTo(3));

    [Test]
    public void Without_colour_styles_still_differ_by_dash_and_by_marker()
    {
        Assert.That(All.SkipLast(1).Select(style => string.Join(' ', style.Dash)), Is.Unique);
        Assert.That(All.SkipLast(1).Select(style => style.Marker), Is.Unique);
    }

    [Test]
    public void Styles_start_again_beyond_the_last_one_and_below_the_first_is_the_grey_of_others()
    {
        Assert.That(Palette.At(Palette.Count), Is.EqualTo(Palette.At(0)));
        Assert.That(Palette.At(3 * Palette.Count + 2), Is.EqualTo(Palette.At(2)));
        Assert.That(Palette.At(Palette.Others).Colour, Is.EqualTo(new Rgb(0x8A, 0x8A, 0x8A)));
        Assert.That(Palette.At(int.MinValue), Is.EqualTo(Palette.At(Palette.Others)));
        Assert.That(() => Palette.At(int.MaxValue), Throws.Nothing);
    }

    [Test]
    public void Text_on_a_tile_of_any_strength_is_readable()
    {
        var tiles = All.SelectMany(style => Enumerable.Range(0, 101).Select(i => style.Colour.MixedWithWhite(i / 100.0)));
        Assert.That(tiles.Select(tile => Contrast(tile, tile.TextOn)), Is.All.GreaterThanOrEqualTo(3));
    }

    [TestCase(0, "#FFFFFF")]
    [TestCase(1, "#0072B2")]
    [TestCase(7, "#0072B2")]
    [TestCase(-1, "#FFFFFF")]
    [TestCase(double.NaN, "#FFFFFF")]
    public void Mixing_with_white_goes_from_white_to_the_colour(double strength, string expected) =>
        Assert.That(new Rgb(0, 0x72, 0xB2).MixedWithWhite(strength).Hex, Is.EqualTo(expected));

    [TestCase(255, 255, 255, 1)]
    [TestCase(0, 0, 0, 21)]
    [TestCase(0, 0x72, 0xB2, 5.19)]
    public void Contrast_is_that_of_WCAG(byte red, byte green, byte blue, double expected) =>
        Assert.That(new Rgb(red, green, blue).ContrastWithWhite, Is.EqualTo(expected).Within(0.01));

    private static double Contrast(Rgb a, Rgb b) =>
        (Math.Max(a.Luminance, b.Luminance) + 0.05) / (Math.Min(a.Luminance, b.Luminance) + 0.05);
}
