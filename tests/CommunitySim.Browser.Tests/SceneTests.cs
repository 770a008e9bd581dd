using System.Text.Json;
using CommunitySim.Lecture.Scenes;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

internal sealed class SceneTests
{
    private static readonly PageWaitForSelectorOptions Patient = new() { Timeout = 120_000 };

    [Test]
    public async Task Keys_lead_through_the_scenes_and_back()
    {
        Seat seat = await Hall.Enter("#/scenes");
        await seat.Page.WaitForSelectorAsync(".step-start");

        await Press(seat.Page, "ArrowRight", ".step-1", "#/scenes/C1/1");
        await Press(seat.Page, "PageDown", ".step-2", "#/scenes/C1/2");
        await Press(seat.Page, "Space", ".step-3", "#/scenes/C1/3");
        await Press(seat.Page, "ArrowRight", ".step-1", "#/scenes/C6/1");
        await Press(seat.Page, "PageUp", ".step-3", "#/scenes/C1/3");
        await Press(seat.Page, "ArrowLeft", ".step-2", "#/scenes/C1/2");
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_list_leads_to_any_scene_and_the_place_is_in_the_address()
    {
        Seat seat = await Hall.Enter("#/scenes/C9/1");
        await seat.Page.WaitForSelectorAsync(".step-1");
        Assert.That(await seat.Page.Locator(".foot select").InputValueAsync(), Is.EqualTo("C9"));

        await seat.Page.Locator(".foot select").SelectOptionAsync("end");
        await seat.Page.WaitForSelectorAsync(".step-end");
        Assert.That(await seat.Page.Locator(".foot button").Last.IsDisabledAsync(), Is.True, "nothing follows");
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task Hands_are_drawn_on_the_chart_by_keys_buttons_and_numbers_and_are_counted_at_the_reveal()
    {
        Seat seat = await Hall.Enter("#/scenes/C1/1");
        IPage page = seat.Page;
        await page.WaitForSelectorAsync(".asked");
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("3");
        await page.Keyboard.PressAsync("Shift+3");
        await page.Locator(".answer").Nth(0).Locator(".hand").Last.ClickAsync();
        await page.Locator(".answer").Nth(2).Locator("input").FillAsync("6");
        await page.Locator(".answer").Nth(2).Locator("input").BlurAsync();

        Assert.That(await page.Locator(".asked .count").AllTextContentsAsync(), Is.EqualTo(new[] { "2", "2", "6" }));
        double[] widths = [.. (await page.Locator(".asked .guess").AllAsync()).Select(bar => (double)bar.BoundingBoxAsync().GetAwaiter().GetResult()!.Width)];
        Assert.That(widths[2] / widths[0], Is.EqualTo(3).Within(0.1), "six hands are three times as long as two");

        await page.Keyboard.PressAsync("PageDown");
        await page.WaitForSelectorAsync(".told", Patient);
        Assert.That(await page.Locator(".told .guess").CountAsync(), Is.EqualTo(3), "guesses stay beside the truth");
        Assert.That(await page.Locator(".hands").InnerTextAsync(), Does.StartWith("2 of 10 hands were right"), "connect is ahead after two years");
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_reveal_shows_the_numbers_of_the_answer()
    {
        Seat seat = await Hall.Enter("#/scenes/C1/2");
        await seat.Page.WaitForSelectorAsync(".told", Patient);
        JsonElement answer = JsonDocument.Parse(await seat.Page.EvaluateAsync<string>("fetch('/api/scenes/C1').then(said => said.text())")).RootElement.GetProperty("places")[2];
        string[] expected = [.. answer.GetProperty("columns").EnumerateArray().Select(column => Money(column.GetProperty("interval").GetProperty("mean").GetDouble()))];

        Assert.That(await seat.Page.Locator(".amount strong").AllInnerTextsAsync(), Is.EqualTo(expected));
        Assert.That(await seat.Page.Locator(".told .world").CountAsync(), Is.EqualTo(answer.GetProperty("columns").EnumerateArray().Sum(column => column.GetProperty("worlds").GetArrayLength())));
        Assert.That(await seat.Page.Locator(".verdict .badge").InnerTextAsync(), Does.Contain("refuted"));
    }

    [Test]
    public async Task On_a_phone_nothing_is_wider_than_the_screen()
    {
        Seat seat = await Hall.Enter("#/scenes", 390, 844, ColorScheme.Dark, touch: true);
        await seat.Page.WaitForSelectorAsync(".step-start");
        foreach (string step in new[] { "C8/1", "C8/2", "C8/3", "C6/2" })
        {
            await seat.Page.EvaluateAsync($"location.hash = '#/scenes/{step}'");
            await seat.Page.WaitForSelectorAsync($".step-{step[^1]}:has(.id:text-is('{step[..2]}'))", Patient);
            Assert.That(await seat.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(390), step);
        }
    }

    [Test]
    public async Task Every_step_of_every_scene_fits_the_screen_without_a_complaint()
    {
        const int width = 1280, height = 720;
        Seat seat = await Hall.Enter("#/scenes", width, height);
        IPage page = seat.Page;
        await page.WaitForSelectorAsync(".step-start");
        Assert.Multiple(async () =>
        {
            foreach (string place in SceneExport.Ids.SelectMany(id => new[] { $"{id}/1", $"{id}/2", $"{id}/3" }).Prepend("start").Append("end"))
            {
                string[] parts = place.Split('/');
                await page.EvaluateAsync($"location.hash = '#/scenes/{place}'");
                await page.WaitForSelectorAsync($".step-{parts[^1]}{(parts.Length == 1 ? "" : $":has(.id:text-is('{parts[0]}'))")}", Patient);
                Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), Is.LessThanOrEqualTo(height), place);
                Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), place);
                Assert.That(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.scene *')].filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'hidden').map(one => one.className)"), Is.Empty, place);
            }
        });
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task What_to_try_sets_the_sliders()
    {
        Seat seat = await Hall.Enter("#/scenes/C4/3");
        await seat.Page.WaitForSelectorAsync(".try", Patient);
        await seat.Page.Locator(".try button").First.ClickAsync();
        await seat.Page.WaitForURLAsync("**/#/live");
    }

    [Test]
    public async Task The_export_opens_from_a_file_and_asks_for_nothing()
    {
        string file = Chromium.Folder.Write("scenes.html", SceneExport.Page(["C1", "C6"], 2, _ => { }));
        Seat seat = new(await Chromium.Window());
        List<string> requests = [];
        seat.Page.Request += (_, request) => requests.Add(request.Url);
        await seat.Page.GotoAsync(new Uri(file).AbsoluteUri + "#/act/10");
        await seat.Page.Locator(".press").ClickAsync();
        await seat.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.verdicts section')].reduce((sum, one) => sum + Number(one.dataset.count), 0) > 0");
        await seat.Page.Keyboard.PressAsync("PageDown");
        await seat.Page.WaitForSelectorAsync(".step-start");
        for (int turn = 0; turn < 7; turn++)
        {
            await seat.Page.Keyboard.PressAsync("PageDown");
        }

        await seat.Page.WaitForSelectorAsync(".step-end");
        await seat.Page.EvaluateAsync("location.hash = '#/scenes/C6/2'");
        await seat.Page.WaitForSelectorAsync(".told");
        string before = await seat.Page.Locator(".amount strong").Nth(2).InnerTextAsync();
        await seat.Page.Locator(".vary input").FocusAsync();
        await seat.Page.Keyboard.PressAsync("End");
        Assert.That(await seat.Page.Locator(".amount strong").Nth(2).InnerTextAsync(), Is.Not.EqualTo(before), "the slider shows another value of the sweep");
        await seat.Page.Keyboard.PressAsync("PageDown");
        await seat.Page.WaitForSelectorAsync(".step-3");
        Assert.That(await seat.Page.Locator(".try code").First.InnerTextAsync(), Is.EqualTo("communitysim lecture"));

        Assert.That(seat.Complaints, Is.Empty);
        Assert.That(requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)), Is.EqualTo(new[] { new Uri(file).AbsoluteUri }));
    }

    private static string Money(double value) =>
        Math.Abs(value) < 1000 ? FormattableString.Invariant($"{value:0}") : FormattableString.Invariant($"{value / 1000:0.0}k");

    private static async Task Press(IPage page, string key, string shown, string place)
    {
        await page.Keyboard.PressAsync(key);
        await page.WaitForURLAsync($"**/{place}");
        await page.WaitForSelectorAsync(shown, Patient);
    }
}
