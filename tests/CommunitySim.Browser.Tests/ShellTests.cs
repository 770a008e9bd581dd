using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>What all views share: addresses, keys, focus, and what is still there after the page was loaded again.</summary>
internal sealed class ShellTests
{
    [Test]
    public async Task The_skip_link_leads_to_the_view_that_is_shown()
    {
        Seat seat = await Hall.Enter("#/live");
        await seat.Page.Locator(".board").WaitForAsync();
        await seat.Page.Locator(".skip").FocusAsync();
        await seat.Page.Keyboard.PressAsync("Enter");

        Assert.That(await seat.Page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("stage"));
        Assert.That(seat.Page.Url, Does.EndWith("#/live"));
        Assert.That(seat.Complaints, Is.Empty);
    }

    [TestCase("#/scenes/C99/2", "#/scenes/start")]
    [TestCase("#/scenes/C1/7", "#/scenes/start")]
    public async Task An_address_of_nothing_becomes_that_of_what_is_shown(string wrong, string right)
    {
        Seat seat = await Hall.Enter(wrong);
        await Assertions.Expect(seat.Page.Locator("h1")).ToContainTextAsync("A brand joins");
        Assert.That(seat.Page.Url, Does.EndWith(right));
        Assert.That(seat.Complaints, Is.Empty);
    }

    [TestCase("")]
    [TestCase("#/constructor")]
    [TestCase("#/nowhere")]
    [TestCase("#/act/11")]
    public async Task The_lecture_begins_with_act_one(string address)
    {
        Seat seat = await Hall.Enter(address);
        await Assertions.Expect(seat.Page.Locator(".people .face")).ToHaveCountAsync(12);
        Assert.That(seat.Page.Url, Does.EndWith("#/act/1"));
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task Who_leaves_before_act_one_is_ready_stays_where_they_went()
    {
        IPage page = await Chromium.Window();
        TaskCompletionSource left = new();
        await page.RouteAsync("**/api/act?*", async route =>
        {
            await left.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(new Uri(Hall.Address, "#/act/1").AbsoluteUri);
        await page.Locator(".working").WaitForAsync();
        await Views.Go(page, "#/scenes/C1/1");
        await page.Locator(".answers").WaitForAsync();
        Task<IResponse> story = page.WaitForResponseAsync("**/api/act?*");
        left.SetResult();
        await (await story).FinishedAsync();
        await page.EvaluateAsync("new Promise(done => setTimeout(done))");
        Assert.That(page.Url, Does.EndWith("#/scenes/C1/1"));
    }

    [Test]
    public async Task Enter_on_a_link_leaves_the_game()
    {
        Seat seat = await Hall.Enter("#/game");
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await seat.Page.Locator(".game-month").WaitForAsync();
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Live" }).FocusAsync();
        await seat.Page.Keyboard.PressAsync("Enter");

        await seat.Page.Locator(".board").WaitForAsync();
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_key_that_is_leant_on_is_one_press()
    {
        IPage page = (await Hall.Enter("#/game")).Page;
        int months = 0;
        page.Request += (_, request) => months += request.Url.Contains("/api/game", StringComparison.Ordinal) ? 1 : 0;
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.Locator(".game-month").WaitForAsync();
        for (int month = 1; month <= 2; month++)
        {
            // The second time the focus is on a slider and not on the button.
            for (int repeat = 0; repeat < 5; repeat++)
            {
                await page.Keyboard.DownAsync("Enter");
                await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(month);
            }

            await page.Keyboard.UpAsync("Enter");
            await page.Locator("#hours-solve").FocusAsync();
        }

        Assert.That(months, Is.EqualTo(2));
    }

    [Test]
    public async Task Who_goes_to_another_view_has_its_name_and_the_focus_in_it()
    {
        IPage page = (await Hall.Enter("#/scenes/C1/3")).Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "See the whole year, live" }).ClickAsync();
        await page.Locator(".board").WaitForAsync();

        await Assertions.Expect(page).ToHaveTitleAsync("Live – CommunitySim");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("stage"));
    }

    [Test]
    public async Task Hands_are_still_raised_after_the_page_was_loaded_again_until_they_are_cleared()
    {
        IPage page = (await Hall.Enter("#/scenes/C1/1")).Page;
        await page.Locator(".answers").WaitForAsync();
        await page.Keyboard.PressAsync("2");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".total")).ToHaveTextAsync("Hands: 1");

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".total")).ToHaveTextAsync("Hands: 0");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".total")).ToHaveTextAsync("Hands: 0");
    }

    [Test]
    public async Task A_game_goes_on_after_the_page_was_loaded_again()
    {
        IPage page = (await Hall.Enter("#/game")).Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.Locator("#hours-solve").FillAsync("16");
        await page.Locator(".game-month .next").ClickAsync();
        await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(1);
        string told = await page.Locator(".game-report").InnerTextAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Month 2 of 12");
        Assert.That(await page.Locator(".game-report").InnerTextAsync(), Is.EqualTo(told));
    }

    [Test]
    public async Task A_moment_without_an_answer_does_not_lose_a_game()
    {
        IPage page = (await Hall.Enter("#/game")).Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.Locator(".game-month .next").ClickAsync();
        await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(1);
        await page.RouteAsync("**/api/game?*", route => route.FulfillAsync(new() { Status = 503, Json = new { error = "busy" } }));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".fault")).ToContainTextAsync("busy");
        await page.UnrouteAsync("**/api/game?*");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Month 2 of 12");
    }

    [Test]
    public async Task Where_nothing_may_be_stored_all_else_works()
    {
        IPage page = await Chromium.Window(1280, 720, ColorScheme.Light, false);
        await page.AddInitScriptAsync("for (const kind of ['sessionStorage', 'localStorage']) Object.defineProperty(window, kind, { get() { throw new DOMException('denied', 'SecurityError'); } });");
        await page.GotoAsync(new Uri(Hall.Address, "#/scenes/C1/1").AbsoluteUri);
        await page.Locator(".answers").WaitForAsync();
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator(".total")).ToHaveTextAsync("Hands: 1");
    }

    [Test]
    public async Task An_end_that_did_not_come_is_asked_for_once_more()
    {
        IPage page = (await Hall.Enter("#/game")).Page;
        await page.RouteAsync("**/api/game/end*", route => route.AbortAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        for (int month = 1; month <= 12; month++)
        {
            await page.Locator(".game-month .next").ClickAsync();
            await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(month);
        }

        await page.Locator(".game-month .next").ClickAsync();
        await Assertions.Expect(page.Locator(".page-year .fault")).ToContainTextAsync("That did not work: The connection to the lecture is lost.");
        await page.UnrouteAsync("**/api/game/end*");
        await page.GetByRole(AriaRole.Button, new() { Name = "Once more" }).ClickAsync();
        await Assertions.Expect(page.Locator(".page-year tbody tr")).ToHaveCountAsync(4);
    }

    [TestCase(1280, 720)]
    [TestCase(360, 740)]
    public async Task The_bar_is_one_line_of_names(int width, int height)
    {
        IPage page = (await Hall.Enter("#/live", width, height, touch: width < 500)).Page;
        await page.Locator("#bar nav a").First.WaitForAsync();
        Assert.That(await page.Locator("#bar nav a").AllInnerTextsAsync(), Is.All.Not.Empty);
        Assert.That(await page.EvaluateAsync<double>("() => document.getElementById('bar').offsetHeight / parseFloat(getComputedStyle(document.documentElement).fontSize)"), Is.LessThan(2.4), "in heights of type");
        Assert.That((await Bars.Scrolls(page)).Sideways, Is.False);
    }
}
