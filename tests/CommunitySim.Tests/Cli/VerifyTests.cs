using System.Text.Json.Nodes;
using CommunitySim.Charts;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;
using CommunitySim.Tests.Claims;

namespace CommunitySim.Tests.Cli;

public class VerifyTests
{
    private const string Small = """{ "days": 30, "replicates": 3, "community": { "members": 40 }, "sweep": { "brand.skill": [0, 0.25, 0.5, 0.75, 1] } }""";

    private static readonly SharedRun Whole = new(Small);

    [OneTimeTearDown]
    public void Tidy() => Whole.Dispose();

    [TestCaseSource(typeof(ShippedResults), nameof(ShippedResults.Names))]
    public void A_shipped_experiment_is_verified(string name)
    {
        // One with every world; of the others, which have thousands of points, some.
        string[] worlds = name == "convert-vs-connect" ? ["--all"] : ["--sample", "2"];
        (int code, string output, _) = Command.Say(["verify", Path.Combine(ShippedResults.Folder, name), .. worlds]);

        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Contain("is verified.").And.Not.Contain("another build"));
    }

    [Test]
    public void It_says_what_was_compared()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);

        Assert.That(Command.Say("verify", place, "--sample", "4"), Is.EqualTo((0, $"""
            ok: 9 files (PNG are not among them) have the SHA-256 of manifest.json
            ok: config, tables, summary, report and charts follow from the stored runs
            ok: the days in results.db agree with its runs on every horizon
            ok: 4 of 15 worlds, run again under 3 strategies, give the same numbers on every day
            {place} is verified.

            """.ReplaceLineEndings(), "")));
    }

    [TestCase("results.db")]
    [TestCase("daily.csv")]
    [TestCase("runs.csv")]
    [TestCase("comparisons.csv")]
    [TestCase("config.json")]
    [TestCase("summary.md")]
    [TestCase("findings.csv")]
    [TestCase("report.html")]
    [TestCase("charts/outcome.svg")]
    public void One_changed_byte_is_found_wherever_it_stands(string name)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), file = Path.Combine(place, name);
        byte[] bytes = File.ReadAllBytes(file);
        Random random = new(7);
        for (int trial = 0; trial < 12; trial++)
        {
            int at = trial switch { 0 => 0, 1 => bytes.Length - 1, _ => random.Next(bytes.Length) };
            bytes[at] ^= 1;
            File.WriteAllBytes(file, bytes);
            (int code, string output, string error) = Command.Say("verify", place);
            bytes[at] ^= 1;

            Assert.That(code, Is.Not.Zero, $"byte {at}");
            Assert.That(output + error, Does.Contain($"{name} has been changed"), $"byte {at}");
        }

        File.WriteAllBytes(file, bytes);
        Assert.That(Command.Say("verify", place).Code, Is.Zero);
    }

    /// <summary>Whoever changes a number and its hash in the manifest too is found by making the files, and living the worlds, again.</summary>
    [TestCase("runs.csv", "runs.csv is different when rebuilt")]
    [TestCase("summary.md", "summary.md is different when rebuilt")]
    [TestCase("charts/outcome.svg", "charts/outcome.svg is different when rebuilt")]
    public void A_change_that_the_manifest_was_made_to_fit_is_found(string name, string words)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), file = Path.Combine(place, name);
        File.WriteAllText(file, File.ReadAllText(file).Replace("5", "6", StringComparison.Ordinal));
        Forge(place, name);
        (int code, string output, _) = Command.Say("verify", place);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain(words).And.Contain("is NOT what its experiment gives"));
    }

    /// <summary>A folder in which everything fits together, but for the runs: they were lived by another brand.</summary>
    [Test]
    public void Runs_that_the_experiment_does_not_give_are_found_by_living_them_again()
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", Small), []);
        using (ResultFolder results = ResultFolder.Acquire(folder.Path, "mine"))
        {
            ResultStore store = ResultStore.Open(results.Database, config);
            Runner runner = new(config, store, progress => new WorldRun(config, progress)
            {
                BeginRun = (scenario, world, days) => new Simulation(new Scenario(scenario.Community, scenario.Member, scenario.Brand with { Quality = 0.123 }, scenario.Strategy), world, days),
            });
            runner.Run(2, CancellationToken.None);
            results.Publish(new ExperimentAnalysis(new ExperimentResult(config, store)), new RunInfo("", 1, DateTimeOffset.UnixEpoch, 0), async (result, draft) => (await ChartSet.Standard.Draw(result, draft)).NotDrawn);
        }

        (int code, string output, _) = Command.Say("verify", folder["mine"]);
        Assert.That((code, output), Is.EqualTo((1, output)));
        Assert.That(output, Does.Contain("FAILED: 10 of 15 worlds, run again under 3 strategies").And.Contain("skill = 0, replicate 0: under convert its days differ").And.Contain("ok: config, tables"));
        Assert.That(Command.Say("verify", folder["mine"], "--all").Output, Does.Match("FAILED: all 15 worlds[^!]*rows of the table run differ[^!]*rows of the table outcome differ[^!]*rows of the table daily differ"));
    }

    [Test]
    public void A_file_that_was_put_among_the_charts_is_named()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        File.WriteAllText(Path.Combine(place, "charts", "fake.svg"), "<svg/>");

        Assert.That(Command.Say("verify", place).Output, Does.Contain("charts/fake.svg is not in manifest.json"));
    }

    [TestCase("\"model\": \"", "\"model\": 5, \"x\": \"")]
    [TestCase("\"seed\"", "\"program\"")]
    [TestCase("{", "[")]
    public void A_manifest_that_is_damaged_is_told_as_that(string found, string made)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), file = Path.Combine(place, "manifest.json"), text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace(found, made, StringComparison.Ordinal));
        (int code, _, string error) = Command.Say("verify", place);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("manifest.json").And.Not.Contain("   at "));
    }

    [Test]
    public void A_missing_file_is_named()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        File.Delete(Path.Combine(place, "daily.csv"));

        Assert.That(Command.Say("verify", place).Output, Does.Contain("daily.csv is missing"));
    }

    [Test]
    public void A_result_of_another_build_says_so_first()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), file = Path.Combine(place, "manifest.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace(ProgramBuild.Model, new string('0', 32), StringComparison.Ordinal).Replace($"\"commit\": \"{ProgramBuild.Commit}\"", "\"commit\": \"abc\"", StringComparison.Ordinal));

        Assert.That(Command.Say("verify", place).Output, Does.StartWith($"Made by another build: version {ProgramBuild.Version}, commit abc; this is version {ProgramBuild.Version}, commit {ProgramBuild.Commit}."));
    }

    [Test]
    public void A_folder_without_manifest_is_unfinished()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        File.Delete(Path.Combine(place, "manifest.json"));
        (int code, _, string error) = Command.Say("verify", place);

        Assert.That((code, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.Contain("unfinished"));
    }

    [Test]
    public void Charts_that_were_redrawn_are_verified()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        Directory.Delete(Path.Combine(place, "charts"), recursive: true);
        Assert.That(Command.Say("chart", place).Code, Is.Zero);

        Assert.That(Command.Say("verify", place).Code, Is.Zero);
    }

    private static void Forge(string place, string name)
    {
        string file = Path.Combine(place, "manifest.json");
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(file))!;
        manifest["sha256"]![name] = FileHash.Sha256(Path.Combine(place, name));
        File.WriteAllText(file, manifest.ToJsonString());
    }
}
