using System.Reflection;
using System.Text;

namespace CommunitySim.Lecture.Server;

/// <summary>The page's files, as they were built into this program; nothing is read from disk.</summary>
internal static class PageFiles
{
    private const string Prefix = "page/";

    private static readonly Assembly Here = typeof(PageFiles).Assembly;

    // A build on another system may write folders with a backslash.
    private static readonly Dictionary<string, string> Resources = Here.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..].Replace('\\', '/'), StringComparer.Ordinal);

    /// <summary>What the start page loads, and the licences of what is in it.</summary>
    public static IReadOnlyList<string> Served { get; } = ["page.js", "page.css", "THIRD-PARTY-NOTICES.md"];

    /// <summary>Whether the page's script is in this build; it needs the libraries from npm.</summary>
    public static bool HasScript => Resources.ContainsKey("page.js");

    /// <summary>The bytes of a file, or null where there is none of this path.</summary>
    public static byte[]? Find(string path) => Resources.TryGetValue(path, out string? name) ? Resource(name) : null;

    /// <summary>The text of a file.</summary>
    /// <exception cref="ArgumentException">There is none of this path.</exception>
    public static string Text(string path) =>
        Encoding.UTF8.GetString(Find(path)
            ?? throw new ArgumentException($"There is no page file {path}.", nameof(path)));

    /// <summary>The bytes of what was built into this program beside the page, such as "lecture.json".</summary>
    internal static byte[] Resource(string name)
    {
        using Stream stream = Here.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What a browser is told that a file is.</summary>
    public static string ContentType(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
}
