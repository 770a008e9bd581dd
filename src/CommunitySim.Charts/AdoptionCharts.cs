using CommunitySim.Charts.Planning;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Adoption;

namespace CommunitySim.Charts;

/// <summary>The chart of a study of adoption.</summary>
public static class AdoptionCharts
{
    /// <summary>Draws the chart into the folder of the study, as SVG and PNG.</summary>
    public static DrawnFiles Draw(AdoptionResult result, string folder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, PlannedChart.PathOf("adoption")))!);
        return new ChartFiles(folder, withPng: true).Draw(new Drawings([AdoptionBands.Draw(result)], [], []), chapter: null, noReport: null)
            .GetAwaiter().GetResult();
    }
}
