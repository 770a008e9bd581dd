using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts;

/// <summary>The charts of a result as figures.</summary>
/// <param name="Figures">Those that could be made, the one that says most first.</param>
/// <param name="NotDrawn">Those that failed.</param>
/// <param name="Empty">Names of those for which the results hold nothing to show.</param>
public sealed record Drawings(IReadOnlyList<Figure> Figures, IReadOnlyList<NotDrawn> NotDrawn, IReadOnlyList<string> Empty);

/// <summary>The charts of a result as files.</summary>
/// <param name="Files">The files written, SVG before PNG.</param>
/// <param name="NotDrawn">The files that failed.</param>
/// <param name="Remarks">What a user should know of files that are missing for another reason; one a line.</param>
public sealed record DrawnFiles(IReadOnlyList<string> Files, IReadOnlyList<NotDrawn> NotDrawn, IReadOnlyList<string> Remarks);
