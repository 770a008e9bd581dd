using CommunitySim.Charts;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cli;

/// <summary>communitysim chart: redraws the charts from stored numbers.</summary>
internal static class ChartCommand
{
    public static int Execute(string place, bool force, ChartSet charts, TextWriter output, TextWriter error)
    {
        using ResultFolder folder = ResultFolder.Open(place, writes: true);
        Manifest.Demand(place);
        OwnFiles.RefuseBesideCharts(place, force);
        using ExperimentResult result = ResultFolder.Load(place);
        ExperimentAnalysis analysis = new(result);
        DrawnFiles drawn = charts.Draw(analysis, place).GetAwaiter().GetResult();
        Manifest.NoteCharts(place, analysis, drawn.NotDrawn);
        foreach (string line in drawn.Files.Concat(drawn.Remarks))
        {
            output.WriteLine(line);
        }

        return FailedDrawings.Tell(place, drawn.NotDrawn, error);
    }
}
