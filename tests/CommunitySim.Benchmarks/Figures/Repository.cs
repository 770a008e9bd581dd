namespace CommunitySim.Benchmarks.Figures;

/// <summary>Where the files of the repository are.</summary>
internal static class Repository
{
    private const string Solution = "CommunitySim.sln";

    /// <summary>The largest network that is shipped.</summary>
    public static string Enron => At("experiments", "networks", "email-enron.csv.gz");

    /// <summary>The built command, of the same configuration as this program.</summary>
    public static string Command
    {
        get
        {
            DirectoryInfo framework = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return At("src", "CommunitySim.Cli", "bin", framework.Parent!.Name, framework.Name, "CommunitySim.Cli.dll");
        }
    }

    private static string At(params string[] parts) => Path.Combine([Root(), .. parts]);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"There is no {Solution} above {AppContext.BaseDirectory}; run this program from where it is built, in a copy of the repository.");
    }
}
