using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Charts;

internal sealed class SpecificationCurveTests
{
    private static readonly Expectation Trusted = new() { That = "connect is trusted more", Day = 90, Plus = [Term.Named("connect")], Matters = 0.02 };
    private static readonly Claim Claim = new() { Id = "C8", Says = "Give.", Expect = [Trusted] };

    private static readonly VariantStudy Study = new(
    [
        Variant(0.3, Standing.Holds, "power"), Variant(-0.1, Standing.Fails, "linear", "annoyance"),
        Variant(0.02, Standing.Open, "power", "leaving"), Variant(0.1, Standing.Holds, "linear"),
    ], 20, 100);

    [Test]
    public void Forms_are_sorted_by_their_difference_and_coloured_by_their_standing()
    {
        Points[] points = [.. Draw().Panels[0].Marks.OfType<Points>()];

        Assert.That(points.Select(one => one.Style), Is.EqualTo(new[] { 0, 1, Palette.Others }));
        Assert.That(points[0].X.Zip(points[0].Y), Is.EqualTo(new[] { (2.0, 0.1), (3.0, 0.3) }));
        Assert.That(points[1].X.Zip(points[1].Y), Is.EqualTo(new[] { (0.0, -0.1) }));
        Assert.That(points[2].X.Zip(points[2].Y), Is.EqualTo(new[] { (1.0, 0.02) }));
        Assert.That(points[0].Low.Zip(points[0].High), Is.EqualTo(new[] { (0.1 - 0.05, 0.1 + 0.05), (0.3 - 0.05, 0.3 + 0.05) }));
        Assert.That(points[2].Low, Has.Count.EqualTo(1), "a form that is open has an interval too");
    }

    [Test]
    public void The_zone_that_does_not_matter_goes_from_end_to_end()
    {
        Panel panel = Draw().Panels[0];
        Band zone = panel.Marks.OfType<Band>().Single();

        Assert.That((zone.X[0], zone.X[1], zone.Low[0], zone.High[1]), Is.EqualTo((panel.X.Min, panel.X.Max, -0.02, 0.02)));
    }

    [Test]
    public void The_matrix_has_a_dot_under_a_form_for_each_of_its_switches_that_vary()
    {
        Panel matrix = Draw().Panels[1];
        string[] rows = [.. matrix.Y.Ticks.OrderBy(tick => tick.Value).Select(tick => tick.Label)];
        string[] dots = [.. matrix.Marks.OfType<Points>().SelectMany(points => points.X.Zip(points.Y, (x, y) => $"{x}: {rows[(int)y]}"))];

        Assert.That(rows.Reverse(), Is.EqualTo(new[] { "disapproval: power", "disapproval: linear", "annoyance", "leaving" }));
        Assert.That(dots, Is.EquivalentTo(new[] { "0: disapproval: linear", "0: annoyance", "1: disapproval: power", "1: leaving", "2: disapproval: linear", "3: disapproval: power" }));
        Assert.That(matrix.Marks.OfType<HorizontalMarker>().Select(row => row.Label), Is.EqualTo(new[] { "1 of 2, 1 of 2", "1 of 2, 1 of 2", "0 of 1, 2 of 3", "0 of 1, 2 of 3" }));
        Assert.That((matrix.X.Min, matrix.X.Max), Is.EqualTo((Draw().Panels[0].X.Min, Draw().Panels[0].X.Max)), "each dot is under its form");
    }

    [Test]
    public void The_title_counts_the_forms() => Assert.That(Draw().Title, Is.EqualTo("C8 holds in 2 of 4 forms of the model"));

    [Test]
    public void Sixty_four_forms_with_eleven_switches_are_legible()
    {
        string[] names = [.. StructuralVariants.Switches];
        VariantStudy study = new(
            [.. Enumerable.Range(0, 64).Select(form => Variant(
                0.01 * ((form * 29 % 64) - 20), (Standing)(form % 3), [names[form / 16], .. names.Skip(4).Where((_, bit) => (form >> (bit % 4) & 1) == 1 ^ bit > 3)]))],
            20, 100);
        Drawing drawing = Legible.Draw(SpecificationCurve.Draw(Claim, study));

        Assert.That(drawing.Texts("tick").Select(text => text.Text), Is.SupersetOf(names.Skip(4)));
    }

    private static Figure Draw() => SpecificationCurve.Draw(Claim, Study);

    private static TestedVariant Variant(double mean, Standing standing, params string[] mechanisms)
    {
        Contrasted place = new("", "", new Cell(0, [], []), [0], [mean], Bounds.None, []);
        return new TestedVariant(
            mechanisms,
            [new TestedExpectation(Trusted, [new TestedPlace(place, new Interval(mean, mean - 0.05, mean + 0.05), standing, null)], standing)],
            standing);
    }
}
