using System.Diagnostics;
using CommunitySim.Cli;

namespace CommunitySim.Tests.Cli;

/// <summary>The program as a process of its own, which can be killed.</summary>
internal static class Program
{
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);

    /// <summary>Starts the program, with no other program in reach.</summary>
    public static Process Start(params string[] words) => Start(Dotnet, [typeof(CommandLine).Assembly.Location, .. words]);

    /// <summary>Starts the program where no file may grow beyond so many blocks of 512 bytes, as on a full disk.</summary>
    public static Process StartWithFilesUpTo(int blocks, params string[] words) => Start(
        "/bin/sh", ["-c", $"trap '' 25; ulimit -f {blocks}; exec \"$0\" \"$@\"", Dotnet, typeof(CommandLine).Assembly.Location, .. words]);

    /// <summary>Starts the program with its output led elsewhere, in the words of bash, such as "2>/dev/full".</summary>
    public static Process StartWithOutput(string led, params string[] words) => Start(
        "/bin/bash", ["-c", $"\"$0\" \"$@\" {led}; exit ${{PIPESTATUS[0]}}", Dotnet, typeof(CommandLine).Assembly.Location, .. words]);

    /// <summary>Starts the program where a setting of the runtime is off, such as DOTNET_EnableAVX2.</summary>
    public static Process StartWithout(string? setting, params string[] words) => Start(Dotnet, [typeof(CommandLine).Assembly.Location, .. words], setting);

    /// <summary>Waits for the end and gives what was said.</summary>
    public static (int Code, string Error) Finish(this Process process)
    {
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    private static Process Start(string file, string[] words, string? off = null)
    {
        ProcessStartInfo start = new(file, words) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["PATH"] = "";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // the runtime's own memory would be a file above the limit
        if (off is not null)
        {
            start.Environment[off] = "0";
        }

        return Process.Start(start)!;
    }
}
