using CommunitySim.Experiments.Input;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// Reads the network files of an experiment. From then on each goes by the path that its copy has in the result folder, so
/// that results hold no path of one machine, and config.json beside them can be run as it stands.
/// </summary>
internal static class ExperimentNetworks
{
    /// <summary>The path of a parameter.</summary>
    public const string Path = "community.network.path";

    /// <summary>The experiment with its networks.</summary>
    /// <param name="config">The experiment as written.</param>
    /// <param name="paths">The files that it names.</param>
    /// <param name="find">Where a file is.</param>
    /// <exception cref="InputException">A file is missing or holds no network.</exception>
    public static ExperimentConfig Read(ExperimentConfig config, IEnumerable<string> paths, Func<string, string> find)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        Dictionary<string, SocialNetwork> networks = new(StringComparer.Ordinal);
        Dictionary<string, NetworkSource> files = new(StringComparer.Ordinal);
        foreach (string path in paths.Distinct(StringComparer.Ordinal))
        {
            string file = find(path), name = names[path] = Portable(path, files.ContainsKey);
            RefusePipe(file);
            NetworkReading reading = NetworkFile.Read(file);
            networks[name] = reading.Network;
            files[name] = new NetworkSource(file, FileHash.Sha256(file), reading);
        }

        object Renamed(object path) => names.GetValueOrDefault((string)path) ?? path;
        return config with
        {
            Values = config.Values.ToDictionary(value => value.Key, value => value.Key == Path ? Renamed(value.Value) : value.Value, StringComparer.Ordinal),
            Sweep = [.. config.Sweep.Select(axis => axis.Path == Path ? axis with { Values = [.. axis.Values.Select(Renamed)] } : axis)],
            Networks = networks,
            NetworkFiles = files,
        };
    }

    /// <summary>A network is read, hashed and copied, and a pipe can be read but once.</summary>
    private static void RefusePipe(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            if (stream.CanSeek)
            {
                return;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return; // the reader says it better
        }

        throw new InputException($"{file}:1", Path, "this is a pipe, and its network would be gone after one reading; save it to a file.");
    }

    /// <summary>"networks/NAME", made different from those that are taken.</summary>
    private static string Portable(string path, Func<string, bool> taken)
    {
        string[] steps = path.Split('/');
        if (steps[0] == "networks" && !steps.Any(step => step is "" or "." or "..") && !taken(path))
        {
            return path;
        }

        string name = System.IO.Path.GetFileName(path), portable = $"networks/{name}";
        for (int number = 2; taken(portable); number++)
        {
            portable = $"networks/{number}-{name}";
        }

        return portable;
    }
}
