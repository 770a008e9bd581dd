using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Records how a result folder was made, with the SHA-256 of its files. It marks the folder as finished.</summary>
public static class Manifest
{
    /// <summary>The file's name.</summary>
    public const string Name = "manifest.json";

    private const string NotDrawnKey = "notDrawn";

    /// <summary>Writes manifest.json. Everything outside "machine" is the same for the same input.</summary>
    /// <param name="folder">A folder whose other files are complete.</param>
    /// <param name="result">What was run.</param>
    /// <param name="run">How it was run.</param>
    /// <param name="notDrawn">Files that could not be drawn.</param>
    /// <param name="claims">The claim before the first run, and each change of it.</param>
    public static void Write(
        string folder,
        ExperimentResult result,
        RunInfo run,
        IReadOnlyList<NotDrawn> notDrawn,
        IReadOnlyList<RegisteredClaim> claims)
    {
        JsonObject manifest = new()
        {
            ["program"] = "communitysim",
            ["version"] = ProgramBuild.Version,
            ["commit"] = ProgramBuild.Commit,
            ["model"] = ProgramBuild.Model,
            ["experiment"] = result.Config.Name,
            ["seed"] = result.Config.Seed,
            ["worldsPerCell"] = $"{result.Worlds}",
            ["runs"] = result.Cells.Sum(cell => (long)cell.Replicates) * result.Config.Strategies.Count,
            ["worldsFailed"] = result.Cells.Sum(cell => cell.Faults.Count),
            ["claimSha256"] = Preregistration.HashOf(result.Config),
            [NotDrawnKey] = ListOf(notDrawn),
            ["sha256"] = new JsonObject(Files(folder)
                .Select(name => KeyValuePair.Create(name, (JsonNode?)FileHash.Sha256(Path.Combine(folder, name))))),
            ["machine"] = new JsonObject
            {
                ["claims"] = Preregistration.ToJson(claims),
                ["command"] = run.Command,
                ["threads"] = run.Threads,
                ["processors"] = Environment.ProcessorCount,
                ["system"] = RuntimeInformation.OSDescription,
                ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
                ["membersAtOnce"] = Simulation.MembersAtOnce,
                ["runtime"] = RuntimeInformation.FrameworkDescription,
                ["started"] = run.Started.ToString("O"),
                ["seconds"] = Math.Round(run.Seconds, 3),
            },
        };
        Write(folder, manifest);
    }

