using System.Diagnostics;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Tests.Cli;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Tests.Storage;

/// <summary>A result folder may come from somebody else, or be broken: each command says in words what is wrong, and never waits for what does not end.</summary>
[Platform(Exclude = "Win", Reason = "Windows has no pipes and devices among the files")]
public class HostileFolderTests
{
    private const string Small = """{ "days": 5, "replicates": 2, "community": { "members": 20 } }""";

    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT";

    private static readonly SharedRun Whole = new(Small);

    [OneTimeTearDown]
    public void Tidy() => Whole.Dispose();

    [TestCase($"DROP TABLE about; CREATE VIEW about AS {Endless} i AS key, i AS value FROM n", "view about")]
    [TestCase($"DROP TABLE cell; CREATE VIEW cell AS {Endless} i AS cell, i AS key, i AS label, i AS members FROM n", "view cell")]
    [TestCase($"DROP VIEW runs; CREATE VIEW runs AS {Endless} i FROM n", "view runs")]
    [TestCase("CREATE TRIGGER harm AFTER DELETE ON about BEGIN DELETE FROM run; END", "trigger harm")]
    [TestCase("CREATE TABLE more(x)", "table more")]
    [TestCase("DROP TABLE daily; CREATE TABLE daily(cell)", "table daily")]
    [TestCase("DROP TABLE fault", "lacks fault")]
    [TestCase("UPDATE about SET value = zeroblob(200000000) WHERE key = 'identity'", "too big")]
    [TestCase("UPDATE about SET value = '{}' WHERE key = 'identity'", "does not say which experiment ran")]
    public void A_database_with_other_tables_is_refused(string change, string words)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        Change(place, change);
        Note(place, "results.db"); // or the manifest would tell of the change at once

