using CommunitySim.Charts;
using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Charts;

internal sealed class RecipeTests
{
    [Test]
    public void The_headline_shows_every_strategy_with_its_band_and_the_crossover_of_the_summary()
    {
        ExperimentResult result = Run("""{ "days": 200, "replicates": 4, "horizons": [200] }""");
        Panel reach = Figure(result, "trust-and-reach").Panels[1];
        string day = $"{result.Cells[0].Crossover(Observable.Reach).Median:0}";

        Assert.That(reach.Marks.OfType<Curve>().Select(curve => curve.Label), Is.EqualTo(new[] { "convert", "connect", "absent" }));
        Assert.That(reach.Marks.OfType<Curve>().All(curve => curve.Low.Count == 200 && curve.High.Count == 200));
        Assert.That(reach.Marks.OfType<VerticalMarker>().Single().Label, Does.StartWith($"connect passes convert on day {day} (all worlds: "));
    }

    [Test]
    public void No_crossover_is_marked_where_the_verdict_does_not_see_the_challenger_ahead()
    {
        ExperimentResult result = Run("""{ "days": 30, "replicates": 4 }""");

        Assert.That(Figure(result, "trust-and-reach").Panels[1].Marks.OfType<VerticalMarker>(), Is.Empty);
        Assert.That(Figure(result, "value").Panels[0].Marks.OfType<VerticalMarker>(), Is.Empty);
    }

    [Test]
    public void No_crossover_is_marked_where_some_worlds_cross_and_the_verdict_is_undecided()
    {
        ExperimentResult result = Run("""{ "days": 90, "replicates": 6, "community": { "members": 300, "turnover": 0.005, "cohesion": 0.61 } }""");
        Lead reach = new Comparison(result).InTheEnd(Observable.Reach)[0];

        Assert.That(reach.Leader, Is.Null, "the case that is meant: undecided");
        Assert.That(result.Cells[0].Crossover(Observable.Reach).Share, Is.GreaterThan(0).And.LessThan(1), "the case that is meant: some");
        Assert.That(Figure(result, "trust-and-reach").Panels[1].Marks.OfType<VerticalMarker>(), Is.Empty);
    }

    [Test]
    public void The_histogram_holds_every_world()
    {
        ExperimentResult result = Run("""{ "days": 30, "replicates": 7 }""");

        Assert.That(Figure(result, "final-trust").Panels[0].Marks.OfType<Histogram>().Select(bars => bars.Heights.Sum()), Is.All.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void The_map_names_the_leader_of_each_cell_and_nobody_where_it_is_undecided()
    {
        ExperimentResult result = Run("""{ "days": 30, "replicates": 3, "community": { "members": 60 }, "sweep": { "community.cohesion": [0, 1], "community.turnover": [0.0001, 0.2, 0.9] } }""");
        Comparison comparison = new(result);
        for (int subject = 0; subject < 3; subject++)
        {
            Tile[] tiles = [.. Figure(result, "winner-map").Panels[subject].Marks.OfType<Tiles>().Single().Cells];
            string[] drawn = [.. tiles.Select(tile => tile.Style is { } style ? result.Config.Strategies[style].Name : "nobody")];

            Assert.That(drawn, Is.EqualTo(comparison.InTheEnd(Comparison.Subjects[subject]).Select(lead => lead.Leader ?? "nobody")));
            Assert.That(tiles.Select(tile => (tile.Row, tile.Column)), Is.EqualTo(new[] { (0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1) }), "turnover's long labels go up the side");
        }
    }

    [Test]
    public void A_sweep_of_three_parameters_has_a_map_for_each_value_of_the_first_and_one_of_many_cells_no_chart_over_time()
    {
        ExperimentResult three = Run("""{ "days": 5, "replicates": 2, "community": { "members": 20 }, "sweep": { "brand.skill": [0, 1], "member.seesaw": [0, 1], "brand.offer": [1, 2] } }""");
        ExperimentResult five = Run("""{ "days": 5, "replicates": 2, "community": { "members": 20 }, "sweep": { "brand.skill": { "from": 0, "to": 1, "steps": 5 } } }""");

        Assert.That(ChartSet.Standard.Figures(new ExperimentAnalysis(three)).Figures.Select(figure => figure.Name), Is.EqualTo(new[] { "winner-map" }));
        Assert.That(ChartSet.Standard.Figures(new ExperimentAnalysis(five)).Figures.Select(figure => figure.Name), Is.EqualTo(new[] { "outcome" }));
    }

    [TestCase("""{ "days": 40, "replicates": 3, "community": { "members": 60 } }""", "trust-and-reach", "value", "members", "trust-against-reach", "final-trust", "crossover-days", "network-connect", "network-convert")]
    [TestCase("""{ "days": 5, "replicates": 2, "community": { "members": 20 }, "sweep": { "brand.skill": { "from": 0, "to": 1, "steps": 5 } } }""", "outcome")]
    [TestCase("""{ "days": 5, "replicates": 2, "community": { "members": 20 }, "sweep": { "brand.skill": [0, 0.5, 1], "member.seesaw": [0, 1] } }""", "winner-map", "small-multiples-trust")]
    [TestCase("""{ "days": 5, "replicates": 2, "community": { "members": 20 }, "sweep": { "brand.skill": [0, 1], "member.seesaw": [0, 1], "brand.offer": [1, 2] } }""", "winner-map")]
    [TestCase("""{ "days": 5, "replicates": 2, "community": { "members": 20 }, "splits": 4 }""", "split-value", "split-trust", "split-reach")]
    public void Every_chart_of_a_small_experiment_is_legible(string text, params string[] some)
    {
        IReadOnlyList<Figure> figures = ChartSet.Standard.Figures(new ExperimentAnalysis(Run(text))).Figures;

        Assert.That(figures.Select(figure => figure.Name), Is.SupersetOf(some));
        foreach (Figure figure in figures)
        {
            Assert.That(Legible.Draw(figure).Texts("title"), Is.Not.Empty, figure.Name);
        }
    }

    private static Figure Figure(ExperimentResult result, string name) => ChartSet.Standard.Figures(new ExperimentAnalysis(result)).Figures.Single(figure => figure.Name == name);

    private static ExperimentResult Run(string text)
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", text), []);
        return Runner.Run(config, 2);
    }
}
