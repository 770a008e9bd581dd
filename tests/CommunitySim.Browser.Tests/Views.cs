using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The views of the lecture, by their addresses.</summary>
internal static class Views
{
    /// <summary>Waits until the view of an address is there.</summary>
    public static async Task Opened(IPage page, string place) => await page.Locator(place switch
    {
        "#/live" => ".chart",
        "#/group" => ".side[data-day]",
        "#/game" => ".game-start",
        _ => ".scene.step-1",
    }).First.WaitForAsync();
}
