using CommunitySim.Charts;
using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Charts;

internal sealed class DependenceTests
{
    // What an hour costs and how many there are is all that an idle brand is worth: value falls in proportion to each.
    private const string Idle = """
        { "days": 10, "horizons": [10], "replicates": 1, "keep": "outcomes", "community": { "members": 100 }, "strategies": { "idle": { "solve": 0.000001 } },
          "claim": { "id": "X", "says": "x", "expect": [ { "that": "x", "of": "hours", "plus": ["idle"], "is": "above" } ] },
          "sample": { "design": "latinHypercube", "points": 800, "over": { "member.seesaw": { "from": 0, "to": 1 }, "brand.hoursPerThousandMembers": { "from": 10, "to": 90 } } } }
        """;

    [Test]
    public void A_known_dependence_is_drawn_from_end_to_end_and_its_parameter_comes_first()
    {
        Figure figure = Draw(Idle);
        Panel first = figure.Panels[0];
        Curve trend = first.Marks.OfType<Curve>().Single();

        Assert.That(first.X.Label, Is.EqualTo("Hours per thousand members (h/day)"));
        Assert.That(figure.Title, Does.StartWith("Hours per thousand members explains 9"));
        Assert.That(first.Marks.OfType<Dots>().Single().X, Has.Count.EqualTo(400));
        Assert.That(trend.X, Has.Count.EqualTo(8));
        // Eight bins of 10 to 90: the middles of the outer ones are 15 and 85 hours a thousand and day, 1.5 and 8.5 a hundred, ten days long.
        Assert.That((trend.X[0], trend.X[^1]), Is.EqualTo((15.0, 85.0)).Using<double, double>((a, b) => Math.Abs(a - b) < 0.5));
        Assert.That((trend.Y[0], trend.Y[^1]), Is.EqualTo((15.0, 85.0)).Using<double, double>((a, b) => Math.Abs(a - b) < 0.5));
        Assert.That(figure.Panels[1].Marks.OfType<Curve>().Single().Y, Is.All.EqualTo(50).Within(10), "seesaw does nothing");
        Assert.That(trend.Low.Zip(trend.Y, (low, mean) => mean - low), Is.All.GreaterThan(0));
        Assert.That(figure.Subtitle, Does.Contain("over points, not over luck"));
    }

    [Test]
    public void A_sweep_of_four_parameters_has_a_panel_for_each_and_names_have_points()
    {
        Figure figure = Draw("""{ "days": 5, "replicates": 2, "community": { "members": 20 }, "sweep": { "brand.skill": [0, 1], "member.seesaw": [0, 1], "brand.offer": [1, 2], "community.network.kind": ["groups", "random"] } }""");
        Panel kinds = figure.Panels.Single(panel => panel.X.Label == "Network kind");

        Assert.That(figure.Panels, Has.Count.EqualTo(4));
        Assert.That(kinds.X.Ticks.Select(tick => (tick.Value, tick.Label)), Is.EqualTo(new[] { (0.0, "groups"), (1.0, "random") }));
        Assert.That(kinds.Marks.OfType<Points>().Single().X, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(figure.Panels.All(panel => panel.Marks.OfType<Dots>().Single().X.Count == 16 && panel.Marks.OfType<HorizontalMarker>().Single().Y == 0));
    }

    // By hand: means 1 and 5 around 3; 16 of 20 between, 4 within, 2 left; ε² = 1 − (4/2)/(20/3) = 0.7. F = 16/2 = 8 with 1 and 2 degrees of freedom.
    [Test]
    public void The_share_explained_is_less_what_chance_explains()
    {
        (double share, double chance) = ExplainedVariance.Compute([[0, 2], [4, 6]]);

        Assert.That(share, Is.EqualTo(0.7).Within(1e-12));
        Assert.That(chance, Is.EqualTo(1 - Math.Sqrt(8 / (8 + 2.0))).Within(1e-9), "closed form for 1 and 2 degrees of freedom");
        Assert.That(ExplainedVariance.Compute([[1, 1], [1]]), Is.EqualTo((0.0, 1.0)));
        Assert.That(ExplainedVariance.Compute([[0.1, 0.2, 0.7], [0.7, 0.1, 0.2], [0.2, 0.7, 0.1]]), Is.EqualTo((0.0, 1.0)), "groups that differ by rounding alone");
        Assert.That(ExplainedVariance.Compute([[1], [2]]), Is.EqualTo((0.0, 1.0)));
    }

    private static Figure Draw(string text) => ChartSet.Standard.Figures(new ExperimentAnalysis(HeadlineTests.Run(text))).Figures.Single(figure => figure.Name == "dependence");
}
