using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Planning;
using CommunitySim.Charts.Plotting;
using CommunitySim.Charts.Reports;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts;

/// <summary>Writes figures and the report of a result into its folder. A file that fails does not affect the others.</summary>
/// <param name="folder">The result folder, with its subfolder charts.</param>
/// <param name="withPng">Whether each chart is written as PNG too.</param>
internal sealed class ChartFiles(string folder, bool withPng)
{
    private const int MostNamed = 5;

    /// <param name="drawings">The figures, and the charts that failed so far.</param>
    /// <param name="chapter">The report, with these figures; null if it cannot be made.</param>
    /// <param name="noReport">Why there is no report; null if there is one.</param>
    public async Task<DrawnFiles> Draw(Drawings drawings, Chapter? chapter, NotDrawn? noReport)
    {
        if (Picture.WhyNot is { } whyNot)
        {
            IReadOnlyList<NotDrawn> unwritten = chapter is null
                ? []
                : WriteReport(chapter with { Figures = [], Lead = [.. chapter.Lead, new Paragraph($"{whyNot}")] });
            return new DrawnFiles(
                [], [.. drawings.NotDrawn, .. unwritten, .. noReport is null ? (NotDrawn[])[] : [noReport]], [whyNot]);
        }

        Written[] written = new Written[drawings.Figures.Count];
        await Task.Run(() => Parallel.For(0, written.Length, index => written[index] = Write(drawings.Figures[index])))
            .ConfigureAwait(false);
        List<NotDrawn> failed = [.. drawings.NotDrawn, .. written.SelectMany(figure => figure.Failed)];
        if (chapter is not null)
        {
            Dictionary<Figure, Picture> drawn = new(ReferenceEqualityComparer.Instance);
            foreach ((Figure figure, Written one) in drawings.Figures.Zip(written)
                .Where(one => one.Second.Picture is not null))
            {
                drawn[figure] = one.Picture!;
            }

            failed.AddRange(
                WriteReport(
                chapter with
                {
                    Figures = [.. drawn.Keys],
                    Drawn = drawn,
                    NotDrawn = [.. failed.Where(fault => !fault.IsPng)]
                }));
        }

        string[] missing = withPng
            ? [.. written.SelectMany(one => one.Picture?.LettersWithoutFont ?? []).Distinct(StringComparer.Ordinal)]
            : [];
        foreach (Written one in written)
        {
            one.Picture?.Dispose();
        }

        failed.AddRange(noReport is null ? [] : [noReport]);
        return new DrawnFiles(
            [.. written.SelectMany(figure => figure.Files).OrderBy(IsPng)],
            [.. failed.OrderBy(fault => fault.IsPng)],
            [.. Remarks(drawings), .. RemarksOn(missing)]);
    }

    private Written Write(Figure figure)
    {
        string file = PlannedChart.PathOf(figure.Name);
        string svg = Path.Combine(folder, file), png = Path.ChangeExtension(svg, ".png");
        Picture? drawn = null;
        return NotDrawn.Try(
            file, () => File.WriteAllText(svg, (drawn = Picture.Render(figure)).Svg()), folder) is { } fault
            ? new Written(null, [], [fault])
            : !withPng ? new Written(drawn, [svg], [])
            : NotDrawn.Try(Path.ChangeExtension(file, ".png"), () => File.WriteAllBytes(png, drawn!.Png()),
                folder) is { } unpictured
                ? new Written(drawn, [svg], [unpictured])
            : new Written(drawn, [svg, png], []);
    }

    private IReadOnlyList<NotDrawn> WriteReport(Chapter chapter)
    {
        IReadOnlyList<NotDrawn> inside = [];
        NotDrawn? fault = NotDrawn.Try(
            ResultFolder.ReportName,
            () =>
            {
                ReportPage page = ReportPage.Render(chapter.Title, [chapter]);
                inside = page.NotDrawn;
                File.WriteAllText(Path.Combine(folder, ResultFolder.ReportName), page.Html);
            },
            folder);
        return fault is null ? inside : [fault];
    }

    private static IEnumerable<string> Remarks(Drawings drawings) => drawings.Empty.Count == 0 ? [] :
        [
            $"There is no chart of {string.Join(", ", drawings.Empty)}: there are too few worlds or points, or nothing varies. "
            + "The numbers are in comparisons.csv and runs.csv.",
        ];

    private static IEnumerable<string> RemarksOn(string[] missing) => missing.Length == 0 ? [] :
        [
            $"PNG files show a box for {string.Join(", ", missing.Take(MostNamed))}"
            + $"{(missing.Length > MostNamed ? $" and {missing.Length - MostNamed} more" : "")}, because no font of this machine "
            + "has them. The SVG files and report.html have the letters.",
        ];

    private static bool IsPng(string file) => file.EndsWith(".png", StringComparison.Ordinal);

    private readonly record struct Written(
        Picture? Picture, IReadOnlyList<string> Files, IReadOnlyList<NotDrawn> Failed);
}