    /// <summary>Reads the manifest of a folder. Null if it is missing or damaged.</summary>
    /// <exception cref="InputException">It is not a regular file, or it is too large.</exception>
    public static JsonObject? Read(string folder)
    {
        RegularFile.Require(Path.Combine(folder, Name), RegularFile.MostText);
        try
        {
            return JsonNode.Parse(File.ReadAllText(Path.Combine(folder, Name))) is JsonObject manifest
                && (string?)manifest["program"] == "communitysim"
                && Array.TrueForAll(["version", "commit", "model"], key => (string?)manifest[key] is not null)
                && manifest["sha256"] is JsonObject hashes && hashes.All(entry => (string?)entry.Value is not null)
                ? manifest
                : null;
        }
        catch (Exception fault)
            when (fault is IOException or JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads the manifest of a finished folder.</summary>
    /// <exception cref="InputException">It is missing or damaged.</exception>
    public static JsonObject Demand(string folder) => Read(folder)
        ?? throw new InputException(
            Path.Combine(folder, Name),
            "",
            "the file is missing or damaged, so the results are unfinished or changed. "
                + "Run the same `communitysim run` again to finish them.");

    /// <summary>Finds files that differ from the manifest. Returns one sentence per file, none if all agree.</summary>
    public static IReadOnlyList<string> Differences(string folder, JsonObject manifest)
    {
        Dictionary<string, string> noted = manifest["sha256"]!.AsObject()
            .ToDictionary(entry => entry.Key, entry => $"{entry.Value}", StringComparer.Ordinal);
        ILookup<bool, string> files = Files(folder).ToLookup(name => RegularFile.IsRegular(Path.Combine(folder, name)));
        return
        [
            .. noted.Keys.Except(files[true].Concat(files[false]), StringComparer.Ordinal)
                .Select(name => $"{Quotation.Escape(name)} is missing"),
            .. files[false].Select(
                name => $"{name} is not a regular file but a pipe, a socket, a device or a link to no file"),
            .. files[true]
                .Where(name => name.Contains('/', StringComparison.Ordinal) && !noted.ContainsKey(name))
                .Select(name => $"{name} is not in {Name}"),
            .. files[true]
                .Where(name => noted.TryGetValue(name, out string? hash) && HasChanged(Path.Combine(folder, name), hash))
                .Select(name => $"{name} has been changed: its SHA-256 is not the one in {Name}"),
        ];
    }

    /// <summary>Reads the files that could not be drawn from a manifest.</summary>
    public static IReadOnlyList<NotDrawn> NotDrawnIn(JsonObject manifest) => manifest[NotDrawnKey] is JsonArray files
        ? [.. files.OfType<JsonObject>().Select(file => new NotDrawn($"{file["file"]}", $"{file["reason"]}"))]
        : [];

    /// <summary>
    /// Updates the hashes of redrawn charts and report. Rewrites the summary if the list of failed files has changed.
    /// </summary>
    /// <param name="folder">A result folder with a manifest.</param>
    /// <param name="analysis">The result.</param>
    /// <param name="notDrawn">Files that could not be drawn this time.</param>
    /// <exception cref="InputException">The manifest is missing or damaged.</exception>
    public static void NoteCharts(string folder, ExperimentAnalysis analysis, IReadOnlyList<NotDrawn> notDrawn)
    {
        JsonObject manifest = Demand(folder);
        bool summaryChanges = !JsonNode.DeepEquals(ListOf(NotDrawnIn(manifest)), ListOf(notDrawn));
        if (summaryChanges)
        {
            ResultFolder.WriteSummary(analysis, folder, notDrawn);
        }

        manifest[NotDrawnKey] = ListOf(notDrawn);
        JsonObject hashes = manifest["sha256"]!.AsObject();
        Dictionary<string, string> noted = hashes
            .Where(entry => !IsRenewed(entry.Key))
            .ToDictionary(entry => entry.Key, entry => $"{entry.Value}", StringComparer.Ordinal);
        foreach (string made in Files(folder).Where(IsRenewed))
        {
            noted[made] = FileHash.Sha256(Path.Combine(folder, made));
        }

        manifest["sha256"] = new JsonObject(
            noted
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        Write(folder, manifest);

        bool IsRenewed(string name) => IsRedrawn(name) || (summaryChanges && name == ResultFolder.SummaryName);
    }

    /// <summary>Lists the files with a hash: all but the lock, the times of the claim, and PNG files, which depend on fonts.</summary>
    public static IEnumerable<string> Files(string folder) => All(folder)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Where(name => name is not (Name or ResultFolder.LockName or Preregistration.Name) && !name.EndsWith(".png", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// Lists the files of a folder and its subfolders. It skips linked folders, which may lead anywhere or in a circle.
    /// </summary>
    private static IEnumerable<string> All(string folder) => Directory.EnumerateFiles(folder)
        .Concat(new DirectoryInfo(folder).EnumerateDirectories()
            .Where(inner => inner.LinkTarget is null)
            .SelectMany(inner => All(inner.FullName)));

    /// <summary>
    /// Whether a file differs from its hash. Stores are checked by their header first: a forged one may be too long to
    /// hash.
    /// </summary>
    private static bool HasChanged(string file, string hash) =>
        (file.EndsWith(".db", StringComparison.Ordinal) && StoreHeader.Fault(file) is not null) || FileHash.Sha256(file) != hash;

    private static JsonArray ListOf(IReadOnlyList<NotDrawn> files) =>
        [.. files.Select(file => new JsonObject { ["file"] = file.File, ["reason"] = file.Reason })];

    private static bool IsRedrawn(string name) =>
        name.StartsWith("charts/", StringComparison.Ordinal)
            || name.StartsWith($"{ResultFolder.SemicolonName}/", StringComparison.Ordinal)
            || name == ResultFolder.ReportName;

    /// <summary>Writes the manifest completely or not at all.</summary>
    private static void Write(string folder, JsonObject manifest)
    {
        string file = Path.Combine(folder, Name);
        File.WriteAllText(file + ".new", manifest.ToJsonString(ConfigWriter.JsonOptions) + "\n");
        RegularFile.Move(file + ".new", file);
    }
}

/// <summary>How an experiment was run on a machine.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Threads">Threads used.</param>
/// <param name="Started">The time at which the runs started.</param>
/// <param name="Seconds">The duration of the runs.</param>
public sealed record RunInfo(string Command, int Threads, DateTimeOffset Started, double Seconds);
