using System.Globalization;
using System.Text.RegularExpressions;
using CommunitySim.Experiments.Config;
using CommunitySim.Lecture.Game;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>You are the brand, in the browser.</summary>
internal sealed class GameViewTests
{
    private const float Patience = 120_000;

    [Test]
    public async Task Twelve_months_are_played_by_keyboard_to_an_end_that_says_what_the_model_says()
    {
        Seat seat = await Hall.Enter("#/game");
        IPage page = seat.Page;
        await Begin(page);
        List<Shares> months = await PlayByKeyboard(page);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".game-table tbody").WaitForAsync();
        await Assertions.Expect(page.Locator(".page-year")).ToContainTextAsync($"world {Hall.World}");
        GameWorlds worlds = new(GameExperiment.Read(new GameRequest(null, null, Hall.World, months)));
        foreach (string strategy in new[] { "you", "convert", "connect", "absent" })
        {
            DailySeries lived = Simulation.Run(worlds.ScenarioOf(strategy), worlds.World(Hall.World), 365);
            Assert.That(
                await page.Locator("tbody tr", new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = strategy, Exact = true }) }).Locator("td").AllInnerTextsAsync(),
                Is.EqualTo(new[] { Money(lived[Observable.Value, 365]), Shown(lived[Observable.Trust, 365], "0.00"), Shown(100 * lived[Observable.Reach, 365], "0'%'") }),
                strategy);
        }

        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(".page-luck .lead")).ToHaveCountAsync(2, new() { Timeout = Patience });
        double[] values = [.. Enumerable.Range(0, GameExperiment.Worlds).Select(one => worlds.Outcomes([worlds.ScenarioOf("you")], one, default)[0][0])];
        int better = values.Count(value => value > values[Hall.World]);
        Assert.That(await page.Locator(".page-luck .game-say").InnerTextAsync(), Does.Contain($"ranks {better + 1} among 101 worlds").And.Contain($"{better} of 100 others"));
        Assert.That(await page.Locator(".page-luck .row.mine .world").CountAsync(), Is.EqualTo(GameExperiment.Worlds), "a mark a world");

        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(".page-best h1")).ToContainTextAsync("The best fixed split found", new() { Timeout = Patience });
        Assert.That(await page.Locator(".page-best").TextContentAsync(), Does.Contain("66 splits").And.Contain("in 8 worlds").And.Contain("in 24 others").And.Contain("100 further worlds"));

        for (int back = 0; back < 2; back++)
        {
            await page.Keyboard.PressAsync("ArrowLeft");
        }

        await Assertions.Expect(page.Locator(".line.best")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(5);
        for (int next = 0; next < 3; next++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        IDownload file = await page.RunAndWaitForDownloadAsync(() => page.GetByText("experiment file").ClickAsync());
        ExperimentConfig kept = ExperimentReader.Read(await file.PathAsync(), []);
        Assert.That(kept.Strategies.Single(strategy => strategy.Name == "you").Strategy.Stages.Select(stage => stage.Shares), Is.EqualTo(months));

        await page.GetByRole(AriaRole.Button, new() { Name = "The same world" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Month 1 of 12");
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_hall_splits_the_hours_as_it_splits_its_hands()
    {
        Seat seat = await Hall.Enter("#/game");
        IPage page = seat.Page;
        await page.GetByText("The whole hall").ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Pitch", new() { Exact = false }).And(page.Locator("input")).FillAsync("30");
        await page.GetByLabel("Solve", new() { Exact = false }).And(page.Locator("input")).FillAsync("10");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".game-report .did")).ToHaveTextAsync("Month 1: 6 h pitching, 2 h solving.");
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_full_day_takes_from_the_larger_of_the_others()
    {
        IPage page = (await Hall.Enter("#/game")).Page;
        await Begin(page);
        await page.Locator("#hours-pitch").FillAsync("10");
        await page.Locator("#hours-solve").FillAsync("6");
        await page.GetByRole(AriaRole.Button, new() { Name = "Half an hour more: Bond" }).ClickAsync();

        Assert.That(await page.Locator("output").AllInnerTextsAsync(), Is.EqualTo(new[] { "4.5 h", "3 h", "0.5 h" }));
        await page.Keyboard.PressAsync("Shift+Digit1");
        Assert.That(await page.Locator(".hours .idle").Last.InnerTextAsync(), Does.Contain("0.5 h idle"));
    }

    [Test]
    public async Task Faces_are_told_in_words()
    {
        IPage page = (await Hall.Enter("#/game")).Page;
        await Begin(page);
        Assert.That(await page.GetByRole(AriaRole.Img, new() { Name = "The group." }).GetAttributeAsync("aria-label"), Does.Contain("1,000 have not heard of you"));
        await page.Locator("#hours-pitch").FillAsync("16");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "The group." })).Not.ToHaveAttributeAsync("aria-label", new Regex("1,000 have not heard", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(page.Locator(".game-report .felt")).ToContainTextAsync("%");

        string[] counts = [.. await page.Locator(".field-legend strong").AllInnerTextsAsync()];
        Assert.That(counts[..5].Sum(count => int.Parse(count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)), Is.EqualTo(1000), "each member in one class, and problems beside them");
    }

    /// <summary>The mouth is trust against day 1, less pain: help makes the group smile, and asking all day makes it frown.</summary>
    [TestCase("solve", true)]
    [TestCase("pitch", false)]
    public async Task Good_play_makes_the_group_smile(string hours, bool smiles)
    {
        IPage page = (await Hall.Enter("#/game")).Page;
        await Begin(page);
        foreach (string other in new[] { "pitch", "solve", "bond" })
        {
            await page.Locator($"#hours-{other}").FillAsync(other == hours ? "16" : "0");
        }

        for (int month = 1; month <= 3; month++)
        {
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(month);
        }

        await Assertions.Expect(page.Locator(".field-legend .mouth")).ToContainTextAsync("less pain");
        string[] counts = [.. await page.Locator(".field-legend strong").AllInnerTextsAsync()];
        int[] told = [.. counts.Select(count => int.Parse(count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
        (int frown, int smile, int muted) = (told[1], told[2], told[4]);
        Assert.That(smile > 5 * (frown + muted), Is.EqualTo(smiles), string.Join(' ', counts));
        Assert.That(frown + muted > 5 * smile, Is.Not.EqualTo(smiles), string.Join(' ', counts));
    }

    [TestCase(360, 740)]
    [TestCase(390, 844)]
    [TestCase(740, 360)]
    public async Task Nothing_runs_over_the_side(int width, int height)
    {
        Seat seat = await Hall.Enter("#/game", width, height, touch: true);
        IPage page = seat.Page;
        await page.Locator(".game-start").WaitForAsync();
        await Fits();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).TapAsync();
        await page.Locator(".game-month .next").TapAsync();
        await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(1);
        await Fits();
        Assert.That(seat.Complaints, Is.Empty);

        async Task Fits() => Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
    }

    [Test]
    public async Task On_a_large_screen_a_month_needs_no_scrolling()
    {
        IPage page = (await Hall.Enter("#/game")).Page;
        await Begin(page);
        for (int month = 1; month <= 2; month++)
        {
            await page.Locator("#hours-pitch").FillAsync("16");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(month);
        }

        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), Is.LessThanOrEqualTo(720));
    }

    /// <summary>Bonds and solves a little more every month, to the twelfth; the curve grows with the days.</summary>
    private static async Task<List<Shares>> PlayByKeyboard(IPage page)
    {
        List<Shares> months = [];
        int points = 0;
        for (int month = 1; month <= 12; month++)
        {
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"Month {month} of 12");
            await page.Keyboard.PressAsync(month % 2 == 0 ? "2" : "3");
            months.Add(new Shares(0, month / 2 / 16.0, (month + 1) / 2 / 16.0));
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(month);
            int longer = await page.Locator(".line.mine").EvaluateAsync<int>("line => line.getAttribute('d').split('L').length");
            Assert.That(longer, Is.EqualTo(GameYear.LastDay(month)).And.GreaterThan(points), $"a point a day until month {month}");
            points = longer;
        }

        return months;
    }

    /// <summary>From the first screen to the first month, by key.</summary>
    private static async Task Begin(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".game-month").WaitForAsync();
    }

    private static string Money(double value) => Math.Abs(value) >= 1000 ? Shown(value / 1000, "#,##0.0k") : Shown(value, "0");

    /// <summary>As the page and the command line write it: 32.65 as 32.7, although no binary number is 32.65 and the nearest is below. "F1" would make 32.6 of it.</summary>
    private static string Shown(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
