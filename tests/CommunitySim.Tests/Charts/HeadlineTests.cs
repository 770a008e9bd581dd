using CommunitySim.Charts;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Charts;

/// <summary>Titles say what was computed, and never more.</summary>
internal sealed class HeadlineTests
{
    [TestCase("""{ "days": 30, "replicates": 4 }""")]
    [TestCase("""{ "days": 90, "replicates": 6, "community": { "members": 300, "turnover": 0.005, "cohesion": 0.61 } }""")]
    [TestCase("""{ "days": 20, "replicates": 2, "community": { "members": 30 } }""")]
    [TestCase("""{ "days": 20, "replicates": 5, "community": { "members": 30 }, "strategies": { "a": { "pitch": 1 }, "b": { "pitch": 1 } } }""")]
    public void No_title_claims_a_lead_that_the_verdict_does_not_see(string text)
    {
        ExperimentResult result = Run(text);
        (ExperimentConfig config, Comparison comparison) = (result.Config, new Comparison(result));
        string[] more = [.. Comparison.Subjects.Where(one => comparison.InTheEnd(one)[0].Leader is not null).Select(one => $"{comparison.InTheEnd(one)[0].Leader}: {one.Name()}")];
        string title = Title(result, "trust-and-reach"), value = Title(result, "value"), luck = Title(result, "final-trust");

        foreach (Observable one in (Observable[])[Observable.Trust, Observable.Reach])
        {
            Assert.That(title.Contains($"more {one.Name()}", StringComparison.Ordinal), Is.EqualTo(comparison.InTheEnd(one)[0].Leader is not null), $"{title} ({string.Join(", ", more)})");
        }

        Assert.That(value.StartsWith($"{comparison.InTheEnd(Observable.Value)[0].Leader} earns ", StringComparison.Ordinal), Is.EqualTo(comparison.InTheEnd(Observable.Value)[0].Leader is not null), value);
        Assert.That(luck.Contains("distinguish", StringComparison.Ordinal), Is.EqualTo(comparison.InTheEnd(Observable.Trust)[0].Leader is null), luck);
        Assert.That(luck.Contains("in all ", StringComparison.Ordinal), Is.EqualTo(comparison.InTheEnd(Observable.Trust)[0] is { Leader: not null, Pair.Won: 0 or 1 }), luck);
        Assert.That(config.Challenger, Is.Not.Null);
    }

    [Test]
    public void Two_worlds_are_said_to_be_too_few() =>
        Assert.That(Title(Run("""{ "days": 20, "replicates": 2, "community": { "members": 30 } }"""), "value"), Does.StartWith("2 worlds are too few").And.Contain("connect").And.Contain("convert"));

    [Test]
    public void The_map_counts_the_cells_that_the_verdict_counts()
    {
        ExperimentResult result = Run("""{ "days": 30, "replicates": 3, "community": { "members": 60 }, "sweep": { "community.cohesion": [0, 1], "community.turnover": [0.0001, 0.2, 0.9] } }""");
        int[] connect = [.. new[] { Observable.Trust, Observable.Reach, Observable.Value }.Select(observable => new Comparison(result).InTheEnd(observable).Count(lead => lead.Leader == "connect"))];
        string[] parts = [.. connect.Select(cells => cells switch { 0 => "none", 6 => "all", _ => $"{cells}" })];

        Assert.That(connect[0], Is.Positive, "the case that is meant");
        Assert.That(Title(result, "winner-map"), Is.EqualTo($"connect ends with more trust in {(connect[0] == 6 ? "all 6" : $"{connect[0]} of 6")} cells, more reach in {parts[1]} and more value in {parts[2]}"));
    }

    [Test]
    public void One_strategy_alone_has_a_true_title_everywhere()
    {
        ExperimentResult result = Run("""{ "days": 20, "replicates": 3, "community": { "members": 30 }, "strategies": { "alone": { "solve": 1 } } }""");

        Assert.That(ChartSet.Standard.Figures(new ExperimentAnalysis(result)).Figures.Select(figure => figure.Title), Is.All.Contain("lone").And.All.Not.Contain("than"));
    }

    [Test]
    public void Only_what_surely_does_most_is_named_as_doing_so()
    {
        Assert.That(SweepHeadline.Foremost([("Skill", 0.1, 0.2), ("Turnover", 0.3, 0.5)], "move", "the difference"), Is.EqualTo("Turnover moves the difference most"));
        Assert.That(SweepHeadline.Foremost([("Turnover", 0.3, 0.5), ("Skill", 0.1, 0.31)], "move", "the difference"), Is.EqualTo("Turnover and skill move the difference most; their order is open"));
        Assert.That(SweepHeadline.Foremost([("Turnover", 0.3, 0.5), ("Skill", double.NaN, double.NaN)], "move", "the difference"), Does.Contain("order is open"));
        Assert.That(SweepHeadline.Foremost([("Turnover", 0, 0.5), ("Skill", 0, 0.1)], "move", "the difference"), Is.EqualTo("No parameter clearly moves the difference"));
        Assert.That(SweepHeadline.Foremost([.. Enumerable.Range(0, 5).Select(one => ($"P{one}", 0.1, 0.2))], "move", "the difference"), Does.StartWith("No single parameter").And.EndWith("moves the difference most"));
    }

    [Test]
    public void No_two_parameters_have_the_same_words()
    {
        Assert.That(Parameters.All.Select(parameter => ParameterWords.Of(parameter.Path)), Is.Unique);
        Assert.That(ParameterWords.WithUnit("brand.hoursPerThousandMembers"), Is.EqualTo("Hours per thousand members (h/day)"));
        Assert.That(ParameterWords.WithUnit("community.members"), Is.EqualTo("Members"));
        Assert.That(ParameterWords.At(new SweepAxis("community.turnover", [0, 1 / 300.0, 1 / 150.0]), 1 / 300.0), Is.EqualTo("turnover 0.0033"));
        Assert.That((ParameterWords.Of("community.network.kind"), ParameterWords.Of("community.network.path")), Is.EqualTo(("network kind", "network")));
    }

    /// <summary>The title of a chart, which begins with a capital, as it would stand within a sentence.</summary>
    private static string Title(ExperimentResult result, string name)
    {
        string title = ChartSet.Standard.Figures(new ExperimentAnalysis(result)).Figures.Single(figure => figure.Name == name).Title;
        Assert.That(char.IsLower(title[0]), Is.False, title);
        return char.ToLowerInvariant(title[0]) + title[1..];
    }

    internal static ExperimentResult Run(string text)
    {
        using TestFolder folder = new();
        return Studies.Run(ExperimentReader.Read(folder.Write("mine.json", text), []), 2);
    }
}
