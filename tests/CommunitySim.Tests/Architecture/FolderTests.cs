namespace CommunitySim.Tests.Architecture;

/// <summary>A folder of a project uses only the folders before it, and few files lean on each other in a circle.</summary>
internal sealed class FolderTests
{
    private const int LargestCircle = 4;

    /// <summary>The folders of a project in their order; "" is the project's own folder, and folders that share a place may not use each other.</summary>
    private static readonly Dictionary<string, string[]> Orders = new(StringComparer.Ordinal)
    {
        ["CommunitySim"] = ["Simd", "Randomness", "Scenarios", "Networks", "Members", "Cohorts", "Mechanisms", "Observables", "", "Tracing"],
        ["CommunitySim.Experiments"] = ["Statistics", "Sensitivity", "Documents", "Input", "Config", "Effects", "Storage", "Running", "Shards", "Fitting", "Claims", "Analysis", "Reporting", "Import", "Adoption"],
        ["CommunitySim.Charts"] = ["Figures", "Plotting", "Reports", "Recipes", "Planning", ""],
        ["CommunitySim.Cluster"] = [""],
        ["CommunitySim.Lecture"] = ["Server", "Experiment", "Live", "Group", "Game", "Act", "Scenes", "Hall", ""],
    };

    private static IEnumerable<string> Projects => Orders.Keys;

    private static readonly string[] WithoutCircles = ["CommunitySim", "CommunitySim.Experiments", "CommunitySim.Charts", "CommunitySim.Lecture", "CommunitySim.Cluster", "CommunitySim.Cli"];

    [TestCaseSource(nameof(Projects))]
    public void Folders_use_only_those_before_them(string project)
    {
        string[] order = Orders[project];
        string[] against =
        [
            .. from file in TypeReferences.Read(project).Uses
               from used in file.Value
               where Array.IndexOf(order, Folder(used)) > Array.IndexOf(order, Folder(file.Key))
               select $"{file.Key} uses {used}",
        ];
        Assert.That(against, Is.Empty);
    }

    [TestCaseSource(nameof(Projects))]
    public void Every_folder_has_its_place_in_the_order(string project) =>
        Assert.That(TypeReferences.Read(project).Uses.Keys.Select(Folder).Distinct(StringComparer.Ordinal), Is.SubsetOf(Orders[project]));

    [TestCaseSource(nameof(WithoutCircles))]
    public void Circles_of_files_are_small(string project) =>
        Assert.That(TypeReferences.Read(project).Circles().Where(circle => circle.Length > LargestCircle).Select(circle => string.Join(' ', circle)), Is.Empty);

    private static string Folder(string file) => file.Contains('/', StringComparison.Ordinal) ? file.Split('/')[0] : "";
}
