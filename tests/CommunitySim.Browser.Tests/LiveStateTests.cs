using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>What Live keeps: in its address, under names, and to compare with.</summary>
internal sealed class LiveStateTests
{
    private const string Settled = "() => window.lecture?.answer?.lacking === 0";

    [Test]
    public async Task An_address_gives_the_same_picture_again()
    {
        Seat seat = await Enter("#/live");
        await Move(seat.Page, "community.cohesion", 0.5);
        await Move(seat.Page, "brand.hoursPerThousandMembers", 2);
        await seat.Page.GetByLabel("My own hours").CheckAsync();
        await seat.Page.Keyboard.PressAsync("PageDown");
        await seat.Page.Locator(".chart").First.FocusAsync();
        await seat.Page.Keyboard.PressAsync("Home");
        await seat.Page.WaitForURLAsync(url => url.Contains("day=1", StringComparison.Ordinal));
        Assert.That(new Uri(seat.Page.Url).Fragment, Is.EqualTo("#/live?cohesion=0.5&hours=2&split=20-60-20&day=1&show=customers-value"));
        await Settle(seat);
        (string body, string shown) before = await State(seat.Page);
        await seat.Page.ReloadAsync();
        await Settle(seat);
        Assert.That(await State(seat.Page), Is.EqualTo(before));
        Assert.That(seat.Complaints, Is.Empty);

        Seat other = await Enter(new Uri(seat.Page.Url).Fragment);
        Assert.That(await State(other.Page), Is.EqualTo(before), "a mailed link");
    }

    [Test]
    public async Task A_chart_read_by_keyboard_keeps_the_focus_when_another_takes_its_place()
    {
        Seat seat = await Enter("#/live");
        ILocator chart = seat.Page.Locator(".chart").First;
        await chart.FocusAsync();
        await seat.Page.GetByLabel("My own hours").EvaluateAsync("box => box.click()");
        await Settle(seat);
        await Assertions.Expect(chart).ToBeFocusedAsync();
        await seat.Page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(chart).ToBeFocusedAsync();
    }

    [Test]
    public async Task Other_views_keep_the_settings_and_the_address_of_Live_follows_them()
    {
        Seat seat = await Enter("#/live?members=100");
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Group" }).ClickAsync();
        await Assertions.Expect(seat.Page.Locator(".view-group .tools select")).ToHaveValueAsync("100");
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Live", Exact = true }).ClickAsync();
        await seat.Page.WaitForURLAsync(url => url.EndsWith("#/live?members=100", StringComparison.Ordinal));
    }

