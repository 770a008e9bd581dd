using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Claims;

/// <summary>The results of an experiment's studies. The result of the screening decides what the indices are about.</summary>
public static class Studies
{
    /// <summary>Reads the results of all studies, by name.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="open">Opens the finished store of a study.</param>
    public static IReadOnlyDictionary<string, ExperimentResult> Read(
        ExperimentConfig config, Func<string, ExperimentConfig, IResultStore> open)
    {
        Dictionary<string, ExperimentResult> results = new(StringComparer.Ordinal);
        foreach ((string name, ExperimentConfig planned) in StudyRuns.For(config))
        {
            ExperimentConfig study = SensitivityRuns.NeedsScreening(config, name)
                ? Screened(config, planned, results[SensitivityRuns.Screening])
                : planned;
            results.Add(name, new ExperimentResult(study, open(name, study)));
        }

        return results;
    }

    /// <summary>Runs an experiment and its studies in memory.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="threads">The number of threads, at least 1. It does not affect the results.</param>
    public static ExperimentResult Run(ExperimentConfig config, int threads)
    {
        ExperimentResult own = Runner.Run(config, threads);
        return new ExperimentResult(config, own.Record)
        {
            Studies = Read(config, (_, study) => Runner.Run(study, threads).Record),
        };
    }

    /// <summary>Returns the study of indices for the parameters that a screening found.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="indices">The study of indices in <see cref="StudyRuns.For"/>.</param>
    /// <param name="screening">The result of the screening.</param>
    public static ExperimentConfig Screened(ExperimentConfig config, ExperimentConfig indices, ExperimentResult screening) =>
        SensitivityRuns.Of(indices, Screening.Of(screening, SensitivityRuns.Studied(config)).Kept);
}
