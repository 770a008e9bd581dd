using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Results;

/// <summary>Writes what made a result folder, and the SHA-256 of what is in it.</summary>
public static class Manifest
{
    /// <summary>The program's version, without the commit.</summary>
    public static string Version => Informational.Split('+')[0];

    /// <summary>The commit it was built from, or "unknown".</summary>
    public static string Commit => Informational.Split('+') is [_, { } commit] ? commit : "unknown";

    private static string Informational => typeof(Manifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Writes manifest.json. Everything outside "machine" is the same for the same input.</summary>
    /// <param name="folder">A result folder whose other files are complete.</param>
    /// <param name="result">What was run.</param>
    /// <param name="command">The command line.</param>
    /// <param name="threads">Threads used.</param>
    /// <param name="started">When.</param>
    /// <param name="seconds">How long the runs took.</param>
    public static void Write(string folder, ExperimentResult result, string command, int threads, DateTimeOffset started, double seconds)
    {
        JsonObject manifest = new()
        {
            ["program"] = "communitysim",
            ["version"] = Version,
            ["commit"] = Commit,
            ["experiment"] = result.Config.Name,
            ["seed"] = result.Config.Seed,
            ["interrupted"] = result.Interrupted,
            ["worldsPerCell"] = result.Worlds.Least,
            ["sha256"] = Hashes(folder),
            ["machine"] = new JsonObject
            {
                ["command"] = command,
                ["threads"] = threads,
                ["processors"] = Environment.ProcessorCount,
                ["system"] = RuntimeInformation.OSDescription,
                ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
                ["runtime"] = RuntimeInformation.FrameworkDescription,
                ["started"] = started.ToString("O"),
                ["seconds"] = Math.Round(seconds, 3),
            },
        };
        File.WriteAllText(Path.Combine(folder, "manifest.json"), manifest.ToJsonString(ConfigWriter.Json) + "\n");
    }

    /// <summary>Hashes of all files but the manifest and the PNG files, whose bytes depend on the fonts of the machine.</summary>
    private static JsonObject Hashes(string folder) => new(Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
        .Where(entry => entry.Name != "manifest.json" && !entry.Name.EndsWith(".png", StringComparison.Ordinal))
        .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        .Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(entry.File))))));
}
