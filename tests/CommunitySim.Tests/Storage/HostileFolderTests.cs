using System.Diagnostics;
using CommunitySim.Experiments.Results;
using CommunitySim.Tests.Cli;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Tests.Storage;

/// <summary>A result folder may come from somebody else, or be broken: each command says in words what is wrong, and never waits for what does not end.</summary>
[Platform(Exclude = "Win", Reason = "Windows has no pipes and devices among the files")]
public class HostileFolderTests
{
    private const string Small = """{ "days": 5, "replicates": 2, "community": { "members": 20 } }""";

    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT";

    [TestCase($"DROP TABLE about; CREATE VIEW about AS {Endless} i AS key, i AS value FROM n", "view about")]
    [TestCase($"DROP TABLE cell; CREATE VIEW cell AS {Endless} i AS cell, i AS key, i AS label, i AS members FROM n", "view cell")]
    [TestCase($"DROP VIEW runs; CREATE VIEW runs AS {Endless} i FROM n", "view runs")]
    [TestCase("CREATE TRIGGER harm AFTER DELETE ON about BEGIN DELETE FROM run; END", "trigger harm")]
    [TestCase("CREATE TABLE more(x)", "table more")]
    [TestCase("DROP TABLE daily; CREATE TABLE daily(cell)", "table daily")]
    [TestCase("DROP TABLE fault", "lacks fault")]
    [TestCase("UPDATE about SET value = zeroblob(200000000) WHERE key = 'identity'", "too big")]
    [TestCase("UPDATE about SET value = '{}' WHERE key = 'identity'", "does not say what was run")]
    public void A_database_with_other_tables_is_refused(string change, string words)
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Small);
        Change(place, change);
        File.Delete(Path.Combine(place, Manifest.Name)); // which would tell of the change at once

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
        string place = Command.Run(folder, Small), file = Path.Combine(place, name);
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
        string place = Command.Run(folder, Small), file = Path.Combine(place, "daily.csv");
        File.Delete(file);
        Process.Start("mkfifo", [file]).WaitForExit();

        Assert.That(Command.Say("verify", place).Output, Does.Contain("daily.csv is no regular file"));
    }

    [Test]
    public void A_manifest_without_bound_is_not_read()
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Small);
        using (FileStream manifest = File.OpenWrite(Path.Combine(place, Manifest.Name)))
        {
            manifest.SetLength(70L * 1024 * 1024);
        }

        Assert.That(Command.Say("verify", place), Is.EqualTo((2, "", $"{Path.Combine(place, Manifest.Name)}: this file has 70 MiB, and at most 64 MiB are read. Put back the file that communitysim wrote.{Environment.NewLine}")));
    }

    [Test]
    public void A_manifest_names_nothing_outside_of_its_folder()
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Small), manifest = Path.Combine(place, Manifest.Name);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"daily.csv\"", "\"../../../../../../dev/zero\"", StringComparison.Ordinal));

        Assert.That(Command.Say("verify", place).Output, Does.Contain("dev/zero is missing"));
    }

    [Test]
    public void A_link_that_leads_in_a_circle_is_not_followed()
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Small);
        Directory.CreateSymbolicLink(Path.Combine(place, "charts", "circle"), place);

        Assert.That(Command.Say("verify", place).Code, Is.Zero);
    }

    [TestCase("-wal")]
    [TestCase("-journal")]
    public void A_log_beside_a_finished_store_is_not_played_into_what_is_read(string log)
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, Small);
        File.Copy(Path.Combine(place, "results.db"), Path.Combine(place, $"results.db{log}"));

        Assert.That(Command.Say("chart", place).Error, Does.Contain("results.db").And.Contain("unfinished"));
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
