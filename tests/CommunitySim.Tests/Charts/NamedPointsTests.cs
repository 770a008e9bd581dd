using CommunitySim.Charts.Figures;
using static CommunitySim.Tests.Charts.Figures;

namespace CommunitySim.Tests.Charts;

internal sealed class NamedPointsTests
{
    [Test]
    public void A_name_stands_beside_its_point_where_there_is_room()
    {
        Drawing drawing = Drawing.Of(Panel(new NamedPoints([0.5], [0.5], ["turnover"], 0)));
        Drawing.Written name = drawing.Texts("label").Single();
        (double x, double y) = (Drawing.Number(drawing.Filled("ellipse").Single(), "cx"), Drawing.Number(drawing.Filled("ellipse").Single(), "cy"));

        Assert.That(name.Left - x, Is.InRange(10, 20));
        Assert.That(name.Y - (0.35 * name.Size), Is.EqualTo(y).Within(1));
        Assert.That(Leaders(drawing), Is.Zero);
    }

    [Test]
    public void Names_of_crowded_points_stand_apart_and_are_tied_to_them([Values(2, 12, 30)] int count)
    {
        double[] x = [.. Enumerable.Range(0, count).Select(i => 0.001 * i)], y = [.. Enumerable.Range(0, count).Select(i => 0.0005 * i)];
        Drawing drawing = Legible.Draw(Of(Panel(new NamedPoints(x, y, Legible.Parameters(count), 0))));
        (double left, double top, double right, double bottom) = drawing.Plots[0];

        Assert.That(drawing.Texts("label").Select(name => name.Text), Is.EquivalentTo(Legible.Parameters(count)));
        Assert.That(drawing.Texts("label").All(name => name.Left >= left && name.Right <= right && name.Top >= top && name.Y <= bottom), "within the plot");
        Assert.That(Leaders(drawing), Is.GreaterThanOrEqualTo(count / 2), "hardly one has its name beside it");
    }

    [Test]
    public void Points_without_place_or_name_are_drawn_without_fault()
    {
        Drawing drawing = Drawing.Of(Panel(new NamedPoints([double.NaN, 0.5, 7], [0, 0.5, 0.5], ["nowhere", "", "beyond"], 0)));

        Assert.That(drawing.Filled("ellipse"), Has.Count.EqualTo(1));
        Assert.That(drawing.Texts("label"), Is.Empty);
    }

    [Test]
    public void Lists_of_unequal_length_are_refused() =>
        Assert.That(() => Drawing.Of(Panel(new NamedPoints([0, 1], [0, 1], ["one"], 0))), Throws.ArgumentException.With.Message.Contains("1 names"));

    private static int Leaders(Drawing drawing) => drawing.Lines(Palette.At(0).Colour.MixedWithWhite(0.5), 2).Count;
}
