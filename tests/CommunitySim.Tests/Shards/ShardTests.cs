using CommunitySim.Experiments.Shards;
using CommunitySim.Tests.Cli;

namespace CommunitySim.Tests.Shards;

/// <summary>Shares of the worlds that other processes simulate: the same bytes in every file as from one process.</summary>
internal sealed class ShardTests
{
    /// <summary>Nine parameters, so that a screening chooses those of the indices; a claim's placebo and variants too.</summary>
    private const string WithStudies = """
        { "days": 30, "replicates": 5, "horizons": [10, 30], "community": { "members": 60 },
          "strategies": { "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 } },
          "sensitivity": { "points": 2, "levels": 2, "levelReplicates": 2, "over": {
            "brand.attribution": { "from": 0.25, "to": 1 }, "brand.quality": { "from": 0.6, "to": 1 }, "brand.askCost": { "from": 0, "to": 0.5 },
            "member.painHalfLife": { "from": 2, "to": 30 }, "member.customerChurn": { "from": 0.005, "to": 0.02 }, "member.patience": { "from": 2, "to": 10 },
            "brand.helpCredit": { "from": 0.125, "to": 0.5 }, "brand.bondHours": { "from": 0.125, "to": 0.5 }, "member.needRate": { "from": 0.025, "to": 0.1 } } } }
        """;

    private const string UntilPrecise = """
        { "days": 30, "replicates": { "precision": 0.002, "of": "trust", "atLeast": 30, "atMost": 400 }, "horizons": [10, 30],
          "community": { "members": 50 }, "sweep": { "member.seesaw": [0, 0.3, 0.6], "community.cohesion": [0, 1] } }
        """;

    private const string Daily = """{ "keep": "daily", "days": 20, "replicates": 7, "horizons": [10, 20], "community": { "members": 40 } }""";

    private const string Sampled = """
        { "keep": "outcomes", "days": 20, "replicates": 2, "horizons": [20], "community": { "members": 30 },
          "sample": { "design": "sobol", "points": 16, "over": { "brand.skill": { "from": 0, "to": 1 }, "member.seesaw": { "from": 0, "to": 1 } } } }
        """;

    [TestCase(WithStudies, 3)]
    [TestCase(UntilPrecise, 4)]
    [TestCase(Daily, 12)]
    [TestCase(Sampled, 1)]
    public void Shards_taken_in_give_the_bytes_of_one_process(string text, int shards)
    {
        using TestFolder folder = new();
        IReadOnlyDictionary<string, string> expected = Command.Bytes(Command.RunWithoutCharts(folder, text));
        string file = folder.Write("mine.json", text);
        RunAll(folder, file, shards);
        if (text == WithStudies)
        {
            (int code, string output, string error) = TakeIn(folder, file, "--screening");
            Assert.That((code, output), Is.EqualTo((0, output)), error);
            Assert.That(output, Does.Contain("parameters of the indices are chosen"));
            RunAll(folder, file, shards);
        }

        Assert.That(TakeIn(folder, file).Code, Is.Zero);
        Assert.That(Bytes(folder), Is.EqualTo(expected));
    }

