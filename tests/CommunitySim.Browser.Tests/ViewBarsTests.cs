using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>Live, the group and the game as they stand in a hall and on a phone: type, words, room and what axe finds.</summary>
internal sealed class ViewBarsTests
{
    private static readonly string[] Views = ["live", "sure", "group", "member", "start", "month", "hands", "end"];

    [Test]
    public async Task A_hall_reads_all_of_it_without_scrolling([ValueSource(nameof(Views))] string view)
    {
        IPage page = await Open(view, 1280, 720, ColorScheme.Light);
        Assert.That(await Bars.SmallLabels(page), Is.Empty);
        Assert.That(await Bars.Scrolls(page), Is.EqualTo((false, false)));
        if (view != "sure")
        {
            Assert.That(await Bars.Words(page), Is.LessThanOrEqualTo(60));
        }
    }

    [TestCase("live")]
    [TestCase("member")]
    [TestCase("month")]
    public async Task A_projector_of_2160_lines_is_filled(string view)
    {
        IPage page = await Open(view, 3840, 2160, ColorScheme.Dark);
        Assert.That(await Bars.SmallLabels(page), Is.Empty);
        Assert.That(await Bars.Scrolls(page), Is.EqualTo((false, false)));
        double[] filled = await page.EvaluateAsync<double[]>("() => { const boxes = [...document.querySelectorAll('#stage *')].map(one => one.getBoundingClientRect()).filter(box => box.width); return [Math.max(...boxes.map(box => box.right)) / innerWidth, Math.max(...boxes.map(box => box.bottom)) / innerHeight]; }");
        Assert.That(filled, Is.All.GreaterThan(0.93));
    }

    [Test]
    public async Task Axe_finds_nothing_serious([ValueSource(nameof(Views))] string view, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        IPage page = await Open(view, 1280, 720, scheme);
        Assert.That(await Bars.AxeFindings(page), Is.Empty);
        Assert.That(await page.Locator("h1").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_phone_shows_it_without_scrolling_sideways([ValueSource(nameof(Views))] string view)
    {
        IPage page = await Open(view, 360, 740, ColorScheme.Light);
        Assert.That((await Bars.Scrolls(page)).Sideways, Is.False);
        Assert.That(await Bars.AxeFindings(page), Is.Empty);
        Assert.That(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("#stage *")].filter(one => one.checkVisibility() && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
              .filter(one => parseFloat(getComputedStyle(one).fontSize) * (one.ownerSVGElement ? one.getScreenCTM().d : 1) < 15.95).map(one => one.textContent.slice(0, 40))
            """), Is.Empty);
    }

    [TestCase(1280, 720)]
    [TestCase(3840, 2160)]
    public async Task What_charts_write_on_their_canvas_is_as_large_as_the_page_writes(int width, int height)
    {
        IPage page = await Chromium.Window(width, height);
        await page.AddInitScriptAsync("""
            window.fonts = [];
            for (const name of ["fillText", "strokeText"]) {
              const write = CanvasRenderingContext2D.prototype[name];
              CanvasRenderingContext2D.prototype[name] = function (...how) { window.fonts.push(parseFloat(/([\d.]+)px/.exec(this.font)[1])); return write.apply(this, how); };
            }
            """);
        await page.GotoAsync(new Uri(Hall.Address, "#/live").AbsoluteUri);
        await page.WaitForFunctionAsync("() => window.lecture?.answer?.lacking === 0", null, new() { Timeout = 120_000 });
        double rem = await page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.documentElement).fontSize)");
        Assert.That(await page.EvaluateAsync<double>("() => Math.min(...window.fonts)"), Is.GreaterThanOrEqualTo(rem));

        await page.SetViewportSizeAsync(width * 3 / 2, height * 3 / 2);
        await page.EvaluateAsync("() => new Promise(done => { window.fonts = []; setTimeout(done, 400); })");
        await page.EvaluateAsync("() => { window.fonts = []; dispatchEvent(new Event('themechange')); return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }");
        Assert.That(await page.EvaluateAsync<double>("() => Math.min(...window.fonts)"), Is.GreaterThanOrEqualTo(1.49 * rem), "after the window has grown");
    }

    [TestCase("#/live", ".view-live")]
    [TestCase("#/group", ".view-group")]
    [TestCase("#/game", ".view-game")]
    public async Task No_name_of_the_program_is_on_the_screen(string place, string view)
    {
        IPage page = (await Hall.Enter(place)).Page;
        await page.Locator($"{view} h1").WaitForAsync();
        if (place == "#/live")
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        }

        Assert.That(await page.EvaluateAsync<string[]>("""
            () => {
              const paths = JSON.parse(document.getElementById("parameters").textContent).map(({ path }) => path);
              const camel = paths.map(path => path.split(".").at(-1)).filter(name => /[A-Z]/.test(name));
              const text = document.getElementById("stage").innerText;
              return [...paths, ...camel].filter(name => text.includes(name));
            }
            """), Is.Empty);
    }

    private static async Task<IPage> Open(string view, int width, int height, ColorScheme scheme)
    {
        string place = view switch { "live" or "sure" => "#/live", "group" or "member" => "#/group", _ => "#/game" };
        IPage page = (await Hall.Enter(place, width, height, scheme, touch: width < 500)).Page;
        switch (view)
        {
            case "live" or "sure":
                await page.WaitForFunctionAsync("() => window.lecture?.answer?.lacking === 0", null, new() { Timeout = 120_000 });
                if (view == "sure")
                {
                    await page.GetByRole(AriaRole.Button, new() { Name = "How sure?" }).ClickAsync();
                }

                break;
            case "group" or "member":
                await page.Locator(".side[data-day]").Nth(1).WaitForAsync();
                await page.Locator(".player input[type=range]").FillAsync("90");
                if (view == "member")
                {
                    await page.Locator(".tools input[type=number]").FillAsync("42");
                    await page.Keyboard.PressAsync("Enter");
                    await page.Locator(".member[data-seat='41']:not([aria-busy])").WaitForAsync();
                }

                break;
            default:
                await Play(page, view);
                break;
        }

        return page;
    }

    private static async Task Play(IPage page, string view)
    {
        await page.Locator(".game-start").WaitForAsync();
        if (view == "start")
        {
            return;
        }

        if (view == "hands")
        {
            await page.GetByText("The whole hall").ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        int months = view switch { "month" => 2, "hands" => 1, _ => 12 };
        for (int month = 1; month <= months; month++)
        {
            if (view != "hands")
            {
                await page.Locator(month % 2 == 0 ? "#hours-pitch" : "#hours-solve").FillAsync("12");
            }

            await page.Locator(".game-month .next").ClickAsync();
            await Assertions.Expect(page.Locator(".game-months .done")).ToHaveCountAsync(month);
        }

        if (view == "end")
        {
            await page.Locator(".game-month .next").ClickAsync();
            await page.Locator(".game-table tbody").WaitForAsync();
        }
    }
}
