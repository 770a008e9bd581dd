using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Charts;

internal sealed class PhasePortraitTests
{
    [Test]
    public void Each_strategy_goes_through_its_daily_means_from_day_1_to_the_last()
    {
        (ExperimentResult result, CellResult cell) = Run(100);
        Trail[] trails = [.. PhasePortrait.Draw(result, cell).Panels[0].Marks.OfType<Trail>()];

        Assert.That(trails.Select(trail => trail.Label), Is.EqualTo(new[] { "convert, day 100", "connect, day 100", "absent, day 100" }));
        for (int strategy = 0; strategy < trails.Length; strategy++)
        {
            Assert.That(trails[strategy].X, Is.EqualTo(cell.Daily(strategy, Observable.Trust).Select(day => day.Mean)));
            Assert.That(trails[strategy].Y, Is.EqualTo(cell.Daily(strategy, Observable.Reach).Select(day => day.Mean)));
            Assert.That(trails[strategy].Style, Is.EqualTo(strategy));
        }
    }

    [Test]
    public void Days_1_30_and_90_are_marked_where_the_experiment_has_them_and_the_last_day_is()
    {
        (ExperimentResult result, CellResult cell) = Run(100);
        Trail trail = PhasePortrait.Draw(result, cell).Panels[0].Marks.OfType<Trail>().First();

        Assert.That(trail.Waymarks.Select(mark => (mark.Index, mark.Label)), Is.EqualTo(new[] { (0, "1"), (29, "30"), (89, "90"), (99, "") }));
        Assert.That(trail.Waymarks[2].Hover, Does.StartWith("convert, day 90: trust 0.").And.Contain("reach 0."));
    }

    [Test]
    public void The_end_is_an_arrow_head_that_points_where_the_trail_goes_and_one_that_goes_nowhere_has_none()
    {
        Trail right = new([0, 0.2, 0.8], [0.5, 0.5, 0.5], 0, "", []), nowhere = new([0.3, 0.3], [0.1, 0.1], 1, "", [new(0, "1", "")]);
        Drawing drawing = Drawing.Of(Figures.Panel(right, nowhere));
        double[] corners = Drawing.Parts(drawing.Lines(Pen.White, 1.5).Single())[0];

        Assert.That(corners[0], Is.GreaterThan(corners[2]).And.GreaterThan(corners[4]), "the tip is at the right");
        Assert.That(corners[1], Is.EqualTo((corners[3] + corners[5]) / 2).Within(0.01), "and at half of the height");
    }

    [Test]
    public void Labels_cover_neither_each_other_nor_a_mark_of_another_place()
    {
        Trail[] trails = [.. Enumerable.Range(0, 3).Select(i => new Trail(
            [0.5, 0.5 + (0.02 * i), 0.5 + (0.03 * i), 0.5], [0, 0.01, 0.02, 0], i, $"strategy {i}, day 90", [new(1, "30", ""), new(2, "60", "")]))];
        Drawing drawing = Drawing.Of(Figures.Panel(trails));
        IReadOnlyList<Drawing.Written> labels = drawing.Texts("label");

        // The first of the three stays in one place, where days share a label.
        Assert.That(labels.Select(label => label.Text), Is.EquivalentTo(new[] { "strategy 0, day 90", "strategy 1, day 90", "strategy 2, day 90", "30 to 60", "30", "60", "30", "60" }));
        Assert.That(from a in labels from b in labels where a != b && a.Overlaps(b) select $"{a} on {b}", Is.Empty);
    }

    private static (ExperimentResult Result, CellResult Cell) Run(int days)
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", $$"""{ "days": {{days}}, "replicates": 3, "community": { "members": 60 } }"""), []);
        ExperimentResult result = Runner.Run(config, 2);
        return (result, result.Cells[0]);
    }
}
