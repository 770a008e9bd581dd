using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Scenes;

/// <summary>The experiments of the repository, which are embedded in this program.</summary>
internal static class ShippedExperiments
{
    private const string Folder = "experiments/", Networks = Folder + "networks/";

    private static readonly IReadOnlyList<string> Files =
    [
        .. typeof(ShippedExperiments).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Their names, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Files
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name)),
    ];

    /// <summary>Reads an experiment with settings.</summary>
    /// <param name="name">Such as "real-networks".</param>
    /// <param name="settings">Settings "path=value".</param>
    /// <param name="loadNetworks">Whether to read networks too, which a run needs.</param>
    /// <exception cref="InputException">A setting is not valid.</exception>
    public static ExperimentConfig Read(string name, IReadOnlyList<string> settings, bool loadNetworks = true)
    {
        byte[] file = PageFiles.Resource($"{Folder}{name}.json");
        ExperimentConfig config = ExperimentReader.Parse(file, $"{name}.json", settings, loadNetworks: false);
        return loadNetworks && config.Cells().Any(cell => config.CommunityOf(cell).Network.Kind == NetworkKind.File)
            ? WithNetworks(file, name, settings)
            : config;
    }

    /// <summary>The columns of a scene as expectations, at one value of what the reader may vary.</summary>
    public static IReadOnlyList<Expectation> Columns(Scene scene, string choice) =>
        Read(scene.Experiment, [.. scene.Set, scene.ColumnsAt(choice)], loadNetworks: false).Claim!.Expect;

    /// <summary>Writes the network files to a temporary folder, because the reader needs files.</summary>
    private static ExperimentConfig WithNetworks(byte[] file, string name, IReadOnlyList<string> settings)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("communitysim-");
        try
        {
            folder.CreateSubdirectory("networks");
            foreach (string network in Files.Where(found => found.StartsWith(Networks, StringComparison.Ordinal)))
            {
                File.WriteAllBytes(
                    Path.Combine(folder.FullName, network[Folder.Length..]), PageFiles.Resource(network));
            }

            return ExperimentReader.Parse(file, Path.Combine(folder.FullName, $"{name}.json"), settings);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
