using CommunitySim.Charts;
using CommunitySim.Charts.Renderers;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cli;

/// <summary>communitysim gallery: one picture, the verdict and the file of each of several results, as Markdown.</summary>
internal sealed class GalleryCommand(ChartSet charts, TextWriter output, TextWriter error)
{
    private readonly List<NotDrawn> _notDrawn = [];

    public int Execute(IReadOnlyList<string> places, string file, string pictures)
    {
        Directory.CreateDirectory(pictures);
        string here = Path.GetDirectoryName(Path.GetFullPath(file))!;
        List<(string Claim, Block[] Blocks, string[] Row)> entries = [];
        IReadOnlyList<string> found = ResultPlaces.Among(places, output);
        foreach ((string place, string name) in found.Zip(FileNames.Unique([.. found.Select(NameOf)])))
        {
            using ResultFolder folder = ResultFolder.Open(place, writes: false);
            using ExperimentResult result = ExperimentResult.Load(place);
            entries.Add(Entry(new Evidence(result), here, pictures, name));
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
        return FailedDrawings.Tell(file, _notDrawn, error);
    }

    private static string NameOf(string place) => (string?)Manifest.Read(place)?["experiment"] ?? Path.GetFileName(Path.GetFullPath(place));

    private (string Claim, Block[] Blocks, string[] Row) Entry(Evidence evidence, string here, string pictures, string name)
    {
        (ExperimentConfig config, Summary summary) = (evidence.Result.Config, evidence.Summary);
        string picture = Picture(evidence, pictures, name) is { } path
            ? $"![{config.Title}]({Path.GetRelativePath(here, Path.GetFullPath(path)).Replace('\\', '/').Replace(" ", "%20", StringComparison.Ordinal)})"
            : "";
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

    /// <summary>Draws the main picture of a result; null where it has none, or none can be drawn.</summary>
    private string? Picture(Evidence evidence, string folder, string name)
    {
        Drawings drawings = charts.Figures(evidence);
        string? path = null;
        List<NotDrawn> failed = [.. drawings.NotDrawn];
        if (drawings.Figures is [var first, ..] && NotDrawn.Try(first.Name, () => path = new SvgRenderer().Draw(first with { Name = name }, folder)[0], folder) is { } fault)
        {
            failed.Add(fault);
        }

        _notDrawn.AddRange(failed.Select(chart => chart with { File = $"{evidence.Result.Config.Name}, {chart.File}" }));
        return path;
    }

    private static string Link(string name) => name.Replace(" ", "%20", StringComparison.Ordinal);

    /// <summary>The claim's verdict, its expectations and the recommendation; who is ahead stands in the report.</summary>
    private static int MostLines(Evidence evidence) => (evidence.Claim is { } test ? 1 + test.Expectations.Count : 0) + 1;
}
