using System.Globalization;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Members;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The group as a hall looks at it: days go by, two strategies side by side.</summary>
internal sealed class GroupTests
{
    private const string Scrubber = ".player input[type=range]";

    [TestCase("convert", 0)]
    [TestCase("connect", 1)]
    public async Task The_scrubber_shows_day_90_as_the_model_lived_it(string strategy, int side)
    {
        Seat seat = await Enter();
        await seat.Page.Locator(Scrubber).FillAsync("90");
        ILocator place = seat.Page.Locator(".side").Nth(side);
        await Assertions.Expect(place).ToHaveAttributeAsync("data-day", "90");

        ExperimentConfig config = LectureExperiment.Read(new LectureRequest(null, null));
        DailySeries lived = Run(new WorldView(config, config.Cells()[0], 0).Begin(config.IndexOf(strategy)), config.Days);
        string counts = await place.Locator(".counts").InnerTextAsync(), state = await place.Locator(".state").InnerTextAsync();
        Assert.That(counts, Does.StartWith(Words($"{lived[Observable.Pitches, 90]} pitched, {lived[Observable.SalesPitched, 90] + lived[Observable.SalesOwn, 90]} new customers, {lived[Observable.Solved, 90]} solved, {lived[Observable.LetDown, 90]} let down, {lived[Observable.Sanctioned, 90]} sanctioned,")));
        Assert.That(state, Does.StartWith(Words($"Trust {lived[Observable.Trust, 90]:F2}, reach {lived[Observable.Reach, 90] * 100:F0}%, money ")));
        Complained(seat);
    }

