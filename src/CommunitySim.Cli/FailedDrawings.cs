using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Cli;

/// <summary>Ends a command that could not draw everything: it reports what is missing, and fails.</summary>
internal static class FailedDrawings
{
    /// <param name="place">The result folder, or the file that was written.</param>
    /// <param name="files">What could not be drawn.</param>
    /// <param name="error">Receives errors.</param>
    /// <returns>The exit code; <see cref="ExitCode.Done"/> if nothing is missing.</returns>
    public static int Tell(string place, IReadOnlyList<NotDrawn> files, TextWriter error)
    {
        foreach (NotDrawn file in files)
        {
            error.WriteLine($"{place}: {file.File} is not drawn: {file.Reason}");
        }

        if (files.FirstOrDefault(file => file.Trace.Length > 0) is { } first)
        {
            error.WriteLine("Everything else is written. Please report this text:");
            error.WriteLine(first.Trace);
        }

        return files.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
