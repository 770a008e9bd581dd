using CommunitySim.Charts;
using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Charts;

/// <summary>Best policies by horizon, and value by dose.</summary>
internal sealed class PolicyChartsTests
{
    private const string Families = """
        "strategies": { "convert": { "pitch": 1, "best": { "hours": [1, 2], "leaveAfter": [9] } }, "connect": { "solve": 1, "best": { "hours": [2, 4] } }, "absent": {} },
        "baseline": "convert", "challenger": "connect"
        """;

    private static readonly Lazy<ExperimentResult> Shared = new(() => HeadlineTests.Run(
        $$"""{ "days": 40, "replicates": 9, "horizons": [20, 40], "community": { "members": 40 }, {{Families}} }"""));

    [Test]
    public void Each_family_has_its_best_policy_chosen_in_even_worlds_and_measured_in_odd_ones()
    {
        CellResult cell = Shared.Value.Cells[0];
        Panel[] panels = [.. Draw("best-policies").Panels];
        Observable[] shown = [Observable.Value, Observable.Trust, Observable.Reach];

        for (int family = 0; family < 2; family++)
        {
            string name = ((string[])["convert", "connect"])[family];
            for (int horizon = 0; horizon < 2; horizon++)
            {
                int best = Enumerable.Range(0, Shared.Value.Config.Strategies.Count)
                    .Where(strategy => Shared.Value.Config.Strategies[strategy].Family == name)
                    .MaxBy(strategy => cell.Runs(strategy, Observable.Value, horizon).Where((_, world) => world % 2 == 0).Average());
                for (int panel = 0; panel < 3; panel++)
                {
                    Points points = panels[panel].Marks.OfType<Points>().ElementAt(family);
                    double mean = cell.Runs(best, shown[panel], horizon).Where((_, world) => world % 2 == 1).Average();
                    Assert.That((points.X[horizon], points.Style), Is.EqualTo((Shared.Value.Config.Horizons[horizon], family)));
                    Assert.That(points.Y[horizon], Is.EqualTo(mean).Within(1e-9 * Math.Abs(mean)));
                    Assert.That((points.Low[horizon], points.High[horizon]), Is.Not.EqualTo((points.Y[horizon], points.Y[horizon])).Or.EqualTo((mean, mean)));
                }
            }
        }
    }

    [Test]
    public void Points_of_value_are_named_by_dose_and_schedule()
    {
        string[] names = [.. Draw("best-policies").Panels[0].Marks.OfType<NamedPoints>().SelectMany(points => points.Names)];
        PolicyFamily convert = PolicyFamily.Of(Shared.Value.Config)[0];

        Assert.That(convert.Members.Select(member => convert.ShortName(Shared.Value.Config, member)),
            Is.EqualTo(new[] { "8 h", "8 h for 9 days", "1 h", "1 h for 9 days", "2 h", "2 h for 9 days" }));
        Assert.That(names, Is.EqualTo(new[] { "", "8 h for 9 days", "", "2 h" }), "a policy that stays the best is named once");
    }

    [Test]
    public void The_claim_and_the_chart_choose_the_same_policy()
    {
        ExperimentResult result = HeadlineTests.Run($$"""
            { "days": 40, "replicates": 9, "horizons": [20, 40], "community": { "members": 40 }, {{Families}},
              "claim": { "id": "C1", "says": "Connect.", "expect": [ { "that": "x", "of": "value", "plus": ["best of connect"], "minus": ["best of convert"] } ] } }
            """);
        string[] claimed = [.. new ExperimentAnalysis(result).Claim!.Here.Expectations[0].Places[0].At.Best];
        string[] drawn = [.. ((string[])["connect", "convert"]).Select(family =>
            result.Config.Strategies[PolicyChoice.Best(result.Config, result.Cells[0], family, Observable.Value, 1)].Name)];

        Assert.That(drawn, Is.EqualTo(claimed));
    }

