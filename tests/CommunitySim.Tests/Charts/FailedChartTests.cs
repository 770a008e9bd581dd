using System.Text.Json.Nodes;
using CommunitySim.Charts;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Planning;
using CommunitySim.Cli;

namespace CommunitySim.Tests.Charts;

/// <summary>A chart that fails costs none of the other files, is named everywhere, and fails the command.</summary>
internal sealed class FailedChartTests
{
    private const string Small = """{ "days": 5, "replicates": 2, "community": { "members": 12 } }""";

    private static readonly string[] Names = ["charts/throws.svg", "charts/undrawable.svg"];

    /// <summary>The program's charts, and before them one that throws and one whose figure cannot be drawn.</summary>
    private static ChartSet Planted { get; } = new(config =>
    [
        new PlannedChart("throws", _ => throw new InvalidOperationException("planted")),
        new PlannedChart("undrawable", _ => new Figure("undrawable", "", "", "", [new Panel("", new Axis("", double.NaN, 1, []), new Axis("", 0, 1, []), [])])),
        .. ChartPlan.Create(config),
    ]);

    [Test]
    public void A_run_publishes_all_else_names_the_charts_and_fails()
    {
        using TestFolder folder = new();
        (int code, _, string error) = Run(folder);
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(folder["out/mine/manifest.json"]))!;
        string summary = File.ReadAllText(folder["out/mine/summary.md"]), report = File.ReadAllText(folder["out/mine/report.html"]);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(manifest["notDrawn"]!.AsArray().Select(file => (string?)file!["file"]), Is.EqualTo(Names));
        Assert.That((string?)manifest["notDrawn"]![0]!["reason"], Does.Contain("planted"));
        Assert.That(manifest["sha256"]!.AsObject().Select(file => file.Key), Is.SupersetOf(new[] { "charts/value.svg", "charts/trust-and-reach.svg", "daily.csv", "findings.csv", "report.html", "results.db", "runs.csv", "summary.md" }));
        foreach (string text in (string[])[error, summary, report])
        {
            Assert.That(text, Does.Contain(Names[0]).And.Contain(Names[1]).And.Contain("planted"));
        }

        Assert.That(Directory.GetFiles(folder["out/mine/charts"], "*.svg"), Has.Length.EqualTo(ChartSet.Standard.NamesFor(Experiments(folder)).Count));
        Assert.That(Directory.Exists(folder["out/mine/draft"]), Is.False);
    }

    [Test]
    public void The_same_run_and_verify_name_the_charts_again_and_a_redrawing_that_succeeds_takes_them_off()
    {
        using TestFolder folder = new();
        Run(folder);
        (int again, string told, string named) = Run(folder);
        (int verified, string verdict, _) = Say(Planted, "verify", folder["out/mine"]);
        (int redrawn, _, _) = Say(ChartSet.Standard, "chart", folder["out/mine"]);

        Assert.That((again, verified, redrawn), Is.EqualTo((1, 0, 0)), verdict);
        Assert.That(told, Does.Contain("finished before"));
        Assert.That(named, Does.Contain(Names[0]));
        Assert.That(verdict, Does.Contain(Names[0]));
        Assert.That(File.ReadAllText(folder["out/mine/summary.md"]), Does.Not.Contain(Names[0]));
        Assert.That(Say(ChartSet.Standard, "verify", folder["out/mine"]).Code, Is.Zero);
    }

    [Test]
    public void Chart_report_and_gallery_write_what_they_can_and_fail()
    {
        using TestFolder folder = new();
        Say(ChartSet.Standard, "run", folder.Write("mine.json", Small), "--out", folder["out"], "--quiet");
        (int Code, string, string Error)[] said =
        [
            Say(Planted, "chart", folder["out/mine"]),
            Say(Planted, "report", folder["out/mine"], "--out", folder["book.html"]),
            Say(Planted, "gallery", folder["out/mine"], "--out", folder["gallery.md"], "--pictures", folder["pictures"]),
        ];

        Assert.That(said.Select(one => one.Code), Is.All.EqualTo(1));
        Assert.That(said.Select(one => one.Error), Is.All.Contain("planted"));
        Assert.That(File.ReadAllText(folder["out/mine/summary.md"]), Does.Contain(Names[0]));
        Assert.That(Say(Planted, "verify", folder["out/mine"]).Code, Is.Zero);
        Assert.That(File.ReadAllText(folder["book.html"]), Does.Contain("charts/throws.svg").And.Contain("</html>").And.Contain("undrawable"));
        Assert.That(File.ReadAllText(folder["gallery.md"]), Does.Contain("mine.json"));
    }

    [Test]
    public void A_plan_that_fails_costs_the_charts_alone()
    {
        using TestFolder folder = new();
        (int code, _, string error) = Say(new ChartSet(_ => throw new InvalidOperationException("planted")), "run", folder.Write("mine.json", Small), "--out", folder["out"], "--quiet");

        Assert.That((code, File.Exists(folder["out/mine/report.html"]), File.Exists(folder["out/mine/manifest.json"])), Is.EqualTo((1, true, true)));
        Assert.That(error, Does.Contain("planted"));
    }

    private static CommunitySim.Experiments.Config.ExperimentConfig Experiments(TestFolder folder) => CommunitySim.Experiments.Config.ExperimentReader.Read(folder["mine.json"], []);

    private static (int Code, string Output, string Error) Run(TestFolder folder) => Say(Planted, "run", folder.Write("mine.json", Small), "--out", folder["out"]);

    private static (int Code, string Output, string Error) Say(ChartSet charts, params string[] words)
    {
        using StringWriter output = new(), error = new();
        return (CommandLine.Run(words, charts, output, error), output.ToString(), error.ToString());
    }
}
