using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;

namespace CommunitySim.Tests.Charts;

internal sealed class SobolBarsTests
{
    private static readonly SobolRow[] Rows =
    [
        new("skill", new(0.05, 0.02, 0.08), new(0.1, 0.07, 0.13)),
        new("turnover", new(0.3, 0.27, 0.33), new(0.6, 0.55, 0.65)),
        new("cohesion", new(0.35, 0.3, 0.4), new(0.4, 0.36, 0.44)),
    ];

    [Test]
    public void The_largest_total_stands_at_the_top_and_both_indices_side_by_side()
    {
        Panel panel = Draw(Rows).Panels[0];
        RowBars[] bars = [.. panel.Marks.OfType<RowBars>()];

        Assert.That(panel.Y.Ticks.OrderByDescending(tick => tick.Value).Select(tick => tick.Label), Is.EqualTo(new[] { "turnover", "cohesion", "skill" }));
        Assert.That(bars.Select(bar => (bar.Label, bar.Pale)), Is.EqualTo(new[] { ("alone (first order)", false), ("alone and together with others (total)", true) }));
        Assert.That(bars[0].Bars.Select(bar => (bar.From, bar.To, bar.Low, bar.High)), Is.EqualTo(new[] { (0, 0.3, 0.27, 0.33), (0, 0.35, 0.3, 0.4), (0, 0.05, 0.02, 0.08) }));
        Assert.That(bars[1].Bars.Select(bar => bar.To), Is.EqualTo(new[] { 0.6, 0.4, 0.1 }));
        Assert.That(bars[0].Bars.Zip(bars[1].Bars, (first, total) => first.Row - total.Row), Is.All.GreaterThanOrEqualTo(bars[0].Thickness), "they do not cover each other");
    }

    [TestCase(1)]
    [TestCase(24)]
    public void Every_parameter_is_named_in_full_however_many_there_are(int count)
    {
        string[] names = Legible.Parameters(count);
        Drawing drawing = Legible.Draw(Draw([.. names.Select((name, i) => new SobolRow(name, new(0.01 * i, -0.02, 0.3), new(0.02 * i, 0, 0.6)))]));

        Assert.That(drawing.Texts("tick").Select(text => text.Text), Is.SupersetOf(names));
        Assert.That(drawing.Whiskers().Count(), Is.EqualTo(2 * count));
    }

    [Test]
    public void An_index_that_is_not_known_comes_last_and_has_no_bar()
    {
        Figure figure = Draw([new("unknown", new(double.NaN, double.NaN, double.NaN), new(double.NaN, double.NaN, double.NaN)), .. Rows]);

        Assert.That(figure.Panels[0].Y.Ticks.MinBy(tick => tick.Value).Label, Is.EqualTo("unknown"));
        Assert.That(Legible.Draw(figure).Whiskers().Count(), Is.EqualTo(2 * Rows.Length));
    }

    [Test]
    public void Nothing_to_draw_is_refused() => Assert.That(() => Draw([]), Throws.ArgumentException);

    private static Figure Draw(SobolRow[] rows) => SobolBars.Draw("lead in trust on day 365; 4096 base samples, 95% interval", rows);
}
