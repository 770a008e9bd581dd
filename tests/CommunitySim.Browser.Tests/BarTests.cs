using CommunitySim.Lecture.Scenes;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The bars that every screen of the lecture holds: labels, words, axe, no scrolling, no complaint.</summary>
internal sealed class BarTests
{
    private const int MostWords = 60, MostWordsOfActOne = 40;

    /// <summary>Every screen of a hall, as its address, and the most words on it.</summary>
    private static IEnumerable<TestCaseData> Screens =>
    [
        .. Enumerable.Range(1, 10).Select(screen => new TestCaseData($"#/act/{screen}", MostWordsOfActOne)),
        .. new[] { "#/live", "#/group", "#/game" }.Select(place => new TestCaseData(place, MostWords)),
    ];

    /// <summary>The screens for axe: one of each kind.</summary>
    private static readonly string[] Kinds = ["#/act/1", "#/act/2", "#/act/6", "#/scenes/start", "#/scenes/C6/1", "#/scenes/C6/2", "#/scenes/C6/3", "#/scenes/end", "#/live", "#/group", "#/game"];

    [TestCaseSource(nameof(Screens))]
    public async Task A_screen_can_be_read_from_the_last_row_without_scrolling(string place, int mostWords)
    {
        foreach (string language in new[] { "en", "de" })
        {
            Seat seat = await Hall.Enter($"?language={language}{place}");
            await Settled(seat.Page);
            await AssertReadable(seat.Page, place, mostWords);
            Assert.That(seat.Complaints, Is.Empty);
        }
    }

    [Test]
    public async Task Every_scene_can_be_read_from_the_last_row_without_scrolling([Values("en", "de")] string language)
    {
        Seat seat = await Hall.Enter($"?language={language}#/scenes/start");
        await Assert.MultipleAsync(async () =>
        {
            foreach (string place in SceneExport.Ids.SelectMany(id => new[] { $"{id}/1", $"{id}/2", $"{id}/3" }).Prepend("start").Append("end"))
            {
                await seat.Page.EvaluateAsync($"location.hash = '#/scenes/{place}'");
                await Settled(seat.Page);
                await AssertReadable(seat.Page, place, MostWords);
            }
        });
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task Axe_finds_nothing_serious(
        [ValueSource(nameof(Kinds))] string place,
        [Values(1280, 360)] int width,
        [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        Seat seat = await Hall.Enter(place, width, width == 360 ? 740 : 720, scheme, touch: width == 360);
        await Settled(seat.Page);
        Assert.That(await Bars.AxeFindings(seat.Page), Is.Empty);
        Assert.That((await Bars.Scrolls(seat.Page)).Sideways, Is.False);
        Assert.That(seat.Complaints, Is.Empty);
    }

    /// <summary>Type grows with the picture, so a projector of 2160 lines shows what one of 720 does.</summary>
    [Test]
    public async Task A_picture_three_times_as_large_has_type_three_times_as_large([Values("#/act/1", "#/act/6", "#/scenes/start", "#/scenes/C6/2", "#/live", "#/group", "#/game")] string place)
    {
        Seat seat = await Hall.Enter(place, 3840, 2160);
        await Settled(seat.Page);
        Assert.That(await Bars.SmallLabels(seat.Page), Is.Empty);
        Assert.That(await Bars.Scrolls(seat.Page), Is.EqualTo((false, false)));
    }

    private static async Task AssertReadable(IPage page, string place, int mostWords)
    {
        Assert.That(await Bars.SmallLabels(page), Is.Empty, place);
        Assert.That(await Bars.Words(page), Is.LessThanOrEqualTo(mostWords), place);
        Assert.That(await Bars.Scrolls(page), Is.EqualTo((false, false)), place);
    }

    /// <summary>Waits until the view is drawn and nothing is under way.</summary>
    internal static async Task Settled(IPage page)
    {
        await page.Locator("#stage *").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(page.Locator(".waiting, .working")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
    }
}