    [Test]
    public async Task Play_goes_on_day_by_day_and_pause_stops()
    {
        Seat seat = await Enter();
        await seat.Page.Locator(".play").ClickAsync();
        await seat.Page.WaitForFunctionAsync($"() => Number(document.querySelector('{Scrubber}').value) > 3");
        await seat.Page.Locator(".play").ClickAsync();
        int stopped = await Day(seat);
        await seat.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))");

        Assert.That(await Day(seat), Is.EqualTo(stopped));
        Assert.That(await seat.Page.Locator(".side").First.GetAttributeAsync("data-day"), Is.EqualTo($"{stopped}"));
        Complained(seat);
    }

    [Test]
    public async Task Keys_step_jump_and_play()
    {
        Seat seat = await Enter();
        await seat.Page.Locator("h1").ClickAsync();
        await seat.Page.Keyboard.PressAsync("End");
        Assert.That(await Day(seat), Is.EqualTo(365));
        await seat.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.That(await Day(seat), Is.EqualTo(364));
        await seat.Page.Keyboard.PressAsync("Home");
        await seat.Page.Keyboard.PressAsync("ArrowRight");
        Assert.That(await Day(seat), Is.EqualTo(1));
        await seat.Page.Keyboard.PressAsync(" ");
        await Assertions.Expect(seat.Page.Locator(".play")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Test]
    public async Task Both_sides_draw_a_member_in_the_same_place_of_the_picture_and_a_click_explains_her()
    {
        Seat seat = await Enter();
        await seat.Page.Locator(Scrubber).FillAsync("20");
        // Members lie on each other in a dense group; a click is meant for one who stands alone.
        double[] places = await seat.Page.EvaluateAsync<double[]>("""
            () => {
              const all = Array.from({ length: 500 }, (_, member) => window.lecture.group.placeOf(1, member));
              const room = all.map(one => Math.min(...all.filter(other => other !== one).map(other => Math.hypot(one.x - other.x, one.y - other.y))));
              const lone = room.indexOf(Math.max(...room));
              return [lone, ...[0, 1].flatMap(side => {
                const box = document.querySelectorAll(".network")[side].getBoundingClientRect(), { x, y } = window.lecture.group.placeOf(side, lone);
                return [x - box.left, y - box.top, x, y];
              })];
            }
            """);
        Assert.That(places[1..3], Is.EqualTo(places[5..7]).Within(0.5));

        await seat.Page.Mouse.ClickAsync((float)places[7], (float)places[8]);
        ILocator member = seat.Page.Locator($".why .member[data-seat='{places[0]:0}']");
        await member.WaitForAsync();
        Assert.That((await member.GetAttributeAsync("data-day"), await member.GetAttributeAsync("data-strategy")), Is.EqualTo(("20", "connect")));
        await seat.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(seat.Page.Locator(".why")).ToBeHiddenAsync();
        Complained(seat);
    }

    [TestCase(1280, 720, false)]
    [TestCase(390, 844, true)]
    public async Task Nothing_is_cut_off_at_the_side(int width, int height, bool touch)
    {
        Seat seat = await Enter(width, height, touch);
        await seat.Page.Locator(Scrubber).FillAsync("90");
        Assert.That(await seat.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
    }

    [Test]
    public async Task A_finger_scrolls_the_page_and_a_tap_asks_a_member()
    {
        Seat seat = await Enter(390, 844, touch: true);
        double[] place = await seat.Page.EvaluateAsync<double[]>("() => { const { x, y } = window.lecture.group.placeOf(0, 41); return [x, y]; }");
        await seat.Page.Touchscreen.TapAsync((float)place[0], (float)place[1]);
        await seat.Page.Locator(".why .member[data-seat]").WaitForAsync();

        ICDPSession devices = await seat.Page.Context.NewCDPSessionAsync(seat.Page);
        LocatorBoundingBoxResult network = (await seat.Page.Locator(".network").First.BoundingBoxAsync())!;
        for (int move = 0; move <= 10; move++)
        {
            await devices.SendAsync("Input.dispatchTouchEvent", Touch(move == 0 ? "touchStart" : "touchMove", [new { x = network.X + (network.Width / 2), y = network.Y + (network.Height / 2) - (12 * move) }]));
        }

        await devices.SendAsync("Input.dispatchTouchEvent", Touch("touchEnd", []));
        await seat.Page.WaitForFunctionAsync("() => scrollY > 60");
    }

    [Test]
    public async Task The_page_knows_the_marks_and_events_of_the_model_by_name_and_number()
    {
        Seat seat = await Enter();
        Assert.That(await Known("mark"), Is.EquivalentTo(Enum.GetValues<Marks>().Where(mark => mark != Marks.None).Select(mark => (Script($"{mark}"), (int)mark))));
        Assert.That(await Known("event"), Is.EquivalentTo(Enum.GetValues<MemberEvent>().Select(found => (Script($"{found}"), (int)found))));

        async Task<IEnumerable<(string Name, int Number)>> Known(string kind) =>
            (await seat.Page.EvaluateAsync<Dictionary<string, int>>($"async () => (await import('./page.js')).{kind}")).Select(pair => (pair.Key, pair.Value));
        static string Script(string name) => char.ToLowerInvariant(name[0]) + name[1..];
    }

    [Test]
    public async Task Of_a_complete_network_it_is_said_that_its_ties_are_not_drawn()
    {
        Seat seat = await Hall.Enter("#/live");
        await seat.Page.Locator(".board").WaitForAsync();
        await Assertions.Expect(seat.Page.GetByText("these ties are not drawn")).ToHaveCountAsync(0);
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Group" }).ClickAsync();
        await seat.Page.Locator(".view-group .legend").WaitForAsync();
        await Assertions.Expect(seat.Page.GetByText("set in Live")).ToHaveCountAsync(0);
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Live" }).ClickAsync();
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await seat.Page.Locator("[id='set-community.network.kind']").SelectOptionAsync("complete");
        await seat.Page.Locator(".all button").ClickAsync();
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Group" }).ClickAsync();
        await Assertions.Expect(seat.Page.GetByText("these ties are not drawn")).ToBeVisibleAsync();
        await Assertions.Expect(seat.Page.GetByRole(AriaRole.Link, new() { Name = "One setting is as it was set in Live." })).ToBeVisibleAsync();
    }

    private static async Task<Seat> Enter(int width = 1280, int height = 720, bool touch = false)
    {
        Seat seat = await Hall.Enter("#/group", width, height, touch: touch);
        await seat.Page.Locator(".side[data-day]").Nth(1).WaitForAsync();
        return seat;
    }

    private static DailySeries Run(Simulation simulation, int days)
    {
        while (simulation.Day < days)
        {
            simulation.Step();
        }

        return simulation.Series;
    }

    private static Dictionary<string, object> Touch(string type, object[] points) => new(StringComparer.Ordinal) { ["type"] = type, ["touchPoints"] = points };

    private static async Task<int> Day(Seat seat) => int.Parse(await seat.Page.Locator(Scrubber).InputValueAsync(), CultureInfo.InvariantCulture);

    private static string Words(FormattableString text) => FormattableString.Invariant(text);

    // The driver of a software WebGL complains of its own slowness.
    private static void Complained(Seat seat) => Assert.That(seat.Complaints.Where(complaint => !complaint.Contains("GPU stall", StringComparison.Ordinal)), Is.Empty);
}
