using System.Runtime.CompilerServices;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// Derives the experiments of a sensitivity analysis from an experiment. Each has its own store in the same folder.
/// </summary>
public static class SensitivityRuns
{
    /// <summary>The study of even points: the share of the space in which the result holds.</summary>
    public const string Space = "space";

    /// <summary>The study of elementary effects, which finds the parameters that matter most.</summary>
    public const string Screening = "screening";

    /// <summary>The study of Sobol indices.</summary>
    public const string Indices = "sobol";

    /// <summary>The study along each parameter alone: the points where the result turns.</summary>
    public const string Lines = "lines";

    // The cache lets each study build its cells only once.
    private static readonly ConditionalWeakTable<ExperimentConfig, IReadOnlyList<(string Name, ExperimentConfig Config)>>
        Made = [];

    /// <summary>All names of studies.</summary>
    public static IReadOnlyList<string> Names { get; } = [Screening, Space, Lines, Indices];

    /// <summary>
    /// Returns the studies of an experiment. If a screening is among them, the indices concern the first parameters:
    /// the cost is known, and <see cref="Of"/> gives the study once the screening is done.
    /// </summary>
    public static IReadOnlyList<(string Name, ExperimentConfig Config)> For(ExperimentConfig config) =>
        Made.GetValue(config, Make);

    /// <summary>Returns the study of Sobol indices of some parameters.</summary>
    /// <param name="indices">The study of indices in <see cref="For"/>.</param>
    /// <param name="parameters">Positions of the parameters, ascending.</param>
    public static ExperimentConfig Of(ExperimentConfig indices, IReadOnlyList<int> parameters) =>
        indices with { Sample = indices.Sample! with { Indexed = parameters } };

    /// <summary>Whether a study needs the result of the screening first.</summary>
    public static bool NeedsScreening(ExperimentConfig config, string study) =>
        study == Indices && config.Sensitivity!.Screens;

    private static IReadOnlyList<(string Name, ExperimentConfig Config)> Make(ExperimentConfig config) =>
        config.Sensitivity is { } plan ? [.. Make(config, plan)] : [];

    // The indices come last, because they may wait for the screening.
    private static IEnumerable<(string Name, ExperimentConfig Config)> Make(ExperimentConfig config, SensitivityPlan plan)
    {
        if (plan.Screens || plan.Method == SensitivityMethod.Morris)
        {
            yield return (Screening, Study(config, plan, Screening, Design.Morris, plan.Walks, 1));
        }

        if (plan.Method == SensitivityMethod.Sobol)
        {
            yield return (Space, Study(config, plan, Space, Design.Share, plan.Points, plan.Replicates));
        }

        yield return (Lines, Study(config, plan, Lines, Design.Lines, plan.Levels, plan.LevelReplicates));
        if (plan.Method == SensitivityMethod.Sobol)
        {
            ExperimentConfig indices = Study(config, plan, Indices, Design.Saltelli, plan.Points, 1);
            yield return (Indices, plan.Screens ? Of(indices, [.. Enumerable.Range(0, SensitivityPlan.MostIndexed)]) : indices);
        }
    }

    /// <summary>
    /// Returns the studied expectation. It is the claim's first, or that the challenger is ahead of the baseline on an
    /// observable. The default observable is value.
    /// </summary>
    public static Expectation Studied(ExperimentConfig config) =>
        config.Sensitivity?.Of is null && config.Claim is { Expect: [var first, ..] }
            ? first
            : Ahead(config, config.Sensitivity?.Of ?? Observable.Value);

    /// <summary>Returns the studied expectation for the size of the community in a study.</summary>
    internal static Expectation StudiedIn(ExperimentConfig config, ExperimentConfig study) =>
        Studied(config).ForSize(StudyRuns.SizeOf(config, study));

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
        // The share of the space serves the decision as well, which is between all strategies.
        IReadOnlyList<StrategyConfig> strategies =
            design == Design.Share && plan.Decide ? config.Strategies : NeededStrategies.Of(config, [studied]);
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
            Values = StudyRuns.ValuesOf(config, plan.Members),
            // The best policy of a family is chosen in one world and measured in another.
            Replicates = Replicates.Exactly(Math.Max(replicates, studied.ChoosesBest ? 2 : 1)),
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
            Measured = [],
            Claim = null,
            Sensitivity = null,
            Search = null,
            Challenger = challenger,
            Baseline = baseline,
        };

        string? Kept(string? strategy) => strategies.Any(found => found.Name == strategy) ? strategy : null;
    }
}
