using System.Xml.Linq;

namespace CommunitySim.Tests.Architecture;

internal sealed class ReferenceTests
{
    /// <summary>A project may use what stands before it here.</summary>
    private static readonly string[] Order = ["CommunitySim", "CommunitySim.Experiments", "CommunitySim.Charts", "CommunitySim.Lecture", "CommunitySim.Cluster", "CommunitySim.Cli"];

    private static IEnumerable<string> Projects => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [Test]
    public void The_projects_of_the_house_are_there() =>
        Assert.That(Projects.Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(Order));

    [TestCaseSource(nameof(Projects))]
    public void References_point_one_way(string project)
    {
        string[] before = Order[..Array.IndexOf(Order, Path.GetFileNameWithoutExtension(project))];
        IEnumerable<string> used = Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        Assert.That(used, Is.SubsetOf(before));
    }

    /// <summary>The distributed engine has one home, so that another can take its place.</summary>
    [Test]
    public void Only_the_cluster_uses_Orleans() => Assert.That(
        Projects.Where(path => Includes(path, "PackageReference").Any(package => package.Contains("Orleans", StringComparison.Ordinal)))
            .Select(Path.GetFileNameWithoutExtension),
        Is.EqualTo(new[] { "CommunitySim.Cluster" }));

    /// <summary>No package for files, configuration, charts or the console; of the platform, vectors and threads.</summary>
    [Test]
    public void The_model_depends_on_nothing()
    {
        string model = Projects.Single(path => Path.GetFileNameWithoutExtension(path) == "CommunitySim");
        Assert.That(Includes(model, "PackageReference"), Is.Empty);
        Assert.That(Includes(model, "ProjectReference"), Is.Empty);
        Assert.That(
            typeof(Simulation).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name),
            Is.All.AnyOf("MathNet.Numerics", "System.Runtime", "System.Collections", "System.Linq.Expressions", "System.Memory", "System.Numerics.Vectors", "System.Runtime.Intrinsics", "System.Threading", "System.Threading.ThreadPool"));
    }

    private static IEnumerable<string> Includes(string project, string item) =>
        XDocument.Load(project).Descendants(item).Select(element => (string)element.Attribute("Include")!);
}
