using System.Diagnostics;
using System.Text;
using CommunitySim.Charts;
using CommunitySim.Charts.Planning;
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

    [TestCase("C")]
    [TestCase("POSIX")]
    [TestCase("de_DE.ISO-8859-1")]
    public void A_minus_sign_is_written_whatever_the_console(string language)
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", """{ "days": 3, "replicates": 2, "community": { "members": 20 }, "brand": { "hourlyWage": 900 } }""");
        ProcessStartInfo start = new("dotnet", [typeof(CommandLine).Assembly.Location, "run", file, "--out", folder["out"]]) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.Latin1 };
        (start.Environment["LANG"], start.Environment["LC_ALL"]) = (language, language);
        using Process run = Process.Start(start)!;
        string bytes = run.StandardOutput.ReadToEnd();
        run.WaitForExit();

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(bytes, Does.Contain("mine\n").And.Contain("\u00E2\u0088\u0092").And.Not.Contain("value: ?"));
    }

    [TestCase("results.db")]
    [TestCase("")]
    public void What_is_deleted_while_it_is_written_is_told_as_lost(string name)
    {
        using TestFolder folder = new();
        string file = folder.Write("long.json", """{ "days": 50, "replicates": 1000000, "community": { "members": 50 } }""");
        using Process run = Program.Start("run", file, "--out", folder["out"], "--quiet");
        WaitForWorlds(run);
        string place = Path.Combine(folder["out/long"], name);
        if (name.Length > 0)
        {
            File.Delete(place);
        }
        else
        {
            Directory.Move(place, folder["elsewhere"]); // all at once
        }

        (int code, string error) = run.Finish();
        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.Contain("results.db was deleted or moved").And.Not.Contain("safe").And.Not.Contain("   at "));
        Assert.That(File.Exists(folder["out/long/results.db"]), Is.False);
    }

    [Test]
    public void A_verification_that_is_interrupted_leaves_nothing()
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, """{ "days": 20, "replicates": 100, "community": { "members": 30 } }""");
        Directory.CreateDirectory(folder["tmp"]);
        ProcessStartInfo start = new("dotnet", [typeof(CommandLine).Assembly.Location, "verify", place, "--all"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["TMPDIR"] = folder["tmp"];
        using Process verify = Process.Start(start)!;
        while (!verify.HasExited && Directory.GetDirectories(folder["tmp"], "communitysim-verify-*").Length == 0)
        {
            Thread.Sleep(5);
        }

        Process.Start("kill", ["-TERM", $"{verify.Id}"]).WaitForExit();
        string output = verify.StandardOutput.ReadToEnd();
        verify.WaitForExit();
        Assert.That(verify.ExitCode, Is.EqualTo(130), output);
        Assert.That(Directory.GetDirectories(folder["tmp"], "communitysim-verify-*"), Is.Empty);
    }

    /// <summary>A process may have but so many files open: a database has three, and a folder one that locks it.</summary>
    [Test]
    [Platform("Linux", Reason = "where open files can be listed")]
    public void Of_many_experiments_one_has_its_database_open()
    {
        const int Experiments = 10;
        using TestFolder folder = new();
        string[] files = [.. Enumerable.Range(0, Experiments).Select(number => folder.Write($"e{number}.json", """{ "days": 2, "replicates": 2, "community": { "members": 10 }, "strategies": { "a": { "pitch": 1 } } }"""))];
        List<int> open = [];
        using StringWriter output = new(), error = new();
        int code = CommandLine.Run(["run", .. files, "--out", folder["out"], "--quiet"], new ChartSet(_ => Count()), output, error);

        Assert.That((code, $"{error}"), Is.EqualTo((0, "")));
        Assert.That(open, Has.Count.GreaterThanOrEqualTo(Experiments).And.All.InRange(1, 6));

        IReadOnlyList<PlannedChart> Count()
        {
            open.Add(Directory.GetFileSystemEntries("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget ?? "").Count(target => target.StartsWith(folder.Path, StringComparison.Ordinal) && !target.EndsWith(".lock", StringComparison.Ordinal)));
            return [];
        }
    }

    [Test]
    public void Where_the_drawing_library_does_not_load_all_numbers_are_there_and_one_line_says_why_there_are_no_charts()
    {
        using TestFolder folder = new();
        string program = CopyWithoutLibrary(Path.GetDirectoryName(typeof(CommandLine).Assembly.Location)!, folder["bin"]);
        string file = folder.Write("mine.json", """{ "days": 5, "replicates": 2, "community": { "members": 20 } }""");
        using Process run = Process.Start(new ProcessStartInfo("dotnet", [program, "run", file, "--out", folder["out"]]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        (string output, string error) = (run.StandardOutput.ReadToEnd(), run.StandardError.ReadToEnd());
        run.WaitForExit();
        const string Why = "There are no charts: the drawing library libSkiaSharp does not load";

        Assert.That(run.ExitCode, Is.Zero, output + error);
        Assert.That((output + error).Split('\n').Count(line => line.Contains(Why, StringComparison.Ordinal)), Is.EqualTo(1), output + error);
        Assert.That((output + error).Split('\n').Where(line => line.StartsWith("   at ", StringComparison.Ordinal)), Is.Empty);
        Assert.That(new[] { "manifest.json", "results.db", "summary.md", "runs.csv", "daily.csv", "comparisons.csv", "report.html" }.Where(name => !File.Exists(folder[$"out/mine/{name}"])), Is.Empty);
        Assert.That(Directory.Exists(folder["out/mine/charts"]) ? Directory.GetFiles(folder["out/mine/charts"]) : [], Is.Empty);
        Assert.That(File.ReadAllText(folder["out/mine/report.html"]), Does.Contain(Why).And.Not.Contain("<figure"));
    }

    /// <summary>The program with a text in place of the library.</summary>
    private static string CopyWithoutLibrary(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*.dll").Concat(Directory.EnumerateFiles(from, "*.json")).Concat(Directory.EnumerateFiles(Path.Combine(from, "runtimes"), "*", SearchOption.AllDirectories)
            .Where(file => file.Contains($"{Path.DirectorySeparatorChar}{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}{Path.DirectorySeparatorChar}", StringComparison.Ordinal))))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        string[] libraries = Directory.GetFiles(to, "libSkiaSharp.*", SearchOption.AllDirectories);
        Assert.That(libraries, Has.Length.EqualTo(1));
        File.WriteAllText(libraries[0], "no library");
        return Path.Combine(to, Path.GetFileName(typeof(CommandLine).Assembly.Location));
    }

    [TestCase("\"replicates\": 13334", "")]
    [TestCase("\"replicates\": 20", ", \"sweep\": { \"brand.skill\": { \"from\": 0, \"to\": 1, \"steps\": 40 }, \"member.seesaw\": { \"from\": 0, \"to\": 1, \"steps\": 17 } }")]
    public void Forty_thousand_runs_stay_within_380_megabytes(string replicates, string sweep)
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
        Assert.That(File.ReadLines(folder["out/many/runs.csv"]).Count(), Is.GreaterThan(120_000));
        Assert.That(peak, Is.InRange(10_000_000, 380_000_000));
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
