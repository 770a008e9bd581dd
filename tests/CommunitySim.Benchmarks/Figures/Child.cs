using System.Diagnostics;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>Another process of .NET.</summary>
internal static class Child
{
    /// <summary>This program.</summary>
    public static string Itself => typeof(Child).Assembly.Location;

    /// <summary>Starts a program and waits for its end.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(string program, IEnumerable<string> arguments, params IEnumerable<string> switchedOff)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string name in switchedOff)
        {
            start.Environment[name] = "0";
        }

        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? printed
            : throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {process.ExitCode}; what it says above is to be put right first.");
    }
}
