using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Charts;

internal sealed class TernaryMapTests
{
    [TestCase(10, 66)]
    [TestCase(4, 15)]
    [TestCase(1, 3)]
    public void Every_split_has_a_hexagon_and_neighbours_share_an_edge(int steps, int cells)
    {
        Polygon[] map = [.. Map(Splits(steps)).Cells];
        int[] neighbours = [.. map.Select(cell => map.Count(other => other != cell && Shared(cell, other) == 2))];

        Assert.That(map, Has.Length.EqualTo(cells));
        Assert.That(map.Select(cell => cell.Corners.Count), Is.All.EqualTo(6));
        // Inside six, along the edges four, at the three corners two.
        Assert.That(neighbours.Count(count => count == 2), Is.EqualTo(3));
        Assert.That(neighbours.Count(count => count == 4), Is.EqualTo(3 * (steps - 1)));
        Assert.That(neighbours.Count(count => count == 6), Is.EqualTo((steps - 1) * (steps - 2) / 2));
    }

    [Test]
    public void Pitch_is_left_solve_right_and_bond_up()
    {
        Dictionary<double, Spot> at = Map([Split(1, 0, 0, 1), Split(0, 1, 0, 2), Split(0, 0, 1, 3)]).Cells.ToDictionary(cell => cell.Value, Middle);

        Assert.That(at[1].X, Is.LessThan(at[3].X));
        Assert.That(at[3].X, Is.LessThan(at[2].X));
        Assert.That(at[3].Y, Is.GreaterThan(at[1].Y).And.GreaterThan(at[2].Y));
        Assert.That(at[1].Y, Is.EqualTo(at[2].Y).Within(1e-12));
    }

    [TestCase(false, "60 / 20 / 20", 9)]
    [TestCase(true, "20 / 60 / 20", -9)]
    public void The_best_is_starred_and_named_and_those_that_are_not_told_from_it_are_outlined(bool lessIsBetter, string best, double outcome)
    {
        SplitOutcome[] splits =
        [
            .. Splits(5).Where(split => (split.Pitch, split.Solve) is not ((0.6, 0.2) or (0.2, 0.6) or (0, 0.2))),
            Split(0.6, 0.2, 0.2, 9), Split(0.2, 0.6, 0.2, -9), Split(0, 0.2, 0.8, 0) with { TellsFromBest = false },
        ];
        Panel panel = Figure(new TernaryOutcome("Reach", "reach", splits, lessIsBetter)).Panels[0];
        Polygon[] outlined = [.. panel.Marks.OfType<Polygons>().Single().Cells.Where(cell => cell.Outlined)];

        Assert.That(panel.Title, Is.EqualTo($"Reach: best at {best}"));
        Assert.That(outlined.Select(cell => cell.Value), Is.EquivalentTo(new[] { outcome, 0 }));
        Assert.That(Middle(outlined.Single(cell => cell.Value == outcome)), Is.EqualTo(panel.Marks.OfType<Star>().Single().At).Using<Spot>((a, b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) < 1e-12));
    }

    [Test]
    public void Ticks_stand_where_the_share_that_grows_along_the_edge_has_their_number()
    {
        Panel panel = Figure(new TernaryOutcome("", "", Splits(5))).Panels[0];
        Caption[] ticks = [.. panel.Marks.OfType<Caption>().Where(caption => caption.Small)];

        Assert.That(ticks.Where(tick => tick.Side == 0).OrderBy(tick => tick.At.X).Select(tick => tick.Text), Is.EqualTo(new[] { "20%", "40%", "60%", "80%" }), "solve, to the right");
        Assert.That(ticks.Where(tick => tick.Side == 1).OrderBy(tick => tick.At.Y).Select(tick => tick.Text), Is.EqualTo(new[] { "20%", "40%", "60%", "80%" }), "bond, upwards");
        Assert.That(ticks.Where(tick => tick.Side == -1).OrderByDescending(tick => tick.At.Y).Select(tick => tick.Text), Is.EqualTo(new[] { "20%", "40%", "60%", "80%" }), "pitch, downwards");
    }

    [Test]
    public void Outcomes_that_nobody_knows_are_drawn_without_a_best()
    {
        Figure figure = Figure(new TernaryOutcome("Trust", "trust", [.. Splits(2).Select(split => split with { Outcome = new Interval(double.NaN, double.NaN, double.NaN) })]));

        Assert.That(figure.Panels[0].Title, Is.EqualTo("Trust"));
        Assert.That(figure.Panels[0].Marks.OfType<Star>(), Is.Empty);
        Assert.That(() => Drawing.Of(figure), Throws.Nothing);
    }

    [Test]
    public void Splits_on_no_common_grid_and_shares_that_do_not_add_up_are_refused()
    {
        Assert.That(() => Map([]), Throws.ArgumentException.With.Message.Contains("Value"));
        Assert.That(() => Map([Split(0.5, 0.2, 0.2, 0)]), Throws.ArgumentException.With.Message.Contains("0.5"));
        Assert.That(() => Map([Split(1.2, -0.2, 0, 0)]), Throws.ArgumentException.With.Message.Contains("-0.2"));
        Assert.That(() => Map([Split(double.NaN, 1, 0, 0)]), Throws.ArgumentException);
        Assert.That(() => Map([Split(0.07, 0.93, 0, 0), Split(0.5, 0.5, 0, 0)]), Throws.ArgumentException.With.Message.Contains("1/20"));
        Assert.That(Map([Split(0.2, 0.8, 0, 0), Split(0.5, 0.5, 0, 0)]).Cells, Has.Count.EqualTo(2), "both on tenths");
    }

    internal static Figure Figure(params TernaryOutcome[] outcomes) => TernaryMap.Draw("ternary", "on day 730; mean of 20 worlds a split", outcomes);

    internal static SplitOutcome[] Splits(int steps) =>
    [
        .. from solve in Enumerable.Range(0, steps + 1)
           from bond in Enumerable.Range(0, steps + 1 - solve)
           select Split((steps - solve - bond) / (double)steps, solve / (double)steps, bond / (double)steps, solve * (bond + 1) / (double)(steps * steps)),
    ];

    private static SplitOutcome Split(double pitch, double solve, double bond, double outcome) => new(pitch, solve, bond, new Interval(outcome, outcome - 0.1, outcome + 0.1), TellsFromBest: true);

    private static Polygons Map(SplitOutcome[] splits) => Figure(new TernaryOutcome("Value", "value (money)", splits)).Panels[0].Marks.OfType<Polygons>().Single();

    private static Spot Middle(Polygon cell) => new(cell.Corners.Average(corner => corner.X), cell.Corners.Average(corner => corner.Y));

    private static int Shared(Polygon one, Polygon other) => one.Corners.Count(a => other.Corners.Any(b => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) < 1e-9));
}
