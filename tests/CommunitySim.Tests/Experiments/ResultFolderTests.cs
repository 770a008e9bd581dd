using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Experiments;

public class ResultFolderTests
{
    internal const string Swept = """
        { "title": "Three, \"or\" more, worlds", "days": 40, "replicates": 4, "horizons": [10, 40], "community": { "members": 50 },
          "strategies": { "a": { "pitch": 1 }, "b": { "solve": 0.5, "brand": { "skill": 0.5 }, "schedule": [{ "fromDay": 20, "bond": 1 }] } },
          "sweep": { "member.lossAversion": [1, 2], "community.network.kind": ["groups", "random"] } }
        """;

    [Test]
    public void The_store_gives_back_what_was_computed()
    {
        using TestFolder folder = new();
        ExperimentResult computed = InMemory(folder, Swept);
        using ExperimentResult stored = ResultFolder.Load(Command.RunWithoutCharts(folder, Swept));

        Assert.That(stored.Config.Title, Is.EqualTo("Three, \"or\" more, worlds"));
        foreach ((CellResult before, CellResult after) in computed.Cells.Zip(stored.Cells))
        {
            Assert.Multiple(() =>
            {
                Assert.That(after.Daily(1, Observable.Trust), Is.EqualTo(before.Daily(1, Observable.Trust)));
                Assert.That(after.Daily(1, Observable.Value, 10), Is.EqualTo(before.Daily(1, Observable.Value)[9]));
                Assert.That(after.Runs(0, Observable.Raised, 0), Is.EqualTo(before.Runs(0, Observable.Raised, 0)));
                Assert.That(after.Compare(Observable.Trust, 1), Is.EqualTo(before.Compare(Observable.Trust, 1)));
                Assert.That(after.Crossover(Observable.Trust), Is.EqualTo(before.Crossover(Observable.Trust)));
            });
        }
    }

    [Test]
    public void The_tables_have_the_columns_and_rows_that_are_promised()
    {
        using TestFolder folder = new();
        string place = Command.RunWithoutCharts(folder, Swept);
        string[] daily = File.ReadAllLines(Path.Combine(place, "daily.csv")), runs = File.ReadAllLines(Path.Combine(place, "runs.csv"));

        Assert.Multiple(() =>
        {
            Assert.That(daily[0], Does.StartWith("strategy,member.lossAversion,community.network.kind,day,trust,trust_low,trust_high,reach,reach_low,reach_high,customers,"));
            Assert.That(daily, Has.Length.EqualTo(1 + (4 * 2 * 40)));
            Assert.That(daily[^1], Does.StartWith("b,2,random,40,"));
            Assert.That(runs[0], Is.EqualTo("strategy,member.lossAversion,community.network.kind,replicate,horizon,trust,reach,customers,pain,muted,openProblems,value,pitches,salesPitched,salesOwn,raised,solved,letDown,sanctioned,impressions,fanGap,hours,acceptance,expelled,rivalValue"));
            Assert.That(runs, Has.Length.EqualTo(1 + (4 * 2 * 4 * 2)));
            Assert.That(runs[^1], Does.StartWith("b,2,random,3,40,"));
            Assert.That(File.ReadAllLines(Path.Combine(place, "comparisons.csv")), Has.Length.EqualTo(1 + (4 * 2 * 20)));
        });
    }

    [Test]
    public void The_numbers_of_the_tables_are_those_of_the_runs()
    {
        using TestFolder folder = new();
        ExperimentResult computed = InMemory(folder, Swept);
        string place = Command.RunWithoutCharts(folder, Swept);
        string[][] runs = [.. File.ReadAllLines(Path.Combine(place, "runs.csv")).Skip(1).Select(line => line.Split(','))];
        double[] written = [.. runs.Where(row => (row[0], row[1], row[2], row[4]) == ("b", "2", "groups", "40")).Select(row => double.Parse(row[5]))];
        string[] day = File.ReadAllLines(Path.Combine(place, "daily.csv")).Single(line => line.StartsWith("b,2,groups,40,", StringComparison.Ordinal)).Split(',');

        // Nine significant digits of a number below one.
        Assert.That(written, Is.EqualTo(computed.Cells[2].Runs(1, Observable.Trust, 1)).Within(5e-10));
        Assert.That(double.Parse(day[4]), Is.EqualTo(written.Average()).Within(1e-9));
    }

    [Test]
    public void The_resolved_config_is_an_experiment_that_gives_the_same_again()
    {
        using TestFolder folder = new(), again = new();
        ExperimentResult result = InMemory(folder, Swept);
        ExperimentResult repeated = InMemory(again, ConfigWriter.Write(result.Config));

        Assert.That(ConfigWriter.Write(repeated.Config), Is.EqualTo(ConfigWriter.Write(result.Config)));
        Assert.That(repeated.Cells[2].Runs(1, Observable.Value, 1), Is.EqualTo(result.Cells[2].Runs(1, Observable.Value, 1)));
    }

