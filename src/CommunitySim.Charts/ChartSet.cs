using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Planning;
using CommunitySim.Charts.Reports;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts;

/// <summary>
/// Draws the charts of a result from its store. The answer names charts and pages that failed; they do not affect the others.
/// </summary>
public sealed class ChartSet
{
    private readonly Func<ExperimentConfig, IReadOnlyList<PlannedChart>> _plan;

    /// <param name="plan">Which charts an experiment has.</param>
    internal ChartSet(Func<ExperimentConfig, IReadOnlyList<PlannedChart>> plan) => _plan = plan;

    /// <summary>The charts of this program.</summary>
    public static ChartSet Standard { get; } = new(ChartPlan.Create);

    /// <summary>The names of the charts that an experiment will have, in order. The configuration decides them before a run.</summary>
    public IReadOnlyList<string> NamesFor(ExperimentConfig config) =>
        [.. _plan(Labels.Apply(config)).Select(chart => chart.Name)];

    /// <summary>The figures of a result.</summary>
    public Drawings Figures(ExperimentAnalysis analysis)
    {
        analysis = analysis.Shown;
        List<Figure> figures = [];
        List<NotDrawn> failed = [];
        List<string> empty = [];
        IReadOnlyList<PlannedChart> charts = [];
        if (NotDrawn.Try("charts/", () => charts = _plan(analysis.Result.Config)) is { } unplanned)
        {
            failed.Add(unplanned);
        }

        foreach (PlannedChart chart in charts)
        {
            Figure? figure = null;
            if (analysis.Result.Worlds.Least > 0
                && NotDrawn.Try(chart.File, () => figure = chart.Draw(analysis)) is { } fault)
            {
                failed.Add(fault);
            }
            else if (figure is null)
            {
                empty.Add(chart.Name);
            }
            else
            {
                figures.Add(figure);
            }
        }

        return new Drawings(figures, failed, empty);
    }

    /// <summary>
    /// Replaces the charts in a result folder's subfolder charts, and writes the report beside it. The store is read before this
    /// method returns. The pictures are drawn and written in parallel.
    /// </summary>
    /// <param name="analysis">The result, and what was found out about its claim.</param>
    /// <param name="folder">The result folder.</param>
    /// <param name="withPng">Whether each chart is written as PNG too.</param>
    /// <returns>The files that were written and those that failed, once all are done.</returns>
    public Task<DrawnFiles> Draw(ExperimentAnalysis analysis, string folder, bool withPng = true)
    {
        Drawings drawings = Figures(analysis);
        Chapter? chapter = null;
        NotDrawn? noReport = NotDrawn.Try(
            ResultFolder.ReportName, () => chapter = Chapters.Create(analysis, drawings.Figures), folder);
        string charts = Path.Combine(folder, "charts");
        if (Directory.Exists(charts))
        {
            Directory.Delete(charts, recursive: true);
        }

        Directory.CreateDirectory(charts);
        return new ChartFiles(folder, withPng).Draw(drawings, chapter, noReport);
    }
}
