using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using SkiaSharp;
using static CommunitySim.Tests.Charts.Figures;

namespace CommunitySim.Tests.Charts;

/// <summary>What is seen in the pixels.</summary>
internal sealed class PngTests
{
    private static readonly string[] Scripts = ["社区", "مرحبا", "😀", "überzeugen", "A/B <x>"];

    [TestCase(1)]
    [TestCase(2)]
    public void A_picture_is_1600_pixels_wide_times_its_scale(int scale)
    {
        using Picture picture = Picture.Render(Of(Panel(Line(0, 1, 0, "connect"))));
        using SKBitmap pixels = SKBitmap.Decode(picture.Png(scale));

        Assert.That((pixels.Width, pixels.Height), Is.EqualTo((1600 * scale, (int)picture.Height * scale)));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void A_curve_along_the_edge_of_its_plot_keeps_its_width(int height)
    {
        Figure figure = Of(Panel(Line(height, height, 0, "")));
        using Picture picture = Picture.Render(figure);
        using SKBitmap pixels = SKBitmap.Decode(picture.Png());
        Box plot = picture.Plots[0];
        int edge = (int)Math.Round(height == 0 ? plot.Bottom : plot.Top), middle = (int)plot.Middle.X;
        XElement clip = Drawing.Of(figure).All("clipPath").Single().Elements().Single();

        Assert.That(Enumerable.Range(edge - 8, 16).Sum(y => Share(pixels.GetPixel(middle, y), Palette.At(0).Colour)), Is.EqualTo(ChartStyle.Line).Within(0.5));
        Assert.That(plot.Top - Drawing.Number(clip, "y"), Is.EqualTo(4).Within(0.02));
        Assert.That(Drawing.Number(clip, "y") + Drawing.Number(clip, "height") - plot.Bottom, Is.EqualTo(4).Within(0.02));
    }

    [Test]
    public void The_undecided_are_hatched_and_no_others()
    {
        using Picture picture = Picture.Render(Of(new Panel("", new Axis("", -0.5, 1.5, []), new Axis("", -0.5, 0.5, []), [new Tiles([new(0, 0, null, 1, ""), new(1, 0, 0, 0, "")])])));
        using SKBitmap pixels = SKBitmap.Decode(picture.Png());
        Box plot = picture.Plots[0];
        double Part(double start, Rgb colour) =>
        (
            from x in Enumerable.Range((int)(plot.Left + (start * plot.Width)) + 20, 200)
            from y in Enumerable.Range((int)plot.Middle.Y, 100)
            select pixels.GetPixel(x, y) == new SKColor(colour.Red, colour.Green, colour.Blue) ? 1 : 0).Average();

        // Lines of 3.5 pixels every 17 on the diagonal's shadow: a quarter, of which the edges are blurred.
        Assert.That(Part(0, Palette.Undecided), Is.InRange(0.5, 0.8));
        Assert.That(Part(0, Palette.Hatch), Is.InRange(0.1, 0.3));
        Assert.That(Part(0.5, Palette.Hatch) + Part(0.5, Palette.Undecided), Is.Zero);
    }

    [Test]
    public void Names_in_any_script_are_whole_wherever_they_stand_and_make_a_PNG()
    {
        Panel curves = new("Panel", new Axis("x", -0.5, 4.5, Ticks.Categories(Scripts)), Unit("y"), [.. Scripts.Select((name, i) => new Curve([0, 4], [0, i / 4.0], [], [], i, name))]);
        Panel tiles = new("", new Axis("", -0.5, 4.5, []), new Axis("", -0.5, 0.5, []), [new Tiles([.. Scripts.Select((name, i) => new Tile(i, 0, i, 1, name))])]);
        Figure figure = Of(curves, tiles) with { Columns = 1, Legend = [.. Scripts.Select((name, i) => new LegendEntry(name, i))] };
        Drawing drawing = Drawing.Of(figure);
        using Picture picture = Picture.Render(figure);
        using SKBitmap pixels = SKBitmap.Decode(picture.Png());

        foreach (string kind in (string[])["label", "legend", "tile"])
        {
            Assert.That(drawing.Texts(kind).Select(text => text.Text), Is.EquivalentTo(Scripts), kind);
        }

        Assert.That(drawing.Texts("tick").Select(text => text.Text), Is.SupersetOf(Scripts));
        Assert.That(pixels.Height, Is.EqualTo((int)picture.Height));
    }

    /// <summary>Words are placed by a table, because an SVG must be the same without the font; the letters in a PNG are as wide.</summary>
    [TestCase("Regular", false, 1.03)]
    [TestCase("Bold", true, 1.09)]
    public void Words_in_the_font_that_comes_with_the_program_are_about_as_wide_as_planned(string weight, bool isBold, double spare)
    {
        using Stream stream = typeof(Picture).Assembly.GetManifestResourceStream($"CommunitySim.Charts.Fonts.LiberationSans-{weight}.ttf")!;
        using SKTypeface typeface = SKTypeface.FromStream(stream);
        using SKFont font = new(typeface, 1000) { Hinting = SKFontHinting.None, LinearMetrics = true };
        foreach (string words in (string[])["connect passes convert on day 147", "Trust", "share of members who have not muted", "−0.25", "0.0002 → 0.05", "20k", "A/B <x>"])
        {
            Assert.That(TextFit.Width(words, 1000, isBold), Is.InRange(font.MeasureText(words) * 0.98, font.MeasureText(words) * spare * 1.05), words);
        }
    }

    /// <summary>Latin letters come from the font in the program; only others ask for those of the machine.</summary>
    [TestCase("Überzeugen: −3 → 5 <x>", false)]
    [TestCase("社区", true)]
    public void The_fonts_of_the_machine_are_asked_only_for_letters_that_the_own_lacks(string words, bool areAsked)
    {
        AssemblyLoadContext alone = new("charts that have drawn nothing yet", isCollectible: true);
        Assembly charts = alone.LoadFromAssemblyPath(typeof(Picture).Assembly.Location);
        Type placed = charts.GetType(typeof(PlacedText).FullName!)!, writer = charts.GetType(typeof(PngText).FullName!)!;
        Array texts = Array.CreateInstance(placed, 1);
        texts.SetValue(Activator.CreateInstance(placed, words, 10.0, 50.0, 30.0, Activator.CreateInstance(charts.GetType(typeof(Rgb).FullName!)!, (byte)0, (byte)0, (byte)0)), 0);
        using SKBitmap bitmap = new(400, 80);
        using SKCanvas canvas = new(bitmap);
        writer.GetMethod(nameof(PngText.Draw))!.Invoke(null, [canvas, texts]);
        object installed = writer.GetField("Installed", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;

        Assert.That(installed.GetType().GetProperty("IsValueCreated")!.GetValue(installed), Is.EqualTo(areAsked));
        Assert.That(bitmap.Bytes.Any(part => part != 0), "something is written");
    }

    /// <summary>Within words from right to left a space is theirs; after them it would be drawn on their left.</summary>
    [Test]
    public void A_space_after_words_of_another_script_belongs_to_what_follows()
    {
        string[] parts = Parts("مرحبا بكم ends 3");

        Assume.That(parts, Has.Length.GreaterThan(1), "a font of this machine has Arabic letters");
        Assert.That(parts, Is.EqualTo(new[] { "مرحبا بكم", " ends 3" }));
    }

    /// <summary>Code points for private use are in no font of a machine.</summary>
    [Test]
    public void A_box_stands_for_a_letter_without_a_font_and_the_letter_is_named()
    {
        PlacedText words = new("a\U0010FFFD\u200D\U0010FFFD b", 0, 0, 20, ChartStyle.Ink);

        Assert.That(Parts(words.Text), Is.EqualTo(new[] { "a□□ b" }).Or.EqualTo(new[] { "a□ b" }));
        Assert.That(PngText.FindMissing([words, new PlacedText("Überzeugen", 0, 0, 20, ChartStyle.Ink)]), Is.Not.Empty.And.All.Contains("\U0010FFFD"));
    }

    [Test]
    public void Digits_among_letters_from_right_to_left_keep_their_order()
    {
        string[] parts = Parts("إقناع ٨٠");

        Assume.That(parts, Has.Length.GreaterThan(1), "a font of this machine has Arabic letters");
        Assert.That(parts[^2..], Is.EqualTo(new[] { "٨", "٠" }));
    }

    private static string[] Parts(string words)
    {
        (string Text, SKFont Font)[] runs = [.. PngText.Runs(new PlacedText(words, 0, 0, 20, ChartStyle.Ink))];
        Array.ForEach(runs, run => run.Font.Dispose());
        return [.. runs.Select(run => run.Text)];
    }

    /// <summary>How much of a white pixel a colour covers, from 0 to 1, by its red.</summary>
    private static double Share(SKColor pixel, Rgb colour) => (255.0 - pixel.Red) / (255 - colour.Red) is var share && Math.Abs(pixel.Green - (255 - (share * (255 - colour.Green)))) < 12 ? share : 0;
}
