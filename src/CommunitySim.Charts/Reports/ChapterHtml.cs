using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts.Reports;

/// <summary>Writes a chapter. Question, verdict and main picture come first, then the rest, then the origin.</summary>
/// <param name="chapter">What to write.</param>
/// <param name="number">1, 2, …</param>
/// <param name="inBook">Whether it is part of a book, which gives it a number, smaller headings and links back.</param>
internal sealed class ChapterHtml(Chapter chapter, int number, bool inBook)
{
    private const string Back = """<p class="back"><a href="#contents">Back to contents</a></p>""";

    private readonly int _deeper = inBook ? 1 : 0;
    private readonly (IReadOnlyList<string> Html, IReadOnlyList<NotDrawn> NotDrawn) _charts = Charts(chapter,
        number, inBook);

    /// <summary>The charts that failed here; a note stands in the place of each.</summary>
    public IReadOnlyList<NotDrawn> NotDrawn => _charts.NotDrawn;

    /// <summary>The target of links to a chapter.</summary>
    public static string Id(int number) => $"chapter-{number}";

    public string Write() => $"""
        <article id="{Id(number)}" aria-labelledby="{Id(number)}-title">
        <header>{(inBook ? Back : "")}
        <{Top} id="{Id(number)}-title">{(inBook ? $"""<span class="ordinal">{number}</span> """ : "")}{HtmlBlocks.Inline(chapter.Title)}</{Top}>
        {(chapter.Question.Length > 0 ? $"""<p class="question">{HtmlBlocks.Inline(chapter.Question)}</p>""" : "")}
        </header>
        <div class="opening">
        {Opening()}{string.Concat(_charts.Html.Take(1))}</div>
        {(chapter.Verdict is null ? "" : Lead())}{string.Concat(_charts.Html.Take(chapter.FiguresWithVerdict).Skip(1))}{Further()}{HtmlBlocks.Write(
            [.. chapter.Body, .. Experiments.Reporting.NotDrawn.Section(chapter.NotDrawn)], _deeper)}{Origin()}{(inBook ? Back : "")}
        </article>

        """;

    private string Top => inBook ? "h2" : "h1";

    private string Below => inBook ? "h3" : "h2";

    // Without a verdict the lead takes its place beside the picture.
    private string Opening() => chapter.Verdict is not { } verdict ? Lead() : $"""
        <section class="verdict {verdict.Verdict.ToString().ToLowerInvariant()}" aria-label="Verdict">
        <p class="claim">{HtmlBlocks.Inline(verdict.Claim)}</p>
        <p>{BadgeForm.Write(verdict.Verdict)}</p>
        <p class="sentence">{HtmlBlocks.Inline(verdict.Sentence)}</p>
        </section>

        """;

    private string Lead() => chapter.Lead.Count == 0 ? "" : $"""<div class="lead">{"\n"}{HtmlBlocks.Write(chapter.Lead, _deeper)}</div>{"\n"}""";

    private string Further() =>
        chapter.Figures.Count <= chapter.FiguresWithVerdict
            ? ""
            : $"<{Below}>Further charts</{Below}>\n{string.Concat(_charts.Html.Skip(chapter.FiguresWithVerdict))}";

    private static (IReadOnlyList<string> Html, IReadOnlyList<NotDrawn> NotDrawn) Charts(
        Chapter chapter, int number, bool inBook)
    {
        List<string> html = [];
        List<NotDrawn> failed = [];
        foreach ((int index, Figure figure) in chapter.Figures.Index())
        {
            string label = inBook ? $"{number}.{index + 1}"
                : $"{index + 1}", file = inBook ? $"{chapter.Name}-{figure.Name}" : figure.Name;
            if (Experiments.Reporting.NotDrawn.Try(
                $"figure {label} ({file})",
                () => html.Add(ChartHtml.Write(
                    figure, chapter.Drawn.GetValueOrDefault(figure), $"{Id(number)}-figure-{index + 1}",
                    label, file))) is { } fault)
            {
                html.Add(HtmlBlocks.Write(
                    [new Paragraph($"**Figure {label} ({figure.Name}) is not drawn**: {fault.Reason}")]));
                failed.Add(fault);
            }
        }

        return (html, failed);
    }

    private string Origin() => $"""
        <section class="origin">
        <{Below}>How to reproduce this</{Below}>
        <pre>{SvgText.Escape(string.Join('\n', chapter.Commands))}</pre>
        <dl>
        {string.Concat(chapter.Made.Select(made => $"<div><dt>{HtmlBlocks.Inline(made.Key)}</dt><dd>{HtmlBlocks.Inline(made.Value)}</dd></div>\n"))}</dl>
        <details>
        <summary>The file that made it: config.json</summary>
        <pre>{SvgText.Escape(chapter.ExperimentFile.TrimEnd('\n'))}</pre>
        </details>
        </section>

        """;
}
