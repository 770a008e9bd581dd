using CommunitySim.Experiments.Config;
using CommunitySim.Tests.Experiments;

namespace CommunitySim.Tests.Cli;

/// <summary>The schema reaches the user: by itself, beside a new file, and as `explain`.</summary>
public class SchemaCommandTests
{
    private const string Foreign = """{ "title": "somebody else's" }""";

    private static readonly string Older = JsonSchema.Text.Replace("Days of every run.", "Days.", StringComparison.Ordinal);

    [Test]
    public void It_is_printed_and_written_to_the_same_bytes()
    {
        using TestFolder folder = new();

        Assert.That(Command.Say("schema"), Is.EqualTo((0, JsonSchema.Text, "")));
        Assert.That(Command.Say("schema", folder["deep/my.schema.json"]).Code, Is.Zero);
        Assert.That(File.ReadAllBytes(folder["deep/my.schema.json"]), Is.EqualTo(System.Text.Encoding.UTF8.GetBytes(JsonSchema.Text)));
    }

    [Test]
    public void Something_else_is_not_written_over()
    {
        using TestFolder folder = new();
        string file = folder.Write("mine.json", Foreign);

        Assert.That(Command.Say("schema", file), Is.EqualTo((2, "", $"{file}: this is not the schema, so it is not overwritten; choose another name.{Environment.NewLine}")));
        Assert.That(File.ReadAllText(file), Is.EqualTo(Foreign));
        Assert.That(Command.Say("schema", folder.Path).Error, Does.Contain("not the schema"));
        Assert.That(Command.Say("schema", "").Code, Is.EqualTo(2));
    }

    [Test]
    public void A_new_experiment_names_the_schema_and_finds_it_beside_itself()
    {
        using TestFolder folder = new();
        (int code, string output, _) = Command.Say("new", folder["deep/first.json"]);
        string written = File.ReadAllText(folder["deep/first.json"]);

        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain(folder[$"deep/{JsonSchema.FileName}"] + ":"));
        Assert.That(written.Split('"')[1..4], Is.EqualTo(new[] { "$schema", ": ", JsonSchema.FileName }));
        Assert.That(File.ReadAllText(folder[$"deep/{JsonSchema.FileName}"]), Is.EqualTo(JsonSchema.Text));
        Assert.That(new SchemaChecker(JsonSchema.Text).Allows(written), Is.True);
    }

    [Test]
    public void A_schema_of_ours_is_brought_up_to_date()
    {
        using TestFolder folder = new();
        string schema = folder.Write(JsonSchema.FileName, Older);

        Assert.That(Command.Say("new", folder["first.json"]).Code, Is.Zero);
        Assert.That(File.ReadAllText(schema), Is.EqualTo(JsonSchema.Text));

        DateTime before = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(schema, before);
        Assert.That(Command.Say("new", folder["second.json"]).Code, Is.Zero);
        Assert.That(File.GetLastWriteTimeUtc(schema), Is.EqualTo(before), "one that is up to date is not touched");
    }

    [TestCase(Foreign)]
    [TestCase("")]
    [TestCase("[1]")]
    [TestCase("{ \"$schema\": \"http://json-schema.org/draft-07/schema#\", \"title\": \"somebody else's\" }")]
    [TestCase("{ \"$schema\": 7, \"title\": \"CommunitySim experiment\" }")]
    [TestCase("{ \"$schema\": \"experiment.schema.json\", \"title\": \"CommunitySim experiment\" }")]
    public void A_file_of_that_name_that_is_not_ours_is_left_alone_and_said(string text)
    {
        using TestFolder folder = new();
        string schema = folder.Write(JsonSchema.FileName, text);
        (int code, string output, _) = Command.Say("new", folder["first.json"]);

        Assert.That((code, File.Exists(folder["first.json"]), File.ReadAllText(schema)), Is.EqualTo((0, true, text)));
        Assert.That(output, Does.Contain($"{schema} is not the schema, so it is left alone."));
    }

    [Test]
    public void A_new_experiment_does_not_take_the_schemas_name()
    {
        using TestFolder folder = new();

        Assert.That(Command.Say("new", folder[JsonSchema.FileName]).Error, Does.Contain("reserved for the schema"));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [TestCase("run")]
    [TestCase("check")]
    public void The_schema_is_no_experiment_and_is_told_so(string command)
    {
        using TestFolder folder = new();
        string schema = folder.Write(JsonSchema.FileName, Older);

        Assert.That(Command.Say(command, schema), Is.EqualTo((2, "", $"{schema}: this is the schema of experiment files, not an experiment; use another file.{Environment.NewLine}")));
    }

    [Test]
    public void Where_all_files_of_a_folder_are_named_the_schema_is_passed_over()
    {
        using TestFolder folder = new();
        string schema = folder.Write(JsonSchema.FileName, Older);

        Assert.That(Command.Say("check", schema, folder.Write("mine.json", "{}")).Output, Does.StartWith("mine: "));
    }

    [TestCase("replicates", "default  200", "a whole number from 1 to 1000000, or a group { } of precision", "replicates.atMost")]
    [TestCase("replicates.precision", "95% interval", "required", "allowed  a number from")]
    [TestCase("keep", "results.db", "default  \"horizons\"", "allowed  horizons | daily")]
    [TestCase("horizons", "[30, 90, 180, 365, 730]", "a list [ ]")]
    [TestCase("strategies", "\"connect\": { \"solve\": 0.8", "strategies.NAME.schedule.fromDay")]
    [TestCase("strategies.connect.schedule", "ascending order", "strategies.connect.schedule.fromDay")]
    [TestCase("strategies.connect.brand.skill", "brand.skill", "allowed  a number from 0 to 1")]
    [TestCase("sweep", "makes a cell", "\"from\": ...")]
    [TestCase("sweep.brand.skill", "an answer solves the problem", "a list of values, each a number from 0 to 1, or {")]
    [TestCase("community", "its purpose", "community.turnover", "community.network.kind")]
    public void Explain_tells_the_keys_of_the_file(string path, params string[] words)
    {
        (int code, string output, _) = Command.Say("explain", path);

        Assert.That(code, Is.Zero);
        foreach (string word in words)
        {
            Assert.That(output, Does.Contain(word));
        }
    }

    [Test]
    public void Explain_lists_the_files_keys_first_and_then_the_parameters()
    {
        string[] listed = [.. Command.Say("explain").Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])];

        Assert.That(listed, Is.EqualTo(FileKeys.All.Select(key => key.Path).Concat(Parameters.All.Select(parameter => parameter.Path))));
        Assert.That(listed, Is.SupersetOf(ExperimentShape.Root.Keys.Keys).And.Unique);
        Assert.That(listed.Where(path => FileKeys.Find(path) is null), Is.Empty);
    }

    [TestCase("replicats", "Did you mean replicates?")]
    [TestCase("replicates.precison", "Did you mean replicates.precision?")]
    [TestCase("replicates.200", "lists all")]
    [TestCase("brand.skll", "Did you mean brand.skill?")]
    [TestCase("strategies.connect.pich", "Did you mean strategies.NAME.pitch?")]
    [TestCase("days.", "lists all")]
    public void What_explain_does_not_know_gets_the_nearest_of_both(string path, string words)
    {
        (int code, _, string error) = Command.Say("explain", path);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain(words));
    }
}
