using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;

namespace CommunitySim.Charts.Reports;

/// <summary>Results as chapters of reports.</summary>
public static class Chapters
{
    /// <summary>The chapter of a result.</summary>
    /// <param name="evidence">The result, and what was found out about its claim.</param>
    /// <param name="figures">Its charts, the main one first.</param>
    public static Chapter Of(Evidence evidence, IReadOnlyList<Figure> figures)
    {
        (ExperimentConfig config, Summary summary) = (evidence.Result.Config, evidence.Shown.Summary);
        return new Chapter(
            config.Name, config.Title, config.Question, summary.Badge,
            [.. summary.Setting, .. summary.Verdict],
            figures,
            summary.Body,
            ConfigWriter.Write(config),
            [
                $"communitysim run experiments/{config.Name}.json   # or config.json of this result, saved under that name",
                $"communitysim verify results/{config.Name}         # lives worlds again and compares every byte",
            ],
            [("version", Manifest.Version), ("commit", Manifest.Commit), ("build of the model", Manifest.Model), ("seed", $"{config.Seed}")]);
    }
}
