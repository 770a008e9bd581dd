using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using CommunitySim.Tests;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The book as a PDF, and where its words are in it.</summary>
internal sealed class PrintTests
{
    private const string Pdftotext = "/usr/bin/pdftotext";

    private const string MarkEdges = """
        document.querySelectorAll("svg[role=img]").forEach(svg => [["upper-edge", 20], ["lower-edge", svg.viewBox.baseVal.height - 2]].forEach(([word, y]) => {
            const text = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "text"));
            text.setAttribute("y", y);
            text.textContent = word;
        }))
        """;

    [OneTimeSetUp]
    public static void There_is_a_reader_of_PDF() => Chromium.Demand(Pdftotext, "apt-get install poppler-utils");

    [TestCase("A4", false)]
    [TestCase("A4", true)]
    [TestCase("Letter", false)]
    public async Task No_chart_row_or_heading_is_cut_by_a_page(string format, bool landscape)
    {
        using TestFolder folder = new();
        IPage page = await Chromium.Window().Opened(Pages.Book);
        await page.EvaluateAsync(MarkEdges);
        await page.PdfAsync(new() { Path = folder["book.pdf"], Format = format, Landscape = landscape });
        IReadOnlyList<IReadOnlyList<Word>> pages = Read(folder["book.pdf"]);

        Assert.That(pages, Has.Count.InRange(3 * Trial.Book.Count, 12 * Trial.Book.Count));
        Assert.That(pages.Select(words => words.Count), Has.All.GreaterThan(4), "no empty page");
        AssertRows(pages);
        AssertCharts(pages);
        AssertHeadings(pages);
        AssertMargins(pages);
    }

    /// <summary>The drawing alone would still have had room on the first page: 263 mm of A4 are printed on.</summary>
    [Test]
    public async Task A_chart_goes_to_the_next_page_together_with_its_number()
    {
        using TestFolder folder = new();
        IPage page = await Chromium.Window(680, 994).Opened(Pages.Report);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("""
            () => {
                const end = document.querySelector("svg[role=img]").getBoundingClientRect().bottom;
                document.querySelector(".opening").insertAdjacentElement("beforebegin", document.createElement("div")).style.height = `${994 - 10 - end}px`;
            }
            """);
        await page.EvaluateAsync(MarkEdges);
        await page.PdfAsync(new() { Path = folder["report.pdf"], Format = "A4" });
        IReadOnlyList<IReadOnlyList<Word>> pages = Read(folder["report.pdf"]);

        Assert.That((PagesOf(pages, "upper-edge")[0], PagesOf(pages, "lower-edge")[0], PagesOf(pages, "Figure")[0]), Is.EqualTo((1, 1, 1)));
        Assert.That(pages[0].Select(word => word.Text), Does.Contain("Supported"));
    }

    /// <summary>The first and the last word of a row are on one page.</summary>
    private static void AssertRows(IReadOnlyList<IReadOnlyList<Word>> pages)
    {
        int[] begins = PagesOf(pages, "begins1"), ends = PagesOf(pages, "ends1");
        Assert.That(begins, Has.Length.EqualTo(Trial.Book.Count * Trial.Rows));
        Assert.That(ends, Is.EqualTo(begins));
    }

    private static int[] PagesOf(IReadOnlyList<IReadOnlyList<Word>> pages, string start) =>
        [.. pages.SelectMany((words, page) => words.Where(word => word.Text.StartsWith(start, StringComparison.Ordinal)).OrderBy(word => word.Top).Select(_ => page))];

    /// <summary>The upper and the lower edge of a chart, and its number, are on one page.</summary>
    private static void AssertCharts(IReadOnlyList<IReadOnlyList<Word>> pages)
    {
        int[] tops = PagesOf(pages, "upper-edge"), bottoms = PagesOf(pages, "lower-edge"), numbers = PagesOf(pages, "Figure");
        Assert.That(tops, Has.Length.EqualTo(Trial.Book.Sum(chapter => chapter.Figures.Count)));
        Assert.That(bottoms, Is.EqualTo(tops));
        Assert.That(numbers, Is.EqualTo(tops));
    }

    /// <summary>Under each heading something stands on its page.</summary>
    private static void AssertHeadings(IReadOnlyList<IReadOnlyList<Word>> pages)
    {
        foreach (IReadOnlyList<Word> words in pages)
        {
            Word last = words.Where(word => !IsPageNumber(word, words)).MaxBy(word => word.Bottom)!;
            IEnumerable<string> line = words.Where(word => Math.Abs(word.Bottom - last.Bottom) < 2).OrderBy(word => word.Left).Select(word => word.Text);
            Assert.That(string.Join(' ', line), Is.Not.AnyOf("Further charts", "Day by day", "A wide one", "How sure, and of what", "How to reproduce this", "The file that made it: config.json"));
        }
    }

    private static void AssertMargins(IReadOnlyList<IReadOnlyList<Word>> pages) =>
        Assert.That(pages.SelectMany(words => words).Where(word => word.Left < 20 || word.Right > word.PageWidth - 20), Is.Empty);

    private static bool IsPageNumber(Word word, IReadOnlyList<Word> words) => word.Bottom == words.Max(one => one.Bottom);

    private static List<IReadOnlyList<Word>> Read(string pdf)
    {
        using Process process = Process.Start(new ProcessStartInfo(Pdftotext, ["-bbox", pdf, "-"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        XElement root = XDocument.Parse(process.StandardOutput.ReadToEnd()).Root!;
        process.WaitForExit();
        return
        [
            .. root.Descendants().Where(element => element.Name.LocalName == "page").Select(page => (IReadOnlyList<Word>)[.. page.Elements().Select(word => new Word(
                word.Value, Number(word, "xMin"), Number(word, "yMin"), Number(word, "xMax"), Number(word, "yMax"), Number(page, "width")))]),
        ];
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>A word of a page, in points from its upper left corner.</summary>
    private sealed record Word(string Text, double Left, double Top, double Right, double Bottom, double PageWidth);
}
