using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Analysis;

/// <summary>A result and what it says about its claim. Texts, tables and charts are all made from this.</summary>
/// <param name="result">The result.</param>
public sealed class ExperimentAnalysis(ExperimentResult result)
{
    private readonly Lazy<ClaimTest?> _claim = new(() => ClaimTest.Of(result));
    private readonly Lazy<SpaceStudy?> _space = new(() => SpaceStudy.Of(result));
    private readonly Lazy<LineStudy?> _lines = new(() => LineStudy.Of(result));

    private ExperimentAnalysis? _shown;

    /// <summary>The result.</summary>
    public ExperimentResult Result { get; } = result;

    /// <summary>The same with strategies under their labels: what people read is made from this, and tables for programs from this one itself.</summary>
    public ExperimentAnalysis Shown =>
        _shown ??= Result.Labelled() is var labelled && ReferenceEquals(labelled, Result)
            ? this
            : new ExperimentAnalysis(labelled);

    /// <summary>The claim's test; null without a claim.</summary>
    public ClaimTest? Claim => _claim.Value;

    /// <summary>What the result hangs on over a space of parameters; null without sensitivity.</summary>
    public SpaceStudy? Space => _space.Value;

    /// <summary>Where it turns along each parameter; null without sensitivity.</summary>
    public LineStudy? Lines => _lines.Value;
}
