using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Tests.Cli;

/// <summary>
/// Whatever ends the program, at whatever moment, the same command ends with the same bytes in every file as if nothing had
/// happened. When a process is killed is a matter of the machine; what comes out is not. CrashTests has every other moment.
/// </summary>
[Platform(Exclude = "Win", Reason = "Windows has no signals and no limits of the kind used here")]
public class KillTests
{
    private const int Kills = 8;

    /// <summary>About a second of runs on one thread, twelve cells and two studies, so that many commits fall into it.</summary>
    private const string Sweep = """
        { "days": 40, "replicates": 6, "horizons": [10, 40], "community": { "members": 250 },
          "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 } },
          "sweep": { "community.cohesion": [0, 0.5, 1], "member.seesaw": [0, 0.3, 0.6, 1] },
          "sensitivity": { "points": 4, "levels": 3, "levelReplicates": 4, "over": { "member.tolerance": { "from": 0.5, "to": 2 }, "brand.offer": { "from": 0.5, "to": 2 } } } }
        """;

    private static readonly TestFolder Whole = new();
    private static IReadOnlyDictionary<string, string> _expected = new Dictionary<string, string>(StringComparer.Ordinal);
    private static IReadOnlyDictionary<string, string> _expectedWithoutCharts = _expected;
    private static TimeSpan _takes;

    [OneTimeSetUp]
    public void Undisturbed()
    {
        Whole.Write("mine.json", Sweep);
        Stopwatch clock = Stopwatch.StartNew();
        Assert.That(Run(Whole).Finish().Code, Is.Zero);
        _takes = clock.Elapsed;
        _expected = Command.Bytes(Whole["out/mine"]);
        using TestFolder plain = new();
        _expectedWithoutCharts = Command.Bytes(Command.RunWithoutCharts(plain, Sweep, "--threads", "1"));
        Assert.That(_expected.Keys, Does.Contain("results.db").And.Contain("space.db").And.Contain("lines.db").And.Contain("manifest.json").And.Contain("charts/winner-map.svg"));
    }

    [OneTimeTearDown]
    public void Tidy() => Whole.Dispose();

    /// <summary>Two anywhere, four amid the runs, two amid the writing of the results.</summary>
    [Test]
    public void Killed_at_a_random_moment_the_same_command_ends_with_the_same_bytes()
    {
        int[] stored = new int[Kills];
        Random random = new(20261122);
        double[] chances = [.. Enumerable.Range(0, Kills).Select(_ => random.NextDouble())];
        Parallel.For(0, Kills, new ParallelOptions { MaxDegreeOfParallelism = 2 }, kill =>
        {
            using TestFolder folder = new();
            Kill(folder, run => Await(run, folder, kill, chances[kill]));
            stored[kill] = Stored(folder);
            AssertSameBytesAfterAnotherProcess(folder, $"kill {kill}, {stored[kill]} runs stored");
        });

        TestContext.Out.WriteLine($"{Kills} kills: {stored.Count(runs => runs == 0)} before the first commit, {stored.Count(runs => runs is > 0 and < 144)} amid the runs, {stored.Count(runs => runs == 144)} after the last; every folder ended with the same bytes.");
        Assert.That(stored.Count(runs => runs is > 0 and < 144), Is.GreaterThan(0), "no kill fell amid the runs");
    }

    /// <summary>A file may not grow beyond a limit, wherever that falls: as on a full disk, a write fails in the middle.</summary>
    [TestCase(20)]
    [TestCase(100)]
    [TestCase(200)]
    [TestCase(400)]
    [TestCase(800)]
    [TestCase(1200)]
    public void When_there_is_no_more_room_it_says_so_and_goes_on_when_there_is(int blocks)
    {
        using TestFolder folder = new();
        folder.Write("mine.json", Sweep);
        (int code, string error) = Program.StartWithFilesUpTo(blocks, Words(folder)).Finish();

        Assert.That(code, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain("could not").And.Not.Contain("   at "));
        AssertSameBytesAfterAnotherRun(folder, $"no file above {blocks} blocks");
    }

    [Test]
    public void What_does_not_fit_on_the_disk_is_refused_with_the_figures_before_anything_is_run()
    {
        using TestFolder folder = new();
        folder.Write("mine.json", Sweep);
        WithSmallDisk(folder, "1m", () =>
        {
            (int code, string error) = Run(folder).Finish();
            Assert.That(code, Is.EqualTo(1));
            Assert.That(error, Does.Match("about [0-9.]+ MB of disk would be needed, and [01]\\.[0-9] MB are free"));
        });
    }

    [Test]
    public void On_a_full_disk_it_says_so_and_goes_on_when_there_is_room([Values(1, 2, 3)] int quarter)
    {
        using TestFolder folder = new();
        folder.Write("mine.json", Sweep);
        WithSmallDisk(folder, "24m", () =>
        {
            using Process run = Run(folder);
            Thread.Sleep(_takes * quarter / 4);
            FillDisk(folder["out/filler"]);
            (int code, string error) = run.Finish();
            File.Delete(folder["out/filler"]);

            Assert.That(code, Is.EqualTo(1).Or.Zero, error);
            Assert.That(error, code == 0 ? Is.Empty : Does.Contain("could not"));
            AssertSameBytesAfterAnotherProcess(folder, $"a disk that was full after {quarter} quarters, which ended with {code}");
        });
    }

