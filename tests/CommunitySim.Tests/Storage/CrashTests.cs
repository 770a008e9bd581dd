using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;
using CommunitySim.Tests.Cli;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Tests.Storage;

/// <summary>At whatever statement a run ends, and whatever of its log survives, the next run ends with the same bytes.</summary>
internal sealed class CrashTests
{
    /// <summary>Twelve cells, so that the log has many commits.</summary>
    private const string Sweep = """
        { "days": 40, "replicates": 6, "horizons": [10, 40], "community": { "members": 100 },
          "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 } },
          "sweep": { "community.cohesion": [0, 0.5, 1], "member.seesaw": [0, 0.3, 0.6, 1] } }
        """;

    private const string Tiny = """
        { "days": 1, "replicates": 2, "horizons": [1], "community": { "members": 10 },
          "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 1 } }, "sweep": { "brand.skill": [0.5, 1] } }
        """;

    private static readonly TestFolder Cut = new();
    private static IReadOnlyDictionary<string, string> _expected = new Dictionary<string, string>(StringComparer.Ordinal);

    [OneTimeSetUp]
    public static void Prepare()
    {
        using TestFolder whole = new();
        _expected = Command.Bytes(Command.RunWithoutCharts(whole, Sweep));
        CopyAfterSomeCommits();
    }

    [OneTimeTearDown]
    public static void Tidy() => Cut.Dispose();

    /// <summary>What was written but not yet synchronised when the power goes is lost from the end of the log, or left as rubbish.</summary>
    [Test]
    public void When_the_power_goes_the_end_of_the_log_may_be_lost_or_rubbish([Range(1, 10)] int seed)
    {
        Random random = new(seed);
        byte[] log = File.ReadAllBytes(Cut["results.db-wal"]);
        int kept = random.Next(log.Length);
        byte[] rubbish = new byte[random.Next(0, 9000)];
        if (seed % 2 == 0)
        {
            random.NextBytes(rubbish);
        }

        using TestFolder folder = new();
        Directory.CreateDirectory(folder["out/mine"]);
        File.Copy(Cut["results.db"], folder["out/mine/results.db"]);
        File.WriteAllBytes(folder["out/mine/results.db-wal"], [.. log[..kept], .. rubbish]);

        Assert.That(Command.Bytes(Command.RunWithoutCharts(folder, Sweep)), Is.EqualTo(_expected), $"{kept} of {log.Length} bytes of the log left");
    }

    [Test]
    public void Whatever_statement_fails_the_next_run_ends_with_the_same_bytes()
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", Tiny), []);
        string expected = Finish(folder, config, "whole");
        int failing = 1;
        for (; Fails(folder[$"{failing}.db"], config, failing); failing++)
        {
            Assert.That(Finish(folder, config, $"{failing}"), Is.EqualTo(expected), $"statement {failing} fails");
        }

        TestContext.Out.WriteLine($"each of {failing - 1} statements failed once");
        Assert.That(failing, Is.GreaterThan(100));
    }

    /// <returns>Whether a statement failed: false where the run has fewer.</returns>
    private static bool Fails(string file, ExperimentConfig config, int statement)
    {
        using ResultStore store = ResultStore.Open(file, config);
        FailingDatabase.Arm(store, statement);
        try
        {
            return !new Runner(config, store).Run(1, CancellationToken.None);
        }
        catch (Exception fault) when (Causes.Find<SqliteException>(fault) is not null)
        {
            return true;
        }
    }

    /// <summary>Runs what a store lacks, and gives the hash of the finished copy.</summary>
    private static string Finish(TestFolder folder, ExperimentConfig config, string name)
    {
        using (ResultStore store = ResultStore.Open(folder[$"{name}.db"], config))
        {
            Assert.That(new Runner(config, store).Run(1, CancellationToken.None), Is.True);
            store.WriteCopy(folder[$"{name}-copy.db"]);
        }

        return FileHash.Sha256(folder[$"{name}-copy.db"]);
    }

    /// <summary>Copies the store as a killed process would leave it after some commits: each part of the worlds ends with one.</summary>
    private static void CopyAfterSomeCommits()
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", Sweep), []);
        using ResultStore store = ResultStore.Open(folder["results.db"], config);
        for (int replicates = 1; replicates < config.Replicates.AtMost; replicates++)
        {
            Assert.That(new Runner(config with { Replicates = Replicates.Exactly(replicates) }, store).Run(1, CancellationToken.None), Is.True);
        }

        File.Copy(folder["results.db"], Cut["results.db"]);
        File.Copy(folder["results.db-wal"], Cut["results.db-wal"]);
        Assert.That(new FileInfo(Cut["results.db-wal"]).Length, Is.GreaterThan(100_000), "the log is long enough to be cut anywhere");
    }
}
