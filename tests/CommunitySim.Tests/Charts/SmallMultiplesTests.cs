using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Charts;

internal sealed class SmallMultiplesTests
{
    [Test]
    public void Panels_lie_as_the_squares_of_the_winner_map()
    {
        ExperimentResult result = Run("""{ "community.cohesion": [0, 1], "community.turnover": [0.0001, 0.2, 0.9] }""");
        Figure figure = SmallMultiples.Draw(result, Observable.Trust);
        Tile[] tiles = [.. WinnerMap.Draw(result, Observable.Trust).Panels[0].Marks.OfType<Tiles>().Single().Cells];

        Assert.That(figure.Columns, Is.EqualTo(2));
        Assert.That(figure.Panels, Has.Count.EqualTo(6));
        foreach (CellResult cell in result.Cells)
        {
            Tile tile = tiles[cell.Cell.Index];
            Panel panel = figure.Panels[((2 - tile.Row) * 2) + tile.Column];
            Assert.That(panel.Marks.OfType<Curve>().Select(curve => curve.Y[^1]), Is.EqualTo(result.Config.Strategies.Select((_, strategy) => cell.Daily(strategy, Observable.Trust, 5).Mean)), cell.Cell.Label);
            Assert.That(panel.Spoken, Does.StartWith($"Cohesion {cell.Cell.Values[0]}, Turnover {cell.Cell.Values[1]}: in the end convert "));
        }
    }

    [Test]
    public void Axes_are_shared_and_words_stand_at_the_border_only()
    {
        Figure figure = SmallMultiples.Draw(Run("""{ "community.cohesion": [0, 0.5, 1], "member.seesaw": [0, 1] }"""), Observable.Pain);
        Panel[] panels = [.. figure.Panels];

        Assert.That(panels.Select(panel => (panel.X.Min, panel.X.Max, panel.Y.Min, panel.Y.Max)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(panels.Select((panel, i) => (panel.Title.Length > 0) == (i < figure.Columns)), Is.All.True);
        Assert.That(panels.Select((panel, i) => Labelled(panel.X) == (i / figure.Columns == (panels.Length - 1) / figure.Columns)), Is.All.True);
        Assert.That(panels.Select((panel, i) => Labelled(panel.Y) == (i % figure.Columns == 0)), Is.All.True);
        Assert.That(panels.Select((panel, i) => (panel.RowTitle.Length > 0) == (i % figure.Columns == figure.Columns - 1)), Is.All.True);
    }

    [Test]
    public void Six_by_six_panels_are_legible_and_no_plot_is_squeezed()
    {
        Drawing drawing = Legible.Draw(SmallMultiples.Draw(Run("""{ "member.seesaw": { "from": 0, "to": 1, "steps": 6 }, "community.turnover": [0.0002, 0.0005, 0.002, 0.005, 0.02, 0.05] }"""), Observable.Value));

        Assert.That(drawing.Plots, Has.Count.EqualTo(36));
        Assert.That(drawing.Plots.Select(clip => Math.Round(clip.Bottom - clip.Top)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(drawing.Plots.Select(clip => clip.Right - clip.Left), Is.All.GreaterThan(120));
        Assert.That(drawing.Texts("panel-title").Where(title => drawing.Plots.Any(clip => title.Left < clip.Right && clip.Left < title.Right && title.Top < clip.Bottom && clip.Top < title.Y)), Is.Empty, "no title on a plot");
    }

    [Test]
    public void A_sweep_that_does_not_fit_is_refused_and_named()
    {
        ExperimentResult seven = Run("""{ "member.seesaw": { "from": 0, "to": 1, "steps": 7 }, "brand.skill": [0, 1] }"""), one = Run("""{ "brand.skill": [0, 1] }""");

        Assert.That(SmallMultiples.Fits(seven.Config), Is.False);
        Assert.That(() => SmallMultiples.Draw(seven, Observable.Trust), Throws.ArgumentException.With.Message.Contains("seesaw (7 values) and skill (2 values)"));
        Assert.That(() => SmallMultiples.Draw(one, Observable.Trust), Throws.ArgumentException.With.Message.Contains("skill (2 values)"));
    }

    private static bool Labelled(Axis axis) => axis.Ticks.Any(tick => tick.Label.Length > 0);

    private static ExperimentResult Run(string sweep)
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", $$"""{ "days": 5, "replicates": 2, "community": { "members": 20 }, "sweep": {{sweep}} }"""), []);
        return Runner.Run(config, 2);
    }
}
