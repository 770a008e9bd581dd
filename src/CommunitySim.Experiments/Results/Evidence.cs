using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Results;

/// <summary>A result, and what was found out about its claim; texts, tables and charts are all made from this.</summary>
/// <param name="result">The result.</param>
public sealed class Evidence(ExperimentResult result)
{
    private readonly Lazy<ClaimTest?> _claim = new(() => ClaimTest.Of(result));
    private readonly Lazy<SpaceStudy?> _space = new(() => SpaceStudy.Of(result));
    private readonly Lazy<LineStudy?> _lines = new(() => LineStudy.Of(result));

    private Summary? _summary;
    private Evidence? _shown;

    /// <summary>The result.</summary>
    public ExperimentResult Result { get; } = result;

    /// <summary>The same with strategies under their labels: what people read is made from this, and tables for programs from this one itself.</summary>
    public Evidence Shown => _shown ??= Result.Labelled() is var labelled && ReferenceEquals(labelled, Result) ? this : new Evidence(labelled);

    /// <summary>The result in words.</summary>
    public Summary Summary => _summary ??= Summary.Of(this);

    /// <summary>The claim's test; null without a claim.</summary>
    public ClaimTest? Claim => _claim.Value;

    /// <summary>What the result hangs on over a space of parameters; null without sensitivity.</summary>
    public SpaceStudy? Space => _space.Value;

    /// <summary>Where it turns along each parameter; null without sensitivity.</summary>
    public LineStudy? Lines => _lines.Value;
}
