using System.Buffers.Binary;
using CommunitySim.Charts.Figures;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

internal sealed class ReportPageTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task The_page_opens_from_a_file_without_a_complaint_and_asks_for_nothing(bool book)
    {
        string file = book ? Pages.Book : Pages.Report;
        IPage page = await Chromium.Window();
        List<string> complaints = [], requests = [];
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await page.Locator("figure button").First.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.That(complaints, Is.Empty);
        Assert.That(requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal)), Is.EqualTo(new[] { new Uri(file).AbsoluteUri }));
    }

    [Test]
    public async Task Question_verdict_recommendation_and_picture_are_on_the_first_screen()
    {
        IPage page = await Chromium.Window(1280, 720).Opened(Pages.Report);
        foreach (string part in new[] { "h1", ".question", ".claim", ".badge", ".sentence", ".opening svg[role=img]" })
        {
            LocatorBoundingBoxResult box = (await page.Locator(part).First.BoundingBoxAsync())!;
            Assert.That((box.Y >= 0, box.Y + box.Height <= 720), Is.EqualTo((true, true)), part);
        }

        Assert.That((await page.Locator(".opening svg[role=img]").First.BoundingBoxAsync())!.Width, Is.GreaterThan(780), "the picture is the larger part");
    }

    [Test]
    public async Task The_pointer_over_a_panel_shows_its_day_and_the_value_of_each_curve()
    {
        IPage page = await Chromium.Window().Opened(Pages.Report);
        (float x, float y) = await Middle(page);
        await page.Mouse.MoveAsync(x, y);

        await AssertReads(page, await page.Locator("figure .reading").First.InnerTextAsync());
        await page.Mouse.MoveAsync(5, 5);
        Assert.That(await page.Locator(".reading").First.IsVisibleAsync(), Is.False, "left");
    }

    [Test]
    public async Task A_finger_on_a_panel_shows_the_same()
    {
        IPage page = await Chromium.Window(1280, 720, touch: true).Opened(Pages.Report);
        (float x, float y) = await Middle(page);
        await page.Touchscreen.TapAsync(x, y);

        await AssertReads(page, await page.Locator("figure .reading").First.InnerTextAsync());
    }

    [Test]
    public async Task Arrow_keys_walk_over_the_days_and_the_panels()
    {
        IPage page = await Chromium.Window().Opened(Pages.Report);
        await page.Locator(".plate").First.FocusAsync();
        ILocator reading = page.Locator(".reading").First;
        Assert.That(await Day("ArrowLeft"), Is.EqualTo(Trial.Days), "begins at the end");

        int before = await Day("ArrowLeft");
        int far = await Day("Shift+ArrowLeft");
        Assert.That((before, far), Is.EqualTo((Trial.Days - 2, Trial.Days - 20)).Within(1), "two days between two points of a curve");
        await AssertReads(page, await reading.InnerTextAsync());

        await page.Keyboard.PressAsync("ArrowDown");
        Assert.That(await Day("Home"), Is.EqualTo(1));
        Assert.That(await reading.InnerTextAsync(), Does.StartWith("Reach"));

        await page.Keyboard.PressAsync("Escape");
        Assert.That(await reading.IsVisibleAsync(), Is.False);

        async Task<int> Day(string key)
        {
            await page.Keyboard.PressAsync(key);
            return int.Parse((await reading.InnerTextAsync()).Split('\n')[0].Split(' ')[^1]);
        }
    }

    [Test]
    public async Task A_square_of_a_map_says_its_place_and_who_is_ahead_under_the_pointer_and_by_keys()
    {
        IPage page = await Chromium.Window().Opened(Pages.Book);
        ILocator chart = page.Locator("#chapter-2-figure-1"), reading = chart.Locator(".reading");
        await chart.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult square = (await chart.Locator("g[clip-path] rect").First.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(square.X + (square.Width / 2), square.Y + (square.Height / 2));
        Assert.That(await reading.InnerTextAsync(), Does.Match(@"cohesion 0\.2, .*0\.01: connect ahead"));

        await chart.Locator(".plate").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        string first = await reading.InnerTextAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.That(first, Does.Contain("0.01: "));
        Assert.That(await reading.InnerTextAsync(), Does.Contain("cohesion").And.Not.EqualTo(first));
    }

    [Test]
    public async Task Every_chart_can_be_saved_as_a_picture_of_twice_its_size()
    {
        IPage page = await Chromium.Window().Opened(Pages.Book);
        IReadOnlyList<ILocator> charts = await page.Locator("figure.chart").AllAsync();
        Assert.That(charts, Has.Count.EqualTo(Trial.Book.Sum(chapter => chapter.Figures.Count)));
        List<IDownload> downloads = [];
        TaskCompletionSource saved = new();
        page.Download += (_, download) =>
        {
            downloads.Add(download);
            if (downloads.Count == charts.Count)
            {
                saved.SetResult();
            }
        };

        // All at once, for the browser takes a second until it begins with one.
        Dictionary<string, int> heights = new(StringComparer.Ordinal);
        foreach (ILocator chart in charts)
        {
            heights.Add((await chart.Locator("button").GetAttributeAsync("data-file"))!, (int)await chart.Locator("svg[role=img]").EvaluateAsync<float>("svg => svg.viewBox.baseVal.height"));
            await chart.Locator("button").ClickAsync();
        }

        await saved.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That(downloads.Select(download => download.SuggestedFilename), Is.EquivalentTo(heights.Keys).And.All.EndWith(".png"));
        foreach (IDownload download in downloads)
        {
            byte[] png = await File.ReadAllBytesAsync(await download.PathAsync());
            Assert.That((BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))), Is.EqualTo((3200, 2 * heights[download.SuggestedFilename])));
            Assert.That(png, Has.Length.GreaterThan(40_000), "more than a white card");
        }
    }

    [Test]
    public async Task The_contents_of_a_book_lead_to_its_chapters_and_back()
    {
        IPage page = await Chromium.Window().Opened(Pages.Book);
        Assert.That(await page.Locator("nav .badge").AllInnerTextsAsync(), Is.EqualTo(new[] { "Supported", "Refuted", "Undecided" }));
        for (int chapter = 1; chapter <= 4; chapter++)
        {
            await page.Locator($"nav a[href='#chapter-{chapter}']").ClickAsync();
            Assert.That((await page.Locator($"#chapter-{chapter}-title").BoundingBoxAsync())!.Y, Is.InRange(-1, 100), $"chapter {chapter}");
            await page.Locator($"#chapter-{chapter} .back a").First.ClickAsync();
            Assert.That((await page.Locator("#contents-title").BoundingBoxAsync())!.Y, Is.InRange(-1, 100), "contents");
        }
    }

    [TestCase(360, 740)]
    [TestCase(740, 360)]
    [TestCase(1280, 720)]
    public async Task Nothing_runs_over_the_side(int width, int height)
    {
        IPage page = await Chromium.Window(width, height, touch: true).Opened(Pages.Book);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        await page.Locator("figure.chart").Last.Locator("svg[role=img]").TapAsync();
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), "with values shown");
    }

    [Test]
    public async Task In_the_dark_the_paper_is_dark_and_charts_are_white()
    {
        IPage page = await Chromium.Window(scheme: ColorScheme.Dark).Opened(Pages.Report);
        Assert.That(await Background("body"), Is.EqualTo("rgb(22, 24, 27)"));
        Assert.That(await Background(".plate"), Is.EqualTo("rgb(255, 255, 255)"));

        Task<string> Background(string part) => page.Locator(part).First.EvaluateAsync<string>("one => getComputedStyle(one).backgroundColor");
    }

    /// <summary>WCAG 2 asks 4.5 to 1 of text.</summary>
    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Text_stands_out_from_its_ground(ColorScheme scheme)
    {
        IPage page = await Chromium.Window(scheme: scheme).Opened(Pages.Book);
        foreach (string part in new[] { "p", "nav a", ".ordinal", ".badge.supported", ".badge.refuted", ".badge.undecided", ".claim", "figcaption", "button", "td", "dt" })
        {
            string[] colours = await page.Locator(part).First.EvaluateAsync<string[]>("one => [getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor]");
            double[] light = [.. colours.Select(Luminance).Order()];
            Assert.That((light[1] + 0.05) / (light[0] + 0.05), Is.GreaterThanOrEqualTo(4.5), part);
        }
    }

    private static double Luminance(string colour)
    {
        byte[] parts = [.. colour[4..^1].Split(',').Select(part => byte.Parse(part))];
        return new Rgb(parts[0], parts[1], parts[2]).Luminance;
    }

    /// <summary>A spot within the first panel of the first chart.</summary>
    private static async Task<(float X, float Y)> Middle(IPage page)
    {
        LocatorBoundingBoxResult box = (await page.Locator("svg[role=img]").First.BoundingBoxAsync())!;
        return (box.X + (box.Width * 0.25f), box.Y + (box.Height * 0.6f));
    }

    /// <summary>The words name a day, and each strategy's trust on that day as the chart has it, with its interval.</summary>
    private static async Task AssertReads(IPage page, string reading)
    {
        Assert.That(reading, Does.Match(@"^Trust \(mean\), day \d+\n"));
        int day = int.Parse(reading.Split('\n')[0].Split(' ')[^1]);
        Assert.That(day, Is.InRange(Trial.Days / 4, Trial.Days), "about where it was pointed at");
        foreach (Curve curve in Trial.Supported.Figures[0].Panels[0].Marks.OfType<Curve>())
        {
            Assert.That(reading, Does.Contain($"{curve.Label}: {await Number(curve.Y)}{(double.IsFinite(curve.Low[day - 1]) ? $" [{await Number(curve.Low)}, {await Number(curve.High)}]" : "")}"));
        }

        Task<string> Number(IReadOnlyList<double> values) => page.EvaluateAsync<string>("value => value === 0 ? '0' : Number(value.toPrecision(4)).toPrecision(3)", values[day - 1]);
    }
}
