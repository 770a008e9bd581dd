using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Charts;

internal sealed class SweepOutcomeTests
{
    [Test]
    public void Numbers_stand_on_their_true_scale_in_ascending_order_whatever_the_order_of_the_file()
    {
        ExperimentResult result = Run("""{ "brand.skill": [0.9, 0, 0.1] }""");
        Panel panel = SweepOutcome.Draw(result, Comparison.Subjects).Panels[0];
        Curve[] curves = [.. panel.Marks.OfType<Curve>()];

        Assert.That((panel.X.Min, panel.X.Max), Is.EqualTo((0, 0.9)));
        Assert.That(curves, Has.Length.EqualTo(result.Config.Strategies.Count));
        for (int strategy = 0; strategy < curves.Length; strategy++)
        {
            Assert.That(curves[strategy].X, Is.EqualTo(new[] { 0, 0.1, 0.9 }));
            Assert.That(curves[strategy].Y, Is.EqualTo(new[] { 1, 2, 0 }.Select(cell => result.Cells[cell].Daily(strategy, Observable.Trust, 5).Mean)));
            Assert.That(curves[strategy].Low, Is.EqualTo(new[] { 1, 2, 0 }.Select(cell => result.Cells[cell].Daily(strategy, Observable.Trust, 5).Low)));
        }
    }

    [Test]
    public void The_observables_asked_for_are_the_panels_in_rows_of_three()
    {
        Figure figure = SweepOutcome.Draw(Run("""{ "brand.skill": [0, 1] }"""), [Observable.Trust, Observable.OpenProblems, Observable.Muted, Observable.LetDown]);

        Assert.That(figure.Panels.Select(panel => panel.Title), Is.EqualTo(new[] { "Trust (mean)", "Open problems (share of members)", "Muting (share of members)", "Members let down (a day)" }));
        Assert.That(figure.Columns, Is.EqualTo(3));
        Legible.Draw(figure);
    }

    private static ExperimentResult Run(string sweep)
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", $$"""{ "days": 5, "replicates": 3, "horizons": [5], "community": { "members": 20 }, "sweep": {{sweep}} }"""), []);
        return Runner.Run(config, 2);
    }
}
