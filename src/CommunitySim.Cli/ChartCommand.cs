using CommunitySim.Charts;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cli;

/// <summary>communitysim chart: redraws from stored numbers.</summary>
internal static class ChartCommand
{
    public static int Execute(string place, bool force, TextWriter output)
    {
        using ResultFolder folder = ResultFolder.Open(place, writes: true);
        OwnFiles.RefuseBesideCharts(place, force);
        using ExperimentResult result = ExperimentResult.Load(place);
        (IReadOnlyList<string> files, string? remark) = ChartSet.Draw(new Evidence(result), place).GetAwaiter().GetResult();
        Manifest.NoteAnew(place);
        foreach (string file in files)
        {
            output.WriteLine(file);
        }

        if (remark is not null)
        {
            output.WriteLine(remark);
        }

        return ExitCode.Done;
    }
}
