using CommunitySim.Experiments.Config;
using CommunitySim.Tests.Architecture;

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

    [Test]
    public void The_experiment_in_the_README_can_be_run()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("half.json", readme.Split("```json")[1].Split("```")[0]), []);

        Assert.That((config.Cells().Count, config.Strategies.Count, config.Challenger), Is.EqualTo((6, 3, "half")));
    }

    [TestCase("results/gallery/convert-vs-connect.svg")]
    [TestCase("results/gallery/regime-map.svg")]
    public void The_pictures_of_the_README_are_there(string picture)
    {
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "README.md")), Does.Contain($"({picture})"));
        Assert.That(File.Exists(Path.Combine(Repository.Root, picture)), Is.True);
    }

    private static string Row(ParameterDefinition parameter) =>
        $"| `{parameter.Path}` | {Or(ParameterDefinition.Text(parameter.Default), "none")} | {Or(parameter.About.Unit, "–")} | {parameter.Allowed.Replace("|", "\\|", StringComparison.Ordinal)} | {parameter.About.Status.ToString().ToLowerInvariant()} | {parameter.About.Meaning} | {Or(parameter.About.Source, "–")} |";

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