    [TestCase("cohesion=7", "“7”", "Group minds pitches")]
    [TestCase("cohesion=much", "“much”", "Group minds pitches")]
    [TestCase("kind=file.csv", "“file.csv”", "Kind of network")]
    [TestCase("split=60-60-60", "split=60-60-60", "no such setting")]
    [TestCase("day=1e3", "day=1e3", "no such setting")]
    [TestCase("bogus=1", "bogus=1", "no such setting")]
    [TestCase("__proto__=1", "__proto__=1", "no such setting")]
    public async Task A_wrong_value_is_told_in_a_sentence_and_left_out(string wrong, string value, string name)
    {
        Seat seat = await Enter($"#/live?turnover=0.01&{wrong}");
        await Assertions.Expect(seat.Page.Locator(".address")).ToContainTextAsync(value);
        await Assertions.Expect(seat.Page.Locator(".address")).ToContainTextAsync(name);
        await seat.Page.WaitForURLAsync(url => url.EndsWith("#/live?turnover=0.01", StringComparison.Ordinal));
        await Assertions.Expect(seat.Page.Locator(".slider.changed")).ToHaveCountAsync(1);
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task Named_settings_are_chosen_kept_linked_and_deleted_by_keyboard()
    {
        Seat seat = await Enter("#/live");
        IPage page = seat.Page;
        ILocator presets = page.Locator(".presets");
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(presets).ToHaveValueAsync("minds");
        await Assertions.Expect(page.Locator("output[for='set-community.cohesion']")).ToHaveTextAsync("0%");
        await Move(page, "member.seesaw", 1);
        await Assertions.Expect(presets).ToHaveValueAsync("");

        await page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).PressAsync("Enter");
        await page.Keyboard.TypeAsync("For my class");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(presets).ToHaveValueAsync("article");
        await page.ReloadAsync();
        await Settle(seat);
        await presets.SelectOptionAsync("For my class");
        await page.WaitForURLAsync(url => url.EndsWith("#/live?cohesion=0&seesaw=1", StringComparison.Ordinal));

        await page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".kept a")).ToHaveAttributeAsync("href", "#/live?cohesion=0&seesaw=1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete “For my class”" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".kept li")).ToHaveCountAsync(0);
        Assert.That(await page.EvaluateAsync<string?>("() => localStorage.getItem('settings kept')"), Is.Null);
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task What_was_kept_to_compare_stays_as_a_curve_and_a_sentence_says_who_gained()
    {
        Seat seat = await Enter("#/live");
        double[] before = await Ends(seat.Page);
        await seat.Page.Keyboard.PressAsync("c");
        await Assertions.Expect(seat.Page.Locator(".since")).ToContainTextAsync("convert stays the same, connect stays the same");
        await seat.Page.Keyboard.PressAsync("2");
        await Settle(seat);
        double[] gained = [.. (await Ends(seat.Page)).Zip(before, (now, then) => now - then)];
        Assert.That(Math.Abs(gained[0]), Is.GreaterThan(1000), "without disapproval convert earns otherwise");
        await Assertions.Expect(seat.Page.Locator(".since")).ToContainTextAsync($"convert {(gained[0] > 0 ? "gains" : "loses")} ");
        await Assertions.Expect(seat.Page.Locator(".since")).ToContainTextAsync("absent stays the same");

        byte[] with = await seat.Page.Locator(".chart").First.ScreenshotAsync();
        await seat.Page.Keyboard.PressAsync("c");
        await Assertions.Expect(seat.Page.Locator(".since")).ToBeHiddenAsync();
        Assert.That(await seat.Page.Locator(".chart").First.ScreenshotAsync(), Is.Not.EqualTo(with));
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_headline_says_who_earns_most_as_the_figures_have_it()
    {
        Seat seat = await Enter("#/live");
        string[] figures = await seat.Page.EvaluateAsync<string[]>("""
            () => {
              const { best, members } = window.lecture.answer, two = value => `${Number((value * 1000 / members).toPrecision(2)) / 1000}k`;
              return [best.standing, best.strategy, best.runnerUp, two(best.value), two(best.lead.mean)];
            }
            """);
        Assert.That(figures[0], Is.EqualTo("clear"));
        await Assertions.Expect(seat.Page.Locator(".verdict")).ToHaveTextAsync($"Best after a year: {figures[1]}. It earns {figures[3]} per 1,000 members, {figures[4]} more than {figures[2]}.");
    }

    /// <summary>The request that is made, and the day and the values that are shown.</summary>
    private static async Task<(string Body, string Shown)> State(IPage page) => (
        await page.EvaluateAsync<string>("() => JSON.stringify([window.lecture.answer.curves, window.lecture.answer.strategies])"),
        await page.EvaluateAsync<string>("() => [...document.querySelectorAll('.chart-readout, .tabs [aria-pressed=true], .slider output')].map(one => one.textContent).join('|')"));

    private static async Task<double[]> Ends(IPage page) => await page.EvaluateAsync<double[]>("() => window.lecture.answer.curves.value.map(curve => curve.mean.at(-1) * 1000 / window.lecture.answer.members)");

    private static async Task<Seat> Enter(string place)
    {
        Seat seat = await Hall.Enter(place);
        await Settle(seat);
        return seat;
    }

    private static async Task Move(IPage page, string path, double to) => await page.Locator($"[id='set-{path}']").EvaluateAsync(
        "(input, to) => { input.value = to; input.dispatchEvent(new Event('input', { bubbles: true })); }", to);

    private static async Task Settle(Seat seat) => await seat.Page.WaitForFunctionAsync(Settled, null, new() { Timeout = 120_000 });
}
