using System.Text.Json;
using CommunitySim.Lecture.Scenes;
using CommunitySim.Tests.Architecture;
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

        await Press(seat.Page, "ArrowRight", ".step-words", "#/scenes/words");
        await Press(seat.Page, "ArrowRight", ".step-1", "#/scenes/Q1/1");
        await Press(seat.Page, "PageDown", ".step-2", "#/scenes/Q1/2");
        await Press(seat.Page, "Space", ".step-3", "#/scenes/Q1/3");
        await Press(seat.Page, "ArrowRight", ".step-1", "#/scenes/C1/1");
        await Press(seat.Page, "PageUp", ".step-3", "#/scenes/Q1/3");
        await Press(seat.Page, "ArrowLeft", ".step-2", "#/scenes/Q1/2");
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_list_leads_to_any_scene_and_the_place_is_in_the_address()
    {
        Seat seat = await Hall.Enter("#/scenes/C9/1");
        await seat.Page.WaitForSelectorAsync(".step-1");
        Assert.That(await seat.Page.Locator(".foot select").InputValueAsync(), Is.EqualTo("C9"));

        await seat.Page.Locator(".foot select").SelectOptionAsync("limits");
        await seat.Page.WaitForSelectorAsync(".step-limits");
        Assert.That(await seat.Page.Locator(".foot button").Last.IsDisabledAsync(), Is.True, "nothing follows");
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_short_route_leads_through_seven_scenes_and_stays_in_the_address()
    {
        IPage page = (await Hall.Enter("#/scenes")).Page;
        await page.Locator(".ways button").First.ClickAsync();
        await page.WaitForSelectorAsync(".step-words");
        Assert.That(await page.Locator(".foot option").CountAsync(), Is.EqualTo(7 + 4), "seven scenes, two openings and two closings");

        await Views.Go(page, "#/scenes/C5/3/seven");
        await page.WaitForSelectorAsync(".step-3[data-id=C5]", Patient);
        await Press(page, "PageDown", ".step-1[data-id=C12]", "#/scenes/C12/1/seven");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".foot .place")).ToHaveTextAsync("5 of 7");
    }

    [Test]
    public async Task Hands_are_drawn_by_keys_buttons_and_numbers_and_are_counted_at_the_reveal()
    {
        Seat seat = await Hall.Enter("#/scenes/C1/1");
        IPage page = seat.Page;
        await page.WaitForSelectorAsync(".asked");
        foreach (string key in new[] { "2", "2", "1", "3", "Shift+3" })
        {
            await page.Keyboard.PressAsync(key);
        }

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
        Assert.That(await page.Locator(".why-not .key").AllInnerTextsAsync(), Is.EqualTo(new[] { "3", "1" }), "a sentence for each wrong guess, the most frequent first");
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_second_vote_keeps_the_first_as_a_ghost_until_hands_are_cleared()
    {
        IPage page = (await Hall.Enter("#/scenes/C1/1")).Page;
        await page.WaitForSelectorAsync(".asked");
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator(".talk")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("1");
        Assert.That((await page.Locator(".ghost").CountAsync(), await page.Locator(".guess").CountAsync()), Is.EqualTo((1, 1)));

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".ghost")).ToHaveCountAsync(1);
        await page.Locator(".none").ClickAsync();
        await Assertions.Expect(page.Locator(".ghost, .guess")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_first_breath_says_what_came_out_in_numbers_of_two_digits()
    {
        Seat seat = await Hall.Enter("#/scenes/C1/2");
        await seat.Page.WaitForSelectorAsync(".told", Patient);
        JsonElement answer = (await Answer(seat.Page, "C1")).GetProperty("places")[2];
        string[] expected = [.. answer.GetProperty("columns").EnumerateArray().Select(column => Money(column.GetProperty("interval").GetProperty("mean").GetDouble()))];

        Assert.That(await seat.Page.Locator(".amount strong").AllInnerTextsAsync(), Is.EqualTo(expected));
        Assert.That(await seat.Page.Locator(".told .world").CountAsync(), Is.EqualTo(answer.GetProperty("columns").EnumerateArray().Sum(column => Math.Min(20, column.GetProperty("worlds").GetArrayLength()))));
        Assert.That(await seat.Page.Locator(".amount strong").First.EvaluateAsync<double>("one => parseFloat(getComputedStyle(one).fontSize)"), Is.AtLeast(32));
        Assert.That(await seat.Page.Locator(".interval, .verdict").CountAsync(), Is.Zero, "doubt stands behind the key");
    }

    [Test]
    public async Task The_sentence_follows_the_data_when_the_reader_varies_them()
    {
        IPage page = (await Hall.Enter("#/scenes/C1/2")).Page;
        await page.WaitForSelectorAsync(".told", Patient);
        Assert.That(await page.Locator(".found").InnerTextAsync(), Is.EqualTo("Connect has earned most."));

        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator(".vary input").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        Assert.That(await page.Locator(".found").InnerTextAsync(), Is.EqualTo("Convert has earned most."));
        Assert.That(await page.Locator(".vary output").InnerTextAsync(), Is.EqualTo("3 months"));
    }

    [Test]
    public async Task The_second_breath_opens_on_the_arrow_down_and_closes_on_the_arrow_up()
    {
        Seat seat = await Hall.Enter("#/scenes/C1/2");
        IPage page = seat.Page;
        await page.WaitForSelectorAsync(".told", Patient);
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.That(await page.Locator(".verdict .badge").InnerTextAsync(), Does.Contain("C1 refuted"));
        Assert.That(await page.Locator(".interval").CountAsync(), Is.EqualTo(2), "a brand that is absent has no spread");
        await page.Locator(".side summary").First.ClickAsync();
        await Assertions.Expect(page.Locator(".expectations li").First).ToContainTextAsync("the best way to connect");
        Assert.That(await Bars.SmallLabels(page), Is.Empty);

        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator(".verdict")).ToHaveCountAsync(0);
        await page.Locator(".more").ClickAsync();
        await Assertions.Expect(page.Locator(".verdict")).ToHaveCountAsync(1);
        Assert.That(seat.Complaints, Is.Empty);
    }

    /// <summary>A student would attack "supported" beside "fails in 5 of 9", and a gain that is written as a negative loss.</summary>
    [Test]
    public async Task A_verdict_over_settings_counts_them_and_a_gain_is_called_a_gain()
    {
        IPage page = (await Hall.Enter("#/scenes/C15/2")).Page;
        await page.WaitForSelectorAsync(".told", Patient);
        JsonElement tested = (await Answer(page, "C15")).GetProperty("verdict").GetProperty("expectations")[0];
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.That(await page.Locator(".verdict .badge").InnerTextAsync(), Does.EndWith($"holds in {tested.GetProperty("holding")} of {tested.GetProperty("places")} settings"));

        await Views.Go(page, "#/scenes/C17/2");
        await page.WaitForSelectorAsync(".step-2[data-id=C17]", Patient);
        double[] means = [.. (await Answer(page, "C17")).GetProperty("places")[0].GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("interval").GetProperty("mean").GetDouble())];
        Assert.That(await page.Locator(".amount strong").AllInnerTextsAsync(), Has.None.Contains("−"));
        Assert.That(await page.Locator(".amount").First.InnerTextAsync(), Does.Contain(means[0] < 0 ? "lost" : "gained"));
    }

    [Test]
    public async Task A_strategy_has_its_colour_in_every_dose_and_nothing_else_has_it()
    {
        IPage page = (await Hall.Enter("#/scenes/Q1/2")).Page;
        await page.WaitForSelectorAsync(".told", Patient);
        const string hue = "rows => rows.map(row => getComputedStyle(row).getPropertyValue('--base').trim())";
        string[] doses = await page.Locator(".answer").EvaluateAllAsync<string[]>(hue);
        Assert.That(doses.Skip(1).Distinct(StringComparer.Ordinal).ToArray(), Has.Length.EqualTo(1));
        Assert.That(doses[1], Is.EqualTo(await Colour(page, "--convert")));
        Assert.That(doses[0], Is.EqualTo(await Colour(page, "--absent")));

        await Views.Go(page, "#/scenes/C8/2");
        await page.WaitForSelectorAsync(".step-2[data-id=C8]", Patient);
        Assert.That(await page.Locator(".answer").EvaluateAllAsync<string[]>(hue), Is.All.EqualTo(await Colour(page, "--ink")));
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task On_a_phone_nothing_is_wider_than_the_screen(ColorScheme scheme)
    {
        Seat seat = await Hall.Enter("#/scenes", 360, 740, scheme, touch: true);
        await seat.Page.WaitForSelectorAsync(".step-start");
        foreach (string step in new[] { "words", "C8/1", "C8/2", "C8/3", "C6/2", "end", "limits" })
        {
            await Go(seat.Page, step);
            Assert.That((await Bars.Scrolls(seat.Page)).Sideways, Is.False, step);
            Assert.That(await Bars.AxeFindings(seat.Page), Is.Empty, step);
        }
    }

    [Test]
    public async Task Every_step_of_every_scene_can_be_read_in_a_hall()
    {
        const int height = 720;
        Seat seat = await Hall.Enter("#/game", 1280, height);
        IPage page = seat.Page;
        await Hall.AnswerScenes(page);
        IReadOnlyList<string> told = [];
        Assert.Multiple(async () =>
        {
            foreach (string place in SceneExport.Ids.SelectMany(id => new[] { $"{id}/1", $"{id}/2", $"{id}/3" }).Prepend("words").Prepend("start").Append("end").Append("limits"))
            {
                await Go(page, place);
                if (place.EndsWith("/1", StringComparison.Ordinal))
                {
                    await page.Keyboard.PressAsync("1");
                    await page.Keyboard.PressAsync("2");
                }

                await Readable(page, place, 60);
                Assert.That(await Bars.CoveredAnswers(page), Is.Empty, place);
                if (place.EndsWith("/2", StringComparison.Ordinal))
                {
                    told = await page.Locator(".amount strong").AllInnerTextsAsync();
                    await page.Keyboard.PressAsync("ArrowDown");
                    await Readable(page, $"{place} how sure", int.MaxValue);
                }
                else if (place.EndsWith("/3", StringComparison.Ordinal))
                {
                    // Where the sign is a word in the answer, it is a sign in the picture.
                    Assert.That(told.Except((await Bars.PictureWords(page)).SelectMany(word => new[] { word, word.TrimStart('−') }), StringComparer.Ordinal), Is.Empty, $"{place}: numbers that the picture rounds otherwise");
                }
            }
        });
        Assert.That(seat.Complaints, Is.Empty);
    }

    [TestCase(1280, 720, ColorScheme.Light)]
    [TestCase(1280, 720, ColorScheme.Dark)]
    [TestCase(3840, 2160, ColorScheme.Light)]
    public async Task No_step_has_a_serious_finding_or_a_small_label(int width, int height, ColorScheme scheme)
    {
        IPage page = (await Hall.Enter("#/scenes", width, height, scheme)).Page;
        await page.WaitForSelectorAsync(".step-start");
        foreach (string place in new[] { "start", "words", "C13/1", "C13/2", "C13/3", "end", "limits" })
        {
            await Go(page, place);
            Assert.That(await Bars.AxeFindings(page), Is.Empty, place);
            Assert.That(await Bars.SmallLabels(page), Is.Empty, place);
        }

        await Go(page, "C13/2");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.That(await Bars.AxeFindings(page), Is.Empty, "how sure");
    }

    [Test]
    public async Task What_to_try_sets_the_sliders()
    {
        Seat seat = await Hall.Enter("#/scenes/C4/3");
        await seat.Page.WaitForSelectorAsync(".try", Patient);
        await seat.Page.Locator(".try button").First.ClickAsync();
        await seat.Page.WaitForURLAsync(url => url.EndsWith("#/live?loss=1", StringComparison.Ordinal));
        await Assertions.Expect(seat.Page.Locator("[id='set-member.lossAversion']")).ToHaveValueAsync("1");
    }

    [Test]
    public async Task The_export_opens_from_a_file_and_asks_for_nothing()
    {
        string file = Path.Combine(Repository.Root, "results", "lecture.html");
        Seat seat = new(await Chromium.Window());
        List<string> requests = [];
        seat.Page.Request += (_, request) => requests.Add(request.Url);
        await seat.Page.GotoAsync(new Uri(file).AbsoluteUri + "#/act/10");
        await seat.Page.Locator(".press").ClickAsync();
        await seat.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.verdicts section')].reduce((sum, one) => sum + Number(one.dataset.count), 0) > 0");
        await seat.Page.Keyboard.PressAsync("PageDown");
        await seat.Page.WaitForSelectorAsync(".step-start");
        await Views.Go(seat.Page, "#/scenes/end");
        await Assertions.Expect(seat.Page.Locator(".outcomes .unknown")).ToHaveCountAsync(0);
        await Views.Go(seat.Page, "#/scenes/C6/2");
        await seat.Page.WaitForSelectorAsync(".told");
        await seat.Page.Keyboard.PressAsync("ArrowDown");
        string before = await seat.Page.Locator(".amount strong").Nth(2).InnerTextAsync();
        await seat.Page.Locator(".vary input").FocusAsync();
        await seat.Page.Keyboard.PressAsync("End");
        Assert.That(await seat.Page.Locator(".amount strong").Nth(2).InnerTextAsync(), Is.Not.EqualTo(before), "the slider shows another value of the sweep");
        await seat.Page.Keyboard.PressAsync("PageDown");
        await seat.Page.WaitForSelectorAsync(".step-3");
        Assert.That(await seat.Page.Locator(".side code").First.InnerTextAsync(), Is.EqualTo("communitysim lecture"));

        Assert.That(seat.Complaints, Is.Empty);
        Assert.That(requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)), Is.EqualTo(new[] { new Uri(file).AbsoluteUri }));
    }

    /// <summary>Two digits of the largest of some hundreds of thousands.</summary>
    private static string Money(double value) => Math.Round(value / 10_000) is var tens && tens == 0 ? "0" : FormattableString.Invariant($"{10 * tens:0}k");

    private static async Task<JsonElement> Answer(IPage page, string id) =>
        JsonDocument.Parse(await page.EvaluateAsync<string>($"fetch('/api/scenes/{id}').then(said => said.text())")).RootElement;

    private static Task<string> Colour(IPage page, string name) =>
        page.EvaluateAsync<string>($"getComputedStyle(document.documentElement).getPropertyValue('{name}').trim()");

    private static async Task Go(IPage page, string place)
    {
        string[] parts = place.Split('/');
        await Views.Go(page, $"#/scenes/{place}");
        await page.WaitForSelectorAsync($".step-{parts[^1]}[data-id={parts[0]}]", Patient);
    }

    /// <summary>Words, labels, and that nothing stands out of the screen or over the foot.</summary>
    private static async Task Readable(IPage page, string place, int words)
    {
        Assert.That(await Bars.Words(page), Is.AtMost(words), place);
        Assert.That(await Bars.SmallLabels(page), Is.Empty, place);
        Assert.That(await Bars.Scrolls(page), Is.EqualTo((false, false)), place);
        Assert.That(
            await page.EvaluateAsync<double>("Math.max(...[...document.querySelectorAll('.scene :is(li, p, button, label, img, summary)')].filter(one => one.checkVisibility({ contentVisibilityAuto: true })).map(one => one.getBoundingClientRect().bottom)) - document.querySelector('.foot').getBoundingClientRect().top"),
            Is.LessThanOrEqualTo(1),
            $"{place}: nothing lies over the foot");
    }

    private static async Task Press(IPage page, string key, string shown, string place)
    {
        await page.Keyboard.PressAsync(key);
        await page.WaitForURLAsync($"**/{place}");
        await page.WaitForSelectorAsync(shown, Patient);
    }
}
