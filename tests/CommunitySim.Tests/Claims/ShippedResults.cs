using System.Globalization;
using CommunitySim.Tests.Architecture;
using CommunitySim.Tests.Cli;
using CommunitySim.Tests.Experiments;

namespace CommunitySim.Tests.Claims;

/// <summary>Every shipped experiment, run once for all tests at a small size: two worlds a cell (five without studies), two points a study over nine parameters.</summary>
internal static class ShippedResults
{
    private static readonly Lazy<string> Place = new(Run);

    // One more than have an index, so that a screening chooses.
    private const string NineParameters = """
        sensitivity.over={ "brand.attribution": { "from": 0.25, "to": 1 }, "brand.quality": { "from": 0.6, "to": 1 }, "brand.askCost": { "from": 0, "to": 0.5 },
            "member.painHalfLife": { "from": 2, "to": 30 }, "member.customerChurn": { "from": 0.005, "to": 0.02 }, "member.patience": { "from": 2, "to": 10 },
            "brand.helpCredit": { "from": 0.125, "to": 0.5 }, "brand.bondHours": { "from": 0.125, "to": 0.5 }, "member.needRate": { "from": 0.025, "to": 0.1 } }
        """;

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
        string[] small =
        [
            "replicates=2", "sensitivity.points=2", "sensitivity.levels=2", "sensitivity.levelReplicates=2",
            "sensitivity.members=20", "claim.variants.replicates=2", "claim.variants.members=20", NineParameters,
        ];
        string[] alone = ["budget-of-hours", "regime-map", "real-networks"];
        Run(folder, [.. Names.Except(alone, StringComparer.Ordinal)], small);

        // Splits in tenths, a map of 25 cells and the largest network would take most of the time.
        Run(folder, ["budget-of-hours"], [.. small, "splits=4"]);
        Run(folder, ["regime-map"], [.. small, """sweep={ "community.turnover": [0.0005, 0.02], "community.cohesion": [0, 1] }"""]);
        Run(folder, ["real-networks"], ["replicates=5"]);
        return folder;
    }

    private static void Run(string folder, IEnumerable<string> names, IReadOnlyList<string> settings)
    {
        (int code, _, string error) = Command.Say(
        [
            "run", .. names.Select(name => Path.Combine(Repository.Root, "experiments", $"{name}.json")),
            "--out", folder, "--quiet",
            .. settings.SelectMany(setting => (string[])["--set", setting]),
        ]);
        Assert.That((code, error), Is.EqualTo((0, "")));
    }
}
