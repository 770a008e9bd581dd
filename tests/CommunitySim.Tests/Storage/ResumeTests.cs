using System.Diagnostics;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;
using CommunitySim.Tests.Cli;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Tests.Storage;

/// <summary>What is stored is not run again, and where one goes on from cannot be seen in the end.</summary>
public class ResumeTests
{
    private const string Small = """
        { "days": 30, "replicates": 4, "horizons": [10, 30], "community": { "members": 40 },
          "sweep": { "member.seesaw": [0, 0.5, 1], "community.network.kind": ["groups", "random"] } }
        """;

    private static readonly SharedRun Whole = new(Small);

    [OneTimeTearDown]
    public void Tidy() => Whole.Dispose();

    [Test]
    public void Cut_off_after_any_world_it_ends_with_the_same_bytes([Values(0, 1, 3, 4, 5, 13, 23)] int worlds)
    {
        using TestFolder whole = new(), cut = new();
        string expected = Command.RunWithoutCharts(whole, Small);
        RunPart(cut, Small, worlds);
        string place = Command.RunWithoutCharts(cut, Small);

        Assert.That(Command.Bytes(place), Is.EqualTo(Command.Bytes(expected)));
    }

    [Test]
    public void Cut_off_many_times_it_ends_with_the_same_bytes_and_runs_nothing_twice()
    {
        using TestFolder whole = new(), cut = new();
        string expected = Command.Run(whole, Small);
        int begun = 0;
        for (int part = 0; part < 8; part++)
        {
            begun += RunPart(cut, Small, 3);
        }

        // 24 worlds in all; with one thread none is begun before it is due.
        Assert.That(begun, Is.EqualTo(24));
        Assert.That(Command.Bytes(Command.Run(cut, Small)), Is.EqualTo(Command.Bytes(expected)));
    }

    [Test]
    public void More_replicates_run_only_what_is_missing()
    {
        using TestFolder whole = new(), grown = new();
        string expected = Command.RunWithoutCharts(whole, Small, "--replicates", "6");
        Command.RunWithoutCharts(grown, Small);
        (int code, string output, _) = Command.SayWithoutCharts("run", grown["mine.json"], "--out", grown["out"], "--replicates", "6");

        Assert.That((code, output), Is.EqualTo((0, output)));
        Assert.That(output, Does.Contain("72 of 108 runs were stored before"));
        Assert.That(Command.Bytes(grown["out/mine"]), Is.EqualTo(Command.Bytes(expected)));
    }

    [Test]
    public void New_cells_run_only_what_is_missing_wherever_they_stand()
    {
        using TestFolder whole = new(), grown = new();
        string more = Small.Replace("[0, 0.5, 1]", "[0.5, 0, 0.25, 1, 0.75, 0.125]", StringComparison.Ordinal);
        string expected = Command.RunWithoutCharts(whole, more);
        Command.RunWithoutCharts(grown, Small);
        (_, string output, _) = Command.SayWithoutCharts("run", grown.Write("mine.json", more), "--out", grown["out"]);

        Assert.That(output, Does.Contain("72 of 144 runs were stored before"));
        Assert.That(Command.Bytes(grown["out/mine"]), Is.EqualTo(Command.Bytes(expected)));
    }

    [Test]
    public void A_new_title_runs_nothing_and_is_in_the_results()
    {
        using TestFolder folder = new();
        Whole.CopyTo(folder);
        (_, string output, _) = Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--set", "title=Other words");

        Assert.That(output, Does.Contain("72 of 72 runs were stored before"));
        Assert.That(File.ReadAllText(folder["out/mine/summary.md"]), Does.StartWith("# Other words"));
    }

