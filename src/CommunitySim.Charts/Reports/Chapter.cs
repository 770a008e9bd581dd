using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts.Reports;

/// <summary>One experiment, as a report of its own or as a chapter of a book.</summary>
/// <param name="Name">Name of the result's folder.</param>
/// <param name="Title">The experiment's title.</param>
/// <param name="Question">What was asked; may be empty.</param>
/// <param name="Verdict">How the claim came out; null where the experiment tests none.</param>
/// <param name="Lead">What is to be read first.</param>
/// <param name="Figures">The charts, of names that differ; the first is the main picture.</param>
/// <param name="Body">Tables and text after the charts.</param>
/// <param name="ExperimentFile">Text of config.json.</param>
/// <param name="Commands">Commands that make the result again, one a line.</param>
/// <param name="Made">What it was made with and from: version, commit, seed and the like.</param>
public sealed record Chapter(
    string Name, string Title, string Question, Badge? Verdict, IReadOnlyList<Block> Lead, IReadOnlyList<Figure> Figures,
    IReadOnlyList<Block> Body, string ExperimentFile, IReadOnlyList<string> Commands, IReadOnlyList<(string Key, string Value)> Made)
{
    /// <summary>Those of the charts that were drawn before, which the page then need not do again.</summary>
    public IReadOnlyDictionary<Figure, Picture> Drawn { get; init; } = new Dictionary<Figure, Picture>();

    /// <summary>Charts that failed; they are named after the body.</summary>
    public IReadOnlyList<NotDrawn> NotDrawn { get; init; } = [];
}
