using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Charts.Reports;

/// <summary>Creates the chapters of reports.</summary>
public static class Chapters
{
    /// <summary>Creates the chapter of a result.</summary>
    /// <param name="analysis">The result and its analysis.</param>
    /// <param name="figures">Its charts, the main one first.</param>
    public static Chapter Create(ExperimentAnalysis analysis, IReadOnlyList<Figure> figures)
    {
        (ExperimentConfig config, Summary summary) = (analysis.Result.Config, Summary.Of(analysis.Shown));
        return new Chapter(
            config.Name, config.Title, config.Question, summary.Badge,
            [.. summary.Setting, .. summary.Verdict],
            figures,
            summary.Body,
            ConfigWriter.Write(config),
            [
                config.Fit is null
                    ? $"communitysim run experiments/{config.Name}.json   # or config.json of this result, saved under that name"
                    : $"communitysim run results/{config.Name}/config.json --out again   # with the observations and points of this fit",
                $"communitysim verify results/{config.Name}         # runs worlds again and compares every byte",
            ],
            [("version", ProgramBuild.Version), ("commit", ProgramBuild.Commit),
                ("build of the model", ProgramBuild.Model), ("seed", $"{config.Seed}")])
        {
            FiguresWithVerdict = 1 + figures.Skip(1).TakeWhile(figure => figure.IsOfClaim).Count(),
        };
    }
}
