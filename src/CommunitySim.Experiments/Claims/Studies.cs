using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Fitting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Claims;

/// <summary>
/// The results of an experiment's studies. The result of the screening decides what the indices are about, and the first points of a fit
/// decide whether and where more are needed.
/// </summary>
public static class Studies
{
    /// <summary>Reads the results of all studies, by name.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="own">Its own finished store.</param>
    /// <param name="open">Opens the finished store of a study.</param>
    public static IReadOnlyDictionary<string, ExperimentResult> Read(
        ExperimentConfig config, IResultStore own, Func<string, ExperimentConfig, IResultStore> open)
    {
        Dictionary<string, ExperimentResult> results = new(StringComparer.Ordinal);
        foreach ((string name, ExperimentConfig planned) in StudyRuns.For(config))
        {
            ExperimentConfig study = SensitivityRuns.NeedsScreening(config, name)
                ? Screened(config, planned, results[SensitivityRuns.Screening])
                : planned;
            results.Add(name, new ExperimentResult(study, open(name, study)));
        }

        if (Wave(config, own, name => results[name]) is { } wave)
        {
            results.Add(FitRuns.Wave, new ExperimentResult(wave, open(FitRuns.Wave, wave)));
        }

        return results;
    }

    /// <summary>Returns the study of more points of a fit; null if there is no fit, or if its first points suffice.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="own">Its own finished store.</param>
    /// <param name="study">Finds the result of a study.</param>
    public static ExperimentConfig? Wave(ExperimentConfig config, IResultStore own, Func<string, ExperimentResult> study) =>
        config.Fit is null ? null : FitWave.Study(new ExperimentResult(config, own), study(FitRuns.Luck));

    /// <summary>Runs an experiment and its studies in memory.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="threads">The number of threads, at least 1. It does not affect the results.</param>
    public static ExperimentResult Run(ExperimentConfig config, int threads)
    {
        ExperimentResult own = Runner.Run(config, threads);
        return new ExperimentResult(config, own.Record)
        {
            Studies = Read(config, own.Record, (_, study) => Runner.Run(study, threads).Record),
        };
    }

    /// <summary>Returns the study of indices for the parameters that a screening found.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="indices">The study of indices in <see cref="StudyRuns.For"/>.</param>
    /// <param name="screening">The result of the screening.</param>
    public static ExperimentConfig Screened(ExperimentConfig config, ExperimentConfig indices, ExperimentResult screening) =>
        SensitivityRuns.Of(indices, Screening.Of(screening, SensitivityRuns.Studied(config)).Kept);
}