    [Test]
    public void What_no_shard_has_is_run_by_the_one_that_takes_them_in()
    {
        using TestFolder folder = new();
        IReadOnlyDictionary<string, string> expected = Command.Bytes(Command.RunWithoutCharts(folder, UntilPrecise));
        string file = folder.Write("mine.json", UntilPrecise);
        RunAll(folder, file, 4, without: 2);

        (int code, string output, _) = TakeIn(folder, file);
        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("Shard 2 of 4 is missing"));
        Assert.That(Bytes(folder), Is.EqualTo(expected));
    }

    /// <summary>A process that is killed leaves a file without an end, and perhaps a torn last record.</summary>
    [TestCase(UntilPrecise)]
    [TestCase(Daily)]
    public void A_shard_that_was_killed_goes_on_from_its_scratch_file(string text)
    {
        using TestFolder folder = new();
        IReadOnlyDictionary<string, string> expected = Command.Bytes(Command.RunWithoutCharts(folder, text));
        string file = folder.Write("mine.json", text);
        RunAll(folder, file, 1);
        string whole = folder["shards-out/mine/shards/runs.1-1.shard"], torn = folder["scratch/mine.runs.1-1.shard"];
        byte[] bytes = File.ReadAllBytes(whole);
        File.Delete(whole);
        File.WriteAllBytes(torn, bytes[..(bytes.Length * 2 / 3)]);
        RunAll(folder, file, 1);

        Assert.That(File.ReadAllBytes(whole), Has.Length.EqualTo(bytes.Length));
        Assert.That(Directory.GetFiles(folder["scratch"]), Is.Empty);
        Assert.That(TakeIn(folder, file).Code, Is.Zero);
        Assert.That(Bytes(folder), Is.EqualTo(expected));
    }

    [Test]
    public void A_shard_of_another_experiment_is_refused()
    {
        using TestFolder folder = new();
        RunAll(folder, folder.Write("mine.json", Daily), 2);
        string changed = folder.Write("mine.json", Daily.Replace("40", "41", StringComparison.Ordinal));

        (int code, _, string error) = TakeIn(folder, changed);
        Assert.That((code, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.Contain("runs.1-2.shard").And.Contain("another experiment"));
        Assert.That(Run(folder, changed, new Shard(1, 2)).Error, Does.Contain("another experiment"));
    }

    [Test]
    public void A_damaged_shard_is_refused()
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", Daily);
        RunAll(folder, file, 1);
        string shard = folder["shards-out/mine/shards/runs.1-1.shard"];
        byte[] bytes = File.ReadAllBytes(shard);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(shard, bytes);

        (int code, _, string error) = TakeIn(folder, file);
        Assert.That((code, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.Contain("runs.1-1.shard").And.Contain("damaged"));
    }

    [Test]
    public void A_shard_that_is_cut_short_is_refused()
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", Daily);
        RunAll(folder, file, 1);
        string shard = folder["shards-out/mine/shards/runs.1-1.shard"];
        File.WriteAllBytes(shard, File.ReadAllBytes(shard)[..^50]);

        Assert.That(TakeIn(folder, file).Error, Does.Contain("incomplete"));
    }

    [TestCase("0/3")]
    [TestCase("4/3")]
    [TestCase("3")]
    [TestCase("1/1000000")]
    [TestCase("a/b")]
    public void What_is_no_shard_is_refused_with_what_is_one(string text)
    {
        Assert.That(Shard.Parse(text), Is.Null);
        (int code, _, string error) = Command.Say("run", "mine.json", "--shard", text);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("3/200"));
    }

    [TestCase("--shard", "1/2", "--fresh")]
    [TestCase("--shard", "1/2", "--from", "shards")]
    [TestCase("--from", "shards", "--fresh")]
    [TestCase("--shard", "1/2", "--cluster", "redis=x:1")]
    [TestCase("--screening")]
    [TestCase("other.json", "--from", "shards")]
    public void Options_that_contradict_each_other_are_refused(params string[] options) =>
        Assert.That(Command.Say(["run", "mine.json", .. options]).Code, Is.EqualTo(2));

    [Test]
    public void A_folder_without_shards_is_refused()
    {
        using TestFolder folder = new();
        (int code, _, string error) = TakeIn(folder, folder.Write("mine.json", Daily));
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("no such folder of shards"));
    }

    private static void RunAll(TestFolder folder, string file, int shards, int without = 0)
    {
        foreach (int number in Enumerable.Range(1, shards).Where(number => number != without).Reverse())
        {
            (int code, string error) = Run(folder, file, new Shard(number, shards));
            Assert.That((code, error), Is.EqualTo((0, "")));
        }
    }

    private static (int Code, string Error) Run(TestFolder folder, string file, Shard shard)
    {
        (int code, _, string error) = Command.Say("run", file, "--out", folder["shards-out"], "--shard", $"{shard}", "--scratch", folder["scratch"], "--quiet");
        return (code, error);
    }

    private static (int Code, string Output, string Error) TakeIn(TestFolder folder, string file, params string[] more) =>
        Command.SayWithoutCharts(["run", file, "--out", folder["shards-out"], "--from", folder["shards-out/mine/shards"], .. more]);

    private static Dictionary<string, string> Bytes(TestFolder folder) => Command.Bytes(folder["shards-out/mine"])
        .Where(found => !found.Key.StartsWith("shards", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
}
