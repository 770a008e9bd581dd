using CommunitySim.Charts;

namespace CommunitySim.Cli;

/// <summary>communitysim chart: redraws from stored numbers.</summary>
internal static class ChartCommand
{
    public static int Execute(string folder, TextWriter output)
    {
        (IReadOnlyList<string> files, string? remark) = ChartSet.Draw(folder);
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
