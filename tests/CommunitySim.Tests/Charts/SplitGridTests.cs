using CommunitySim.Charts.Recipes;

namespace CommunitySim.Tests.Charts;

internal sealed class SplitGridTests
{
    [Test]
    public void Every_grid_that_splits_can_ask_for_is_found_beside_the_usual_strategies([Range(4, 20)] int steps) =>
        Assert.That(SplitGrid.Under([.. Full(steps), new(0.8, 0.2, 0), new(0.07, 0.93, 0)])?.Steps, Is.EqualTo(steps));

    [TestCase(3)]
    [TestCase(7)]
    public void Shares_written_with_four_digits_are_on_their_grid(int steps) =>
        Assert.That(SplitGrid.OfAll([.. Full(steps).Select(split => new SplitPoint(Math.Round(split.Pitch, 4), Math.Round(split.Solve, 4), Math.Round(split.Bond, 4)))])?.Steps, Is.EqualTo(steps));

    [Test]
    public void Arbitrary_splits_are_on_no_grid() =>
        Assert.That(SplitGrid.Under([.. Enumerable.Range(0, 10).Select(k => new SplitPoint(0.07 * k, 1 - (0.07 * k), 0))]), Is.Null);

    [Test]
    public void An_edge_of_tenths_is_on_the_grid_of_tenths() =>
        Assert.That(SplitGrid.Under([.. Enumerable.Range(0, 11).Select(k => new SplitPoint(k / 10.0, 1 - (k / 10.0), 0))])?.Steps, Is.EqualTo(10));

    private static IEnumerable<SplitPoint> Full(int steps) =>
        from pitch in Enumerable.Range(0, steps + 1)
        from solve in Enumerable.Range(0, steps + 1 - pitch)
        select new SplitPoint(pitch / (double)steps, solve / (double)steps, (steps - pitch - solve) / (double)steps);
}