    [Test]
    public void The_resolved_config_runs_where_it_lies_with_the_networks_that_it_names()
    {
        using TestFolder folder = new(), elsewhere = new();
        elsewhere.Write("ties.csv", "0,1\n1,2\n");
        folder.Write("ties.csv", "0,1\n1,2\n2,3\n");
        string text = $$"""{ "days": 5, "replicates": 2, "community": { "network": { "kind": "file" } }, "sweep": { "community.network.path": ["ties.csv", "{{elsewhere["ties.csv"]}}"] } }""";
        string place = Command.RunWithoutCharts(folder, text);

        Assert.That(File.ReadAllText(Path.Combine(place, "runs.csv")), Does.Contain("convert,networks/ties.csv,0,").And.Contain("convert,networks/2-ties.csv,0,").And.Not.Contain(elsewhere.Path));
        Assert.That(Command.SayWithoutCharts("run", Path.Combine(place, "config.json"), "--out", folder["again"], "--quiet").Code, Is.Zero);
        Assert.That(File.ReadAllText(folder["again/config/runs.csv"]), Is.EqualTo(File.ReadAllText(Path.Combine(place, "runs.csv"))));
    }

    [Test]
    public void The_manifest_names_version_seed_and_the_hash_of_every_file()
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Swept, "--threads", "3");
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(place, "manifest.json")))!;

        Assert.That(manifest["sha256"]!.AsObject().Select(file => file.Key), Is.SupersetOf(new[] { "charts/winner-map.svg", "comparisons.csv", "config.json", "daily.csv", "findings.csv", "report.html", "results.db", "runs.csv", "summary.md" }).Or.SupersetOf(new[] { "charts/outcome.svg", "comparisons.csv", "config.json", "daily.csv", "findings.csv", "report.html", "results.db", "runs.csv", "summary.md" }));
        Assert.That((string?)manifest["sha256"]!["runs.csv"], Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(place, "runs.csv"))))));
        Assert.That(((string?)manifest["version"], (string?)manifest["model"], (ulong?)manifest["seed"], (int?)manifest["machine"]!["threads"]), Is.EqualTo((ProgramBuild.Version, ProgramBuild.Model, (ulong?)1, (int?)3)));
    }

    [Test]
    public void A_folder_that_is_no_result_is_not_touched()
    {
        using TestFolder folder = new();
        Directory.CreateDirectory(folder["mine"]);
        folder.Write("mine/diary.txt", "dear me");

        Assert.That(() => ResultFolder.Acquire(folder.Path, "mine"), Throws.TypeOf<InputException>().With.Message.Contains("is in the way"));
        Assert.That(() => ResultFolder.Acquire(folder.Path, "mine", fresh: true), Throws.TypeOf<InputException>().With.Message.Contains("is in the way"));
        Assert.That(Directory.GetFiles(folder["mine"]), Is.EqualTo(new[] { folder["mine/diary.txt"] }));
    }

    [Test]
    public void A_file_that_somebody_put_among_the_results_is_left_there()
    {
        using TestFolder folder = new();
        string place = Command.RunWithoutCharts(folder, Swept);
        File.WriteAllText(Path.Combine(place, "notes.txt"), "mine");
        Command.RunWithoutCharts(folder, Swept, "--replicates", "5");

        Assert.That(File.ReadAllText(Path.Combine(place, "notes.txt")), Is.EqualTo("mine"));
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("mine.earlier-1")]
    public void A_name_that_cannot_name_a_result_folder_is_refused(string name)
    {
        using TestFolder folder = new();

        Assert.That(() => ResultFolder.Acquire(folder.Path, name), Throws.TypeOf<InputException>());
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void A_place_that_cannot_be_written_is_refused_before_anything_runs()
    {
        using TestFolder folder = new();
        folder.Write("file", "");

        Assert.That(() => ResultFolder.Acquire(folder["file"], "mine"), Throws.TypeOf<InputException>().With.Message.Contains("--out"));
    }

    [Test]
    public void A_folder_is_held_by_one_at_a_time()
    {
        using TestFolder folder = new();
        using (ResultFolder.Acquire(folder.Path, "mine"))
        {
            Assert.That(() => ResultFolder.Acquire(folder.Path, "mine"), Throws.TypeOf<InputException>().With.Message.Contains("another communitysim is at work"));
        }

        Assert.That(() => ResultFolder.Acquire(folder.Path, "mine").Dispose(), Throws.Nothing);
    }

    [Test]
    public void Fields_with_commas_and_quotes_are_quoted()
    {
        using TestFolder folder = new();
        Csv.Write(folder["t.csv"], ["a", "b,c"], [["plain", "\"quoted\", näive"], ["", Csv.Text(double.NaN)]]);

        Assert.That(File.ReadAllText(folder["t.csv"]), Is.EqualTo("a,\"b,c\"\nplain,\"\"\"quoted\"\", näive\"\n,\n"));
    }

    private static ExperimentResult InMemory(TestFolder folder, string text)
    {
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", text), []);
        return Runner.Run(config, 2);
    }
}
