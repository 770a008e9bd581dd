using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Fitting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Analysis;

/// <summary>A result and its figures, from which texts, tables, charts and pages are made.</summary>
/// <param name="result">The result.</param>
public sealed class ExperimentAnalysis(ExperimentResult result)
{
    private readonly Lazy<RunSize> _size = new(() => RunSize.Of(result));
    private readonly Lazy<ReachedPrecision?> _precision = new(() => ReachedPrecision.Of(result));
    private readonly Lazy<ClaimTest?> _claim = new(() => ClaimTest.Of(result));
    private readonly Lazy<VariantStudy?> _variants = new(() => VariantStudy.Of(result));
    private readonly Lazy<Recommendation?> _recommendation = new(() => Recommendation.Of(result));
    private readonly Lazy<Decision?> _decision = new(() => Decision.Of(result));
    private readonly Lazy<FitStudy?> _fit = new(() => FitStudy.Of(result));
    private readonly Lazy<PolicySearch?> _search = new(() => PolicySearch.Of(result));
    private readonly Lazy<Comparison?> _comparison = new(() => result.Config.Challenger is null ? null : new Comparison(result));
    private readonly Lazy<SpaceStudy?> _space = new(() => SpaceStudy.Of(result));
    private readonly Lazy<LineStudy?> _lines = new(() => LineStudy.Of(result));
    private readonly Lazy<IReadOnlyList<FinalLevels>> _levels = new(() => FinalLevels.Of(result));
    private readonly Lazy<StepEffects?> _steps = new(() => StepEffects.Of(result));

    private ExperimentAnalysis? _shown;
    private Decision? _decisionAfter;

    /// <summary>The result.</summary>
    public ExperimentResult Result { get; } = result;

    /// <summary>
    /// The same analysis with labels instead of the strategies' names, for readers. Tables for programs keep the names.
    /// </summary>
    public ExperimentAnalysis Shown =>
        _shown ??= Result.Labelled() is var labelled && ReferenceEquals(labelled, Result)
            ? this
            : new ExperimentAnalysis(labelled);

    /// <summary>The size of the run.</summary>
    public RunSize Size => _size.Value;

    /// <summary>Whether the requested precision was reached. Null without such a request.</summary>
    public ReachedPrecision? Precision => _precision.Value;

    /// <summary>The test of the claim. Null without a claim.</summary>
    public ClaimTest? Claim => _claim.Value;

    /// <summary>The claim under other forms of the model. Null without such a study.</summary>
    public VariantStudy? Variants => _variants.Value;

    /// <summary>The strategy to choose by value. Null with one strategy, or if a cell has no world.</summary>
    public Recommendation? Recommendation => _recommendation.Value;

    /// <summary>
    /// The choice among all strategies under doubt about the parameters. Null without points of a space, or with one strategy.
    /// </summary>
    public Decision? Decision => _decision.Value;

    /// <summary>The fit to observations. Null without one.</summary>
    public FitStudy? Fit => _fit.Value;

    /// <summary>The choice after the data of the fit. Null without a fit.</summary>
    public Decision? DecisionAfter => _decisionAfter ??= Fit is { } fit
        ? Decision.Of(Result.Config, Result.Config, [.. fit.Posterior.Kept.Select(world => fit.Pool.Draws[world].Cell)])
        : null;

    /// <summary>The best policy of a grid. Null without a search.</summary>
    public PolicySearch? Search => _search.Value;

    /// <summary>Challenger against baseline; null with one strategy.</summary>
    public Comparison? Comparison => _comparison.Value;

    /// <summary>The influence of each parameter over a space of parameters; null without sensitivity.</summary>
    public SpaceStudy? Space => _space.Value;

    /// <summary>The studied difference along each parameter; null without sensitivity.</summary>
    public LineStudy? Lines => _lines.Value;

    /// <summary>The final levels by cell and strategy. Empty if they are too many to read.</summary>
    public IReadOnlyList<FinalLevels> Levels => _levels.Value;

    /// <summary>The effects of the steps of a sweep. Null unless the cells lie along one number.</summary>
    public StepEffects? Steps => _steps.Value;
}
