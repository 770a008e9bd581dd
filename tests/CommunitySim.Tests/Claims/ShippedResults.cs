using System.Globalization;
using CommunitySim.Tests.Architecture;
using CommunitySim.Tests.Cli;
using CommunitySim.Tests.Experiments;

namespace CommunitySim.Tests.Claims;

/// <summary>Every shipped experiment, run once for all tests at a small size: two worlds a cell, two points a study.</summary>
internal static class ShippedResults
{
    private static readonly Lazy<string> Place = new(Run);

    /// <summary>The results' folder.</summary>
    public static string Folder => Place.Value;

    /// <summary>Names of the experiments.</summary>
    public static IEnumerable<string> Names => ShippedExperimentTests.Files().Select(file => Path.GetFileNameWithoutExtension(file)!);

    /// <summary>A table of a result: one dictionary a row.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Table(string name, string table)
    {
        string[][] lines = [.. File.ReadAllLines(Path.Combine(Folder, name, table)).Select(Fields)];
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(field => field.First, field => field.Second, StringComparer.Ordinal))];
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Deletes what was run.</summary>
    public static void Clear()
    {
        if (Place.IsValueCreated)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static string[] Fields(string line)
    {
        List<string> fields = [""];
        bool quoted = false;
        foreach (char letter in line)
        {
            (quoted, bool ends) = letter == '"' ? (!quoted, false) : (quoted, letter == ',' && !quoted);
            if (ends)
            {
                fields.Add("");
            }
            else if (letter != '"')
            {
                fields[^1] += letter;
            }
        }

        return [.. fields];
    }

    private static string Run()
    {
        string folder = Directory.CreateTempSubdirectory("communitysim-shipped-").FullName;
        string[] files = [.. ShippedExperimentTests.Files().Select(file => Path.Combine(Repository.Root, "experiments", file))];
        (int code, _, string error) = Command.Say(["run", .. files, "--out", folder, "--quiet", "--replicates", "2",
            "--set", "sensitivity.points=2", "--set", "sensitivity.levels=2", "--set", "sensitivity.levelReplicates=2"]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        return folder;
    }
}
