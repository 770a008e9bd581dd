using System.ComponentModel;
using System.Diagnostics;

namespace CommunitySim.Charts.Renderers;

/// <summary>Turns an SVG into a PNG of 1600 pixels width by the program rsvg-convert, where that is installed.</summary>
public static class PngConverter
{
    /// <summary>Name of the program that is looked for on the PATH.</summary>
    public const string Program = "rsvg-convert";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether the program is there. Where not, <see cref="WhyNot"/> says in one line what is missing.</summary>
    public static bool IsAvailable => Find() is not null;

    /// <summary>One line for the user where there can be no PNG.</summary>
    public static string WhyNot => $"No PNG: {Program} is not on the PATH (Debian: apt install librsvg2-bin; macOS: brew install librsvg). The SVG files are complete without it.";

    /// <summary>Writes a PNG beside the SVG, with the same name.</summary>
    /// <returns>Path of the PNG.</returns>
    /// <exception cref="FileNotFoundException">There is no such SVG.</exception>
    /// <exception cref="InvalidOperationException">The program is missing, fails, or takes over a minute; the message names the SVG.</exception>
    public static string Convert(string svgPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(svgPath);
        if (!File.Exists(svgPath))
        {
            throw new FileNotFoundException($"There is no SVG at {svgPath} to turn into a PNG.", svgPath);
        }

        var png = Path.ChangeExtension(svgPath, ".png");
        Run(Find() ?? throw new InvalidOperationException($"{svgPath}: {WhyNot}"), svgPath, png);
        return File.Exists(png) ? png : throw new InvalidOperationException($"{Program} reported success on {svgPath} but left no {png}.");
    }

    private static void Run(string program, string svg, string png)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardError = true };
        // Full paths, so that a name that begins with a dash is not taken for an option.
        foreach (var argument in new[] { "--width", "1600", "--keep-aspect-ratio", "--output", Path.GetFullPath(png), Path.GetFullPath(svg) })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start, svg);
        var complaint = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{Program} did not finish {svg} within {Patience.TotalSeconds} seconds.");
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Program} failed on {svg} with exit code {process.ExitCode}: {complaint.GetAwaiter().GetResult().Trim()}");
        }
    }

    private static Process Start(ProcessStartInfo start, string svg)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{Program} did not start for {svg}.");
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{start.FileName} could not be started for {svg}: {e.Message}", e);
        }
    }

    private static string? Find()
    {
        var names = OperatingSystem.IsWindows() ? new[] { Program + ".exe" } : [Program];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
