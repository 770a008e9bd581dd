using System.Text.RegularExpressions;

namespace CommunitySim.Tests.Architecture;

/// <summary>The sources that the tests are about, found from where the tests run.</summary>
internal static partial class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Source files of a project without what builds leave there.</summary>
    public static IEnumerable<string> Sources(string project) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let inside = Path.GetRelativePath(Path.Combine(Root, "src", project), path).Split(Path.DirectorySeparatorChar)
        where inside[0] is not ("bin" or "obj")
        select path;

    /// <summary>Code alone: comments may name what code must not.</summary>
    public static string WithoutComments(string code) => Comment().Replace(code, "");

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CommunitySim.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"There is no CommunitySim.sln above {AppContext.BaseDirectory}.");
    }

    // Good enough for this code: no string in it holds "//" but addresses, of which only the rest of the line is lost.
    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();
}
