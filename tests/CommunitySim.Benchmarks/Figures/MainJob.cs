using System.Text.RegularExpressions;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>Figure 5: the main job as a user starts it, from the start of the program to its last file; without the studies beside it, which are runs of their own.</summary>
internal static partial class MainJob
{
    /// <summary>Measures the job.</summary>
    public static IEnumerable<Row> Measure(Effort effort)
    {
        Times times = Times.Of(effort.LongRounds, () => Run(effort.Replicates));
        yield return Row.Duration("5 main job", $"convert-vs-connect, {effort.Replicates} replicates, {Environment.ProcessorCount} cores", times, 4);
    }

    /// <summary>Runs it once, into a folder that is gone afterwards.</summary>
    public static void Run(int replicates)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string file = Path.Combine(folder.FullName, Path.GetFileName(Repository.MainExperiment));
            File.WriteAllText(file, Studies().Replace(File.ReadAllText(Repository.MainExperiment), ""));
            Child.Run(Repository.Command, ["run", file, "--replicates", $"{replicates}", "--out", folder.FullName, "--quiet"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("\"sensitivity\": \\{[^}]*\\},?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Studies();
}
