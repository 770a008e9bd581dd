using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Experiments;

public class ResultFolderTests
{
    private const string Swept = """
        { "title": "Three, \"or\" more, worlds", "days": 40, "replicates": 4, "horizons": [10, 40], "community": { "members": 50 },
          "strategies": { "a": { "pitch": 1 }, "b": { "solve": 0.5, "brand": { "skill": 0.5 }, "schedule": [{ "fromDay": 20, "bond": 1 }] } },
          "sweep": { "member.lossAversion": [1, 2], "community.network.kind": ["groups", "random"] } }
        """;

    [Test]
    public void The_tables_hold_what_was_computed()
    {
        using TestFolder folder = new();
        ExperimentResult result = Run(folder, Swept);
        using ResultFolder results = new(folder.Path, "mine");
        results.Write(result);
        StoredResult stored = StoredResult.Load(results.Draft);
        Cell cell = stored.Cells[3];

        Assert.Multiple(() =>
        {
            Assert.That(stored.Config.Title, Is.EqualTo("Three, \"or\" more, worlds"));
            Assert.That(stored.Daily(cell, 1, Observable.Trust)[39].Mean, Is.EqualTo(result.Cells[3].Daily(1, Observable.Trust, 40).Mean).Within(1e-8));
            Assert.That(stored.Daily(cell, 1, Observable.Value)[9].High, Is.EqualTo(result.Cells[3].Daily(1, Observable.Value, 10).High).Within(1e-5));
            Assert.That(stored.Worlds(cell, "a", Observable.Raised, 10), Is.EqualTo(result.Cells[3].Runs(0, Observable.Raised, 0)));
            Assert.That(stored.Comparison(cell, Observable.Trust, 40)!.Difference.Mean, Is.EqualTo(result.Cells[3].Compare(Observable.Trust, 1).Difference.Mean).Within(1e-8));
        });
    }

    [Test]
    public void The_tables_have_the_columns_and_rows_that_are_promised()
    {
        using TestFolder folder = new();
        using ResultFolder results = new(folder.Path, "mine");
        results.Write(Run(folder, Swept));
        string[] daily = File.ReadAllLines(Path.Combine(results.Draft, "daily.csv")), runs = File.ReadAllLines(Path.Combine(results.Draft, "runs.csv"));

        Assert.Multiple(() =>
        {
            Assert.That(daily[0], Does.StartWith("strategy,member.lossAversion,community.network.kind,day,trust,trust_low,trust_high,reach,reach_low,reach_high,customers,"));
            Assert.That(daily, Has.Length.EqualTo(1 + (4 * 2 * 40)));
            Assert.That(runs[0], Is.EqualTo("strategy,member.lossAversion,community.network.kind,replicate,horizon,trust,reach,customers,pain,muted,openProblems,value,pitches,salesPitched,salesOwn,raised,solved,letDown,sanctioned,impressions,fanGap"));
            Assert.That(runs, Has.Length.EqualTo(1 + (4 * 2 * 4 * 2)));
            Assert.That(File.ReadAllLines(Path.Combine(results.Draft, "comparisons.csv")), Has.Length.EqualTo(1 + (4 * 2 * 16)));
        });
    }

    [Test]
    public void The_resolved_config_is_an_experiment_that_gives_the_same_again()
    {
        using TestFolder folder = new(), again = new();
        ExperimentResult result = Run(folder, Swept);
        ExperimentResult repeated = Run(again, ConfigWriter.Write(result.Config));

        Assert.That(ConfigWriter.Write(repeated.Config), Is.EqualTo(ConfigWriter.Write(result.Config)));
        Assert.That(repeated.Cells[2].Runs(1, Observable.Value, 1), Is.EqualTo(result.Cells[2].Runs(1, Observable.Value, 1)));
    }

