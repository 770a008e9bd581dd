using CommunitySim.Experiments.Config;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>Figure 5: the main job as a user starts it, from the start of the program to its last file.</summary>
internal static class MainJob
{
    /// <summary>Measures the job.</summary>
    public static IEnumerable<Row> Measure(Effort effort)
    {
        Times times = Times.Of(effort.LongRounds, () => Run(effort.Replicates));
        yield return Row.Duration("5 main job", $"three strategies, {effort.Replicates} worlds, {Environment.ProcessorCount} cores", times, 3);
    }

    /// <summary>The job: three strategies in some worlds of 1,000 members for two years, as they are by default.</summary>
    public static ExperimentConfig Config(int worlds) => InFolder((file, _) => ExperimentReader.Read(file, []), worlds);

    /// <summary>Runs it once, into a folder that is gone afterwards.</summary>
    public static void Run(int worlds) => InFolder((file, folder) =>
    {
        Child.Run(Repository.Command, ["run", file, "--out", folder, "--quiet"]);
        return true;
    }, worlds);

    private static T InFolder<T>(Func<string, string, T> use, int worlds)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string file = Path.Combine(folder.FullName, "main.json");
            File.WriteAllText(file, $$"""{ "replicates": {{worlds}} }""");
            return use(file, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
