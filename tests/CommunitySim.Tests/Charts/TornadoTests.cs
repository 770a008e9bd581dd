using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Charts;

internal sealed class TornadoTests
{
    private static readonly TornadoRow[] Rows =
    [
        new("skill", "0.2", "1", new(0.11, 0.08, 0.14), new(0.12, 0.1, 0.14)),
        new("turnover", "0.0002", "0.05", new(0.3, 0.27, 0.33), new(-0.12, -0.16, -0.08)),
        new("cohesion", "0", "1", new(0.1, 0.07, 0.13), new(0.22, 0.2, 0.24)),
    ];

    [Test]
    public void The_largest_swing_stands_at_the_top_with_the_values_of_its_range()
    {
        Panel panel = Draw(Rows).Panels[0];

        Assert.That(panel.Y.Ticks.OrderByDescending(tick => tick.Value).Select(tick => tick.Label),
            Is.EqualTo(new[] { "turnover\n0.0002 → 0.05", "cohesion\n0 → 1", "skill\n0.2 → 1" }));
    }

    [Test]
    public void Two_ends_on_the_same_side_count_as_far_as_they_reach()
    {
        Panel panel = Draw([new("apart", "0", "1", At(0.2), At(0.1)), new("aside", "0", "1", At(0.4), At(0.38))]).Panels[0];

        Assert.That(panel.Y.Ticks.MaxBy(tick => tick.Value).Label, Does.StartWith("aside"));
    }

    [Test]
    public void Each_row_has_a_bar_to_either_end_from_the_reference_with_its_interval()
    {
        RowBars[] bars = [.. Draw(Rows).Panels[0].Marks.OfType<RowBars>()];

        Assert.That(bars.Select(bar => bar.Pale), Is.EqualTo(new[] { true, false }));
        Assert.That(bars.SelectMany(bar => bar.Bars).All(bar => bar.From == 0.15));
        Assert.That(bars[0].Bars.Select(bar => (bar.To, bar.Low, bar.High)), Is.EqualTo(new[] { (0.3, 0.27, 0.33), (0.1, 0.07, 0.13), (0.11, 0.08, 0.14) }));
        Assert.That(bars[1].Bars.Select(bar => bar.To), Is.EqualTo(new[] { -0.12, 0.22, 0.12 }));
        Assert.That(bars[0].Bars.Zip(bars[1].Bars, (low, high) => (Math.Round(low.Row), Math.Round(high.Row))), Is.EqualTo(new[] { (2, 2), (1, 1), (0, 0) }));
    }

    [Test]
    public void The_picture_marks_the_reference_and_zero()
    {
        Panel panel = Draw(Rows).Panels[0];

        Assert.That(panel.Marks.OfType<VerticalMarker>().Single(), Is.EqualTo(new VerticalMarker(0.15, "all as in the file: 0.150")));
        Assert.That(panel.Marks.OfType<VerticalReference>().Single().X, Is.Zero);
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(24)]
    public void Every_parameter_is_named_in_full_however_many_there_are(int count)
    {
        string[] names = Legible.Parameters(count);
        Drawing drawing = Legible.Draw(Draw([.. names.Select((name, i) => new TornadoRow(name, $"{0.0002 * i}", $"{0.05 * i}", new(0.2 + (0.01 * i), 0.1, 0.5), new(0.1, 0.05, 0.12)))]));
        string words = string.Join(' ', drawing.Texts("tick").Select(text => text.Text));

        Assert.That(names.All(words.Contains));
        Assert.That(drawing.Whiskers().Count(), Is.EqualTo(2 * count));
        Assert.That(drawing.Texts("tick").Min(text => text.Size), Is.GreaterThanOrEqualTo(14));
    }

    [Test]
    public void An_outcome_that_is_not_known_has_no_bar()
    {
        Drawing drawing = Legible.Draw(Draw([.. Rows, new("failed", "0", "1", new(double.NaN, double.NaN, double.NaN), At(0.2))]));

        Assert.That(drawing.Filled("rect").Count(rect => Drawing.Colour(rect, "fill") == ChartStyle.BarFill(0, pale: true).Hex), Is.EqualTo(Rows.Length + 1), "with the legend's");
    }

    [Test]
    public void Nothing_to_draw_is_refused() => Assert.That(() => Draw([]), Throws.ArgumentException);

    private static Interval At(double mean) => new(mean, mean - 0.01, mean + 0.01);

    private static Figure Draw(TornadoRow[] rows) => Tornado.Draw("lead in trust on day 365; 40 worlds an end, 95% interval", rows, 0.15, "lead in trust");
}