        foreach (string[] command in (string[][])[["chart", place], ["report", place, "--out", folder["book.html"]], ["run", folder["mine.json"], "--out", folder["out"], "--replicates", "3"]])
        {
            (int code, _, string error) = Command.Say(command);
            Assert.That((code, error), Is.EqualTo((2, error)), command[0]);
            Assert.That(error, Does.Contain("results.db").And.Contain(words).And.Contain("--fresh"), command[0]);
        }
    }

    [TestCase("results.db")]
    [TestCase("results.db-wal")]
    [TestCase("results.db-journal")]
    [TestCase("results.lock")]
    [TestCase("config.json")]
    [TestCase("manifest.json")]
    public void A_pipe_a_device_or_a_folder_in_place_of_a_file_is_refused(string name)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), file = Path.Combine(place, name);
        foreach (Action make in (Action[])[() => Process.Start("mkfifo", [file]).WaitForExit(), () => File.CreateSymbolicLink(file, "/dev/zero"), () => Directory.CreateDirectory(file)])
        {
            File.Delete(file);
            make();
            foreach (string[] command in (string[][])[["chart", place], ["report", place, "--out", folder["book.html"]], ["verify", place]])
            {
                (int code, string output, string error) = Command.Say(command);
                Assert.That(code, Is.Not.Zero, command[0]);
                Assert.That(output + error, Does.Contain(name).And.Not.Contain("   at "), command[0]);
            }

            if (Directory.Exists(file))
            {
                Directory.Delete(file);
            }
        }
    }

    [Test]
    public void A_table_that_is_a_pipe_is_named()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), file = Path.Combine(place, "daily.csv");
        File.Delete(file);
        Process.Start("mkfifo", [file]).WaitForExit();

        Assert.That(Command.Say("verify", place).Output, Does.Contain("daily.csv is not a regular file"));
    }

    [Test]
    public void A_manifest_without_bound_is_not_read()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        using (FileStream manifest = File.OpenWrite(Path.Combine(place, Manifest.Name)))
        {
            manifest.SetLength(70L * 1024 * 1024);
        }

        Assert.That(Command.Say("verify", place), Is.EqualTo((2, "", $"{Path.Combine(place, Manifest.Name)}: this file has 70 MiB, but at most 64 MiB are allowed. Put back the file that communitysim wrote.{Environment.NewLine}")));
    }

    [Test]
    public void A_manifest_names_nothing_outside_of_its_folder()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), manifest = Path.Combine(place, Manifest.Name);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"daily.csv\"", "\"../../../../../../dev/zero\"", StringComparison.Ordinal));

        Assert.That(Command.Say("verify", place).Output, Does.Contain("dev/zero is missing"));
    }

    [Test]
    public void A_link_that_leads_in_a_circle_is_not_followed()
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        Directory.CreateSymbolicLink(Path.Combine(place, "charts", "circle"), place);

        Assert.That(Command.Say("verify", place).Code, Is.Zero);
    }

    [TestCase("-wal")]
    [TestCase("-journal")]
    public void A_log_beside_a_finished_store_is_not_played_into_what_is_read(string log)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        File.Copy(Path.Combine(place, "results.db"), Path.Combine(place, $"results.db{log}"));

        Assert.That(Command.Say("chart", place).Error, Does.Contain("results.db").And.Contain("unfinished"));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("{ \"program\": \"communitysim\"")]
    [TestCase("null")]
    public void A_folder_without_a_manifest_that_can_be_read_is_unfinished(string text)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), manifest = Path.Combine(place, Manifest.Name);
        File.AppendAllText(Path.Combine(place, "summary.md"), "edited");
        File.Delete(manifest);
        if (text.Length > 0)
        {
            File.WriteAllText(manifest, text);
        }

        foreach (string[] command in Reading(folder, place))
        {
            Refused(command, Manifest.Name, "communitysim run");
        }

        Command.RunWithoutCharts(folder, Small);
        Assert.That(Command.SayWithoutCharts("verify", place).Code, Is.Zero);
    }

    [TestCase("zeros", "no store of communitysim")]
    [TestCase("empty", "no store of communitysim")]
    [TestCase("longer", "damaged: it has")]
    [TestCase("shorter", "damaged: it has")]
    [TestCase("half", "damaged: it has")]
    public void A_store_whose_header_does_not_fit_its_length_is_refused_by_that_alone(string damage, string words)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), file = Path.Combine(place, "results.db"), chart = Path.Combine(place, "charts", "value.svg");
        long length = new FileInfo(file).Length;
        using (FileStream stream = File.OpenWrite(file))
        {
            stream.SetLength(damage is "zeros" or "empty" ? 0 : length);
            stream.SetLength(damage switch { "zeros" => 5L << 30, "empty" => 0, "longer" => 5L << 30, "shorter" => length - 1, _ => length / 2 });
        }

        Refused(["chart", place], "results.db", words, "--fresh");
        Refused(["run", folder["mine.json"], "--out", folder["out"]], "results.db", words, "--fresh");
        Refused(["report", place, "--out", folder["book.html"]], "results.db has been changed");
        Refused(["gallery", place, "--out", folder["gallery.md"], "--pictures", folder["pictures"]], "results.db has been changed");
        (int code, string output, _) = Command.Say("verify", place);
        Assert.That((code, output), Is.EqualTo((1, output)));
        Assert.That(output, Does.Contain("results.db has been changed"));
        Assert.That(File.Exists(chart), Is.True);
    }

    /// <summary>The header is whole, and the numbers are not: no chart is drawn of them, and those that are there stay.</summary>
    [TestCase("UPDATE outcome SET trust = trust + 1e-9 WHERE replicate = 1")]
    [TestCase("UPDATE daily SET mean = mean * 1.5 WHERE day = 3")]
    [TestCase("DELETE FROM run WHERE replicate = 1")]
    public void A_damaged_store_ends_the_command_instead_of_failing_every_chart(string change)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder);
        int charts = Directory.GetFiles(Path.Combine(place, "charts")).Length;
        Change(place, change);

        Refused(["chart", place], "results.db", "damaged", "--fresh");
        Assert.That(Directory.GetFiles(Path.Combine(place, "charts")), Has.Length.EqualTo(charts));
    }

    [TestCase("results.db", "results.db")]
    [TestCase("results.db", "nowhere")]
    [TestCase("config.json", "config.json")]
    [TestCase("config.json", "nowhere/at/all.json")]
    [TestCase("manifest.json", "manifest.json")]
    public void A_link_that_leads_nowhere_is_named_with_the_way_out(string name, string target)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), file = Path.Combine(place, name);
        File.Delete(file);
        File.CreateSymbolicLink(file, target);

        foreach (string[] command in (string[][])[["chart", place], ["run", folder["mine.json"], "--out", folder["out"]]])
        {
            Refused(command, name, "link to no file", "Put the file itself there");
        }

        foreach (string[] command in Reading(folder, place).Append(["verify", place]))
        {
            (int code, string output, string error) = Command.Say(command);
            Assert.That(code, Is.Not.Zero, command[0]);
            Assert.That(output + error, Does.Contain(name).And.Contain("link to no file").And.Not.Contain("symbolic links"), command[0]);
        }
    }

    [TestCase("config.json")]
    [TestCase("summary.md")]
    [TestCase("report.html")]
    [TestCase("daily.csv")]
    public void A_folder_where_a_file_is_to_be_written_is_refused_before_anything_is_run(string name)
    {
        using TestFolder folder = new();
        string place = Whole.CopyTo(folder), file = Path.Combine(place, name);
        File.Delete(file);
        Directory.CreateDirectory(file);
        string store = FileHash.Sha256(Path.Combine(place, "results.db"));

        Refused(["run", folder["mine.json"], "--out", folder["out"], "--replicates", "3"], name, "a folder");
        Assert.That(FileHash.Sha256(Path.Combine(place, "results.db")), Is.EqualTo(store));
        Directory.Delete(file);
        Assert.That(Command.SayWithoutCharts("run", folder["mine.json"], "--out", folder["out"], "--quiet").Code, Is.Zero);
    }

    private static string[][] Reading(TestFolder folder, string place) =>
    [
        ["chart", place],
        ["report", place, "--out", folder["book.html"]],
        ["gallery", place, "--out", folder["gallery.md"], "--pictures", folder["pictures"]],
    ];

    /// <summary>Says a command that must be refused with one line, which has some words.</summary>
    private static void Refused(string[] command, params string[] words)
    {
        (int code, _, string error) = Command.Say(command);
        Assert.That((code, error.TrimEnd().Split('\n').Length), Is.EqualTo((2, 1)), $"{command[0]}: {error}");
        Assert.That(words.Where(word => !error.Contains(word, StringComparison.Ordinal)), Is.Empty, $"{command[0]}: {error}");
        Assert.That(error, Does.Not.Contain("..").And.Not.Contain("is safe"), command[0]);
    }

    /// <summary>Notes a file's hash in the manifest.</summary>
    private static void Note(string place, string name)
    {
        string file = Path.Combine(place, Manifest.Name);
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(file))!;
        manifest["sha256"]![name] = FileHash.Sha256(Path.Combine(place, name));
        File.WriteAllText(file, manifest.ToJsonString());
    }

    private static void Change(string place, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(place, "results.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
