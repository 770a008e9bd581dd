using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Charts.Renderers;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts;

/// <summary>Draws the charts of a result from its store.</summary>
public static class ChartSet
{
    /// <summary>Sweeps of more cells get no chart over time for each cell.</summary>
    private const int MostCellsOverTime = 4;

    /// <summary>Which renderer this build draws with.</summary>
    public static IFigureRenderer Renderer { get; } =
#if SCOTTPLOT
        new ScottPlotRenderer();
#else
        new SvgRenderer();
#endif

    /// <summary>The figures that fit an experiment.</summary>
    public static IReadOnlyList<Figure> Figures(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        List<Figure> figures = [];
        foreach (CellResult cell in result.Cells.Where(cell => result.Cells.Count <= MostCellsOverTime && cell.Replicates > 0))
        {
            figures.AddRange([OverTime.TrustAndReach(config, cell), OverTime.Value(config, cell), OverTime.Members(config, cell), FinalTrust.Draw(config, cell)]);
        }

        if (config.Sweep.Count == 1 && result.Cells.Count > 1 && result.Worlds.Least > 0)
        {
            figures.Add(SweepOutcome.Draw(result));
        }

        if (config.Sweep.Count == 2 && config.Challenger is not null && result.Worlds.Least > 0)
        {
            figures.Add(WinnerMap.Draw(result));
        }

        return figures;
    }

    /// <summary>
    /// Draws all charts of a result into a folder's subfolder charts, in place of those that are there. What they show is read
    /// from the store before this returns; the files are written, and pictures made of them, over the cores.
    /// </summary>
    /// <returns>When all is there: the files written, and a line for the user where PNG files are missing, else null.</returns>
    public static Task<(IReadOnlyList<string> Files, string? Remark)> Draw(ExperimentResult result, string folder)
    {
        IReadOnlyList<Figure> figures = Figures(result);
        string charts = Path.Combine(folder, "charts");
        if (Directory.Exists(charts))
        {
            Directory.Delete(charts, recursive: true);
        }

        Directory.CreateDirectory(charts);
        return Draw(figures, charts);
    }

    private static async Task<(IReadOnlyList<string> Files, string? Remark)> Draw(IReadOnlyList<Figure> figures, string charts)
    {
        (IReadOnlyList<string> Files, string? Remark)[] drawn = new (IReadOnlyList<string>, string?)[figures.Count];
        int next = -1;

        // Threads of their own: they mostly wait for rsvg-convert, for which the pool's are too few.
        await Task.WhenAll(Enumerable.Range(0, Math.Min(figures.Count, Environment.ProcessorCount)).Select(_ => Task.Factory.StartNew(DrawNext, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))).ConfigureAwait(false);
        return figures.Count == 0
            ? ([], "No chart is drawn for a sweep of this form, or one with a cell in which every world failed; the numbers are in comparisons.csv and runs.csv.")
            : ([.. drawn.SelectMany(figure => figure.Files).OrderBy(IsPng)], drawn.Select(figure => figure.Remark).FirstOrDefault(remark => remark is not null));

        void DrawNext()
        {
            for (int figure = Interlocked.Increment(ref next); figure < drawn.Length; figure = Interlocked.Increment(ref next))
            {
                drawn[figure] = WithPictures(Renderer.Draw(figures[figure], charts));
            }
        }
    }

    /// <summary>A picture that cannot be made is no reason to lose a result.</summary>
    private static (IReadOnlyList<string> Files, string? Remark) WithPictures(IReadOnlyList<string> files)
    {
        if (files.Any(IsPng))
        {
            return (files, null);
        }

        if (!PngConverter.IsAvailable)
        {
            return (files, PngConverter.WhyNot);
        }

        try
        {
            return ([.. files, .. files.Select(PngConverter.Convert)], null);
        }
        catch (InvalidOperationException fault)
        {
            return (files, $"Not all PNG files were made; the SVG files are complete. {fault.Message}");
        }
    }

    private static bool IsPng(string file) => file.EndsWith(".png", StringComparison.Ordinal);
}
