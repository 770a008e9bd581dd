using CommunitySim.Lecture.Scenes;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>Takes a picture of every screen of the lecture, to be looked at; they lie in the folder that PICTURES names.</summary>
[Explicit("Takes pictures to look at and holds nothing.")]
internal sealed class Pictures
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 720), (3840, 2160), (360, 740)];

    private static IEnumerable<string> Places =>
    [
        .. Enumerable.Range(1, 10).Select(screen => $"act/{screen}"),
        "scenes/start",
        .. SceneExport.Ids.SelectMany(id => new[] { $"scenes/{id}/1", $"scenes/{id}/2", $"scenes/{id}/3" }),
        "scenes/end", "live", "group", "game", "handout",
    ];

    [Test]
    public async Task Every_screen_is_taken([ValueSource(nameof(Sizes))] (int Width, int Height) size, [Values("en", "de")] string language, [Values] bool dark)
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable("PICTURES") ?? Path.GetTempPath(), $"{size.Width}-{language}-{(dark ? "dark" : "light")}");
        Directory.CreateDirectory(folder);
        IPage page = (await Hall.Enter($"?language={language}#/act/1", size.Width, size.Height, dark ? ColorScheme.Dark : ColorScheme.Light, touch: size.Width == 360)).Page;
        foreach (string place in Places)
        {
            await Views.Go(page, $"#/{place}");
            await BarTests.Settled(page);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{place.Replace('/', '-')}.png"), FullPage = size.Width == 360 });
        }
    }
}
