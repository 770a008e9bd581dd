using System.Security.Cryptography;
using System.Text;

namespace CommunitySim.Experiments.Config;

/// <summary>An experiment with all that it reads, for another machine.</summary>
/// <param name="Name">The experiment's name.</param>
/// <param name="Config">Its config.json.</param>
/// <param name="Files">Path and content of each file that it names.</param>
public sealed record ExperimentPackage(string Name, string Config, IReadOnlyList<(string Path, byte[] Content)> Files)
{
    /// <summary>Packs an experiment.</summary>
    public static ExperimentPackage Of(ExperimentConfig config) => new(
        config.Name, ConfigWriter.Write(config), [.. config.InputFiles.Select(input => (input.Path, File.ReadAllBytes(input.File)))]);

    /// <summary>The SHA-256 of all in it, as hexadecimal digits.</summary>
    public string Hash
    {
        get
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Append(Encoding.UTF8.GetBytes(Name));
            Append(Encoding.UTF8.GetBytes(Config));
            foreach ((string path, byte[] content) in Files)
            {
                Append(Encoding.UTF8.GetBytes(path));
                Append(content);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());

            void Append(byte[] part)
            {
                hash.AppendData(BitConverter.GetBytes((long)part.Length));
                hash.AppendData(part);
            }
        }
    }

    /// <summary>Unpacks the experiment into an empty folder, and reads it.</summary>
    /// <exception cref="ArgumentException">A path leads out of the folder.</exception>
    public ExperimentConfig Unpack(string folder)
    {
        string root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        foreach ((string path, byte[] content) in Files)
        {
            string file = Path.GetFullPath(Path.Combine(folder, path));
            if (!file.StartsWith(root, StringComparison.Ordinal))
            {
                throw new ArgumentException($"{path} leads out of the folder.", nameof(folder));
            }

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        string config = Path.Combine(folder, "config.json");
        File.WriteAllText(config, Config);
        return ExperimentReader.Read(config, []) with { Name = Name };
    }

    /// <summary>Returns a part of an experiment.</summary>
    /// <param name="config">The experiment.</param>
    /// <param name="part">The study's name; empty for the experiment itself.</param>
    /// <param name="indexed">The parameters that a screening has chosen for the study of indices; else null.</param>
    public static ExperimentConfig PartOf(ExperimentConfig config, string part, IReadOnlyList<int>? indexed)
    {
        if (part.Length == 0)
        {
            return config;
        }

        ExperimentConfig study = StudyRuns.For(config).First(found => found.Name == part).Config;
        return indexed is null ? study : SensitivityRuns.Of(study, indexed);
    }
}
