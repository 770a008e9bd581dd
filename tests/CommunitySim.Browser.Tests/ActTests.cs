using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommunitySim.Lecture.Act;
using CommunitySim.Mechanisms;
using CommunitySim.Tracing;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>Act one as a hall sees it: ten screens, one control each, with the numbers of the run that they tell.</summary>
internal sealed class ActTests
{
    private const int MostWords = 40, Screens = 10;

    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 60_000 };

    private static readonly JsonElement Told = JsonDocument.Parse(ActAnswer.Write(ActStory.Find())).RootElement;

    [TestCase("en", ColorScheme.Light)]
    [TestCase("de", ColorScheme.Dark)]
    public async Task A_clicker_leads_through_ten_screens_that_a_hall_can_read(string language, ColorScheme scheme)
    {
        Seat seat = await Enter(1, scheme, language);
        HashSet<int> seen = [];
        for (int press = 0; !seat.Page.Url.Contains("#/scenes", StringComparison.Ordinal); press++)
        {
            string place = seat.Page.Url[^2..] + await seat.Page.Locator(".say").InnerTextAsync();
            seen.Add(int.Parse(seat.Page.Url[(seat.Page.Url.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture));
            Assert.That(await Bars.Words(seat.Page), Is.LessThanOrEqualTo(MostWords), place);
            Assert.That(await Bars.SmallLabels(seat.Page), Is.Empty, place);
            Assert.That(await Bars.Scrolls(seat.Page), Is.EqualTo((false, false)), place);
            Assert.That(await Bars.AxeFindings(seat.Page), Is.Empty, place);
            Assert.That(press, Is.LessThan(3 * Screens), "it ends");
            await seat.Page.Keyboard.PressAsync("PageDown");
            await seat.Page.WaitForFunctionAsync("() => location.hash.startsWith('#/scenes') || document.querySelector(`.act.screen-${location.hash.split('/')[2]} .say`)");
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, Screens)));
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task The_first_flier_is_told_as_simulated()
    {
        MemberTrace mia = Trace(ActExperiment.Fliers).Days[0][ActExperiment.Mia];
        Seat seat = await Enter(1);
        Assert.That(await seat.Page.Locator(".people .face").CountAsync(), Is.EqualTo(12));
        await seat.Page.Locator(".press").ClickAsync();
        await Faces(seat, Told.GetProperty("fliers")[0]);

        await Views.Go(seat.Page, "#/act/2");
        ILocator seesaw = seat.Page.Locator(".seesaw");
        await Assertions.Expect(seesaw).ToHaveAttributeAsync("data-tilt", "0.00");
        await seat.Page.Locator(".press").ClickAsync();
        await Assertions.Expect(seat.Page.Locator(".bubble")).ToHaveTextAsync("No.");
        Assert.That(Number((await seesaw.GetAttributeAsync("data-tilt"))!), Is.GreaterThan(5), "it tips towards the looks");
        foreach ((string kind, float value) in new[] { ("offer", mia.Ask.Utility.Offer), ("effort", mia.Ask.Utility.Effort), ("looks", mia.Ask.ExpectedPain), ("doubled", mia.Ask.Utility.Rejection - mia.Ask.ExpectedPain) })
        {
            Assert.That(Number((await seesaw.Locator($"[data-kind={kind}]").GetAttributeAsync("data-value"))!), Is.EqualTo(value).Within(6e-5), kind);
        }

        Assert.That(await seat.Page.Locator(".say").InnerTextAsync(), Does.Contain(Chance(mia.Ask.Chance)));
        Assert.That(await seat.Page.Locator(".face .heart").CountAsync(), Is.EqualTo(1));
    }

    [TestCase(ReducedMotion.Reduce)]
    [TestCase(ReducedMotion.NoPreference)]
    public async Task Ten_days_of_fliers_end_as_simulated_with_and_without_motion(ReducedMotion motion)
    {
        Seat seat = await Enter(3);
        await seat.Page.EmulateMediaAsync(new() { ReducedMotion = motion });
        await seat.Page.Locator(".press").ClickAsync();
        if (motion == ReducedMotion.Reduce)
        {
            Assert.That(await seat.Page.Locator(".day").InnerTextAsync(), Is.EqualTo("Day 10"), "at once");
            Assert.That(await seat.Page.EvaluateAsync<int>("document.getAnimations().length"), Is.Zero);
        }

        await Assertions.Expect(seat.Page.Locator(".day")).ToHaveTextAsync("Day 10", Patient);
        await Faces(seat, Told.GetProperty("fliers")[9]);
        IReadOnlyList<MemberTrace> end = Trace(ActExperiment.Fliers).Days[9];
        int muted = end.Count(member => member.Evening.Muted), reach = end.Count(member => member.Evening.Aware && !member.Evening.Muted);
        Assert.That(await seat.Page.Locator(".say").InnerTextAsync(), Does.StartWith($"{muted} have muted you").And.EndWith($" {reach}."));
        Assert.That(await seat.Page.Locator(".people .face.muted").CountAsync(), Is.EqualTo(muted));
    }

    [Test]
    public async Task The_same_world_with_help_ends_with_a_nod_and_a_yes()
    {
        MemberTrace[] mia = [.. Trace(ActExperiment.Help).Mia];
        int solved = Told.GetProperty("solved").GetInt32();
        Seat seat = await Enter(4);
        await seat.Page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(seat.Page.Locator(".people .face[data-seat='0'] .problem")).ToHaveCountAsync(1);
        await seat.Page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(seat.Page.Locator(".day")).ToHaveTextAsync($"Day {solved}");
        Assert.That(Number((await seat.Page.Locator("[data-kind=owed]").GetAttributeAsync("data-value"))!), Is.EqualTo(mia[solved].Ask.Utility.Obligation).Within(6e-5), "what she owes");

        await seat.Page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(seat.Page.Locator(".friends .nods")).ToHaveCountAsync(1);
        await seat.Page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(seat.Page.Locator(".bubble")).ToHaveTextAsync("Yes!");
        Assert.That(await seat.Page.Locator(".say").InnerTextAsync(), Does.Contain(Chance(mia[^1].Ask.Chance)));
        await seat.Page.Locator("summary").ClickAsync();
        ActStory story = ActStory.Find();
        Assert.That(await seat.Page.Locator(".how-sure p").InnerTextAsync(), Does.StartWith($"World {story.World} of {story.Worlds}.").And.Contain($"{story.BuysAfterHelp} worlds after help, and in {story.BuysOfFliers} after fliers"));
    }

    [TestCase(6, "early", 0)]
    [TestCase(7, "late", 1)]
    public async Task A_guess_is_revealed_from_the_lectures_experiment(int screen, string id, int at)
    {
        JsonElement race = JsonDocument.Parse(ActCache.Race(2)).RootElement;
        Seat seat = await Enter(screen);
        await seat.Page.Locator(".guessed").First.WaitForAsync(new() { Timeout = 60_000 });
        await seat.Page.Keyboard.PressAsync("1");
        await seat.Page.Keyboard.PressAsync("2");
        await seat.Page.Keyboard.PressAsync("2");
        Assert.That(await seat.Page.Locator(".guessed output").AllInnerTextsAsync(), Is.EqualTo(new[] { "1", "2" }), id);
        await seat.Page.Keyboard.PressAsync("PageDown");
        string[] shown = [.. await seat.Page.Locator(".guessed strong").AllInnerTextsAsync()];
        double[] means = [.. new[] { "convertGuessed", "connectGuessed" }.Select(side => race.GetProperty(side)[at].GetProperty("mean").GetDouble())];
        Assert.That(shown, Is.EqualTo(means.Select(mean => FormattableString.Invariant($"{100 * mean:0}%"))));
        Assert.That(await seat.Page.Locator(".say").InnerTextAsync(), Does.StartWith(means[0] > means[1] ? "Convert leads" : "Connect leads").And.EndWith($"{(means[0] > means[1] ? 1 : 2)} of 3 hands were right."));
    }

    [Test]
    public async Task Refusals_come_one_after_the_other_with_what_all_friends_would_change()
    {
        MemberTrace[] refusals = [.. Trace(ActExperiment.Fliers).Days.Take(ActExperiment.DaysOfFliers).SelectMany(day => day).Where(trace => trace.Ask.Accepted == false)];
        Seat seat = await Enter(8);
        Assert.That(await seat.Page.Locator("h1").InnerTextAsync(), Is.EqualTo("Why did Mia say no?"));
        await seat.Page.Locator(".press").ClickAsync();
        Assert.That(await seat.Page.Locator(".seesaw [data-kind=looks]").CountAsync(), Is.Zero, "nobody disapproves");
        string[] chances = [.. await seat.Page.Locator(".chances dd").AllInnerTextsAsync()];
        Utility utility = refusals[0].Ask.Utility;
        double all = 1 / (1 + Math.Exp(-8 * (utility.Total + utility.Rejection)));
        Assert.That(chances, Is.EqualTo(new[] { Chance(refusals[0].Ask.Chance), Chance((float)all) }));
        await seat.Page.Locator(".next-refusal").ClickAsync();
        Assert.That(await seat.Page.Locator("h1").InnerTextAsync(), Is.Not.EqualTo("Why did Mia say no?"));
        Assert.That((await seat.Page.Locator(".chances dd").AllInnerTextsAsync())[0], Is.EqualTo(Chance(refusals[1].Ask.Chance)));
    }

    [TestCase(360, 740)]
    [TestCase(740, 360)]
    public async Task A_phone_shows_all_screens_without_scrolling_sideways(int width, int height)
    {
        Seat seat = await Hall.Enter("#/act/1", width, height, touch: true);
        for (int screen = 1; screen <= Screens; screen++)
        {
            await Views.Go(seat.Page, $"#/act/{screen}");
            await seat.Page.Locator($".act.screen-{screen} h1").WaitForAsync();
            await seat.Page.Keyboard.PressAsync("PageDown");
            Assert.That((await Bars.Scrolls(seat.Page)).Sideways, Is.False, $"screen {screen}");
        }
    }

    private static async Task<Seat> Enter(int screen, ColorScheme scheme = ColorScheme.Light, string language = "en")
    {
        Seat seat = await Hall.Enter($"?language={language}#/act/{screen}", scheme: scheme);
        await seat.Page.Locator(".act h1").WaitForAsync(new() { Timeout = 60_000 });
        return seat;
    }

    /// <summary>The mouths of all faces bend as the mood, and the mood is the formula's.</summary>
    private static async Task Faces(Seat seat, JsonElement day)
    {
        double first = Told.GetProperty("firstTrust").GetDouble(), tolerance = Told.GetProperty("tolerance").GetDouble();
        foreach ((int at, JsonElement member) in day.EnumerateArray().Index())
        {
            double trust = member.GetProperty("trust").GetDouble(), pain = member.GetProperty("pain").GetDouble();
            double mood = Math.Clamp(((trust - first) / (trust < first ? first : 1 - first)) - (pain / tolerance), -1, 1);
            ILocator face = seat.Page.Locator($".people .face[data-seat='{at}']");
            Assert.That(Number((await face.GetAttributeAsync("data-mood"))!), Is.EqualTo(mood).Within(0.001));
            string path = (await face.Locator(".mouth").GetAttributeAsync("d"))!;
            double[] numbers = [.. Regex.Matches(path, @"-?\d+(\.\d+)?", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => Number(match.Value))];
            Assert.That(Math.Sign(Math.Round(numbers[3] - numbers[1], 3)), Is.EqualTo(Math.Sign(Math.Round(mood, 3))), "the middle hangs where the mood is good");
        }
    }

    private static ActRun Trace(string strategy) =>
        ActRun.Simulate(ActExperiment.View(ActStory.Find().World), strategy, Told.GetProperty("friends").GetArrayLength());

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Chance(float chance)
    {
        double rare = Math.Min(chance, 1 - chance);
        return rare < 0.00005 ? "<0.01%" : (100 * chance).ToString(rare >= 0.0995 ? "0" : rare >= 0.00995 ? "0.0" : "0.00", CultureInfo.InvariantCulture) + "%";
    }
}
