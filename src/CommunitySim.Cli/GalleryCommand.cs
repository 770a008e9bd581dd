using CommunitySim.Charts;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cli;

/// <summary>communitysim gallery: one picture, the verdict and the file of each of several results, as Markdown.</summary>
internal sealed class GalleryCommand(ChartSet charts, TextWriter output, TextWriter error)
{
    /// <summary>Stands at the beginning of every gallery, so that it is known for one of ours.</summary>
    private const string Mark = "<!-- communitysim gallery -->";

    private readonly List<NotDrawn> _notDrawn = [];

    public int Execute(IReadOnlyList<string> places, string file, string pictures, bool force)
    {
        OwnFiles.Refuse(file, Mark, force);
        string here = Path.GetDirectoryName(Path.GetFullPath(file))!;
        IReadOnlyList<string> found = ResultPlaces.Among(places, output);
        string[] names = [.. FileNames.Unique([.. found.Select(NameOf)])];
        foreach (string name in names)
        {
            OwnFiles.RefusePicture(Path.Combine(pictures, name + ".svg"), force);
        }

        List<GalleryEntry> entries = [];
        foreach ((string place, string name) in found.Zip(names))
        {
            using ResultFolder folder = ResultFolder.Open(place, writes: false);
            using ExperimentResult result = ResultFolder.Load(place);
            entries.Add(Entry(new ExperimentAnalysis(result), here, pictures, name));
        }

        entries = [.. entries.OrderBy(entry => entry.Claim.Length).ThenBy(entry => entry.Claim, StringComparer.Ordinal)];
        Block[] page =
        [
            new Marked(Mark),
            new Heading(1, "The gallery"),
            new Marked(
                "One question a file. Each verdict is computed from the expectations of the file (`claim.expect`); " +
                "every number stands in the tables of the result folder.\n" +
                "This page is written by `communitysim gallery` from full runs; do not edit it."),
            new Marked(Markdown.Rows(
                ["claim", "question", "verdict", "with its mechanism off", "holds in other forms", "file"],
                entries.Select(entry => entry.Row)).TrimEnd('\n')),
            .. entries.SelectMany(entry => entry.Blocks),
        ];
        Directory.CreateDirectory(here);
        File.WriteAllText(file, Markdown.Write(page));
        output.WriteLine($"{file}: {entries.Count} question{(entries.Count == 1 ? "" : "s")}.");
        return FailedDrawings.Tell(file, _notDrawn, error);
    }

    private static string NameOf(string place) => (string?)Manifest.Read(place)?["experiment"] ?? Path.GetFileName(Path.GetFullPath(place));

    private GalleryEntry Entry(ExperimentAnalysis analysis, string here, string pictures, string name)
    {
        (ExperimentConfig config, Summary summary) = (analysis.Result.Config, Summary.Of(analysis.Shown));
        string picture = MainPicture(analysis, pictures, name) is { } path
            ? $"![{Markdown.Escape(config.Title)}]({Link(Path.GetRelativePath(here, Path.GetFullPath(path)))})"
            : "";
        string verdict = analysis.Claim?.Verdict.Word() ?? "a map, no verdict";
        string placebo = analysis.Claim?.Placebo?.Standing switch
        {
            _ when analysis.Claim is { Verdict: Verdict.Supported, Claim.AttributeBy: Attribution.Difference } => "shrinks by what matters",
            not Standing.Holds when analysis.Claim is { Verdict: Verdict.Unattributed, Cause: Cause.HoldsWithout } => "holds in part",
            Standing.Holds => "holds",
            Standing.Fails => "does not hold",
            Standing.Open => "is open",
            _ => "not asked",
        };
        string forms = analysis.Variants is { } study ? $"{study.Count(Standing.Holds)} of {study.Variants.Count}" : "not asked";
        string claim = config.Claim?.Id ?? "", file = $"[{Markdown.Escape(config.Name)}.json]({Link(config.Name)}.json)";
        Block[] blocks =
        [
            new Heading(2, $"{(claim.Length == 0 ? "" : $"{claim}. ")}{config.Title}"),
            .. config.Question.Length > 0 ? (Block[])[new Quote(config.Question)] : [],
            .. picture.Length > 0 ? (Block[])[new Marked(picture)] : [],
            .. config.Claim?.Earlier is { Length: > 0 } earlier ? (Block[])[new Paragraph($"**Before:** {earlier}")] : [],
            new Bullets([.. summary.ClaimLines, .. summary.Recommendation, .. summary.Doubts]),
            new Marked($"File: {file}. `communitysim run experiments/{config.Name.Replace('`', '\'')}.json`"),
        ];
        return new GalleryEntry(claim, blocks, [Markdown.Escape(claim), Markdown.Escape(config.Title), verdict, placebo, forms, file]);
    }

    /// <summary>Draws the main picture of a result; null where it has none, or none can be drawn.</summary>
    private string? MainPicture(ExperimentAnalysis analysis, string folder, string name)
    {
        Drawings drawings = charts.Figures(analysis);
        string path = Path.Combine(folder, name + ".svg");
        List<NotDrawn> failed = [.. drawings.NotDrawn];
        bool isDrawn = drawings.Figures.Count > 0;
        if (isDrawn && NotDrawn.Try(drawings.Figures[0].Name, () => Draw(drawings.Figures[0] with { Name = name }, path), folder) is { } fault)
        {
            failed.Add(fault);
            isDrawn = false;
        }

        _notDrawn.AddRange(failed.Select(chart => chart with { File = $"{analysis.Result.Config.Name}, {chart.File}" }));
        return isDrawn ? path : null;
    }

    private static void Draw(Figure figure, string path)
    {
        using Picture picture = Picture.Render(figure);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, picture.Svg());
    }

    private static string Link(string path) =>
        string.Join('/', path.Replace('\\', '/').Split('/').Select(part => part == ".." ? part : Uri.EscapeDataString(part)));

    /// <summary>A result's part of the page: a row of the table, and blocks around a picture.</summary>
    private sealed record GalleryEntry(string Claim, Block[] Blocks, string[] Row);
}
