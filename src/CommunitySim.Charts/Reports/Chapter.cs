using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts.Reports;

/// <summary>One experiment, as a report of its own or as a chapter of a book.</summary>
/// <param name="Name">Name of the result's folder.</param>
/// <param name="Title">The experiment's title.</param>
/// <param name="Question">The experiment's question; may be empty.</param>
/// <param name="Verdict">The verdict on the claim; null if there is no claim.</param>
/// <param name="Lead">The text to read first.</param>
/// <param name="Figures">The charts, with different names; the first is the main picture.</param>
/// <param name="Body">Tables and text after the charts.</param>
/// <param name="ExperimentFile">Text of config.json.</param>
/// <param name="Commands">Commands that reproduce the result, one per line.</param>
/// <param name="Made">Its origin: version, commit, seed and so on.</param>
public sealed record Chapter(
    string Name, string Title, string Question, Badge? Verdict, IReadOnlyList<Block> Lead,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<Block> Body, string ExperimentFile, IReadOnlyList<string> Commands,
    IReadOnlyList<(string Key, string Value)> Made)
{
    /// <summary>The charts that are already drawn; the page draws the others.</summary>
    public IReadOnlyDictionary<Figure, Picture> Drawn { get; init; } = new Dictionary<Figure, Picture>();

    /// <summary>How many of the first figures stand beside the verdict: the main picture, and those about the claim.</summary>
    public int FiguresWithVerdict { get; init; } = 1;

    /// <summary>The charts that failed; the page lists them after the body.</summary>
    public IReadOnlyList<NotDrawn> NotDrawn { get; init; } = [];
}
