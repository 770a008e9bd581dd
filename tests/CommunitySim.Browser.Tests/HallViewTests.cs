using System.Globalization;
using System.Net;
using CommunitySim.Lecture;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The lecturer's page of a hall, and phones beside it.</summary>
internal sealed class HallViewTests
{
    private const int MostWords = 60;

    private LectureServer _server = null!;

    [SetUp]
    public async Task Start() => _server = await LectureServer.Start(
        new LectureOptions { Port = 0, Hall = true, Address = IPAddress.Loopback, Error = TestContext.Error });

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCase(1280, 720, ColorScheme.Light)]
    [TestCase(1280, 720, ColorScheme.Dark)]
    [TestCase(3840, 2160, ColorScheme.Light)]
    public async Task Every_step_can_be_read_in_a_hall_and_by_everybody(int width, int height, ColorScheme scheme)
    {
        Seat lecturer = await Lecturer(width, height, scheme);
        IPage page = lecturer.Page;
        await Expect(page, "h1", "Take part");
        await Look(page, "the code");
        await page.Keyboard.PressAsync("PageDown");
        await Expect(page, "h1", "You are a member");
        await Look(page, "the offer");
        await page.GetByText("Count hands").ClickAsync();
        foreach (ILocator field in await page.Locator(".fields input").AllAsync())
        {
            await field.FillAsync("12");
        }

        await page.Keyboard.PressAsync("Tab");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("PageDown");
        await page.Locator(".track").First.WaitForAsync();
        await page.Locator(".said p").Nth(2).WaitForAsync();
        await Look(page, "the rates");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator(".doubt").WaitForAsync();
        await Assertions.Expect(page.Locator(".doubt li").First).ToContainTextAsync("12 of 24");
        Assert.That(await Bars.AxeFindings(page), Is.Empty);
        Assert.That(await Bars.Scrolls(page), Is.EqualTo((false, false)));
        Assert.That(lecturer.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_code_fills_three_fifths_of_the_height_and_is_dark_on_white_in_the_dark_too()
    {
        IPage page = (await Lecturer(scheme: ColorScheme.Dark)).Page;
        ILocator code = page.Locator(".qr");
        Assert.That((await code.BoundingBoxAsync())!.Height, Is.AtLeast(0.6 * 720));
        Assert.That(await code.Locator(".light").EvaluateAsync<string>("one => getComputedStyle(one).fill"), Is.EqualTo("rgb(255, 255, 255)"));
        Assert.That(await code.Locator(".dark").EvaluateAsync<string>("one => getComputedStyle(one).fill"), Is.EqualTo("rgb(0, 0, 0)"));
        await Assertions.Expect(page.Locator(".code")).ToHaveTextAsync(_server.Invitation!.Code);
    }

    [Test]
    public async Task The_token_leaves_the_address_and_survives_a_reload_and_without_it_a_page_is_a_phone()
    {
        IPage page = (await Lecturer()).Page;
        Assert.That(page.Url, Does.Not.Contain("token"));
        await page.ReloadAsync();
        await Expect(page, "h1", "Take part");

        IPage stranger = await Chromium.Window();
        await stranger.GotoAsync(new Uri(_server.Address, "#/live").AbsoluteUri);
        await stranger.WaitForURLAsync("**/join");
        await Expect(stranger, "h1", "You are in the hall");
    }

    [Test]
    public async Task Two_phones_vote_in_two_rounds_and_the_bars_grow()
    {
        Seat lecturer = await Lecturer();
        IPage page = lecturer.Page;
        (Seat one, Seat two) = (await Phone(), await Phone("de-DE"));
        await Assertions.Expect(page.Locator(".phones")).ToHaveTextAsync("2 phones are here");
        await Views.Go(page, "#/scenes/C1/1");
        await page.Locator(".answers").WaitForAsync();
        await one.Page.Locator("main button").Nth(0).ClickAsync();
        await two.Page.Locator("main button").Nth(1).ClickAsync();
        await two.Page.Locator("main button").Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator(".total")).ToContainTextAsync("2");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator(".total")).ToContainTextAsync("3");

        await page.Keyboard.PressAsync("r");
        await page.Locator(".pause").WaitForAsync();
        Assert.That(await Bars.AxeFindings(page), Is.Empty);
        await Expect(two.Page, "h1", "Sprechen Sie");
        await page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(page.Locator(".pause")).ToBeHiddenAsync();
        await one.Page.Locator("main button").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator(".total")).ToContainTextAsync("1");
        await page.Keyboard.PressAsync("PageDown");
        await Expect(one.Page, "main", "Votes: 1");
        await Assertions.Expect(one.Page.Locator("li.mine")).ToContainTextAsync("1 (you)");
        Assert.That(lecturer.Complaints.Concat(one.Complaints).Concat(two.Complaints), Is.Empty);
    }

    [Test]
    public async Task Each_phone_is_a_member_and_the_table_of_counts_can_be_saved()
    {
        IPage page = (await Lecturer()).Page;
        Seat[] phones = [await Phone(), await Phone(), await Phone("de-DE")];
        await page.Keyboard.PressAsync("PageDown");
        foreach (Seat phone in phones)
        {
            await phone.Page.Locator("blockquote").WaitForAsync();
            await Assertions.Expect(phone.Page.Locator(".faces li")).ToHaveCountAsync(4);
            Assert.That(await Bars.AxeFindings(phone.Page), Is.Empty);
            await phone.Page.Locator("main button").Nth(0).ClickAsync();
        }

        await page.Keyboard.PressAsync("PageDown");
        await Expect(page, ".said", "Too few to tell");
        await page.Keyboard.PressAsync("ArrowDown");
        IDownload file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save the counts" }).ClickAsync());
        string text = await File.ReadAllTextAsync(await file.PathAsync());
        IEnumerable<string> rows = text.Split('\n').Where(row => row.Contains(",yes,", StringComparison.Ordinal));
        Assert.That(rows.Sum(row => int.Parse(row.Split(',')[4], CultureInfo.InvariantCulture)), Is.EqualTo(3));
    }

    [TestCase(ColorScheme.Light, "en")]
    [TestCase(ColorScheme.Dark, "de-DE")]
    public async Task A_phone_has_large_words_and_large_buttons(ColorScheme scheme, string language)
    {
        await Lecturer();
        Seat seat = await Phone(language, scheme, code: "");
        IPage page = seat.Page;
        await LookAtPhone(page, "the code");
        await page.Locator("input").FillAsync("1");
        await page.Locator("main button").ClickAsync();
        await Assertions.Expect(page.Locator("#news")).Not.ToBeEmptyAsync();
        await page.Locator("input").FillAsync(_server.Invitation!.Code.ToLowerInvariant());
        await page.Locator("main button").ClickAsync();
        await Assertions.Expect(page.Locator("input")).ToHaveCountAsync(0);
        await LookAtPhone(page, "waiting");
    }

    private static async Task LookAtPhone(IPage page, string what)
    {
        Assert.That(await Bars.AxeFindings(page), Is.Empty, what);
        Assert.That(await page.EvaluateAsync<double[]>("[...document.querySelectorAll('button, nav a')].map(one => one.getBoundingClientRect().height)"), Is.All.AtLeast(48), what);
        Assert.That(await page.EvaluateAsync<double[]>("[...document.querySelectorAll('body *')].filter(one => one.checkVisibility()).map(one => parseFloat(getComputedStyle(one).fontSize))"), Is.All.AtLeast(16), what);
        Assert.That((await Bars.Scrolls(page)).Sideways, Is.False, what);
    }

    private static async Task Look(IPage page, string what)
    {
        Assert.That(await Bars.SmallLabels(page), Is.Empty, what);
        Assert.That(await Bars.Words(page), Is.AtMost(MostWords), what);
        Assert.That(await Bars.AxeFindings(page), Is.Empty, what);
        Assert.That(await Bars.Scrolls(page), Is.EqualTo((false, false)), what);
    }

    private static Task Expect(IPage page, string what, string text) =>
        Assertions.Expect(page.Locator(what).First).ToContainTextAsync(text, new() { Timeout = 30_000 });

    private async Task<Seat> Lecturer(int width = 1280, int height = 720, ColorScheme scheme = ColorScheme.Light)
    {
        Seat seat = new(await Chromium.Window(width, height, scheme));
        await seat.Page.GotoAsync(_server.Invitation!.Lecturer);
        await Views.Go(seat.Page, "#/hall");
        await seat.Page.Locator(".qr").WaitForAsync();
        return seat;
    }

    private async Task<Seat> Phone(string language = "en", ColorScheme scheme = ColorScheme.Light, string? code = null)
    {
        Seat seat = new(await Chromium.Window(360, 740, scheme, touch: true));
        await seat.Page.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept-Language"] = language });
        await seat.Page.GotoAsync(new Uri(_server.Address, $"join#{code ?? _server.Invitation!.Code}").AbsoluteUri);
        await seat.Page.Locator("main h1").WaitForAsync();
        return seat;
    }
}