    [Test]
    public void The_manifest_names_version_seed_and_the_hash_of_every_file()
    {
        using TestFolder folder = new();
        ExperimentResult result = Run(folder, Swept);
        using ResultFolder results = new(folder.Path, "mine");
        results.Write(result);
        Manifest.Write(results.Draft, result, "communitysim run", 3, DateTimeOffset.UnixEpoch, 1);
        string place = results.Publish(interrupted: false);
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(place, "manifest.json")))!;

        Assert.That(manifest["sha256"]!.AsObject().Select(file => file.Key), Is.EqualTo(new[] { "comparisons.csv", "config.json", "daily.csv", "runs.csv", "summary.md" }));
        Assert.That((string?)manifest["sha256"]!["runs.csv"], Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(place, "runs.csv"))))));
        Assert.That(((string?)manifest["version"], (ulong?)manifest["seed"], (int?)manifest["machine"]!["threads"]), Is.EqualTo((Manifest.Version, (ulong?)1, (int?)3)));
    }

    [Test]
    public void A_folder_that_is_no_result_is_not_touched()
    {
        using TestFolder folder = new();
        Directory.CreateDirectory(folder["mine"]);
        folder.Write("mine/diary.txt", "dear me");

        Assert.That(() => new ResultFolder(folder.Path, "mine"), Throws.TypeOf<InputException>().With.Message.Contains("is in the way"));
        Assert.That(File.Exists(folder["mine/diary.txt"]), Is.True);
    }

    [Test]
    public void An_interrupted_run_does_not_replace_whole_results()
    {
        using TestFolder folder = new();
        ExperimentResult result = Run(folder, Swept);
        foreach (bool interrupted in new[] { false, true })
        {
            using ResultFolder results = new(folder.Path, "mine");
            results.Write(result);
            Manifest.Write(results.Draft, result, "", 1, DateTimeOffset.UnixEpoch, 1);
            results.Publish(interrupted);
        }

        Assert.That(Directory.GetDirectories(folder.Path).Select(Path.GetFileName), Is.EquivalentTo(new[] { "mine", "mine.interrupted" }));
    }

    [TestCase("daily.csv", "a,1,groups,7,", "a,1,groups,8,", "daily.csv:8: the row of a, 1, groups, 7 is to stand here")]
    [TestCase("daily.csv", "reach_low", "reachlow", "daily.csv:1: the first line")]
    [TestCase("runs.csv", ",random,", ",rundom,", "there is no row of a, 1, random, 10")]
    [TestCase("runs.csv", "a,1,groups,0,10,", "a,1,groups,0,10,x", "runs.csv:2: found \"x")]
    [TestCase("comparisons.csv", "1,groups,10,trust", "1,groups,10,reach", "where 128 are to be")]
    [TestCase("config.json", "\"horizons\"", "\"horizonz\"", "Did you mean horizons?")]
    public void A_damaged_folder_is_refused_with_file_and_line(string file, string found, string made, string words)
    {
        using TestFolder folder = new();
        using ResultFolder results = new(folder.Path, "mine");
        results.Write(Run(folder, Swept));
        string path = Path.Combine(results.Draft, file), text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(found));
        File.WriteAllText(path, text.Replace(found, made, StringComparison.Ordinal));

        Assert.That(
            () => StoredResult.Load(results.Draft) is var stored && stored.Worlds(stored.Cells[0], "a", Observable.Trust, 10).Count > 0,
            Throws.TypeOf<InputException>().With.Message.Contains(words));
    }

    [Test]
    public void Two_at_once_each_publish_whole_results()
    {
        using TestFolder folder = new();
        ExperimentResult result = Run(folder, Swept);
        using ResultFolder first = new(folder.Path, "mine"), second = new(folder.Path, "mine");
        foreach (ResultFolder results in new[] { first, second })
        {
            results.Write(result);
            Manifest.Write(results.Draft, result, "", 1, DateTimeOffset.UnixEpoch, 1);
        }

        first.Publish(interrupted: false);
        second.Publish(interrupted: false);

        Assert.That(Directory.GetDirectories(folder.Path).Select(Path.GetFileName), Is.EqualTo(new[] { "mine" }));
        Assert.That(StoredResult.Load(folder["mine"]).Cells, Has.Count.EqualTo(4));
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("mine.interrupted")]
    [TestCase("mine.draft-1")]
    public void A_name_that_cannot_name_a_result_folder_is_refused(string name)
    {
        using TestFolder folder = new();

        Assert.That(() => new ResultFolder(folder.Path, name), Throws.TypeOf<InputException>());
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void A_place_that_cannot_be_written_is_refused_before_anything_runs()
    {
        using TestFolder folder = new();
        folder.Write("file", "");

        Assert.That(() => new ResultFolder(folder["file"], "mine"), Throws.TypeOf<InputException>().With.Message.Contains("--out"));
    }

    [Test]
    public void A_draft_that_is_not_published_is_removed()
    {
        using TestFolder folder = new();
        using (ResultFolder results = new(folder.Path, "mine"))
        {
            results.Write(Run(folder, Swept));
        }

        Assert.That(Directory.GetDirectories(folder.Path), Is.Empty);
    }

    [Test]
    public void A_field_with_commas_quotes_and_accents_comes_back_as_it_was()
    {
        using TestFolder folder = new();
        Table table = new(["a", "b,c"]);
        table.Add(["plain", "\"quoted\", näive"]);
        table.Add(["", Table.Text(double.NaN)]);
        table.Write(folder["t.csv"]);
        Table read = Table.Read(folder["t.csv"], table.Columns);

        Assert.That(read.Columns, Is.EqualTo(table.Columns));
        Assert.That(read.Rows, Is.EqualTo(table.Rows));
    }

    private static ExperimentResult Run(TestFolder folder, string text)
    {
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", text), []);
        return Runner.Run(config, 2, RunProgress.For(config), CancellationToken.None);
    }
}
