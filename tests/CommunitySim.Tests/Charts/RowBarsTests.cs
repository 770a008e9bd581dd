using CommunitySim.Charts.Figures;
using static CommunitySim.Tests.Charts.Figures;

namespace CommunitySim.Tests.Charts;

internal sealed class RowBarsTests
{
    private static readonly RowBars Two = new([new(0, 0.2, 0.8, 0.7, 0.9), new(1, 0.5, 0.1, 0, 0.3)], 0.5, 0, "index");

    [Test]
    public void Each_bar_goes_from_its_start_to_its_value_on_its_row()
    {
        Drawing drawing = Drawing.Of(Rows(Two));
        (double left, double width) = (drawing.Plots[0].Left, drawing.Plots[0].Width);
        (double top, double height) = (drawing.Plots[0].Top, drawing.Plots[0].Height);
        double[][] bars = [.. Bars(drawing)];

        // Numbers in the file are rounded to a hundredth of a pixel.
        Assert.That(bars[0], Is.EqualTo(new[] { left + (0.2 * width), top + (0.625 * height), 0.6 * width, 0.25 * height }).Within(0.02));
        Assert.That(bars[1], Is.EqualTo(new[] { left + (0.1 * width), top + (0.125 * height), 0.4 * width, 0.25 * height }).Within(0.02));
    }

    [Test]
    public void Whiskers_end_where_the_interval_ends_and_are_left_out_where_there_is_none()
    {
        RowBars bars = Two with { Bars = [.. Two.Bars, new(0, 0, 1, double.NaN, double.NaN)] };
        Drawing drawing = Drawing.Of(Rows(bars));
        (double left, double width) = (drawing.Plots[0].Left, drawing.Plots[0].Width);
        (double, double)[] whiskers = [.. drawing.Whiskers()];

        Assert.That(Bars(drawing).Count(), Is.EqualTo(3));
        Assert.That(whiskers, Has.Length.EqualTo(2));
        Assert.That(new[] { whiskers[0].Item1, whiskers[0].Item2, whiskers[1].Item1, whiskers[1].Item2 }, Is.EqualTo(new[] { left + (0.7 * width), left + (0.9 * width), left, left + (0.3 * width) }).Within(0.02));
    }

    [Test]
    public void Pale_bars_and_their_sample_in_the_legend_differ_from_full_ones_without_colour()
    {
        Drawing drawing = Drawing.Of(Of(Rows(Two, Two with { Style = 1, Pale = true })) with { Legend = [new("a", 0), new("b", 1) { Pale = true }] });
        string full = Palette.At(0).Colour.Hex;
        string[] fills = [.. drawing.Filled("rect").Select(rect => Drawing.Colour(rect, "fill"))];
        string pale = fills[1];

        Assert.That(fills, Is.EqualTo(new[] { full, pale, full, full, pale, pale }), "legend, then bars");
        Assert.That(Grey(pale) - Grey(full), Is.GreaterThan(0.3));
    }

    [TestCase(120)]
    [TestCase(480)]
    public void Names_up_the_side_get_smaller_where_rows_are_low(double plotHeight)
    {
        string[] names = [.. Legible.Parameters(12).Select(name => $"{name}\n0.0002 → 0.05")];
        Panel panel = new("", Unit(), new Axis("", -0.5, 11.5, Ticks.Categories(names)), [Two]);
        Drawing drawing = Legible.Draw(Of(panel) with { Columns = 1, PlotHeight = plotHeight });

        Assert.That(drawing.Texts("tick").Count(text => text.Text.EndsWith("0.0002 → 0.05", StringComparison.Ordinal)), Is.EqualTo(12));
    }

    [Test]
    public void Listeners_hear_every_row_from_the_top()
    {
        string description = Drawing.Of(Rows(Two)).All("desc").Single().Value;

        Assert.That(description, Does.Contain("index: second 0.1 (0 to 0.3), first 0.8 (0.7 to 0.9)"));
    }

    [Test]
    public void Bars_that_cannot_be_drawn_are_refused_and_named()
    {
        Assert.That(() => Drawing.Of(Rows(Two with { Thickness = 0 })), Throws.ArgumentException.With.Message.Contains("bars 'index'").And.Message.Contains("thickness"));
        Assert.That(() => Drawing.Of(Rows(Two with { Bars = [new(3, 0, 1, 0.5, 0.4)] })), Throws.ArgumentException.With.Message.Contains("row 3").And.Message.Contains("0.5 to 0.4"));
        Assert.That(() => Drawing.Of(Of(Rows(Two)) with { PlotHeight = double.NaN }), Throws.ArgumentException.With.Message.Contains("pixels high"));
        Assert.That(() => Drawing.Of(Rows(Two with { Bars = [new(0, double.NaN, 1, 0, 1), new(1, 0, double.PositiveInfinity, 0, 1)] })), Throws.Nothing);
    }

    [TestCase(860)]
    [TestCase(1600)]
    public void A_narrow_figure_has_letters_of_the_same_size_within_its_width(double width)
    {
        Drawing drawing = Drawing.Of(Of(Rows(Two)) with { Width = width });
        Assert.That(drawing.Root.Attribute("viewBox")!.Value, Does.StartWith(FormattableString.Invariant($"0 0 {width} ")));
        Assert.That(drawing.Texts().Where(text => text.Left < 0 || text.Right > width), Is.Empty);
        Assert.That(drawing.Texts().Min(text => text.Size), Is.EqualTo(Drawing.Of(Of(Rows(Two))).Texts().Min(text => text.Size)));
    }

    [TestCase(399)]
    [TestCase(10_001)]
    [TestCase(double.NaN)]
    public void A_width_that_cannot_be_drawn_is_refused(double width) =>
        Assert.That(() => Drawing.Of(Of(Rows(Two)) with { Width = width }), Throws.ArgumentException.With.Message.Contains("pixels wide"));

    private static Panel Rows(params Mark[] marks) => new("", new Axis("", 0, 1, Ticks.Round(0, 1)), new Axis("", -0.5, 1.5, Ticks.Categories(["first", "second"])), marks);

    private static IEnumerable<double[]> Bars(Drawing drawing) => drawing.All("rect").Where(e => e.Attribute("stroke-width")?.Value == "2.5")
        .Select(e => new[] { Drawing.Number(e, "x"), Drawing.Number(e, "y"), Drawing.Number(e, "width"), Drawing.Number(e, "height") });

    private static double Grey(string hex) => new Rgb(Convert.ToByte(hex[1..3], 16), Convert.ToByte(hex[3..5], 16), Convert.ToByte(hex[5..7], 16)).Luminance;
}
