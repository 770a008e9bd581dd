using System.Reflection;
using System.Text;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Lecture.Server;

/// <summary>The page's files, which are embedded in this program.</summary>
internal static class PageFiles
{
    private const string Prefix = "page/", Texts = "texts/";

    private static readonly Assembly Here = typeof(PageFiles).Assembly;

    // A build on Windows separates folders with a backslash.
    private static readonly Dictionary<string, string> Resources = Here.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..].Replace('\\', '/'), StringComparer.Ordinal);

    /// <summary>The files that the start page loads, and their licences.</summary>
    public static IReadOnlyList<string> Served { get; } = ["page.js", "page.css", "THIRD-PARTY-NOTICES.md"];

    /// <summary>The languages that have a file of texts, such as "en", in ordinal order.</summary>
    public static IReadOnlyList<string> Languages { get; } =
    [
        .. Resources.Keys
            .Where(path => path.StartsWith(Texts, StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether this build contains the page's script, which needs libraries from npm.</summary>
    public static bool HasScript => Resources.ContainsKey("page.js");

    /// <summary>The bytes of a file, or null if there is none of this path.</summary>
    public static byte[]? Find(string path) => Resources.TryGetValue(path, out string? name) ? Resource(name) : null;

    /// <summary>The text of a file.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static string Text(string path) =>
        Encoding.UTF8.GetString(Find(path)
            ?? throw new ArgumentException($"There is no page file {path}.", nameof(path)));

    /// <summary>The root of a page, from which it reads its language; null for the one that each browser last chose.</summary>
    public static string Root(string? language) =>
        language is null ? "<html lang=\"en\">" : $"<html lang=\"{language}\" data-language=\"{language}\">";

    /// <summary>Refuses a language without texts; null is none.</summary>
    /// <exception cref="InputException">There are no texts in this language.</exception>
    public static void CheckLanguage(string? language)
    {
        if (language is not null && !Languages.Contains(language, StringComparer.Ordinal))
        {
            throw new InputException(
                "lecture", "--language", $"there are no texts in \"{language}\"; the languages are {string.Join(", ", Languages)}.");
        }
    }

    /// <summary>The bytes of another embedded file, such as "lecture.json".</summary>
    internal static byte[] Resource(string name)
    {
        using Stream stream = Here.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The content type of a file.</summary>
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
