using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts.Planning;

/// <summary>The charts of families of policies, for experiments of one cell.</summary>
internal static class PolicyCharts
{
    public static IEnumerable<PlannedChart> Plan(ExperimentConfig config, IReadOnlyList<Cell> cells)
    {
        if (cells.Count > 1)
        {
            return [];
        }

        PolicyFamily[] dosed = [.. PolicyFamily.Of(config).Where(family => DoseCurves.Fits(config, family))];
        IReadOnlyList<string> files = FileNames.Unique([.. dosed.Select(family => family.Family)], "dose-");
        return
        [
            .. BestPolicies.Fits(config)
                ? (PlannedChart[])[new PlannedChart(
                    BestPolicies.Name, analysis => BestPolicies.Draw(analysis.Result, analysis.Result.Cells[0]))]
                : [],
            .. dosed.Zip(files, (family, file) => new PlannedChart(
                file, analysis => DoseCurves.Draw(file, analysis.Result, analysis.Result.Cells[0], family))),
        ];
    }
}
