using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Analysis;

namespace CommunitySim.Charts;

/// <summary>A chart that an experiment has, by its configuration alone.</summary>
/// <param name="Name">Name of its file, without extension; no two charts of an experiment share one.</param>
/// <param name="Draw">Draws it from the results; null where they hold nothing to show, as when every world failed.</param>
internal sealed record Chart(string Name, Func<ExperimentAnalysis, Figure?> Draw)
{
    /// <summary>Its path in the result folder.</summary>
    public string File => ChartSet.FileOf(Name);
}
