using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>What a clicker and the keys of the page do, whatever has the focus.</summary>
internal sealed class ClickerTests
{
    /// <summary>Lists one control of each kind that can have the focus; window.focusOn gives it one of a kind.</summary>
    private const string Kinds = """
        () => {
          const kindOf = one => `${one.tagName} ${one.type ?? ""}`.trim();
          const all = () => [...document.querySelectorAll("a, button, input, select, summary, textarea, [tabindex='0']")].filter(one => one.checkVisibility() && !one.disabled);
          window.focusOn = kind => all().find(one => kindOf(one) === kind)?.focus();
          return [...new Set(all().map(kindOf))];
        }
        """;

    /// <summary>Every kind of control that can have the focus, in every view: a clicker that has lost the page to a field is lost in the hall.</summary>
    [TestCase("#/scenes/C1/1", "location.hash")]
    [TestCase("#/live", "document.querySelector('.tabs [aria-pressed=true]').textContent")]
    [TestCase("#/group", "document.querySelector('.player input[type=range]').value")]
    [TestCase("#/game", "document.querySelector('.game-month') ? 'a month' : 'the start'")]
    public async Task A_clicker_turns_whatever_has_the_focus(string place, string where)
    {
        Seat seat = await Hall.Enter(place);
        await Views.Opened(seat.Page, place);
        string[] kinds = await seat.Page.EvaluateAsync<string[]>(Kinds);
        Assert.That(kinds, Has.Some.StartsWith("BUTTON").And.Some.Match("INPUT|SELECT"));
        foreach (string kind in kinds)
        {
            await seat.Page.EvaluateAsync("kind => window.focusOn(kind)", kind);
            string before = await seat.Page.EvaluateAsync<string>($"() => String({where})");
            await seat.Page.Keyboard.PressAsync("PageDown");
            await seat.Page.WaitForFunctionAsync($"before => String({where}) !== before", before);
            if (place == "#/game")
            {
                await seat.Page.EvaluateAsync("() => sessionStorage.clear()");
                await seat.Page.GotoAsync("about:blank");
                await seat.Page.GotoAsync(new Uri(Hall.Address, place).AbsoluteUri);
                await Views.Opened(seat.Page, place);
                await seat.Page.EvaluateAsync<string[]>(Kinds);
                continue;
            }

            await seat.Page.EvaluateAsync("kind => window.focusOn(kind)", kind);
            await seat.Page.Keyboard.PressAsync("PageUp");
            await seat.Page.WaitForFunctionAsync($"before => String({where}) === before", before);
            await Views.Opened(seat.Page, place);
        }
    }

    /// <summary>The computer may need seconds for an answer, and a lecturer does not wait for it.</summary>
    [TestCase("#/act/4", "**/api/act/race?*", ".people .face", "#/act/4")]
    [TestCase("#/act/6", "**/api/act/race?*", ".working", "#/act/7")]
    [TestCase("#/scenes/C1/2", "**/api/scenes/C1?*", ".working", "#/scenes/C1/3")]
    [TestCase("#/group", "**/api/group?*", ".tools", "#/group")]
    public async Task A_clicker_turns_while_the_computer_computes(string place, string computed, string shown, string next)
    {
        IPage page = await Chromium.Window();
        TaskCompletionSource turned = new();
        await page.RouteAsync(computed, async route =>
        {
            await turned.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(new Uri(Hall.Address, place).AbsoluteUri);
        await page.Locator(shown).First.WaitForAsync(new() { Timeout = 60_000 });
        await page.EvaluateAsync("() => addEventListener('keydown', event => { window.turned = event.defaultPrevented; })");
        await page.Keyboard.PressAsync("PageDown");
        Assert.That(await page.EvaluateAsync<bool>("window.turned"), "the view took the turn");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Hall.Address, next).AbsoluteUri);
        turned.SetResult();
    }

    [TestCase("#/act/1", ".screen-2 .bubble")]
    [TestCase("#/scenes/start", ".step-2[data-id=Q1]")]
    public async Task Three_presses_at_once_are_three_turns(string place, string shown)
    {
        IPage page = (await Hall.Enter(place)).Page;
        await page.Locator(".act .say, .scene h1").First.WaitForAsync();
        await page.EvaluateAsync("() => { for (let press = 0; press < 3; press++) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true })); }");
        await page.Locator(shown).WaitForAsync();
    }

    [Test]
    public async Task Months_are_played_by_the_clicker_out_of_every_field()
    {
        IPage page = (await Hall.Enter("#/game")).Page;
        await page.GetByText("The whole hall").ClickAsync();
        await page.Keyboard.PressAsync("PageDown");
        await page.Locator("#hands-solve").FillAsync("7");
        await page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".game-report .did")).ToHaveTextAsync("Month 1: 8 h solving.");
    }

    [Test]
    public async Task Enter_leaves_a_field_and_keeps_what_was_typed()
    {
        IPage page = (await Hall.Enter("#/group")).Page;
        await page.Locator(".side[data-day]").Nth(1).WaitForAsync();
        await page.Locator(".tools input[type=number]").FillAsync("7");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".member[data-seat='6']").WaitForAsync();
        Assert.That(await page.EvaluateAsync<bool>("() => document.activeElement.matches('input')"), Is.False);
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(".player input[type=range]")).ToHaveValueAsync("1");
    }

    [TestCase("b")]
    [TestCase(".")]
    public async Task A_key_blanks_the_screen_and_any_key_brings_it_back(string key)
    {
        Seat seat = await Hall.Enter("#/scenes/C1/1");
        await Views.Opened(seat.Page, "#/scenes/C1/1");
        await seat.Page.Locator("input").First.FocusAsync();
        await seat.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(seat.Page.Locator(".blank")).ToBeVisibleAsync();
        await Assertions.Expect(seat.Page.Locator("#said")).ToHaveTextAsync("The screen is black. Any key brings it back.");
        Assert.That(await seat.Page.Locator(".blank").EvaluateAsync<string>("one => getComputedStyle(one).backgroundColor + ' ' + one.offsetWidth + ' ' + one.offsetHeight"), Is.EqualTo("rgb(0, 0, 0) 1280 720"));
        await seat.Page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(seat.Page.Locator(".blank")).ToBeHiddenAsync();
        Assert.That(seat.Page.Url, Does.EndWith("#/scenes/C1/1"), "the key that brings the screen back does nothing else");
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task While_somebody_types_a_name_the_screen_stays()
    {
        IPage page = (await Hall.Enter("#/live")).Page;
        await Views.Opened(page, "#/live");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await page.Locator("#preset-name").PressSequentiallyAsync("b.B");
        await Assertions.Expect(page.Locator(".blank")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#preset-name")).ToHaveValueAsync("b.B");
    }
}
