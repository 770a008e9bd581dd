namespace CommunitySim.Tests.Cli;

public class CommandLineTests
{
    private const string Small = """{ "days": 40, "replicates": 3, "community": { "members": 40 } }""";

    [Test]
    public void A_run_leaves_numbers_charts_and_a_verdict()
    {
        using TestFolder folder = new();
        (int code, string output, _) = Command.Say("run", folder.Write("mine.json", Small), "--out", folder["out"]);

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("Trust: ").And.Contain("summary.md"));
        foreach (string name in new[] { "config.json", "daily.csv", "runs.csv", "comparisons.csv", "summary.md", "manifest.json", "charts/trust-and-reach.svg", "charts/value.svg", "charts/members.svg", "charts/final-trust.svg" })
        {
            Assert.That(new FileInfo(folder[$"out/mine/{name}"]), Has.Length.GreaterThan(0), name);
        }
    }

    [Test]
    public void Quiet_prints_nothing()
    {
        using TestFolder folder = new();

        Assert.That(Command.Say("run", folder.Write("mine.json", Small), "--out", folder["out"], "--quiet"), Is.EqualTo((0, "", "")));
    }

    [Test]
    public void Options_reach_the_run()
    {
        using TestFolder folder = new();
        Command.Say("run", folder.Write("mine.json", Small), "--out", folder["out"], "--quiet", "--days", "35", "--replicates", "2", "--seed", "18446744073709551615", "--threads", "1", "--set", "brand.skill=0.25", "--set", "community.network.kind=complete");

        Assert.That(File.ReadAllText(folder["out/mine/config.json"]), Does.Contain("\"days\": 35").And.Contain("\"replicates\": 2").And.Contain("18446744073709551615").And.Contain("\"skill\": 0.25").And.Contain("\"complete\""));
    }

    [Test]
    public void Charts_are_redrawn_to_the_same_bytes_from_the_stored_numbers()
    {
        using TestFolder folder = new();
        Command.Say("run", folder.Write("mine.json", Small), "--out", folder["out"], "--quiet");
        string chart = folder["out/mine/charts/trust-and-reach.svg"], drawn = File.ReadAllText(chart);
        File.Delete(chart);

        Assert.That(Command.Say("chart", folder["out/mine"]).Code, Is.Zero);
        Assert.That(File.ReadAllText(chart), Is.EqualTo(drawn));
    }

    [TestCase("""{ "sweep": { "brand.skill": [0, 1] } }""", "outcome.svg")]
    [TestCase("""{ "sweep": { "community.network.kind": ["groups", "random", "complete", "smallWorld", "scaleFree"] } }""", "outcome.svg")]
    [TestCase("""{ "sweep": { "brand.skill": [0, 1], "member.seesaw": [0, 0.5, 1] } }""", "winner-map.svg")]
    public void A_sweep_has_a_chart_of_its_own(string text, string chart)
    {
        using TestFolder folder = new();
        Command.Say("run", folder.Write("mine.json", text), "--out", folder["out"], "--quiet", "--days", "20", "--replicates", "2", "--set", "community.members=30");

        Assert.That(File.Exists(folder[$"out/mine/charts/{chart}"]), Is.True);
    }

    [Test]
    public void Nothing_is_run_where_one_of_several_files_is_wrong()
    {
        using TestFolder folder = new();
        (int code, string output, string error) = Command.Say("run", folder.Write("right.json", Small), folder.Write("wrong.json", "{ \"dais\": 3 }"), "--out", folder["out"]);

        Assert.That((code, output, Directory.Exists(folder["out"])), Is.EqualTo((2, "", false)));
        Assert.That(error, Does.Contain("wrong.json:1:3").And.Contain("Did you mean days?"));
    }

    [Test]
    public void Check_tells_what_a_run_would_be_and_runs_nothing()
    {
        using TestFolder folder = new();
        (int code, string output, _) = Command.Say("check", folder.Write("mine.json", """{ "replicates": 7, "sweep": { "member.seesaw": [0, 1] } }"""));

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("2 cells × 3 strategies").And.Contain("= 42 runs of 730 days").And.Contain("MB of memory"));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Has.Length.EqualTo(1));
    }

    [Test]
    public void New_writes_a_file_that_runs_and_never_writes_over_one()
    {
        using TestFolder folder = new();
        string file = folder["first.json"];

        Assert.That(Command.Say("new", file).Code, Is.Zero);
        Assert.That(Command.Say("run", file, "--out", folder["out"], "--quiet", "--replicates", "2", "--days", "365", "--set", "community.members=30", "--set", "sensitivity.points=10").Code, Is.Zero);
        Assert.That(Command.Say("new", file), Is.EqualTo((2, "", $"{file}: this file exists, and is not overwritten; choose another name.{Environment.NewLine}")));
    }

    [Test]
    public void Explain_tells_meaning_default_range_and_source()
    {
        (int code, string output, _) = Command.Say("explain", "member.lossAversion");

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("1.955").And.Contain("a number from 0 to 100").And.Contain("measured").And.Contain("10.1257/jel.20221698"));
    }

    [TestCase("explain", "member.losAversion", "Did you mean member.lossAversion?")]
    [TestCase("chart", "nowhere", "holds no result")]
    [TestCase("run", "nowhere.json", "there is no such file")]
    [TestCase("rum", "x", "communitysim --help")]
    [TestCase("run", "--threads", "communitysim COMMAND --help")]
    public void A_users_mistake_ends_with_2_and_a_remedy(string command, string argument, string words)
    {
        (int code, _, string error) = Command.Say(command, argument);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain(words).And.Not.Contain("   at "));
    }

    [TestCase("0")]
    [TestCase("-3")]
    [TestCase("many")]
    [TestCase("1.5")]
    public void A_number_of_threads_that_makes_no_sense_is_refused(string threads)
    {
        using TestFolder folder = new();

        (int code, _, string error) = Command.Say("run", folder.Write("mine.json", Small), "--out", folder["out"], "--threads", threads);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.StartWith($"--threads {threads}: allowed is a whole number from 1 to 1024."));
        Assert.That(Directory.Exists(folder["out"]), Is.False);
    }
}
