using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;

namespace CommunitySim.Tests.Charts;

internal sealed class CrossoverDaysTests
{
    [Test]
    public void Every_world_is_counted_on_its_day_or_under_never()
    {
        Panel panel = Draw(50, new CrossoverWorlds("Trust", [1, 1, 50, 7, null, null, null])).Panels[0];
        Histogram[] bars = [.. panel.Marks.OfType<Histogram>()];

        Assert.That(bars[0].Heights.Select((count, day) => (day + 1, count)).Where(bar => bar.count > 0), Is.EqualTo(new[] { (1, 2.0), (7, 1), (50, 1) }));
        Assert.That(bars[0].Edges, Is.EqualTo(Enumerable.Range(0, 51)));
        Assert.That(bars[1].Heights, Is.EqualTo(new[] { 3.0 }));
    }

    [Test]
    public void Never_stands_apart_to_the_right_and_its_share_in_the_subtitle()
    {
        Figure figure = Draw(365, new("Trust", [20, 30, 40, 365]), new("Value", [200, null, null, null]));
        Panel last = figure.Panels[^1];
        Histogram never = last.Marks.OfType<Histogram>().Last();

        Assert.That(figure.Subtitle, Does.Contain("4 worlds").And.EndsWith("never: trust 0%, value 75%"));
        Assert.That(never.Edges, Is.All.GreaterThan(365 + 10).And.All.LessThan(last.X.Max));
        Assert.That(last.X.Ticks[^1], Is.EqualTo(new Tick((never.Edges[0] + never.Edges[1]) / 2, "never")).Using<Tick, Tick>((a, b) => a.Label == b.Label && Math.Abs(a.Value - b.Value) < 1e-9));
    }

    [Test]
    public void Panels_share_their_axes_and_only_the_lowest_names_the_days()
    {
        Figure figure = Draw(365, new("Trust", [20, 30]), new("Reach", [20, 20]), new("Value", [200, null]));

        Assert.That(figure.Panels.Select(panel => (panel.X.Min, panel.X.Max, panel.Y.Max)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(figure.Panels.Select(panel => panel.X.Ticks.Any(tick => tick.Label.Length > 0)), Is.EqualTo(new[] { false, false, true }));
    }

    [TestCase(1)]
    [TestCase(90)]
    [TestCase(365)]
    [TestCase(730)]
    public void The_picture_is_legible_for_runs_of_any_length(int days)
    {
        Drawing drawing = Legible.Draw(Draw(days, new("Trust", [.. Enumerable.Range(0, 200).Select(world => (int?)(1 + (world % days)))]), new("Reach", [null, null]), new("Value", [days, null])));

        Assert.That(drawing.Texts("tick").Select(text => text.Text), Has.One.EqualTo("never").And.One.EqualTo($"{days}"));
        Assert.That(drawing.All("desc").Single().Value, Does.Contain("Reach: no world crosses, 2 of 2 never."));
    }

    [Test]
    public void Worlds_that_cannot_be_are_refused()
    {
        Assert.That(() => Draw(30), Throws.ArgumentException);
        Assert.That(() => Draw(30, new CrossoverWorlds("Trust", [])), Throws.ArgumentException);
        Assert.That(() => Draw(30, new CrossoverWorlds("Trust", [31])), Throws.ArgumentException.With.Message.Contains("day 31"));
        Assert.That(() => Draw(30, new CrossoverWorlds("Trust", [0])), Throws.ArgumentException.With.Message.Contains("day 0"));
    }

    private static Figure Draw(int days, params CrossoverWorlds[] observables) => CrossoverDays.Draw("Connecting passes converting", "connect", "convert", days, observables);
}
