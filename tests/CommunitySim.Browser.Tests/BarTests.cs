using CommunitySim.Lecture.Scenes;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The bars of a hall where the tests of the views do not reach: the other language, phones in both schemes, and large projectors.</summary>
internal sealed class BarTests
{
    private const int MostWords = 60;

    /// <summary>One screen of each kind.</summary>
    private static readonly string[] Kinds = ["#/act/1", "#/act/2", "#/act/6", "#/scenes/start", "#/scenes/C6/1", "#/scenes/C6/2", "#/scenes/C6/3", "#/scenes/end", "#/live", "#/group", "#/game"];

    [TestCase("#/live")]
    [TestCase("#/group")]
    [TestCase("#/game")]
    public async Task A_view_in_German_can_be_read_from_the_last_row(string place)
    {
        Seat seat = await Hall.Enter($"?language=de{place}");
        await Settled(seat.Page);
        await AssertReadable(seat.Page, place);
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task Every_scene_in_German_can_be_read_from_the_last_row()
    {
        Seat seat = await Hall.Enter("?language=de#/game");
        await Hall.AnswerScenes(seat.Page);
        await Assert.MultipleAsync(async () =>
        {
            foreach (string place in SceneExport.Ids.SelectMany(id => new[] { $"{id}/1", $"{id}/2", $"{id}/3" }).Prepend("start").Append("end"))
            {
                await Views.Go(seat.Page, $"#/scenes/{place}");
                await Settled(seat.Page);
                await AssertReadable(seat.Page, place);
            }
        });
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task Axe_finds_nothing_serious_on_a_phone([ValueSource(nameof(Kinds))] string place, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        Seat seat = await Hall.Enter(place, 360, 740, scheme, touch: true);
        await Settled(seat.Page);
        Assert.That(await Bars.AxeFindings(seat.Page), Is.Empty);
        Assert.That((await Bars.Scrolls(seat.Page)).Sideways, Is.False);
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task Axe_tells_what_is_wrong_with_a_page()
    {
        IPage page = await Chromium.Window();
        await page.SetContentAsync("""<html lang="en"><title>A page</title><main><h1>A page</h1><img src="data:,"><p style="color: #eee">Pale.</p></main></html>""");
        Assert.That(await Bars.AxeFindings(page), Is.EqualTo(new[] { """color-contrast: <p style="color: #eee">Pale.</p>""", """image-alt: <img src="data:,">""" }));
    }

    /// <summary>Type grows with the picture, so a projector of 2160 lines shows what one of 720 does.</summary>
    [Test]
    public async Task A_picture_three_times_as_large_has_type_three_times_as_large([Values("#/act/1", "#/act/6", "#/scenes/start", "#/group")] string place)
    {
        Seat seat = await Hall.Enter(place, 3840, 2160);
        await Settled(seat.Page);
        Assert.That(await Bars.SmallLabels(seat.Page), Is.Empty);
        Assert.That(await Bars.Scrolls(seat.Page), Is.EqualTo((false, false)));
    }

    /// <summary>Waits until the view is drawn and nothing is under way.</summary>
    internal static async Task Settled(IPage page)
    {
        await page.Locator("#stage *").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(page.Locator(".waiting, .working, [aria-busy=true]")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
    }

    private static async Task AssertReadable(IPage page, string place)
    {
        Assert.That(await Bars.SmallLabels(page), Is.Empty, place);
        Assert.That(await Bars.Words(page), Is.LessThanOrEqualTo(MostWords), place);
        Assert.That(await Bars.Scrolls(page), Is.EqualTo((false, false)), place);
        Assert.That(await Bars.CoveredAnswers(page), Is.Empty, place);
    }
}
