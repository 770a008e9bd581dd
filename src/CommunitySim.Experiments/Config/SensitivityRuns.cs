using System.Runtime.CompilerServices;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// Derives the experiments of a sensitivity analysis from an experiment. Each has its own store in the same folder.
/// </summary>
public static class SensitivityRuns
{
    /// <summary>The study over the whole space: sensitivity indices, and the share in which the result holds.</summary>
    public const string Space = "space";

    /// <summary>The study along each parameter alone: the points where the result turns.</summary>
    public const string Lines = "lines";

    // The cache lets each study build its cells only once.
    private static readonly ConditionalWeakTable<ExperimentConfig, IReadOnlyList<(string Name, ExperimentConfig Config)>>
        Made = [];

    public static IReadOnlyList<(string Name, ExperimentConfig Config)> For(ExperimentConfig config) =>
        Made.GetValue(config, Make);

    private static IReadOnlyList<(string Name, ExperimentConfig Config)> Make(ExperimentConfig config) =>
        config.Sensitivity is not { } plan
            ? []
            :
            [
                (Space, Study(config, plan, Space, plan.Design, plan.Points, plan.Replicates)),
                (Lines, Study(config, plan, Lines, Design.Lines, plan.Levels, plan.LevelReplicates)),
            ];

    /// <summary>Returns the name of a study's store in a result folder.</summary>
    public static string FileName(string study) => $"{study}.db";

    /// <summary>
    /// Returns the studied expectation. It is the claim's first, or that the challenger is ahead of the baseline on an
    /// observable. The default observable is value.
    /// </summary>
    public static Expectation Studied(ExperimentConfig config) =>
        config.Sensitivity?.Of is null && config.Claim is { Expect: [var first, ..] }
            ? first
            : Ahead(config, config.Sensitivity?.Of ?? Observable.Value);

    private static Expectation Ahead(ExperimentConfig config, Observable of) => new()
    {
        That = $"{config.Challenger} is ahead of {config.Baseline} on {of.Name()}",
        Of = new Measure(MeasureKind.Observed, of, of),
        Day = config.Horizons[^1],
        Plus = [Term.Named(config.Challenger!)],
        Minus = [Term.Named(config.Baseline!)],
        Is = of.LessIsBetter() ? Side.Below : Side.Above,
    };

    private static ExperimentConfig Study(
        ExperimentConfig config, SensitivityPlan plan, string name, Design design, int points, int replicates)
    {
        Expectation studied = Studied(config);
        IReadOnlyList<StrategyConfig> strategies = Needed(config, studied);
        bool others = studied.Of.Kind == MeasureKind.Crossover
            && studied.Terms.Any(term =>
                term.Strategy.Length > 0 && (term.Strategy, term.Over) != (config.Challenger, config.Baseline));
        string? challenger = strategies.Count < 2 ? null : Kept(config.Challenger) ?? strategies[0].Name;
        string? baseline = strategies.Count < 2
            ? null
            : Kept(config.Baseline) is { } kept && kept != challenger
                ? kept
                : strategies.First(strategy => strategy.Name != challenger).Name;
        return config with
        {
            Name = $"{config.Name}, {name}",
            Values = plan.Members is { } members
                ? config.Values.ToDictionary(
                    value => value.Key,
                    value => value.Key == "community.members" ? members : value.Value,
                    StringComparer.Ordinal)
                : config.Values,
            Replicates = Replicates.Exactly(replicates),
            Keep = others ? Keep.Daily : Keep.Outcomes,
            Strategies = strategies,
            Sweep =
            [
                .. config.Sweep
                    .Where(axis => studied.Terms.Any(term => term.At.ContainsKey(axis.Path)))
                    .Select(axis => axis with
                    {
                        Values = [.. axis.Values.Where(value => studied.Terms.Any(term => term.At[axis.Path].Equals(value)))],
                    })
            ],
            Sample = new Sample { Design = design, Points = points, Seed = config.Seed, Over = plan.Over },
            Claim = null,
            Sensitivity = null,
            Challenger = challenger,
            Baseline = baseline,
        };

        string? Kept(string? strategy) => strategies.Any(found => found.Name == strategy) ? strategy : null;
    }

    /// <summary>Returns the strategies that the expectation names, or all if it compares all.</summary>
    private static IReadOnlyList<StrategyConfig> Needed(ExperimentConfig config, Expectation studied)
    {
        bool all = studied.Of.Kind == MeasureKind.Agreement || studied.Terms.Any(term => term.Strategy is Term.Best);
        string?[] named = studied.Terms.Any(term => term.Strategy.Length == 0)
            ? [config.Challenger, config.Baseline]
            : [.. studied.Terms.SelectMany(term => (string[])[term.Strategy, term.Over])];
        return all ? config.Strategies : [.. config.Strategies.Where(strategy => named.Contains(strategy.Name))];
    }
}
