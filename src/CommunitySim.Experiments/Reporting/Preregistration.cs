using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Reporting;

/// <summary>A claim as it stood at a time.</summary>
/// <param name="Sha256">SHA-256 of the claim as the program writes it, without the story of earlier forms.</param>
/// <param name="Time">The time at which a run with it began.</param>
/// <param name="RunsBefore">Runs of the experiment that were stored then: 0 if the claim was fixed before any result.</param>
public sealed record RegisteredClaim(string Sha256, DateTimeOffset Time, long RunsBefore);

/// <summary>
/// Records when a claim was fixed: its hash and the time, before the first run and after every change. The record stays
/// in the result folder, and the manifest repeats it.
/// </summary>
public static class Preregistration
{
    /// <summary>The record in a result folder. It holds times, so it has no hash in the manifest.</summary>
    public const string Name = "preregistration.json";

    private const string HashKey = "sha256", TimeKey = "time", RunsKey = "runsBefore";

    /// <summary>Notes the claim of an experiment if it is new or has changed. Without a claim there is no record.</summary>
    /// <param name="folder">The result folder.</param>
    /// <param name="config">The experiment.</param>
    /// <param name="runs">Runs that are stored already.</param>
    /// <param name="now">The present time.</param>
    /// <returns>The record.</returns>
    public static IReadOnlyList<RegisteredClaim> Note(string folder, ExperimentConfig config, long runs, DateTimeOffset now) =>
        HashOf(config) is { } hash ? Note(folder, hash, runs, now) : [];

    /// <summary>Notes what was fixed, by its hash, if it is new or has changed.</summary>
    internal static IReadOnlyList<RegisteredClaim> Note(string folder, string hash, long runs, DateTimeOffset now)
    {
        IReadOnlyList<RegisteredClaim> before = Read(folder);
        if (before.Count > 0 && before[^1].Sha256 == hash)
        {
            return before;
        }

        RegisteredClaim[] record = [.. before, new RegisteredClaim(hash, now, runs)];
        string file = Path.Combine(folder, Name);
        File.WriteAllText(file + ".new", ToJson(record).ToJsonString(ConfigWriter.JsonOptions) + "\n");
        RegularFile.Move(file + ".new", file);
        return record;
    }

    /// <summary>Copies the record to a folder that starts afresh: a claim that is changed now was changed after results.</summary>
    public static void CarryOver(string from, string to)
    {
        if (File.Exists(Path.Combine(from, Name)))
        {
            File.Copy(Path.Combine(from, Name), Path.Combine(to, Name));
        }
    }

    /// <summary>Reads the record of a folder; empty without one.</summary>
    /// <exception cref="InputException">The record is damaged.</exception>
    public static IReadOnlyList<RegisteredClaim> Read(string folder)
    {
        string file = Path.Combine(folder, Name);
        if (!File.Exists(file))
        {
            return [];
        }

        RegularFile.Require(file, RegularFile.MostText);
        try
        {
            return
            [
                .. JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(entry => new RegisteredClaim(
                    (string)entry![HashKey]!,
                    DateTimeOffset.Parse((string)entry[TimeKey]!, System.Globalization.CultureInfo.InvariantCulture),
                    (long)entry[RunsKey]!)),
            ];
        }
        catch (Exception fault)
            when (fault is JsonException or InvalidOperationException or FormatException or ArgumentException or NullReferenceException)
        {
            throw new InputException(file, "", "the record of the claim is damaged; restore it, or start again with --fresh.");
        }
    }

    /// <summary>SHA-256 of the claim of an experiment, or null without one.</summary>
    public static string? HashOf(ExperimentConfig config) =>
        config.Claim is { } claim && ConfigWriter.ToJson(config with { Claim = claim with { Earlier = "" } })["claim"] is { } written
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written.ToJsonString())))
            : null;

    /// <summary>Writes a record for the manifest.</summary>
    internal static JsonArray ToJson(IReadOnlyList<RegisteredClaim> record) =>
    [
        .. record.Select(entry => new JsonObject
        {
            [HashKey] = entry.Sha256,
            [TimeKey] = entry.Time.ToString("O"),
            [RunsKey] = entry.RunsBefore,
        }),
    ];
}
