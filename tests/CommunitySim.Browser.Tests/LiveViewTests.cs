using System.Globalization;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Tests;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The lecture's sliders as somebody moves them.</summary>
internal sealed class LiveViewTests
{
    private const string Settled = "() => window.lecture?.answer?.lacking === 0";

    [Test]
    public async Task A_slider_changes_the_curves_coarsely_at_first_and_to_two_hundred_worlds_in_the_end()
    {
        Seat seat = await Enter();
        byte[] before = await Trust(seat).ScreenshotAsync();
        // Each number that is replaced, for two answers may come in one piece.
        await seat.Page.EvaluateAsync("""
            () => {
              window.seen = [];
              new MutationObserver(changes => window.seen.push(...changes.map(one => one.oldValue))).observe(document.querySelector(".worlds"), { attributeFilter: ["data-worlds"], attributeOldValue: true });
            }
            """);
        await Slide(seat, "member.lossAversion", 1.2);
        Assert.That(await seat.Page.Locator(".slider.changed output").TextContentAsync(), Is.EqualTo("1.2×"));
        await Settle(seat);

        string[] seen = await seat.Page.EvaluateAsync<string[]>("() => window.seen");
        Assert.That(seen[..2], Is.EqualTo(new[] { "200", "8" }));
        Assert.That(await seat.Page.Locator(".worlds").TextContentAsync(), Does.StartWith("200 runs of 500 members over 365 days"));
        Assert.That(await Trust(seat).ScreenshotAsync(), Is.Not.EqualTo(before));
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task What_is_shown_is_what_the_downloaded_experiment_gives_in_a_run()
    {
        Seat seat = await Enter();
        await Slide(seat, "member.rejectionSeverity", 0.35);
        await seat.Page.GetByLabel("My own hours").CheckAsync();
        await Settle(seat);
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "How sure?" }).ClickAsync();
        ILocator sure = seat.Page.Locator(".sure");
        string[] rows = [.. (await sure.Locator("table").First.Locator("tbody tr").AllInnerTextsAsync()).Select(row => row.Replace('\t', ' '))];
        string[] sentences = [.. await sure.Locator("ul li").AllTextContentsAsync()];
        await sure.GetByRole(AriaRole.Button).ClickAsync();

        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "File" }).ClickAsync();
        Assert.That(await seat.Page.Locator(".take .command").TextContentAsync(), Is.EqualTo("communitysim run mine.json"));
        IDownload download = await seat.Page.RunAndWaitForDownloadAsync(() => seat.Page.GetByText("Download mine.json").ClickAsync());
        using TestFolder folder = new();
        string file = Path.Combine(folder.Path, download.SuggestedFilename);
        await download.SaveAsAsync(file);
        using ExperimentResult run = Runner.Run(ExperimentReader.Read(file, []), 2);

        Assert.That(sentences, Is.EqualTo(Summary.Of(new ExperimentAnalysis(run)).VerdictLines.Select(line => line.Plain)));
        for (int strategy = 0; strategy < run.Config.Strategies.Count; strategy++)
        {
            Interval end = run.Cells[0].Daily(strategy, Observable.Trust, 365);
            Assert.That(rows, Has.One.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{run.Config.Strategies[strategy].Name} {end.Mean:F2} {(double.IsFinite(end.Low) ? $"{end.Low:F2} to {end.High:F2}" : "")} ")));
            foreach (Observable observable in (Observable[])[Observable.Trust, Observable.Reach, Observable.Customers, Observable.Value])
            {
                double[] means = await seat.Page.EvaluateAsync<double[]>($"() => window.lecture.answer.curves.{observable.Name()}[{strategy}].mean");
                int[] days = await seat.Page.EvaluateAsync<int[]>("() => window.lecture.answer.days");
                Assert.That(means, Is.EqualTo(days.Select(day => run.Cells[0].Daily(strategy, observable, day).Mean)), $"{observable} of strategy {strategy}");
            }
        }

        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_value_that_is_refused_is_told_in_words_and_not_in_names_of_the_program()
    {
        Seat seat = await Enter();
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await Slide(seat, "community.network.groupSize", 5);
        await seat.Page.Locator(".refused").WaitForAsync();
        Assert.That(await seat.Page.Locator(".refused").TextContentAsync(), Does.StartWith("“Ties inside the group” is 8").And.Contains("in a group of 5").And.Not.Contains("community."));

        await seat.Page.Locator(".all form button").ClickAsync();
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await seat.Page.Locator(".refused").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.That(seat.Complaints, Has.Count.EqualTo(1).And.All.Contains("400 (Bad Request)"), "the browser itself notes the refusal");
    }

    [Test]
    public async Task Shares_of_hours_never_add_up_to_more_than_there_are()
    {
        Seat seat = await Enter();
        await seat.Page.GetByLabel("My own hours").CheckAsync();
        foreach ((string hour, int share) in new[] { ("pitch", 75), ("solve", 95), ("bond", 50), ("pitch", 100), ("bond", 5) })
        {
            await seat.Page.Locator($"#split-{hour}").EvaluateAsync("(input, share) => { input.value = share; input.dispatchEvent(new Event('input', { bubbles: true })); }", share);
            int[] shares = await seat.Page.EvaluateAsync<int[]>("() => ['pitch', 'solve', 'bond'].map(hour => parseInt(document.querySelector(`output[for=split-${hour}]`).textContent))");
            Assert.That(shares.Sum(), Is.AtMost(100), $"{hour} at {share}");
        }

        await Settle(seat);
        Assert.That(await seat.Page.Locator(".refused").CountAsync(), Is.Zero);
        Assert.That(await seat.Page.Locator(".legend").TextContentAsync(), Does.Contain("mine"));
        Assert.That(seat.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_chart_can_be_read_day_by_day_with_the_keys()
    {
        Seat seat = await Enter();
        await Trust(seat).FocusAsync();
        await seat.Page.Keyboard.PressAsync("Home");
        await seat.Page.Keyboard.PressAsync("ArrowRight");

        Assert.That(await Trust(seat).Locator(".chart-readout thead").InnerTextAsync(), Does.StartWith("day 4"));
        Assert.That(await Trust(seat).GetByRole(AriaRole.Status).TextContentAsync(), Does.StartWith("day 4, "));
        await seat.Page.Keyboard.PressAsync("Escape");
        Assert.That(await Trust(seat).Locator(".chart-readout").IsHiddenAsync());
    }

    [Test]
    public async Task On_a_phone_charts_stay_in_sight_while_the_last_slider_is_moved()
    {
        Seat seat = await Enter(390, 844, touch: true);
        await seat.Page.Locator("#set-brand\\.detectability").ScrollIntoViewIfNeededAsync();

        Assert.That(await seat.Page.EvaluateAsync<bool>("() => document.scrollingElement.scrollWidth <= innerWidth"));
        Assert.That(await seat.Page.EvaluateAsync<bool>("() => { const box = document.querySelectorAll('.chart')[1].getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight; }"));
        Assert.That(seat.Complaints, Is.Empty);
    }

    /// <summary>
    /// Moves a slider forty times and prints how long each movement took until its bands were on the screen, and how long a
    /// request without work took on the same machine.
    /// </summary>
    [Test]
    [Explicit("A measurement: it says something about the machine that it runs on.")]
    public async Task How_long_it_takes_from_a_movement_to_the_redrawn_bands()
    {
        Seat seat = await Enter();
        double[] times = await seat.Page.EvaluateAsync<double[]>("""
            async () => {
              const slider = document.getElementById("set-member.lossAversion"), { latencies } = window.lecture, shown = () => new Promise(requestAnimationFrame);
              for (let move = 0; move < 40; move++) {
                const before = latencies.length;
                slider.value = 1 + 1.2 * ((move * 7) % 40) / 40;
                slider.dispatchEvent(new Event("input", { bubbles: true }));
                while (latencies.length === before) await shown();
              }
              return latencies.slice(-40);
            }
            """);
        await Settle(seat);
        double[] empty = await seat.Page.EvaluateAsync<double[]>("""
            async () => {
              const times = [];
              for (let call = 0; call < 40; call++) {
                const began = performance.now();
                await (await fetch("/api/page")).text();
                times.push(performance.now() - began);
              }
              return times;
            }
            """);
        (double median, double most) = (At(times, 0.5), At(times, 0.95));
        await TestContext.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{times.Length} movements: median {median:F0} ms, 95% within {most:F0} ms; an empty request {At(empty, 0.5):F1} ms, so {median / At(empty, 0.5):F0} times as long."));
        Assert.That(times, Is.All.Positive);
    }

    private static double At(double[] times, double share) => times.Order().ElementAt((int)(share * (times.Length - 1)));

    private static ILocator Trust(Seat seat) => seat.Page.Locator(".chart").First;

    private static async Task<Seat> Enter(int width = 1280, int height = 720, bool touch = false)
    {
        Seat seat = await Hall.Enter("#/live", width, height, touch: touch);
        await Settle(seat);
        return seat;
    }

    /// <summary>Moves a slider as a hand would, in one step; and waits until the answer to it has begun to come.</summary>
    private static async Task Slide(Seat seat, string path, double to) => await seat.Page.Locator($"[id='set-{path}']").EvaluateAsync(
        """
        (input, to) => new Promise(seen => {
          input.value = to;
          input.dispatchEvent(new Event("input", { bubbles: true }));
          const look = () => window.lecture.answer ? seen() : requestAnimationFrame(look);
          look();
        })
        """,
        to);

    private static async Task Settle(Seat seat) => await seat.Page.WaitForFunctionAsync(Settled, null, new() { Timeout = 120_000 });
}
