using System.Buffers.Binary;
using System.Diagnostics;
using CommunitySim.Experiments.Config;
using CommunitySim.Tests.Architecture;
using CommunitySim.Tests.Cli;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Tests;

public class DocumentTests
{
    [Test]
    public void The_parameter_table_of_MODEL_md_is_that_of_the_code()
    {
        string[] written = [.. File.ReadAllLines(Path.Combine(Repository.Root, "src", "CommunitySim", "MODEL.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

        Assert.That(written, Is.EqualTo(Parameters.All.Select(Row)));
    }

    [Test]
    public void MODEL_md_names_every_mechanism_and_every_observable()
    {
        string model = File.ReadAllText(Path.Combine(Repository.Root, "src", "CommunitySim", "MODEL.md"));

        foreach (string name in Observables.All.Select(observable => observable.Name()))
        {
            Assert.That(model, Does.Contain(name));
        }

        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "src", "CommunitySim", "Mechanisms"), "*.cs").Select(file => Path.GetFileName(file)).Where(name => name != "Trust.cs"))
        {
            Assert.That(model, Does.Contain($"Mechanisms/{file}"));
        }
    }

    /// <summary>The program as it stands, beside a folder that has this one's settings for projects, and started from there as the text says.</summary>
    [Test]
    public void The_chart_of_ones_own_is_drawn_from_the_results()
    {
        string program = File.ReadAllText(Path.Combine(Repository.Root, "results", "README.md")).Split("```csharp")[1].Split("```")[0];
        using TestFolder folder = new();
        Command.RunWithoutCharts(folder, """{ "days": 730, "replicates": 2, "horizons": [730], "community": { "members": 10 } }""");
        Directory.CreateDirectory(folder["here/results"]);
        Directory.Move(folder["out/mine"], folder["here/results/convert-vs-connect"]);
        foreach (string settings in (string[])["Directory.Build.props", "Directory.Packages.props"])
        {
            File.Copy(Path.Combine(Repository.Root, settings), folder[$"here/{settings}"]);
        }

        folder.Write("chart.cs", program.TrimStart());
        ProcessStartInfo start = new("dotnet", ["run", "../chart.cs"]) { WorkingDirectory = folder["here"], UseShellExecute = false, RedirectStandardOutput = true };
        using Process drawing = Process.Start(start)!;
        string said = drawing.StandardOutput.ReadToEnd();
        drawing.WaitForExit();

        Assert.That((drawing.ExitCode, said), Is.EqualTo((0, "")));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(folder["here/worlds.png"]).AsSpan(16, 4)), Is.EqualTo(1200), "a PNG says its width in bytes 16 to 19");
        Assert.That(program.Split('\n').Count(line => line.Length > 0 && !line.StartsWith("#:", StringComparison.Ordinal)), Is.EqualTo(10), "ten lines");
    }

    [Test]
    public void The_README_counts_the_verdicts_of_the_gallery()
    {
        string[] verdicts = [.. File.ReadLines(Path.Combine(Repository.Root, "experiments", "README.md"))
            .Where(line => line.StartsWith("| C", StringComparison.Ordinal)).Select(line => line.Split('|')[3].Trim())];
        int Of(string verdict) => verdicts.Count(found => found == verdict);
        string counts = $"{Of("supported")} are supported, {Of("refuted")} refuted and {Of("undecided")} undecided; {Of("cause not shown")} hold without";
        Assert.That(verdicts, Has.Length.EqualTo(19));
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "README.md")), Does.Contain(counts));
    }

    [Test]
    public void The_experiment_in_the_README_can_be_run()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("half.json", readme.Split("```json")[1].Split("```")[0]), []);

        Assert.That((config.Cells().Count, config.Strategies.Count, config.Challenger), Is.EqualTo((6, 3, "half")));
        Assert.That((config.Claim?.Id, SensitivityRuns.For(config).Count), Is.EqualTo(("H1", 4)));
    }

    [Test]
    public void The_query_in_the_description_of_the_database_gives_a_row_for_each_strategy_and_day()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "results", "README.md"));
        using TestFolder folder = new();
        string place = Command.Run(folder, """{ "days": 20, "horizons": [10, 20], "replicates": 2, "community": { "members": 20 } }""");
        using SqliteConnection connection = new($"Data Source={Path.Combine(place, "results.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = readme.Split("```sql")[1].Split("```")[0];
        using SqliteDataReader rows = command.ExecuteReader();
        List<(string, long)> found = [];
        while (rows.Read())
        {
            found.Add((rows.GetString(0), rows.GetInt64(1)));
            Assert.That(rows.GetDouble(2), Is.InRange(0.0, 1.0));
        }

        Assert.That(found, Is.EqualTo(new[] { ("absent", 10L), ("absent", 20), ("connect", 10), ("connect", 20), ("convert", 10), ("convert", 20) }));
    }

    [Test]
    public void The_database_has_the_tables_and_views_that_its_description_names()
    {
        string[] described = [.. File.ReadAllText(Path.Combine(Repository.Root, "results", "README.md")).Split("## results.db")[1].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| view |", StringComparison.Ordinal) && !line.StartsWith("| table |", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(',', StringSplitOptions.TrimEntries))];
        using TestFolder folder = new();
        string place = Command.Run(folder, """{ "days": 2, "replicates": 2, "community": { "members": 5 } }""");
        using SqliteConnection connection = new($"Data Source={Path.Combine(place, "results.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')";
        using SqliteDataReader rows = command.ExecuteReader();
        List<string> there = [];
        while (rows.Read())
        {
            there.Add(rows.GetString(0));
        }

        Assert.That(described, Is.EquivalentTo(there));
    }

    [TestCase("results/gallery/convert-vs-connect.svg")]
    [TestCase("results/gallery/regime-map.svg")]
    [TestCase("results/gallery/lecture.png")]
    [TestCase("results/gallery/lecture-act.png")]
    [TestCase("results/gallery/group.gif")]
    public void The_pictures_of_the_README_are_there(string picture)
    {
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "README.md")), Does.Contain($"({picture})"));
        Assert.That(File.Exists(Path.Combine(Repository.Root, picture)), Is.True);
    }

    private static string Row(ParameterDefinition parameter) =>
        $"| `{parameter.Path}` | {Or(ParameterDefinition.Text(parameter.Default), "none")} | {Or(parameter.About.Unit, "–")} | {parameter.Allowed.Replace("|", "\\|", StringComparison.Ordinal)} | {(parameter.About.HasPlausibleRange ? FormattableString.Invariant($"{parameter.About.Low} to {parameter.About.High}") : "–")} | {parameter.About.Status.ToString().ToLowerInvariant()} | {parameter.About.Meaning} | {Or(parameter.About.Source, "–")} |";

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
