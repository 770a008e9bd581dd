using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Charts.Planning;

/// <summary>The charts that stand beside the verdict: what the claim rests on, and in which forms of the model it stands.</summary>
internal static class ClaimCharts
{
    public static IEnumerable<PlannedChart> Plan(ExperimentConfig config) =>
    [
        .. ClaimIntervals.Fits(config.Claim)
            ? (PlannedChart[])[new PlannedChart(
                ClaimIntervals.Name, analysis => analysis.Claim is { } test ? ClaimIntervals.Draw(test) with { IsOfClaim = true } : null)]
            : [],
        .. config.Claim?.Variants is not null
            ? (PlannedChart[])[new PlannedChart(
                SpecificationCurve.Name,
                analysis => analysis.Variants is { } study ? SpecificationCurve.Draw(config.Claim, study) with { IsOfClaim = true } : null)]
            : [],
    ];
}
