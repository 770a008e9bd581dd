using CommunitySim.Charts.Reports;
using Microsoft.Playwright;

namespace CommunitySim.Browser.Tests;

/// <summary>The pages that are looked at, as files: a report, and a book of every kind of chapter.</summary>
internal static class Pages
{
    public static string Report { get; } = Chromium.Folder.Write("report.html", ReportPage.Write("Convert or connect?", [Trial.Supported]));

    public static string Book { get; } = Chromium.Folder.Write("book.html", ReportPage.Write("Connect, don't convert: the evidence", Trial.Book));

    public static async Task<IPage> Opened(this Task<IPage> window, string file)
    {
        IPage page = await window;
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }
}
