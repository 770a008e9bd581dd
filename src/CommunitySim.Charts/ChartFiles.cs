using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Renderers;
using CommunitySim.Charts.Reports;
using CommunitySim.Experiments.Results;

namespace CommunitySim.Charts;

/// <summary>Writes figures and the report of a result into its folder; each file stands alone, so one that fails costs no other.</summary>
/// <param name="folder">The result folder, with its subfolder charts.</param>
internal sealed class ChartFiles(string folder)
{
    /// <param name="drawings">The figures, and those that failed before.</param>
    /// <param name="chapter">The report, with these figures; null where it cannot be made.</param>
    /// <param name="pageless">Why there is no report.</param>
    public async Task<DrawnFiles> Draw(Drawings drawings, Chapter? chapter, NotDrawn? pageless)
    {
        IReadOnlyList<Figure> figures = drawings.Figures;
        Written[] written = new Written[figures.Count];
        int next = -1;

        // Threads of their own: they mostly wait for rsvg-convert, for which the pool's are too few.
        await Task.WhenAll(Enumerable.Range(0, Math.Min(figures.Count, Environment.ProcessorCount)).Select(_ => Task.Factory.StartNew(DrawNext, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))).ConfigureAwait(false);
        List<NotDrawn> failed = [.. drawings.NotDrawn, .. written.Select(figure => figure.Failed).OfType<NotDrawn>()];
        if (chapter is not null)
        {
            IReadOnlyList<Figure> shown = [.. figures.Where((_, index) => written[index].Failed is not { IsPng: false })];
            failed.AddRange(WriteReport(chapter with { Figures = shown, NotDrawn = [.. failed.Where(fault => !fault.IsPng)] }));
        }

        failed.AddRange(pageless is null ? [] : [pageless]);
        return new DrawnFiles([.. written.SelectMany(figure => figure.Files).OrderBy(IsPng)], [.. failed.OrderBy(fault => fault.IsPng)], [.. Remarks(drawings, written)]);

        void DrawNext()
        {
            for (int figure = Interlocked.Increment(ref next); figure < written.Length; figure = Interlocked.Increment(ref next))
            {
                written[figure] = Write(figures[figure]);
            }
        }
    }

    private Written Write(Figure figure)
    {
        IReadOnlyList<string> files = [];
        if (NotDrawn.Try(ChartSet.FileOf(figure.Name), () => files = ChartSet.Renderer.Draw(figure, Path.Combine(folder, "charts")), folder) is { } fault)
        {
            return new Written([], fault);
        }

        if (files.Any(IsPng) || !PngConverter.IsAvailable)
        {
            return new Written(files, null);
        }

        List<string> pictures = [];
        NotDrawn? unpictured = NotDrawn.Try(Path.ChangeExtension(ChartSet.FileOf(figure.Name), ".png"), () => pictures.AddRange(files.Select(PngConverter.Convert)), folder);
        return new Written([.. files, .. pictures], unpictured);
    }

    private IReadOnlyList<NotDrawn> WriteReport(Chapter chapter)
    {
        IReadOnlyList<NotDrawn> inside = [];
        NotDrawn? fault = NotDrawn.Try(
            ResultFolder.ReportName,
            () =>
            {
                ReportPage page = ReportPage.Of(chapter.Title, [chapter]);
                inside = page.NotDrawn;
                File.WriteAllText(Path.Combine(folder, ResultFolder.ReportName), page.Html);
            },
            folder);
        return fault is null ? inside : [fault];
    }

    private static IEnumerable<string> Remarks(Drawings drawings, Written[] written)
    {
        if (drawings.Empty.Count > 0)
        {
            yield return $"The results hold nothing to show in {string.Join(", ", drawings.Empty)}: every world of a cell failed, or nothing varies. The numbers are in comparisons.csv and runs.csv.";
        }

        if (written.Any(figure => figure.Failed is null && !figure.Files.Any(IsPng)))
        {
            yield return PngConverter.WhyNot;
        }
    }

    private static bool IsPng(string file) => file.EndsWith(".png", StringComparison.Ordinal);

    private readonly record struct Written(IReadOnlyList<string> Files, NotDrawn? Failed);
}
