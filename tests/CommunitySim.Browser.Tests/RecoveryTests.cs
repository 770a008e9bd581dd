using CommunitySim.Lecture;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>A lecture that was stopped and started again while its page was open.</summary>
internal sealed class RecoveryTests
{
    [TestCase("#/scenes/C6/1")]
    [TestCase("#/live")]
    [TestCase("#/group")]
    [TestCase("#/game")]
    public async Task After_a_restart_of_the_lecture_a_view_goes_on_by_itself(string place)
    {
        LectureServer first = await LectureServer.Start(new LectureOptions { Port = 0, Error = TestContext.Error });
        Uri address = first.Address;
        IPage page = await Chromium.Window();
        await page.GotoAsync(new Uri(address, place).AbsoluteUri);
        await Views.Opened(page, place);
        await first.DisposeAsync();
        await Ask(page, place);
        await Assertions.Expect(page.Locator(".fault:visible").First).ToContainTextAsync("connection to the lecture is lost", new() { Timeout = 30_000 });
        await using LectureServer second = await LectureServer.Start(new LectureOptions { Port = address.Port, Error = TestContext.Error });
        await Assertions.Expect(page.Locator(".fault:visible")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        if (place == "#/game")
        {
            await page.Keyboard.PressAsync("PageDown");
        }

        await page.Locator(place switch
        {
            "#/live" => ".sliders .changed",
            "#/group" => ".sides:not([aria-busy]) .side[data-day]",
            "#/game" => ".game-months .done",
            _ => ".scene.step-2",
        }).First.WaitForAsync(new() { Timeout = 60_000 });
    }

    /// <summary>Whatever makes the view ask the server.</summary>
    private static async Task Ask(IPage page, string place)
    {
        switch (place)
        {
            case "#/live":
                await page.Locator("[id='set-community.cohesion']").EvaluateAsync("input => { input.value = 0.5; input.dispatchEvent(new Event('input', { bubbles: true })); }");
                break;
            case "#/group":
                await page.Locator(".world").ClickAsync();
                break;
            case "#/game":
                await page.Keyboard.PressAsync("PageDown");
                await page.Keyboard.PressAsync("PageDown");
                break;
            default:
                await page.Keyboard.PressAsync("PageDown");
                break;
        }
    }
}
