using CommunitySim.Lecture;
using CommunitySim.Tests.Lecture;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The lecture that all tests share, and pages that note whatever the browser complains of.</summary>
[SetUpFixture]
internal sealed class Hall
{
    private static LectureServer? _server;

    /// <summary>Where the lecture is.</summary>
    public static Uri Address => _server!.Address;

    [OneTimeSetUp]
    public static async Task Start() => _server = await LectureServer.Start(new LectureOptions { Port = 0, Error = TestContext.Error });

    [OneTimeTearDown]
    public static async Task Stop() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

    /// <summary>The world that a game's lot falls on, or every run of these tests would be another; convert's value in it, 32,650, lies midway between two numbers that are shown.</summary>
    public const int World = 85;

    /// <summary>A window on a place of the lecture, such as "#/live".</summary>
    public static async Task<Seat> Enter(string place, int width = 1280, int height = 720, ColorScheme scheme = ColorScheme.Light, bool touch = false)
    {
        Seat seat = new(await Chromium.Window(width, height, scheme, touch));
        await seat.Page.AddInitScriptAsync($"crypto.getRandomValues = lots => lots.fill({World})");
        await seat.Page.GotoAsync(new Uri(Address, place).AbsoluteUri);
        return seat;
    }

    /// <summary>Gives a page the answers of scenes that results/lecture.html keeps; all of them together take a minute to compute.</summary>
    public static async Task AnswerScenes(IPage page) => await page.RouteAsync("**/api/scenes/*", route => route.FulfillAsync(new()
    {
        ContentType = "application/json",
        Body = KeptLecture.Answers[new Uri(route.Request.Url).Segments[^1]]!.ToJsonString(),
    }));
}

/// <summary>A page, and what the browser complained of.</summary>
internal sealed class Seat
{
    private static readonly string[] _replaced = ["/api/live?", "/api/group?"];

    private readonly List<string> _complaints = [];

    public Seat(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            // The driver that draws WebGL on a machine without a graphics card remarks on its own speed.
            if (message.Type is "error" or "warning" && !message.Text.Contains("GL Driver Message", StringComparison.Ordinal))
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.RequestFailed += (_, request) =>
        {
            // A newer movement of a slider aborts the request before it, and who leaves a group that of its world.
            if (request.Failure != "net::ERR_ABORTED" || !_replaced.Any(path => request.Url.Contains(path, StringComparison.Ordinal)))
            {
                _complaints.Add($"{request.Url}: {request.Failure}");
            }
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings on the console, exceptions, and requests that failed.</summary>
    public IReadOnlyList<string> Complaints => _complaints;
}
