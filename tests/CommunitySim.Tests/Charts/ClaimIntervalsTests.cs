using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;

namespace CommunitySim.Tests.Charts;

internal sealed class ClaimIntervalsTests
{
    private const string Connect = """{ "that": "connect is trusted more", "of": "trust", "plus": ["connect"], "minus": ["convert"], "margin": 0.05, "matters": 0.02 }""";
    private const string Cheap = """{ "that": "it costs as much", "of": "hours", "plus": ["connect"], "minus": ["convert"], "is": "within", "margin": 1, "matters": 0.5 }""";
    private const string Aside = """{ "that": "aside", "of": "reach", "plus": ["connect"], "minus": ["convert"], "matters": 0.1, "decides": "no" }""";

    [Test]
    public void Each_expectation_that_decides_has_a_panel_with_both_intervals_at_their_numbers()
    {
        ClaimTest test = Test($"{Connect}, {Cheap}, {Aside}");
        Figure figure = ClaimIntervals.Draw(test);

        Assert.That(figure.Panels.Select(panel => panel.Title), Is.EqualTo(new[] { "Connect is trusted more", "It costs as much" }));
        for (int index = 0; index < 2; index++)
        {
            Points[] points = [.. figure.Panels[index].Marks.OfType<Points>()];
            TestedPlace here = test.Here.Expectations[index].Places[0], off = test.Placebo!.Expectations[index].Places[0];
            Assert.That(points.Select(one => (one.X[0], one.Low[0], one.High[0], one.Y[0], one.Style)), Is.EqualTo(new[]
            {
                (here.Difference.Mean, here.Difference.Low, here.Difference.High, 1.0, 0),
                (off.Difference.Mean, off.Difference.Low, off.Difference.High, 0.0, 1),
            }));
        }
    }

    [Test]
    public void The_zone_that_does_not_matter_lies_around_the_margin_or_on_both_sides_of_zero()
    {
        Figure figure = ClaimIntervals.Draw(Test($"{Connect}, {Cheap}"));

        Assert.That(Zone(figure.Panels[0]), Is.EqualTo(new[] { 0.03, 0.07 }).Within(1e-12));
        Assert.That(Zone(figure.Panels[1]), Is.EqualTo(new[] { -1.5, 1.5 }).Within(1e-12));
        Assert.That(figure.Panels[0].X.Label, Does.EndWith("expected above 0.07"));
        Assert.That(figure.Panels[1].X.Label, Does.EndWith("expected within ±1.5"));
        Assert.That(figure.Panels.All(panel => panel.X.Min < Zone(panel)[0] && panel.X.Max > Zone(panel)[1]));
    }

    [Test]
    public void A_difference_that_must_shrink_is_shown_against_zero()
    {
        Figure figure = ClaimIntervals.Draw(Test(Connect, """ "attributeBy": "difference", """));
        Band[] zones = [.. figure.Panels[0].Marks.OfType<Band>()];

        Assert.That(figure.Panels[0].Y.Ticks.OrderByDescending(tick => tick.Value).Select(tick => tick.Label), Is.EqualTo(new[] { "as in the file", "reciprocity off", "what it changes" }));
        Assert.That(zones.Select(zone => (zone.X[0], zone.Low[0])), Is.EqualTo(new[] { (0.03, 1.5), (0.03, 0.5), (-0.02, -0.5) }).Using<(double, double)>(Near));
    }

    [Test]
    public void Of_many_cells_the_lowest_and_the_highest_difference_are_shown()
    {
        ClaimTest test = Test(Connect, more: """ "sweep": { "community.cohesion": [0, 0.2, 0.4, 0.6, 0.8] }, """);
        double[] means = [.. test.Here.Expectations[0].Places.Select(place => place.Difference.Mean)];

        Assert.That(means, Has.Length.EqualTo(5));
        Assert.That(ClaimIntervals.Draw(test).Panels[0].Marks.OfType<Points>().First().X, Is.EqualTo(new[] { means.Min(), means.Max() }));
    }

    [Test]
    public void The_picture_is_legible_and_its_bars_lie_along_the_x_axis()
    {
        Figure figure = ClaimIntervals.Draw(Test($"{Connect}, {Cheap}"));
        Drawing drawing = Legible.Draw(figure);
        Points here = figure.Panels[0].Marks.OfType<Points>().First();
        (double left, double width) = (drawing.Plots[0].Left, drawing.Plots[0].Width);
        double At(double value) => left + (width * (value - figure.Panels[0].X.Min) / (figure.Panels[0].X.Max - figure.Panels[0].X.Min));
        double[] bar = Drawing.Parts(drawing.Lines(Palette.At(0).Colour, 4)[0]).First(part => part[1] == part[3]);

        Assert.That(new[] { Math.Min(bar[0], bar[2]), Math.Max(bar[0], bar[2]) }, Is.EqualTo(new[] { At(here.Low[0]), At(here.High[0]) }).Within(0.1));
        Assert.That(drawing.Texts("label"), Has.Count.EqualTo(4), "an interval and a standing beside each row");
    }

    private static int Near((double, double) one, (double, double) other) =>
        Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-12 ? 0 : 1;

    private static double[] Zone(Panel panel) => [.. panel.Marks.OfType<Band>().First().X];

    private static ClaimTest Test(string expect, string how = "", string more = "") => new ExperimentAnalysis(HeadlineTests.Run(
        $$"""{ "days": 40, "replicates": 6, "community": { "members": 40 }, {{more}} "claim": { "id": "C8", "says": "Give.", {{how}} "placebo": { "member.reciprocity": 0 }, "expect": [{{expect}}] } }""")).Claim!;
}
