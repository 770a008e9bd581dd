using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The views of the lecture, by their addresses.</summary>
internal static class Views
{
    /// <summary>Goes to an address such as "#/live" and waits until the page has been told; what it computes then may take longer.</summary>
    public static async Task Go(IPage page, string place) => await page.EvaluateAsync(
        """
        place => new Promise(gone => {
          if (location.hash === place) return gone();
          addEventListener("hashchange", () => gone(), { once: true });
          location.hash = place;
        })
        """,
        place);

    /// <summary>Waits until the view of an address is there.</summary>
    public static async Task Opened(IPage page, string place) => await page.Locator(place switch
    {
        "#/live" => ".chart",
        "#/group" => ".side[data-day]",
        "#/game" => ".game-start",
        _ => ".scene.step-1",
    }).First.WaitForAsync();
}
