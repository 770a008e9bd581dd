using CommunitySim.Charts;
using CommunitySim.Charts.Reports;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cli;

/// <summary>communitysim report: joins the reports of several results into one book.</summary>
internal static class ReportCommand
{
    public static int Execute(IReadOnlyList<string> places, string file, string title, bool force,
        ChartSet charts, TextWriter output, TextWriter error)
    {
        OwnFiles.Refuse(file, ReportPage.Mark, force);
        List<Chapter> chapters = [];
        List<NotDrawn> notDrawn = [];
        foreach (string place in ResultPlaces.Among(places, output))
        {
            using ResultFolder folder = ResultFolder.Open(place, writes: false);
            using ExperimentResult result = ResultFolder.Load(place);
            ExperimentAnalysis analysis = new(result);
            Drawings drawings = charts.Figures(analysis);
            chapters.Add(Chapters.Create(analysis, drawings.Figures) with { NotDrawn = drawings.NotDrawn });
            notDrawn.AddRange(drawings.NotDrawn.Select(
                fault => fault with { File = $"{analysis.Result.Config.Name}, {fault.File}" }));
        }

        if (Directory.Exists(file))
        {
            throw new InputException(file, "", "this is a folder; name the file to write, such as --out book.html.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        ReportPage page = ReportPage.Render(title, chapters);
        File.WriteAllText(file, page.Html);
        output.WriteLine($"{file}: {chapters.Count} chapter{(chapters.Count == 1 ? "" : "s")}, {new FileInfo(file).Length / 1e6:0.0} MB.");
        return FailedDrawings.Tell(file, [.. notDrawn, .. page.NotDrawn], error);
    }
}
