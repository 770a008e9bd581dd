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

    /// <summary>Refuses communities whose parts do not fit together, and a network file that nobody asks for.</summary>
    public static void CheckCommunities(CommunityParameters[] communities, Layers layers)
    {
        foreach ((string path, string text) in communities.Select(Parameters.Inconsistency).OfType<(string, string)>().Distinct())
        {
            layers.Refuse(path, text + "; change one of the two.");
        }

        if (layers.IsGiven(Path) && !communities.Any(IsFile))
        {
            layers.Refuse(Path, "a path has no effect unless community.network.kind is file; set the kind to \"file\", or take the path out.");
        }
    }

    /// <summary>The experiment with the networks that its communities name.</summary>
    /// <exception cref="InputException">A file is missing, holds no network, or has another number of members.</exception>
    public static ExperimentConfig With(ExperimentConfig config, CommunityParameters[] communities, string file, Layers layers)
    {
        if (!communities.Any(IsFile))
        {
            return config;
        }

        ExperimentConfig read = Read(config, communities.Where(IsFile).Select(found => found.Network.Path), path => Find(path, file, layers));
        foreach (CommunityParameters community in read.Communities().Select(found => found.Community)
            .Where(found => IsFile(found) && layers.IsGiven("community.members")))
        {
            int members = read.Networks[community.Network.Path].Members;
            if (community.Members != members)
            {
                layers.Refuse("community.members",
                    $"the network file {Quotation.Of(community.Network.Path)} has {members} members, not {community.Members}; "
                        + "leave community.members out.");
            }
        }

        layers.ThrowIfFaulty();
        return read;
    }

    private static bool IsFile(CommunityParameters community) => community.Network.Kind == NetworkKind.File;

    /// <summary>From the experiment's own folder; a --set may also name a file from where the command runs.</summary>
    private static string Find(string path, string file, Layers layers)
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!, own = System.IO.Path.Combine(folder, path);
        bool isSet = layers.Where(Path).StartsWith("--set", StringComparison.Ordinal);
        string found = !File.Exists(own) && File.Exists(path) && isSet ? path : own;
        return File.Exists(found) ? found
            : throw new InputException(
                layers.Where(Path), Path,
                $"there is no file {Quotation.Of(path)} in {folder}; name one by a path that starts from the experiment file's own folder.");
    }

    private static ExperimentConfig Read(ExperimentConfig config, IEnumerable<string> paths, Func<string, string> find)
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
