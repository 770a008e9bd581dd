using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts;

/// <summary>The charts of a result as figures.</summary>
/// <param name="Figures">The figures that could be made, the most important first.</param>
/// <param name="NotDrawn">The charts that failed.</param>
/// <param name="Empty">Names of the charts for which the results hold no data.</param>
public sealed record Drawings(
    IReadOnlyList<Figure> Figures, IReadOnlyList<NotDrawn> NotDrawn, IReadOnlyList<string> Empty);

/// <summary>The charts of a result as files.</summary>
/// <param name="Files">The files written, SVG before PNG.</param>
/// <param name="NotDrawn">The files that failed.</param>
/// <param name="Remarks">Remarks on files that are missing or incomplete for another reason, one per line.</param>
public sealed record DrawnFiles(
    IReadOnlyList<string> Files, IReadOnlyList<NotDrawn> NotDrawn, IReadOnlyList<string> Remarks);
