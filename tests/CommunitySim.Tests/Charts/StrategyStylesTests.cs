using CommunitySim.Charts;
using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Charts;

/// <summary>Colours of many strategies, and the spread of their worlds.</summary>
internal sealed class StrategyStylesTests
{
    private static readonly string Twelve = string.Join(", ", Enumerable.Range(0, 12).Select(plan => $$"""
        "plan {{plan}}": { "solve": {{plan / 12.0:0.###}} }
        """));

    [Test]
    public void Of_twelve_strategies_the_best_the_baseline_and_the_challenger_are_coloured_alike_in_all_charts()
    {
        ExperimentResult result = HeadlineTests.Run($$"""{ "days": 10, "replicates": 20, "community": { "members": 20 }, "strategies": { {{Twelve}} }, "baseline": "plan 3", "challenger": "plan 7" }""");
        IReadOnlyList<Figure> figures = ChartSet.Standard.Figures(new ExperimentAnalysis(result)).Figures;
        int best = Enumerable.Range(0, 12).MaxBy(plan => result.Cells[0].AtHorizon(plan, Observable.Value, result.Config.Horizons.Count - 1).Mean);
        string[] coloured = [.. new[] { best, 3, 7 }.Distinct().Order().Select(plan => $"plan {plan}")];
        Curve[] curves = [.. figures.Single(figure => figure.Name == "value").Panels[0].Marks.OfType<Curve>()];

        Assert.That(curves, Has.Length.EqualTo(12));
        Assert.That(curves.TakeLast(coloured.Length).Select(curve => (curve.Label, curve.Style)), Is.EqualTo(coloured.Select((name, style) => (name, style))), "on top");
        Assert.That(curves.SkipLast(coloured.Length).Select(curve => (curve.Label, curve.Style, curve.Low.Count)), Is.All.EqualTo(("", Palette.Others, 0)));
        Assert.That(figures.Single(figure => figure.Name == "value").Subtitle, Does.EndWith($"{12 - coloured.Length} others in grey"));
        Assert.That(figures.Single(figure => figure.Name == "value").Panels[0].Marks.OfType<Band>().Select(band => band.Style), Is.EqualTo(Enumerable.Range(0, coloured.Length)));
        Assert.That(figures.Single(figure => figure.Name == "final-trust").Panels[0].Marks.OfType<Histogram>().Where(bars => bars.Style >= 0).Select(bars => bars.Label), Is.EqualTo(coloured));
        Assert.That(figures.Single(figure => figure.Name == "trust-against-reach").Panels[0].Marks.OfType<Trail>().Where(trail => trail.Style < 0).Select(trail => (trail.Label, trail.Waymarks.Count)), Is.All.EqualTo(("", 0)));
    }

    [Test]
    public void Pale_bands_hold_5_to_95_percent_of_the_worlds_of_each_day_within_the_axis()
    {
        ExperimentResult result = HeadlineTests.Run("""{ "days": 40, "replicates": 21, "horizons": [20, 40], "community": { "members": 20 } }""");
        Panel panel = ChartSet.Standard.Figures(new ExperimentAnalysis(result)).Figures.Single(figure => figure.Name == "value").Panels[0];
        Band[] bands = [.. panel.Marks.OfType<Band>()];

        Assert.That(bands, Has.Length.EqualTo(3));
        for (int strategy = 0; strategy < 3; strategy++)
        {
            double[] last = [.. result.Cells[0].Runs(strategy, Observable.Value, 1).Order()];
            Assert.That(bands[strategy].X, Is.EqualTo(Enumerable.Range(1, 40)));
            Assert.That(bands[strategy].Low.Zip(bands[strategy].High), Is.EqualTo(result.Cells[0].Spread(strategy, Observable.Value)));
            // The quantiles are estimated; two places to either side of the exact ones (second and last but one of 21) are room for that.
            Assert.That(bands[strategy].Low[^1], Is.InRange(last[0], last[3]));
            Assert.That(bands[strategy].High[^1], Is.InRange(last[17], last[20]));
            Assert.That(bands[strategy].High.Concat(bands[strategy].Low), Is.All.InRange(panel.Y.Min, panel.Y.Max));
        }
    }

    [Test]
    public void Fewer_than_twenty_worlds_have_no_pale_band() => Assert.That(
        ChartSet.Standard.Figures(new ExperimentAnalysis(HeadlineTests.Run("""{ "days": 5, "replicates": 19, "community": { "members": 12 } }"""))).Figures.SelectMany(figure => figure.Panels).SelectMany(panel => panel.Marks).OfType<Band>(), Is.Empty);

    // By hand: place 1 + 3·0.05 = 1.15 of 10, 20, 40, 80 is 11.5, place 3.85 is 40 + 0.85·40.
    [TestCase(0.05, 11.5)]
    [TestCase(0.95, 74)]
    [TestCase(0.5, 30)]
    [TestCase(0, 10)]
    [TestCase(1, 80)]
    public void Quantiles_lie_straight_between_two_neighbours(double share, double value)
    {
        Assert.That(Quantiles.At([10, 20, 40, 80], share), Is.EqualTo(value).Within(1e-12));
        Assert.That(Quantiles.At([], share), Is.NaN);
    }
}
