using CommunitySim.Charts;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Reports;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Tests;

namespace CommunitySim.Browser.Tests;

/// <summary>Chapters to look at: charts and file of small real runs, and words made up to be long, wide and many.</summary>
internal static class Trial
{
    public const int Days = 365, Rows = 30;

    private static readonly (string Text, IReadOnlyList<Figure> Figures) Lines = Run($$"""{ "days": {{Days}}, "replicates": 4, "community": { "members": 200 } }""");

    private static readonly (string Text, IReadOnlyList<Figure> Figures) Map = Run("""
        { "days": 30, "horizons": [30], "replicates": 6, "community": { "members": 60 }, "sweep": { "community.cohesion": [0.2, 0.6, 1], "member.wordOfMouth": [0.01, 0.02, 0.04] } }
        """);

    public static Chapter Supported => Chapter("convert-vs-connect", "Convert or connect?", Lines, new Badge(
        Verdict.Supported,
        "Connecting earns more trust, reach and value than converting.",
        "Spend the eight hours on solving and bonding: from about the fifth month on the community is worth more than pitching makes of it, and the gap widens."));

    /// <summary>One chapter of each kind; charts that were there already are left out, for each takes time.</summary>
    public static IReadOnlyList<Chapter> Book => [Supported, Refuted, Undecided with { Figures = [Lines.Figures[0]] }, WithoutVerdict with { Figures = [.. Lines.Figures.Skip(2)] }];

    private static Chapter Refuted => Chapter("regime-map", "Where does connecting stop to pay?", Map, new Badge(
        Verdict.Refuted, "Connecting is better everywhere.", "Do not connect with two hours a day in a community that hardly talks."));

    private static Chapter Undecided => Chapter("eighty-percent", "Four fifths of the hours", Lines, new Badge(
        Verdict.Undecided, "Four fifths for solve is the best split.", "Choose any split from half to all: the runs do not tell them apart."));

    private static Chapter WithoutVerdict => Chapter("real-networks", "The same on measured networks", Lines, null);

    private static Chapter Chapter(string name, string title, (string Text, IReadOnlyList<Figure> Figures) run, Badge? verdict) => new(
        name,
        title,
        "With eight hours a day for a community of a thousand: pitch, solve problems, or stay away?",
        verdict,
        [
            new Bullets([
                $"**Trust: connect is ahead** on day 365 (connect 0.569, convert 0.168; difference +0.402 [0.399, 0.404]; connect ahead in 20 of 20 worlds).",
                $"**Value: connect is ahead** on day 365, convert on days 30 and 90.",
            ]),
        ],
        run.Figures,
        [
            new Heading(2, "Day by day"),
            new Table(
                ["day", "trust", "ahead, and by how much"],
                [.. Enumerable.Range(1, Rows).Select(row => new[] { $"{1000 + row}", $"0.{row:00} [0.10, 0.90]", $"begins{1000 + row} {string.Concat(Enumerable.Repeat("with words enough to take more than the two or three lines that no browser breaks anyway, ", 5))}and ends{1000 + row}" })]),
            new Heading(2, "A wide one"),
            new Table(
                [.. Enumerable.Range(1, 14).Select(column => $"observable{column}")],
                [.. Enumerable.Range(1, 4).Select(row => Enumerable.Range(1, 14).Select(column => $"{row}.{column:00}").ToArray())]),
            new Heading(2, "How sure, and of what"),
            new Paragraph($"Every number is a consequence of the model & its parameters <not> evidence about the world."),
            new Quote("Brackets are 95% intervals for the mean."),
        ],
        run.Text,
        ["git checkout 0123abc", $"communitysim run experiments/{name}.json --out results"],
        [("version", "0.1.0"), ("commit", "0123abc0123abc0123abc0123abc0123abc01234"), ("seed", "1"), ("worlds", "4")]);

    private static (string Text, IReadOnlyList<Figure> Figures) Run(string text)
    {
        using TestFolder folder = new();
        using ExperimentResult result = Runner.Run(ExperimentReader.Read(folder.Write("trial.json", text), []), 2);
        return (ConfigWriter.Write(result.Config), ChartSet.Standard.Figures(new ExperimentAnalysis(result)).Figures);
    }
}
