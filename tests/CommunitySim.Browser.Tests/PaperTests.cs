using System.Diagnostics;
using System.Text.Json;
using CommunitySim.Lecture.Scenes;
using CommunitySim.Tests;
using CommunitySim.Tests.Architecture;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The lecture on paper: two pages to take home, and every view without its controls.</summary>
internal sealed class PaperTests
{
    private const string Pdftotext = "/usr/bin/pdftotext";

    // The width of A4 without margins, in px of print.
    private const int PaperWidth = 688;

    [OneTimeSetUp]
    public static void There_is_a_reader_of_PDF() => Chromium.Demand(Pdftotext, "apt-get install poppler-utils");

    /// <summary>Answers are made up here, since computing all of them takes minutes: the last column, which is often the longest name.</summary>
    [Test]
    public async Task The_handout_is_two_pages_with_a_verdict_for_every_scene()
    {
        Seat seat = await Hall.Enter("#/game");
        await seat.Page.RouteAsync("**/api/scenes/*", route =>
        {
            Scene scene = Scene.All.Single(one => one.Id == new Uri(route.Request.Url).Segments[^1]);
            return route.FulfillAsync(new()
            {
                ContentType = "application/json",
                Body = JsonSerializer.Serialize(new
                {
                    places = new[] { new { choice = scene.Vary?.At ?? "", answer = new { column = scene.Columns.Count - 1, notWorse = new[] { scene.Columns.Count - 1 } } } },
                    verdict = new { outcome = "unattributed" },
                }),
            });
        });
        await Views.Go(seat.Page, "#/handout");
        await seat.Page.WaitForSelectorAsync(".handout:not([aria-busy])");
        string[] pages = await Print(seat.Page);

        Assert.That(pages, Has.Length.EqualTo(2));
        Assert.That(pages[0], Does.Contain("Five words").And.Contain("How to read the results").And.Not.Contain("Sources"));
        Assert.That(pages[1], Does.Contain("What the model found").And.Contain("Sources").And.Contain("README.md").And.Not.Contain("…"));
        Assert.That(await seat.Page.Locator(".handout .verdict:text-is('(✓) cause not shown')").CountAsync(), Is.EqualTo(Scene.All.Count));
        Assert.That(await Bars.AxeFindings(seat.Page), Is.Empty);
        Assert.That(seat.Complaints, Is.Empty);
    }

    [TestCase("en")]
    [TestCase("de")]
    public async Task The_page_without_a_server_leads_to_the_handout_with_every_verdict(string language)
    {
        Seat seat = new(await Chromium.Window());
        string file = Path.Combine(Repository.Root, "results", "lecture.html");
        await seat.Page.GotoAsync(new Uri(file).AbsoluteUri + $"?language={language}#/scenes/limits");
        await seat.Page.Locator("a[href='#/handout']").ClickAsync();
        await seat.Page.WaitForSelectorAsync(".handout:not([aria-busy])");

        Assert.That(await seat.Page.Locator(".handout tbody .verdict:not(:empty)").CountAsync(), Is.EqualTo(Scene.All.Count));
        Assert.That(await Bars.AxeFindings(seat.Page), Is.Empty);
        Assert.That(await Print(seat.Page), Has.Length.EqualTo(2));
        Assert.That(seat.Complaints, Is.Empty);
    }

    [TestCase("#/scenes/C6/1", "h1")]
    [TestCase("#/scenes/C6/2", ".answers.told")]
    [TestCase("#/live", "canvas")]
    [TestCase("#/group", "svg")]
    [TestCase("#/game", "h1, h2")]
    [TestCase("#/handout", ".handout h1")]
    public async Task A_view_prints_black_on_white_without_controls(string place, string shown)
    {
        Seat seat = await Hall.Enter(place, scheme: ColorScheme.Dark);
        await seat.Page.WaitForSelectorAsync($"#stage :is({shown})", new() { Timeout = 120_000, State = WaitForSelectorState.Attached });
        await seat.Page.SetViewportSizeAsync(PaperWidth, 1000);
        await seat.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.That(await seat.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"), Is.EqualTo("rgb(255, 255, 255)"));
        Assert.That(await seat.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"), Is.EqualTo("rgb(0, 0, 0)"));
        Assert.That(await seat.Page.Locator(":is(#bar, .foot, button, select, input):visible").CountAsync(), Is.Zero);
        await seat.Page.WaitForFunctionAsync("width => [...document.querySelectorAll('#stage :is(svg, canvas, img)')].every(one => !one.checkVisibility() || one.getBoundingClientRect().right <= width)", PaperWidth + 1);
        Assert.That(string.Concat(await Print(seat.Page)).Trim(), Is.Not.Empty);
    }

    private static async Task<string[]> Print(IPage page)
    {
        using TestFolder folder = new();
        await page.PdfAsync(new() { Path = folder["sheet.pdf"], PreferCSSPageSize = true });
        using Process process = Process.Start(new ProcessStartInfo(Pdftotext, [folder["sheet.pdf"], "-"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text.TrimEnd('\f').Split('\f');
    }
}
