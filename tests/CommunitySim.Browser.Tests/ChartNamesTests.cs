using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using Microsoft.Playwright;
using SkiaSharp;

namespace CommunitySim.Browser.Tests;

/// <summary>The names in a chart are seen as a browser draws them.</summary>
internal sealed class ChartNamesTests
{
    private static readonly ColourScale Scale = new("reach", 0, 1, Ticks.Round(0, 1));

    [TestCaseSource(nameof(OneOfEachMark))]
    public async Task Every_word_is_seen_over_its_halo_and_over_all_that_is_drawn(Figure figure)
    {
        using Picture picture = Picture.Of(figure);
        IPage page = await Chromium.Window(1600, (int)picture.Height).Opened(Chromium.Folder.Write($"{figure.Name}.html", $"<!DOCTYPE html><body style=\"margin:0\">{picture.Svg()}"));
        using SKBitmap pixels = SKBitmap.Decode(await page.ScreenshotAsync());
        IReadOnlyList<ILocator> words = await page.Locator("svg text:not(.halo)").AllAsync();

        Assert.That(words, Has.Count.GreaterThanOrEqualTo(3));
        foreach (ILocator word in words)
        {
            string text = (await word.TextContentAsync())!;
            LocatorBoundingBoxResult box = (await word.BoundingBoxAsync())!;
            Assert.That(await word.EvaluateAsync<bool>("one => { const box = one.getBoundingClientRect(); return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === one; }"), Is.True, $"'{text}' is on top");
            Assert.That(InColour(pixels, box, SKColor.Parse(await word.GetAttributeAsync("fill"))), Is.GreaterThan(10), $"'{text}' in its colour");
        }
    }

    private static IEnumerable<Figure> OneOfEachMark()
    {
        yield return Of("curve", new Curve([0, 1], [0, 0], [0, 0], [0.1, 0.1], 1, "absent"), new VerticalMarker(0.5, "ahead from day 5"), new HorizontalMarker(0.5, "zero"));
        yield return Of("points", new Points([0.2, 0.8], [0.2, 0.8], [0.1, 0.7], [0.3, 0.9], 2, "connect"));
        yield return Of("histogram", new Histogram([0, 0.5, 1], [0.5, 1], 0, "convert"));
        yield return Of("tiles", new Tiles([new(0, 0, null, 1, "?"), new(1, 0, 0, 1, "0.21"), new(0, 1, 1, 0, "0.02"), new(1, 1, null, 0, "0")]));
        yield return Of("rows", new RowBars([new(0, 0, 0.8, 0.7, 0.9), new(1, 0, 0.3, 0.2, 0.4)], 0.5, 0, "index"));
        yield return Of("named-points", new NamedPoints([0.5, 0.51], [0.5, 0.5], ["turnover", "skill"], 3));
        yield return Of("trail", new Trail([0, 0.5, 1], [0, 0.3, 1], 4, "connect, day 90", [new(1, "30", "")]));
        yield return Of("cells", new Polygons([new Polygon([new Spot(0, 0), new Spot(1, 0), new Spot(0.5, 1)], 0.9, true, "")], Scale), new Caption(new Spot(0.5, 0.4), "bond", 0, Small: true), new ColourBar(Scale));
        yield return Of("scripts", new Curve([0, 1], [0, 0.2], [], [], 0, "社区"), new Curve([0, 1], [0, 0.5], [], [], 1, "مرحبا"), new Curve([0, 1], [0, 0.9], [], [], 2, "A/B <x> überzeugen"));
    }

    private static Figure Of(string name, params Mark[] marks)
    {
        bool isMap = marks[0] is Tiles or RowBars;
        Axis across = new("x", isMap ? -0.5 : 0, marks[0] is Tiles ? 1.5 : 1, Ticks.Round(0, 1)), up = new("y", isMap ? -0.5 : 0, isMap ? 1.5 : 1, Ticks.Round(0, 1));
        return new Figure(name, "Title", "Subtitle", "Note", [new Panel("Panel", across, up, marks)]);
    }

    /// <summary>Pixels of a box that are near to a colour.</summary>
    private static int InColour(SKBitmap pixels, LocatorBoundingBoxResult box, SKColor colour)
    {
        int count = 0;
        for (int y = Math.Max(0, (int)box.Y); y < Math.Min(pixels.Height, box.Y + box.Height); y++)
        {
            for (int x = Math.Max(0, (int)box.X); x < Math.Min(pixels.Width, box.X + box.Width); x++)
            {
                SKColor pixel = pixels.GetPixel(x, y);
                count += Math.Abs(pixel.Red - colour.Red) + Math.Abs(pixel.Green - colour.Green) + Math.Abs(pixel.Blue - colour.Blue) < 90 ? 1 : 0;
            }
        }

        return count;
    }
}
