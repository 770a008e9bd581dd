using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Charts.Renderers;
using CommunitySim.Charts.Reports;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts;

/// <summary>Draws the charts of a result from its store.</summary>
public static class ChartSet
{
    /// <summary>Sweeps of more cells get no chart over time for each cell.</summary>
    private const int MostCellsOverTime = 2;

    /// <summary>Dates of a network; later ones lie farther apart.</summary>
    private const int Dates = 4;

    /// <summary>Which renderer this build draws with.</summary>
    public static IFigureRenderer Renderer { get; } =
#if SCOTTPLOT
        new ScottPlotRenderer();
#else
        new SvgRenderer();
#endif

    /// <summary>The figures that fit an experiment, the one that says most first.</summary>
    public static IReadOnlyList<Figure> Figures(Evidence evidence)
    {
        evidence = evidence.Shown;
        ExperimentResult result = evidence.Result;
        if (result.Worlds.Least == 0)
        {
            return [];
        }

        bool daily = result.Config.Keep != Keep.Outcomes;
        return
        [
            .. Sweeps(evidence),
            .. daily && result.Cells.Count <= MostCellsOverTime ? result.Cells.SelectMany(cell => OverDays(result.Config, cell)) : [],
            .. result.Config.Challenger is not null && result.Cells.Count == 1 ? (Figure[])[Crossovers(result.Config, result.Cells[0])] : [],
            .. Networks(result),
            .. StudyCharts.Figures(evidence),
        ];
    }

    /// <summary>What the swept parameters do.</summary>
    private static IEnumerable<Figure> Sweeps(Evidence evidence)
    {
        (ExperimentResult result, ExperimentConfig config) = (evidence.Result, evidence.Result.Config);
        if (SplitCharts.Fits(result))
        {
            return SplitCharts.Figures(result);
        }

        if (config.Sample is not null || result.Cells.Count == 1)
        {
            return [];
        }

        Expectation[] measured = [.. (config.Claim?.Expect ?? []).Where(one => one.Of.Kind == MeasureKind.Observed && one.Terms.All(term => term.At.Count > 0 && term.Strategy != Term.Best)).DistinctBy(one => one.Of.Of)];
        bool responds = measured.Length > 0 && Response.Fits(config);
        return
        [
            .. responds ? measured.Select(one => Response.Draw(result, one.Of.Of, one.Plus[0].Strategy, one.Day)) : [],
            .. config.Sweep.Count == 1 ? (Figure[])[SweepOutcome.Draw(result, Subjects(config))] : [],
            .. config.Sweep.Count == 2 && config.Challenger is not null && !responds ? (Figure[])[WinnerMap.Draw(result)] : [],
            .. config.Sweep.Count == 3 && config.Challenger is not null && !responds ? (Figure[])[WinnerMap.Slices(result, Observable.Value)] : [],
            .. SmallMultiples.Fits(config) && config.Keep != Keep.Outcomes ? (Figure[])[SmallMultiples.Draw(result, Subjects(config)[0])] : [],
        ];
    }

    /// <summary>What the claim measures first, then trust, reach and value: three of them.</summary>
    private static Observable[] Subjects(ExperimentConfig config) =>
        [.. (config.Claim?.Expect ?? []).Where(one => one.Of.Kind == MeasureKind.Observed).Select(one => one.Of.Of).Concat(Verdict.Subjects).Distinct().Take(Verdict.Subjects.Count)];

    private static IEnumerable<Figure> OverDays(ExperimentConfig config, CellResult cell) =>
        [OverTime.TrustAndReach(config, cell), OverTime.Value(config, cell), OverTime.Members(config, cell), PhasePortrait.Draw(config, cell), FinalTrust.Draw(config, cell)];

    private static Figure Crossovers(ExperimentConfig config, CellResult cell) => CrossoverDays.Draw(
        config.Title, config.Challenger!, config.Baseline!, config.Days, [.. Verdict.Subjects.Select(observable => new CrossoverWorlds(observable.Name(), cell.CrossoverDays(observable)))]);

    /// <summary>A community that is small enough to be seen whole, the only one or the first real one, under challenger and baseline at four dates.</summary>
    private static IEnumerable<Figure> Networks(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        if (config.Challenger is null || result.Cells.FirstOrDefault(cell => (result.Cells.Count == 1 || config.CommunityOf(cell.Cell).Network.Kind == NetworkKind.File) && config.MembersOf(cell.Cell) <= NetworkAtDates.MostMembers) is not { } small)
        {
            yield break;
        }

        int[] dates = [.. Enumerable.Range(1, Dates).Select(part => Math.Max(1, config.Days * part * part / (Dates * Dates))).Distinct()];
        foreach (string strategy in (string[])[config.Challenger, config.Baseline!])
        {
            NetworkSnapshots world = NetworkSnapshots.Take(config, small.Cell, config.IndexOf(strategy), dates);
            if (NetworkAtDates.CanDraw(world))
            {
                string where = small.Cell.Label.Length == 0 ? "" : $", {small.Cell.Label}";
                yield return NetworkAtDates.Draw($"network-{strategy.Replace(' ', '-')}", config.Title, $"the first world under {strategy}{where}", world);
            }
        }
    }

    /// <summary>
    /// Draws all charts of a result into a folder's subfolder charts, in place of those that are there, and its report beside them. What
    /// they show is read from the store before this returns; the files are written, and pictures made of them, over the cores.
    /// </summary>
    /// <returns>When all is there: the files written, and a line for the user where PNG files are missing, else null.</returns>
    public static Task<(IReadOnlyList<string> Files, string? Remark)> Draw(Evidence evidence, string folder)
    {
        IReadOnlyList<Figure> figures = Figures(evidence);
        string charts = Path.Combine(folder, "charts");
        if (Directory.Exists(charts))
        {
            Directory.Delete(charts, recursive: true);
        }

        Directory.CreateDirectory(charts);
        File.WriteAllText(Path.Combine(folder, ResultFolder.ReportName), ReportPage.Write(evidence.Result.Config.Title, [Chapters.Of(evidence, figures)]));
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
