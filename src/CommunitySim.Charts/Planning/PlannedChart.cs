using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Analysis;

namespace CommunitySim.Charts.Planning;

/// <summary>A chart that an experiment gets. Its configuration alone decides that.</summary>
/// <param name="Name">Name of its file, without extension; no two charts of an experiment share one.</param>
/// <param name="Draw">Draws it from the results; null if there is nothing to show, as when every world failed.</param>
internal sealed record PlannedChart(string Name, Func<ExperimentAnalysis, Figure?> Draw)
{
    /// <summary>Its path in the result folder.</summary>
    public string File => PathOf(Name);

    /// <summary>The path of a chart in a result folder.</summary>
    /// <param name="name">Its name, without extension.</param>
    public static string PathOf(string name) => $"charts/{name}.svg";
}
