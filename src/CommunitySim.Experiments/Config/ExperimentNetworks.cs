using CommunitySim.Experiments.Input;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Config;

/// <summary>
/// Reads the network files of an experiment. Afterwards each file has the path of its copy in the result folder.
/// Results therefore contain no path of this machine, and their config.json can be run as it is.
/// </summary>
internal static class ExperimentNetworks
{
    /// <summary>The path of a parameter.</summary>
    public const string Path = "community.network.path";

    /// <summary>Refuses communities with inconsistent parameters, and network files without effect.</summary>
    public static void CheckCommunities(CommunityParameters[] communities, Layers layers)
    {
        foreach ((string path, string text) in communities
            .Select(Parameters.Inconsistency)
            .OfType<(string, string)>()
            .Distinct())
        {
            layers.Refuse(path, text + "; change one of the two.");
        }

        if (layers.IsGiven(Path) && !communities.Any(IsFile))
        {
            layers.Refuse(Path,
                "the path has no effect unless community.network.kind is file; set the kind to \"file\", or delete the path.");
        }
    }

    /// <summary>Returns the experiment with the networks of its communities.</summary>
    /// <exception cref="InputException">A file is missing, holds no network, or has another size.</exception>
    public static ExperimentConfig With(ExperimentConfig config, CommunityParameters[] communities, string file, Layers layers)
    {
        if (!communities.Any(IsFile))
        {
            return config;
        }

        IEnumerable<string> paths = communities.Where(IsFile).Select(found => found.Network.Path);
        ExperimentConfig read = Read(config, paths, path => NamedFile.Find(path, Path, file, layers));
        foreach (CommunityParameters community in read.Communities().Select(found => found.Community)
            .Where(_ => communities.All(IsFile) && layers.IsGiven("community.members")))
        {
            int members = read.Networks[community.Network.Path].Members;
            if (community.Members != members)
            {
                layers.Refuse("community.members",
                    $"the network file {Quotation.Escape(community.Network.Path)} has {members} members, not {community.Members}; "
                        + "delete community.members.");
            }
        }

        layers.ThrowIfFaulty();
        return read;
    }

    private static bool IsFile(CommunityParameters community) => community.Network.Kind == NetworkKind.File;

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

        object Rename(object path) => names.GetValueOrDefault((string)path) ?? path;
        return config with
        {
            Values = config.Values.ToDictionary(
                value => value.Key,
                value => value.Key == Path ? Rename(value.Value) : value.Value,
                StringComparer.Ordinal),
            Sweep =
            [
                .. config.Sweep
                    .Select(axis => axis.Path == Path ? axis with { Values = [.. axis.Values.Select(Rename)] } : axis),
            ],
            Networks = networks,
            NetworkFiles = files,
        };
    }

    /// <summary>Refuses a pipe, because a network file is read three times: parsed, hashed and copied.</summary>
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
            return; // the reader explains the error better
        }

        throw new InputException($"{file}:1", Path, "a pipe can be read only once; save the network to a file.");
    }

    /// <summary>Returns a free path of the form "networks/NAME".</summary>
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
