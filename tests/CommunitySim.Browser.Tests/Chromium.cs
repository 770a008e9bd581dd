using CommunitySim.Tests;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The browser that all tests share, as Debian installs it: without a window of its own, which took a third of the time.</summary>
[SetUpFixture]
internal sealed class Chromium
{
    public const string Program = "/usr/bin/chromium-headless-shell";

    /// <summary>How long a page may take, in milliseconds, while other tests use the cores as well. Only a test that fails waits so long.</summary>
    private const float Patience = 60_000;

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>Where pages lie while tests run.</summary>
    public static TestFolder Folder { get; } = new();

    /// <summary>Starts it; where it is missing, CI fails and another machine finds nothing out.</summary>
    [OneTimeSetUp]
    public static async Task Start()
    {
        Demand(Program, "apt-get install chromium-headless-shell");
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox"] });
    }

    [OneTimeTearDown]
    public static async Task Stop()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        Folder.Dispose();
    }

    /// <summary>A window of its own.</summary>
    public static async Task<IPage> Window(int width = 1280, int height = 720, ColorScheme scheme = ColorScheme.Light, bool touch = false)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            HasTouch = touch,
            IsMobile = touch,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>Closes every window that is open.</summary>
    public static async Task CloseWindows()
    {
        foreach (IBrowserContext context in _browser!.Contexts.ToArray())
        {
            await context.CloseAsync();
        }
    }

    /// <summary>Says what is missing for these tests.</summary>
    public static void Demand(string program, string remedy)
    {
        string message = $"{program} is missing ({remedy}); without it the page is not tested.";
        if (!File.Exists(program) && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(message);
        }

        if (!File.Exists(program))
        {
            Assert.Inconclusive(message);
        }
    }
}
