using CommunitySim.Charts;
using CommunitySim.Experiments.Config;
using CommunitySim.Tests.Architecture;
using CommunitySim.Tests.Claims;
using CommunitySim.Tests.Cli;
using CommunitySim.Tests.Experiments;

namespace CommunitySim.Tests.Charts;

/// <summary>What check says will be drawn is what run draws.</summary>
internal sealed class ChartPlanTests
{
    private static IEnumerable<string> Shipped => ShippedExperimentTests.Files().Select(file => Path.GetFileNameWithoutExtension(file));

    [TestCaseSource(nameof(Shipped))]
    public void The_charts_of_shipped_experiments_are_those_planned(string name)
    {
        ExperimentConfig config = ExperimentReader.Read(Path.Combine(Repository.Root, "experiments", name + ".json"), []);
        string place = Path.Combine(ShippedResults.Folder, name);
        string[] drawn = [.. Drawn(place)], planned = [.. ChartSet.Standard.NamesFor(config)];

        // Two points may be too few to know any Sobol index, and then there is nothing to draw.
        string summary = File.ReadAllText(Path.Combine(place, "summary.md"));
        string[] unknown = summary.Contains("**What drives it:** not known", StringComparison.Ordinal)
            || summary.Contains("**What drives it:** unknown", StringComparison.Ordinal) ? ["sobol"] : [];
        Assert.That(drawn, Is.SubsetOf(planned));
        Assert.That(planned.Except(drawn, StringComparer.Ordinal), Is.SubsetOf(unknown));
    }

    [TestCase("""{ "replicates": 2, "days": 3 }""")]
    [TestCase("""{ "replicates": 1, "days": 1, "community": { "members": 1 } }""")]
    [TestCase("""{ "replicates": 2, "days": 3, "community": { "members": 12 }, "strategies": { "alone": { "pitch": 1 } }, "sweep": { "brand.skill": [0, 1], "member.seesaw": [0, 1] } }""")]
    [TestCase("""{ "replicates": 2, "days": 3, "community": { "members": 12 }, "keep": "outcomes", "sweep": { "brand.skill": [0, 1], "member.seesaw": [0, 1] } }""")]
    [TestCase("""{ "replicates": 2, "days": 3, "community": { "members": 12 }, "splits": 4 }""")]
    [TestCase("""{ "replicates": 2, "days": 3, "community": { "members": 12 }, "splits": 7, "sweep": { "brand.skill": [0, 0.33333333333333] } }""")]
    [TestCase("""{ "replicates": 2, "days": 3, "community": { "members": 12 }, "strategies": { "a b": { "pitch": 1 }, "a-b": { "solve": 1 }, "CON": {} }, "baseline": "a b", "challenger": "a-b" }""")]
    [TestCase("""{ "replicates": 2, "days": 3, "community": { "members": 12 }, "strategies": { "a": {}, "b": {} } }""")]
    [TestCase("""{ "replicates": 2, "days": 3, "community": { "members": 300, "network": { "kind": "random", "meanDegree": 9.99 } } }""")]
    [TestCase("""{ "replicates": 2, "days": 3, "community": { "members": 12 }, "sweep": { "brand.skill": [0, 1], "member.seesaw": [0, 1], "brand.offer": [1, 2], "community.cohesion": [0, 1] } }""")]
    [TestCase("""{ "replicates": 2, "days": 3, "community": { "members": 12 }, "keep": "outcomes", "sample": { "design": "latinHypercube", "points": 7, "over": { "brand.skill": { "from": 0, "to": 1 } } } }""")]
    [TestCase("""{ "replicates": 2, "days": 3, "community": { "members": 12 }, "sample": { "design": "sobol", "points": 4 }, "sweep": { "member.seesaw": [0, 1] } }""")]
    public void The_charts_of_odd_experiments_are_those_planned(string text)
    {
        using TestFolder folder = new();
        string place = Command.Run(folder, text);
        (_, string told, _) = Command.Say("check", folder["mine.json"]);
        IReadOnlyList<string> planned = ChartSet.Standard.NamesFor(ExperimentReader.Read(folder["mine.json"], []));

        Assert.That(Drawn(place), Is.EquivalentTo(planned));
        Assert.That(told, Does.Contain($"charts: {(planned.Count == 0 ? "none" : string.Join(", ", planned))}"));
    }

    [TestCase(""" "sweep": { "brand.skill": [0, 1], "member.seesaw": [0, 1], "brand.offer": [1, 2], "community.cohesion": [0, 1] }""")]
    [TestCase(""" "strategies": { "alone": {} }, "sweep": { "brand.skill": [0, 1], "member.seesaw": [0, 1], "brand.offer": [1, 2] }""")]
    [TestCase(""" "keep": "outcomes", "sample": { "design": "sobol", "points": 4, "over": { "brand.skill": { "from": 0, "to": 1 } } }""")]
    public void A_sample_and_a_sweep_that_has_no_map_have_a_chart_of_what_the_outcome_depends_on(string text)
    {
        using TestFolder folder = new();
        Assert.That(Command.Say("check", folder.Write("mine.json", $$"""{ {{text}} }""")).Output, Does.Contain("charts: dependence"));
    }

    private static IEnumerable<string> Drawn(string place) => Path.Combine(place, "charts") is var charts && Directory.Exists(charts)
        ? Directory.GetFiles(charts, "*.svg").Select(file => Path.GetFileNameWithoutExtension(file))
        : [];
}