    [Test]
    public void The_same_command_again_runs_nothing_and_changes_no_byte()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), before = File.ReadAllText(Path.Combine(place, "manifest.json"));
        (int code, string output, _) = Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"]);

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("Trust").And.Contain("finished before, nothing was run"));
        Assert.That(File.ReadAllText(Path.Combine(place, "manifest.json")), Is.EqualTo(before));
    }

    [Test]
    public void A_damaged_table_is_made_again_from_the_store()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), runs = Path.Combine(place, "runs.csv"), before = File.ReadAllText(runs);
        File.WriteAllText(runs, before.Replace("convert", "convent", StringComparison.Ordinal));
        File.Delete(Path.Combine(place, "summary.md"));
        Command.RunWithoutCharts(folder, Small);

        Assert.That(File.ReadAllText(runs), Is.EqualTo(before));
        Assert.That(File.Exists(Path.Combine(place, "summary.md")), Is.True);
    }

    [TestCase("--set", "member.lossAversion=2", "member.lossAversion was 1.955 and is 2 now")]
    [TestCase("--seed", "2", "seed was 1 and is 2 now")]
    [TestCase("--days", "31", "days was 30 and is 31 now")]
    [TestCase("--set", "community.members=50", "community.members was 40 and is 50 now")]
    [TestCase("--set", "brand.skill=0.7", "brand.skill was 0.9 and is 0.7 now")]
    [TestCase("--set", "sweep.brand.skill=[0,1]", "brand.skill was 0.9 and is not there now")]
    public void Another_experiment_is_refused_with_what_differs_and_nothing_is_touched(string option, string value, string words)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        IReadOnlyDictionary<string, string> before = Command.Bytes(place);
        (int code, _, string error) = Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], option, value);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain(words).And.Contain("--fresh"));
        Assert.That(Command.Bytes(place), Is.EqualTo(before));
    }

    [Test]
    public void Fresh_starts_anew_and_keeps_the_old_beside_the_new()
    {
        using TestFolder folder = new(), other = new();
        IReadOnlyDictionary<string, string> first = Command.Bytes(Command.RunWithoutCharts(folder, Small));
        IReadOnlyDictionary<string, string> second = Command.Bytes(Command.RunWithoutCharts(folder, Small, "--seed", "2", "--fresh"));
        Command.RunWithoutCharts(folder, Small, "--seed", "3", "--fresh");

        Assert.That(Command.Bytes(folder["out/mine.earlier-1"]), Is.EqualTo(first));
        Assert.That(Command.Bytes(folder["out/mine.earlier-2"]), Is.EqualTo(second));
        Assert.That(second, Is.EqualTo(Command.Bytes(Command.RunWithoutCharts(other, Small, "--seed", "2"))));
    }

    [Test]
    public void A_network_file_with_other_ties_is_another_experiment()
    {
        using TestFolder folder = new();
        const string Text = """{ "days": 5, "replicates": 2, "community": { "network": { "kind": "file", "path": "ties.csv" } } }""";
        folder.Write("ties.csv", "0,1\n1,2\n");
        Command.RunWithoutCharts(folder, Text);
        folder.Write("ties.csv", "0,1\n0,2\n");

        Assert.That(Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"]).Error, Does.Contain("the runs there used another version of a network file"));
    }

    [Test]
    public void A_network_from_a_pipe_is_refused_since_it_can_be_read_but_once()
    {
        using TestFolder folder = new();
        using Process make = Process.Start("mkfifo", [folder["ties.csv"]]);
        make.WaitForExit();
        using Process fill = Process.Start("sh", ["-c", $"echo 0,1 > '{folder["ties.csv"]}'"]);

        Assert.That(() => ExperimentReader.Read(folder.Write("mine.json", """{ "community": { "network": { "kind": "file", "path": "ties.csv" } } }"""), []), Throws.TypeOf<InputException>().With.Message.Contains("pipe"));
    }

    [Test]
    public void Fresh_does_not_move_its_own_sources_aside()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), config = Path.Combine(place, "config.json");
        File.Move(config, Path.Combine(place, "mine.json"));
        (int code, _, string error) = Command.SayWithoutCharts("run", Path.Combine(place, "mine.json"), "--out", folder["out"], "--fresh");

        Assert.That((code, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.Contain("that --fresh would move aside"));
        Assert.That(File.Exists(Path.Combine(place, "results.db")), Is.True);
    }

    [Test]
    public void A_log_that_outlived_its_file_is_not_played_into_the_next_one()
    {
        using TestFolder folder = new(), whole = new();
        string expected = Command.RunWithoutCharts(whole, Small, "--seed", "2");
        RunPart(folder, Small, 5);
        File.WriteAllBytes(folder["out/mine/results.db-wal"], File.ReadAllBytes(folder["out/mine/results.db"]));
        File.Delete(folder["out/mine/results.db"]);

        Assert.That(Command.Bytes(Command.RunWithoutCharts(folder, Small, "--seed", "2")), Is.EqualTo(Command.Bytes(expected)));
    }

    [Test]
    public void While_more_is_run_the_folder_is_not_taken_for_finished()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        RunPart(folder, Small.Replace("\"replicates\": 4", "\"replicates\": 8", StringComparison.Ordinal), 3);

        Assert.That(() => ResultFolder.Load(place), Throws.TypeOf<InputException>().With.Message.Contains("unfinished"));
    }

    [Test]
    public void Results_of_another_build_are_not_taken_for_finished()
    {
        using TestFolder folder = new();
        string manifest = Path.Combine(Whole.CopyTo(folder), "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(ProgramBuild.Model, new string('0', 32), StringComparison.Ordinal));

        Assert.That(Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"]).Output, Does.Contain("72 of 72 runs were stored before"));
        Assert.That(File.ReadAllText(manifest), Does.Contain(ProgramBuild.Model));
    }

    [Test]
    public void A_network_that_was_changed_while_it_ran_is_not_put_beside_the_results()
    {
        using TestFolder folder = new();
        folder.Write("ties.csv", "0,1\n1,2\n");
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", """{ "days": 5, "replicates": 2, "community": { "network": { "kind": "file", "path": "ties.csv" } } }"""), []);
        using ExperimentResult result = Runner.Run(config, 1);
        folder.Write("ties.csv", "0,1\n0,2\n");

        Assert.That(() => ResultFolder.Write(new ExperimentAnalysis(result), folder["draft"], []), Throws.TypeOf<InputException>().With.Message.Contains("changed while the experiment ran"));
    }

    [Test]
    public void A_program_that_has_the_database_open_does_not_keep_a_run_from_its_end()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        using SqliteConnection reader = new($"Data Source={Path.Combine(place, "results.db")};Pooling=False");
        reader.Open();
        using SqliteCommand look = reader.CreateCommand();
        look.CommandText = "SELECT count(*) FROM runs";
        look.ExecuteScalar();

        Assert.That(Command.Bytes(Command.RunWithoutCharts(folder, Small, "--replicates", "6")).Keys, Does.Not.Contain("results.db-wal"));
    }

    [Test]
    public void Results_of_an_earlier_version_without_a_store_are_not_written_over()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        File.Delete(Path.Combine(place, "results.db"));
        File.Delete(Path.Combine(place, "results.lock"));

        (int code, string output, string error) = Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"]);
        Assert.That((code, output, error.Split('\n').Length), Is.EqualTo((2, "", 2)), "one line");
        Assert.That(error, Does.StartWith($"{place}: ").And.Contain("earlier version").And.Contain("without results.db").And.Contain("--fresh"));
        Command.RunWithoutCharts(folder, Small, "--fresh");
        Assert.That(File.Exists(folder["out/mine.earlier-1/summary.md"]), Is.True);
    }

    /// <summary>Runs until so many more worlds are begun, on one thread, as if stopped then.</summary>
    /// <returns>How many worlds were begun and finished.</returns>
    private static int RunPart(TestFolder folder, string text, int worlds)
    {
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", text), []);
        using ResultFolder results = ResultFolder.Acquire(folder["out"], "mine");
        using ResultStore store = ResultStore.Open(results.Database, config);
        using CancellationTokenSource stop = new();
        int begun = 0;
        Runner runner = new(config, store, progress => new WorldRun(config, progress)
        {
            BeginRun = (scenario, world, days) =>
            {
                if (begun++ == worlds * config.Strategies.Count)
                {
                    stop.Cancel();
                }

                return new Simulation(scenario, world, days);
            },
        });
        runner.Run(1, stop.Token);
        return Math.Min(begun / config.Strategies.Count, worlds);
    }
}
