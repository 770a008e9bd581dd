using CommunitySim.Charts;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Renderers;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cli;

/// <summary>communitysim gallery: one picture, the verdict and the file of each of several results, as Markdown.</summary>
internal static class GalleryCommand
{
    public static int Execute(IReadOnlyList<string> places, string file, string pictures, TextWriter output)
    {
        Directory.CreateDirectory(pictures);
        string here = Path.GetDirectoryName(Path.GetFullPath(file))!;
        List<(string Claim, Block[] Blocks, string[] Row)> entries = [];
        foreach (string place in ResultPlaces.Among(places, output))
        {
            using ResultFolder folder = ResultFolder.Open(place, writes: false);
            using ExperimentResult result = ExperimentResult.Load(place);
            entries.Add(Entry(new Evidence(result), here, pictures));
        }

        entries = [.. entries.OrderBy(entry => entry.Claim.Length).ThenBy(entry => entry.Claim, StringComparer.Ordinal)];
        Block[] page =
        [
            new Heading(1, "The gallery"),
            new Paragraph("One question a file. Each verdict is computed from the claim's own \"refuted if\", in `claim` of the file; every number stands in the tables of the result folder.\nThis page is written by `communitysim gallery` from full runs; do not edit it."),
            new Table(["claim", "question", "verdict", "file"], [.. entries.Select(entry => (IReadOnlyList<string>)entry.Row)]),
            .. entries.SelectMany(entry => entry.Blocks),
        ];
        File.WriteAllText(file, Markdown.Write(page));
        output.WriteLine($"{file}: {entries.Count} question{(entries.Count == 1 ? "" : "s")}.");
        return ExitCode.Done;
    }

    private static (string Claim, Block[] Blocks, string[] Row) Entry(Evidence evidence, string here, string pictures)
    {
        (ExperimentConfig config, Summary summary) = (evidence.Result.Config, evidence.Summary);
        IReadOnlyList<Figure> figures = ChartSet.Figures(evidence);
        string picture = "";
        if (figures.Count > 0)
        {
            string path = new SvgRenderer().Draw(figures[0] with { Name = config.Name }, pictures)[0];
            picture = $"![{config.Title}]({Path.GetRelativePath(here, Path.GetFullPath(path)).Replace('\\', '/').Replace(" ", "%20", StringComparison.Ordinal)})";
        }

        string verdict = evidence.Claim is { } test ? test.Outcome.ToString().ToLowerInvariant() : "a map, no verdict";
        string claim = config.Claim?.Id ?? "";
        Block[] blocks =
        [
            new Heading(2, $"{(claim.Length == 0 ? "" : $"{claim}. ")}{config.Title}"),
            .. config.Question.Length > 0 ? (Block[])[new Quote(config.Question)] : [],
            .. picture.Length > 0 ? (Block[])[new Paragraph(picture)] : [],
            new Bullets([.. summary.VerdictLines.Take(MostLines(evidence)), .. summary.Doubts]),
            new Paragraph($"File: [{config.Name}.json]({Link(config.Name)}.json). `communitysim run experiments/{config.Name}.json`"),
        ];
        return (claim, blocks, [claim, config.Title, verdict, $"[{config.Name}.json]({Link(config.Name)}.json)"]);
    }

    private static string Link(string name) => name.Replace(" ", "%20", StringComparison.Ordinal);

    /// <summary>The claim's verdict, its expectations and the recommendation; who is ahead stands in the report.</summary>
    private static int MostLines(Evidence evidence) => (evidence.Claim is { } test ? 1 + test.Expectations.Count : 0) + 1;
}
