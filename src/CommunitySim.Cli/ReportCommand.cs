using CommunitySim.Charts;
using CommunitySim.Charts.Reports;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cli;

/// <summary>communitysim report: the reports of several results as one book.</summary>
internal static class ReportCommand
{
    public static int Execute(IReadOnlyList<string> places, string file, string title, bool force, TextWriter output)
    {
        OwnFiles.Refuse(file, ReportPage.Mark, force);
        List<Chapter> chapters = [];
        foreach (string place in ResultPlaces.Among(places, output))
        {
            using ResultFolder folder = ResultFolder.Open(place, writes: false);
            using ExperimentResult result = ExperimentResult.Load(place);
            Evidence evidence = new(result);
            chapters.Add(Chapters.Of(evidence, ChartSet.Figures(evidence)));
        }

        File.WriteAllText(file, ReportPage.Write(title, chapters));
        output.WriteLine($"{file}: {chapters.Count} chapter{(chapters.Count == 1 ? "" : "s")}, {new FileInfo(file).Length / 1e6:0.0} MB.");
        return ExitCode.Done;
    }
}
