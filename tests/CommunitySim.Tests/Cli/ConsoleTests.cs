using System.Diagnostics;

namespace CommunitySim.Tests.Cli;

/// <summary>A console that is full, closed or gone costs no result, and no command ends by a fault that nobody caught.</summary>
[Platform(Exclude = "Win", Reason = "the ways to lead output elsewhere are those of a Unix shell")]
public class ConsoleTests
{
    private const string Small = """{ "days": 5, "replicates": 2, "horizons": [5], "community": { "members": 10 }, "strategies": { "a": { "pitch": 1 }, "b": { "solve": 1 } } }""";

    private static readonly SharedRun Whole = new(Small);

    [OneTimeTearDown]
    public void Tidy() => Whole.Dispose();

    [TestCase("2>/dev/full >/dev/null", 0)]
    [TestCase("2>&- >/dev/null", 0)]
    [TestCase(">/dev/full", 1)]
    [TestCase(">&-", 1)]
    [TestCase("<&- >&- 2>&-", null)] // what the runtime opens first takes their places, and may take the text too
    [TestCase("| read -r line", 0)]
    [TestCase("2>&1 | read -r line", 0)]
    public void A_run_publishes_its_results_whatever_becomes_of_its_console(string led, int? expected)
    {
        using TestFolder folder = new();
        using Process run = Program.StartWithOutput(led, "run", folder.Write("mine.json", Small), "--out", folder["out"]);
        (int code, string error) = run.Finish();

        Assert.That(code, expected is null ? Is.Zero.Or.EqualTo(1) : Is.EqualTo(expected), error);
        Assert.That(error, Does.Not.Contain("   at "));
        Assert.That((File.Exists(folder["out/mine/manifest.json"]), File.Exists(folder["out/mine/report.html"])), Is.EqualTo((true, true)));
    }

    [TestCase("explain")]
    [TestCase("schema")]
    [TestCase("check", "mine.json")]
    [TestCase("verify", "out/mine")]
    [TestCase("chart", "out/mine")]
    [TestCase("report", "out/mine", "--out", "book.html")]
    public void What_cannot_be_shown_ends_with_1_and_a_sentence(params string[] words)
    {
        using TestFolder folder = new();
        Whole.CopyTo(folder);
        words = [words[0], .. words[1..].Select(word => word.StartsWith('-') ? word : folder[word])];

        (int code, string error) = Program.StartWithOutput(">/dev/full", words).Finish();
        Assert.That((code, error.Split('\n').Length), Is.EqualTo((1, 2)), error);
        Assert.That(error, Does.Contain("tandard output").And.Contain("No space left on device").And.Not.Contain("   at "));
        Assert.That(Program.StartWithOutput(">&-", words).Finish().Code, Is.EqualTo(1));
        Assert.That(Program.StartWithOutput("| read -r line", words).Finish(), Is.EqualTo((0, "")));
    }

    [Test]
    public void Progress_says_in_plain_words_what_is_done()
    {
        using TestFolder folder = new();
        string[] lines = Command.Say("run", folder.Write("mine.json", Small), "--out", folder["out"]).Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines[0], Is.EqualTo("mine: simulating 4 runs ..."));
        Assert.That(lines[^1], Is.EqualTo("mine: writing tables, charts and the report ..."));
        Assert.That(lines.Where(line => line.Contains("about 0 s left", StringComparison.Ordinal) && line.Contains("100%", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void What_no_disk_can_hold_is_refused_with_the_figures_before_a_world_is_lived()
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", """{ "days": 1000, "replicates": 100000, "keep": "daily", "horizons": [5], "community": { "members": 10 }, "sweep": { "brand.skill": { "from": 0, "to": 1, "steps": 1000 } } }""");
        (int code, string output, string error) = Command.Say("run", file, "--out", folder["out"]);

        Assert.That((code, output), Is.EqualTo((1, "")));
        Assert.That(error, Does.Match("out: about [0-9.]+ GB of disk would be needed, and [0-9.]+ .B are free there. Nothing was run. .*--out"));
        Assert.That(Command.Say("check", file).Output, Does.Match("the disk here has [0-9.]+ .B free; `run` refuses it"));
    }
}
