using System.Runtime.CompilerServices;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// The studies of an experiment: its claim's placebo and variants, the search for a policy, and its sensitivity analysis. Each is an experiment
/// with its own store in the same folder.
/// </summary>
public static class StudyRuns
{
    // The cache lets each study build its cells only once.
    private static readonly ConditionalWeakTable<ExperimentConfig, IReadOnlyList<(string Name, ExperimentConfig Config)>>
        Made = [];

    /// <summary>All names that a study can have.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [ClaimRuns.Placebo, ClaimRuns.Variants, SearchRuns.Name, .. SensitivityRuns.Names, .. FitRuns.Names];

    /// <summary>Returns the studies of an experiment by name.</summary>
    public static IReadOnlyList<(string Name, ExperimentConfig Config)> For(ExperimentConfig config) =>
        Made.GetValue(config, found =>
        [
            .. ClaimRuns.Make(found),
            .. found.Search is null ? [] : ((string, ExperimentConfig)[])[(SearchRuns.Name, SearchRuns.For(found))],
            .. SensitivityRuns.For(found),
            .. FitRuns.For(found),
        ]);

    /// <summary>Returns the values of a study whose community has another size; null keeps the experiment's.</summary>
    internal static IReadOnlyDictionary<string, object> ValuesOf(ExperimentConfig config, int? members) => members is null
        ? config.Values
        : config.Values.ToDictionary(
            value => value.Key, value => value.Key == "community.members" ? members.Value : value.Value, StringComparer.Ordinal);

    /// <summary>Returns the size of the community in a study, as a multiple of the experiment's.</summary>
    internal static double SizeOf(ExperimentConfig config, ExperimentConfig study) =>
        (double)study.MembersOf(study.Cells()[0]) / PeopleIn(config);

    /// <summary>Returns the size of the community to which money is scaled: the observed one of a fit, or that of the first cell.</summary>
    internal static int PeopleIn(ExperimentConfig config) => config.Fit?.People ?? config.MembersOf(config.Cells()[0]);

    /// <summary>Returns the name of a study's store in a result folder.</summary>
    public static string FileName(string study) => $"{study}.db";
}
