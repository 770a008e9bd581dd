using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Sensitivity;

namespace CommunitySim.Experiments.Claims;

/// <summary>The elementary effects of each parameter on the studied difference (Morris).</summary>
/// <param name="Trajectories">Number of trajectories, each with one world of its own.</param>
/// <param name="Effects">One per parameter, in the order of the plan; NaN if a point has no usable world.</param>
/// <param name="Parameters">The parameters, in the same order.</param>
public sealed record Screening(
    int Trajectories, IReadOnlyList<ElementaryEffects> Effects, IReadOnlyList<SampledParameter> Parameters)
{
    /// <summary>Positions of the parameters with the largest μ*, ascending: those that get a Sobol index.</summary>
    public IReadOnlyList<int> Kept { get; } =
    [
        .. Enumerable.Range(0, Effects.Count)
            .OrderByDescending(position => Effects[position].MuStar.Mean)
            .Take(SensitivityPlan.MostIndexed)
            .Order(),
    ];

    /// <summary>Whether the effects are known.</summary>
    public bool IsKnown => Effects.All(effects => double.IsFinite(effects.MuStar.Mean));

    /// <summary>Reads the effects from a study of Morris' design.</summary>
    internal static Screening Of(ExperimentResult study, Expectation studied)
    {
        Sample sample = study.Config.Sample!;
        double[] outputs = SpacePoints.Means(study, studied);
        return new Screening(
            sample.Points,
            Array.TrueForAll(outputs, double.IsFinite)
                ? ElementaryEffects.Estimate(
                    MorrisDesign.Points(sample.Points, sample.Over.Count, Sample.MorrisLevels, sample.Seed), [outputs], sample.Seed)[0]
                : [.. sample.Over.Select(_ => ElementaryEffects.Unknown)],
            sample.Over);
    }
}
