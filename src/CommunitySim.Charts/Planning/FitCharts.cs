using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Charts.Planning;

/// <summary>The charts of a fit: the data beside the model, and the choice after them.</summary>
internal static class FitCharts
{
    public static IReadOnlyList<PlannedChart> Plan(ExperimentConfig config) =>
    [
        new PlannedChart(FitBands.Name, analysis => analysis.Fit is { } fit ? FitBands.Draw(fit) : null),
        new PlannedChart(
            DecisionRegret.Name, analysis => analysis.DecisionAfter is { } decision ? DecisionRegret.Draw(config, decision) with { IsOfClaim = true } : null),
    ];
}
