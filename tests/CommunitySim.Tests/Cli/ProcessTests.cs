using System.Diagnostics;
using CommunitySim.Cli;

namespace CommunitySim.Tests.Cli;

[Platform(Exclude = "Win", Reason = "Windows has no signals and no scripts of the kind used here")]
public class ProcessTests
{
    [TestCase("-INT", TestName = "Ctrl_C_stops_cleanly_keeps_what_is_done_and_says_how_to_go_on")]
    [TestCase("-HUP", TestName = "A_terminal_that_closes_stops_a_run_as_Ctrl_C_does")]
    public void A_signal_stops_cleanly(string signal)
    {
        using TestFolder folder = new();
        string file = folder.Write("long.json", """{ "days": 50, "replicates": 1000000, "community": { "members": 50 } }""");
        using Process run = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "run", file, "--out", folder["out"], "--set", "horizons=[50]"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        WaitForWorlds(run);
        Process.Start("kill", [signal, $"{run.Id}"]).WaitForExit();
        string error = run.StandardError.ReadToEnd();
        run.WaitForExit();

        Assert.That(run.ExitCode, Is.EqualTo(130));
        Assert.That(error, Does.Match("Interrupted: [1-9][0-9]* of 3000000 runs of long are kept in .*results.db. The same command goes on from there."));
        Assert.That(Directory.GetFiles(folder["out/long"]).Select(Path.GetFileName), Is.SubsetOf(new[] { "results.db", "results.lock" }));
    }

    [Test]
    public void A_picture_that_cannot_be_made_loses_no_result()
    {
        using TestFolder folder = new();
        Directory.CreateDirectory(folder["bin"]);
        File.WriteAllText(folder["bin/rsvg-convert"], "#!/bin/sh\nexit 3\n");
        Process.Start("chmod", ["+x", folder["bin/rsvg-convert"]]).WaitForExit();
        string file = folder.Write("mine.json", """{ "days": 5, "replicates": 2, "community": { "members": 20 } }""");
        ProcessStartInfo start = new("dotnet", [typeof(CommandLine).Assembly.Location, "run", file, "--out", folder["out"]]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PATH"] = folder["bin"] + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using Process run = Process.Start(start)!;
        string output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();

        Assert.That((run.ExitCode, File.Exists(folder["out/mine/manifest.json"]), File.Exists(folder["out/mine/charts/value.svg"])), Is.EqualTo((0, true, true)));
        Assert.That(output, Does.Contain("Not all PNG files were made"));
    }

    [TestCase("\"replicates\": 33334", "")]
    [TestCase("\"replicates\": 20", ", \"sweep\": { \"brand.skill\": { \"from\": 0, \"to\": 1, \"steps\": 40 }, \"member.seesaw\": { \"from\": 0, \"to\": 1, \"steps\": 42 } }")]
    public void A_hundred_thousand_runs_stay_within_500_megabytes(string replicates, string sweep)
    {
        using TestFolder folder = new();
        string file = folder.Write("many.json", $$"""{ "days": 6, "horizons": [2, 4, 6], {{replicates}}, "community": { "members": 5 }{{sweep}} }""");
        using Process run = Program.Start("run", file, "--out", folder["out"], "--quiet");
        long peak = 0;
        while (!run.HasExited)
        {
            peak = Math.Max(peak, Peak(run));
            Thread.Sleep(50);
        }

        TestContext.Out.WriteLine($"{File.ReadLines(folder["out/many/runs.csv"]).Count() / 3} runs, at most {peak / 1_000_000} MB");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(File.ReadLines(folder["out/many/runs.csv"]).Count(), Is.GreaterThan(300_000));
        Assert.That(peak, Is.InRange(10_000_000, 500_000_000));
    }

    /// <summary>The most memory so far, in bytes; 0 where the process has ended, which it may do while it is asked.</summary>
    private static long Peak(Process run)
    {
        run.Refresh();
        try
        {
            return run.PeakWorkingSet64;
        }
        catch (InvalidOperationException) when (run.HasExited)
        {
            return 0;
        }
    }

    /// <summary>The process has burnt processor time well beyond its start, so that worlds are done.</summary>
    private static void WaitForWorlds(Process run)
    {
        while (!run.HasExited && run.TotalProcessorTime < TimeSpan.FromSeconds(4))
        {
            Thread.Sleep(50);
            run.Refresh();
        }
    }
}