    private static void WithSmallDisk(TestFolder folder, string size, Action act)
    {
        Directory.CreateDirectory(folder["out"]);
        using Process mount = Process.Start(new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", $"size={size}", "none", folder["out"]]) { UseShellExecute = false, RedirectStandardError = true })!;
        mount.WaitForExit();
        if (mount.ExitCode != 0)
        {
            Assert.Ignore("Only the super-user may mount a small disk.");
        }

        try
        {
            act();
        }
        finally
        {
            Process.Start("umount", [folder["out"]]).WaitForExit();
        }
    }

    [Test]
    public void Of_two_at_once_the_second_is_refused_until_the_first_is_dead()
    {
        using TestFolder folder = new();
        folder.Write("mine.json", Sweep);
        using Process first = Run(folder, "--replicates", "100000");
        WaitFor(first, folder["out/mine/results.db"]);
        (int code, string error) = Run(folder).Finish();
        Assert.That((code, error), Is.EqualTo((2, $"{folder["out/mine"]}: another communitysim is at work in this folder. Wait for it, stop it, or choose another folder with --out.{Environment.NewLine}")));
        first.Kill();
        first.WaitForExit();
        Directory.Delete(folder["out/mine"], recursive: true);
        AssertSameBytesAfterAnotherRun(folder, "two at once");
    }

    [Test]
    public void A_dead_process_holds_no_lock()
    {
        using TestFolder folder = new();
        folder.Write("mine.json", Sweep);
        using (Process run = Run(folder))
        {
            WaitFor(run, folder["out/mine/results.lock"]);
            run.Kill();
            run.WaitForExit();
        }

        Assert.That(File.Exists(folder["out/mine/results.lock"]), Is.True, "the case that is meant");
        AssertSameBytesAfterAnotherRun(folder, "a lock of a dead process");
    }

    private static string[] Words(TestFolder folder) => ["run", folder["mine.json"], "--out", folder["out"], "--quiet", "--threads", "1"];

    private static Process Run(TestFolder folder, params string[] more) => Program.Start([.. Words(folder), .. more]);

    private static void WaitFor(Process run, string file)
    {
        while (!File.Exists(file))
        {
            Assert.That(run.HasExited, Is.False);
            Thread.Sleep(1);
        }
    }

    private static void Kill(TestFolder folder, Action<Process> awaitMoment)
    {
        folder.Write("mine.json", Sweep);
        using Process run = Run(folder);
        awaitMoment(run);
        run.Kill();
        run.WaitForExit();
    }

    /// <summary>Waits for the moment of a kill, by what the run has written: the clock alone would miss the runs on a busy machine.</summary>
    private static void Await(Process run, TestFolder folder, int kill, double chance)
    {
        FileInfo log = new(folder["out/mine/results.db-wal"]);
        switch (kill)
        {
            case < 2:
                Thread.Sleep(_takes * chance);
                break;
            case < 6:
                Until(() => log.Exists && log.Length > 200_000 * (kill - 2 + chance));
                break;
            default:
                Until(() => Directory.Exists(folder["out/mine/draft"]));
                Thread.Sleep(TimeSpan.FromMilliseconds(300 * chance));
                break;
        }

        void Until(Func<bool> happens)
        {
            while (!run.HasExited && !happens())
            {
                Thread.Sleep(1);
                log.Refresh();
            }
        }
    }

    /// <summary>Where nothing was drawn yet, the rest can be run here and without charts.</summary>
    private static void AssertSameBytesAfterAnotherRun(TestFolder folder, string what)
    {
        Assert.That(File.Exists(folder["out/mine/manifest.json"]), Is.False, "the case that is meant");
        string place = Command.RunWithoutCharts(folder, Sweep, "--threads", "1");
        Assert.That(Command.Bytes(place), Is.EqualTo(_expectedWithoutCharts), what);
    }

    private static void AssertSameBytesAfterAnotherProcess(TestFolder folder, string what)
    {
        (int code, string error) = Run(folder).Finish();
        Assert.That((code, error), Is.EqualTo((0, "")), what);
        Assert.That(Command.Bytes(folder["out/mine"]), Is.EqualTo(_expected), what);
    }

    /// <summary>Runs that survived, looked at in a copy, so that the looking changes nothing.</summary>
    private static int Stored(TestFolder folder)
    {
        string file = folder["out/mine/results.db"];
        if (!File.Exists(file))
        {
            return 0;
        }

        using TestFolder copy = new();
        foreach (string part in (string[])["", "-wal"])
        {
            if (File.Exists(file + part))
            {
                File.Copy(file + part, copy["results.db"] + part);
            }
        }

        using SqliteConnection connection = new($"Data Source={copy["results.db"]};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM run";
        return Convert.ToInt32(command.ExecuteScalar());
    }

    private static void FillDisk(string file)
    {
        try
        {
            using FileStream filler = new(file, FileMode.Create);
            byte[] block = new byte[4096];
            while (true)
            {
                filler.Write(block);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // It is full now.
        }
    }
}
