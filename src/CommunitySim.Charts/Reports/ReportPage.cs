using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts.Reports;

/// <summary>
/// Writes the report of an experiment, or a book of several, as one self-contained page. Style and script are part of it, and its
/// security policy forbids network access. Printing cuts no chart and no row.
/// </summary>
/// <param name="Html">The page.</param>
/// <param name="NotDrawn">The charts that failed here; a note stands in the place of each.</param>
public sealed record ReportPage(string Html, IReadOnlyList<NotDrawn> NotDrawn)
{
    /// <summary>Marks a page of this program; it is near the beginning of every page.</summary>
    public const string Mark = """<meta name="generator" content="CommunitySim report">""";

    private static readonly string Style = Text("report.css"), Script = Text("report.js");

    /// <summary>Writes the page as HTML. The same input gives the same bytes.</summary>
    /// <param name="title">The title of the window, and of a book.</param>
    /// <param name="chapters">One chapter for a report, several for a book with contents.</param>
    /// <exception cref="ArgumentException">There is no chapter.</exception>
    public static string Write(string title, IReadOnlyList<Chapter> chapters) => Render(title, chapters).Html;

    /// <summary>Writes the page, and lists the charts that failed.</summary>
    /// <inheritdoc cref="Write"/>
    public static ReportPage Render(string title, IReadOnlyList<Chapter> chapters)
    {
        if (chapters.Count == 0)
        {
            throw new ArgumentException("A report needs at least one chapter.", nameof(chapters));
        }

        bool isBook = chapters.Count > 1;
        ChapterHtml[] written = [.. chapters.Select((chapter, index) => new ChapterHtml(chapter, index + 1, isBook))];
        string policy = $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; img-src data: blob:; "
            + "base-uri 'none'; form-action 'none'";
        string html = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            {Mark}
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{SvgText.Escape(title)}</title>
            <link rel="icon" href="data:,">
            <style>{Style}</style>
            </head>
            <body>
            <main>
            {(isBook ? Contents(title, chapters) : "")}{string.Concat(written.Select(chapter => chapter.Write()))}</main>
            <script>{Script}</script>
            </body>
            </html>

            """;
        return new ReportPage(html, [.. written.SelectMany(chapter => chapter.NotDrawn)]);
    }

    private static string Contents(string title, IReadOnlyList<Chapter> chapters) => $"""
        <nav id="contents" aria-labelledby="contents-title">
        <h1 id="contents-title">{HtmlBlocks.Inline(title)}</h1>
        <ol role="list">
        {string.Concat(chapters.Select((chapter, index) => Entry(chapter, index + 1)))}</ol>
        </nav>

        """;

    private static string Entry(Chapter chapter, int number) => $"""
        <li><p class="entry"><span class="ordinal">{number}</span> <a href="#{ChapterHtml.Id(number)}">{HtmlBlocks.Inline(chapter.Title)}</a></p>
        {(chapter.Verdict is { } verdict
            ? $"{BadgeForm.Write(verdict.Verdict)}<p>{HtmlBlocks.Inline(verdict.Sentence)}</p>"
            : $"<p>{HtmlBlocks.Inline(chapter.Question)}</p>")}</li>

        """;

    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Text(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(ReportPage), name)
            ?? throw new InvalidOperationException($"{name} is missing from the program.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