    [Test]
    public void A_dose_response_has_a_line_per_schedule_over_the_hours_and_names_the_best()
    {
        Panel panel = Draw("dose-convert").Panels[1];
        Curve[] curves = [.. panel.Marks.OfType<Curve>()];
        CellResult cell = Shared.Value.Cells[0];
        ExperimentConfig config = Shared.Value.Config;
        PolicyFamily family = PolicyFamily.Of(config)[0];

        Assert.That(curves.Select(curve => curve.Label), Is.EqualTo(new[] { "stays", "leaves after 9 days" }));
        Assert.That(panel.X.IsLogarithmic, "1 to 8 hours");
        Assert.That(curves.Select(curve => curve.X), Is.All.EqualTo(new[] { 0, Math.Log10(2), Math.Log10(8) }).Within(1e-12));
        Assert.That(panel.X.Ticks.Select(tick => tick.Label), Is.EqualTo(new[] { "1", "2", "8" }));
        Assert.That(curves[1].Y, Is.EqualTo(((string[])["convert 1 h for 9 days", "convert 2 h for 9 days", "convert for 9 days"])
            .Select(name => cell.AtHorizon(config.IndexOf(name), Observable.Value, 1).Mean)));
        Assert.That(panel.Marks.OfType<NamedPoints>().SelectMany(points => points.Names).Where(name => name.Length > 0),
            Is.EqualTo(new[] { family.ShortName(config, PolicyChoice.Best(config, cell, "convert", Observable.Value, 1)) }));
    }

    [Test]
    public void Doses_in_a_narrow_range_are_drawn_to_scale() =>
        Assert.That(Draw("dose-connect").Panels[0].X, Has.Property(nameof(Axis.IsLogarithmic)).False.And.Property(nameof(Axis.Ticks)).Count.EqualTo(3));

    [Test]
    public void The_pictures_are_legible([Values("best-policies", "dose-convert", "dose-connect")] string name) =>
        Assert.That(Legible.Draw(Draw(name)).Texts("title"), Is.Not.Empty);

    [TestCase(Families, "best-policies", "dose-convert", "dose-connect")]
    [TestCase(""" "strategies": { "convert": { "pitch": 1, "best": { "leaveAfter": [2] } }, "connect": { "solve": 1 } } """)]
    [TestCase(""" "strategies": { "convert": { "pitch": 1, "best": { "hours": [1] } }, "connect": { "solve": 1 } } """, "dose-convert")]
    public void Families_decide_which_charts_there_are(string strategies, params string[] charts) => Assert.That(
        Names($$"""{ "days": 3, "replicates": 2, {{strategies}} }""").Where(name => name.StartsWith("dose-", StringComparison.Ordinal) || name == "best-policies"),
        Is.EqualTo(charts));

    [TestCase(""" "placebo": { "member.reciprocity": 0 }, """, "", "claim")]
    [TestCase("", """, "matters": 0.1""", "claim")]
    [TestCase("", "")]
    public void A_claim_with_a_placebo_or_a_size_that_matters_has_its_chart_after_the_main_picture(string how, string matters, params string[] charts)
    {
        IReadOnlyList<string> names = Names($$"""
            { "days": 3, "replicates": 2, "claim": { "id": "C", "says": "x", {{how}} "expect": [ { "that": "x", "of": "trust", "plus": ["connect"]{{matters}} } ] } }
            """);

        Assert.That(names.Where(name => name == "claim"), Is.EqualTo(charts));
        Assert.That(names.Take(1 + charts.Length), Is.EqualTo(new[] { "trust-and-reach" }.Concat(charts)));
    }

    private static Figure Draw(string name) =>
        ChartSet.Standard.Figures(new ExperimentAnalysis(Shared.Value)).Figures.Single(figure => figure.Name == name);

    private static IReadOnlyList<string> Names(string text)
    {
        using TestFolder folder = new();
        return ChartSet.Standard.NamesFor(ExperimentReader.Read(folder.Write("mine.json", text), []));
    }
}
