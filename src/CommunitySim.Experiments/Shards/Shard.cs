using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Shards;

/// <summary>One of several shares of an experiment's worlds, which a process of its own simulates.</summary>
/// <param name="Number">Its number, from 1 to <paramref name="Of"/>.</param>
/// <param name="Of">Number of shards, at least 1.</param>
public readonly record struct Shard(int Number, int Of)
{
    /// <summary>The most shards of an experiment.</summary>
    public const int Most = 100_000;

    /// <summary>The end of a shard's file name.</summary>
    public const string Extension = ".shard";

    /// <summary>The name of the experiment's own part in file names.</summary>
    private const string OwnPart = "runs";

    /// <summary>Parses "3/200". Returns null for another text.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var number, var of]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int which)
        && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out int all)
        && which >= 1 && which <= all && all <= Most
            ? new Shard(which, all)
            : null;

    /// <summary>Whether the shard has the n-th share, from 0. Every <see cref="Of"/>-th is its own.</summary>
    public bool Has(long share) => share % Of == Number - 1;

    /// <summary>The name of the file with a part's worlds.</summary>
    /// <param name="part">The study's name; empty for the experiment itself.</param>
    public string FileName(string part) =>
        $"{(part.Length == 0 ? OwnPart : part)}.{this}{Extension}".Replace('/', '-');

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");

    /// <summary>
    /// Identifies the worlds of a part: by its config, its input files, and the builds of the model and of the records. Only
    /// records of the same worlds fit each other.
    /// </summary>
    internal static string Plan(string part, ExperimentConfig config)
    {
        string indexed = config.Sample?.Indexed is { } chosen ? string.Join(' ', chosen) : "";
        string records = typeof(Shard).Assembly.ManifestModule.ModuleVersionId.ToString("N");
        string files = string.Join(' ', config.InputFiles.Select(input => input.Hash));
        string text = string.Join('\n', ProgramBuild.Model, records, part, indexed, files, ConfigWriter.Write(config));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
