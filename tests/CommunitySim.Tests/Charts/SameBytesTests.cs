using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;

namespace CommunitySim.Tests.Charts;

/// <summary>A figure is the same picture whoever draws it, and whatever else is drawn.</summary>
internal sealed class SameBytesTests
{
    [Test]
    public void Eight_threads_in_different_orders_draw_the_same()
    {
        Figure[] figures = [.. PictureTests.Gallery()];
        string[] expected = [.. figures.Select(figure => Drawing.SvgOf(figure, hovers: true))];
        string[][] drawn = new string[8][];
        Thread[] threads = [.. Enumerable.Range(0, drawn.Length).Select(thread => new Thread(() => drawn[thread] = InOrder(figures, thread)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.That(drawn, Is.All.EqualTo(expected));
    }

    [Test]
    public void Twice_the_same_PNG_comes_on_one_machine()
    {
        foreach (Figure figure in PictureTests.Gallery())
        {
            byte[] first = Png(figure);
            Assert.That(Png(figure), Is.EqualTo(first), figure.Name);
        }
    }

    /// <summary>Draws all, each thread from another one on and every second backwards; where each stands stays the same.</summary>
    private static string[] InOrder(Figure[] figures, int thread)
    {
        string[] drawn = new string[figures.Length];
        foreach (int step in Enumerable.Range(0, figures.Length))
        {
            int index = (thread + (thread % 2 == 0 ? step : figures.Length - step)) % figures.Length;
            drawn[index] = Drawing.SvgOf(figures[index], hovers: true);
        }

        return drawn;
    }

    private static byte[] Png(Figure figure)
    {
        using Picture picture = Picture.Of(figure);
        return picture.Png();
    }
}
