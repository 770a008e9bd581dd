using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommunitySim.Lecture.Act;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Scenes;

/// <summary>
/// Writes act one, the scenes and the handout as one self-contained page with its modules, its style, the answers and all languages. Its security
/// policy forbids network access.
/// </summary>
public static partial class SceneExport
{
    private const string Entry = "scenes/export.js";

    private static readonly string[] Styles = ["common/common.css", "common/face.css", "act/act.css", "scenes/scenes.css", "handout/handout.css", "common/print.css"];

    /// <summary>Marks a page of this program; it is near the beginning of the page.</summary>
    public const string Mark = "<title>CommunitySim: the lecture</title>";

    /// <summary>Ids of all scenes, in the order of the lecture.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Scene.All.Select(scene => scene.Id)];

    /// <summary>Computes act one and scenes, and writes them as a page. The same scenes give the same text.</summary>
    /// <param name="ids">The ids of the scenes.</param>
    /// <param name="threads">The number of threads, at least 1; results do not depend on it.</param>
    /// <param name="finished">Called with the id of each finished scene.</param>
    /// <param name="language">The language in which the page opens; null for the one that each browser last chose.</param>
    /// <exception cref="Experiments.Input.InputException">There are no texts in this language.</exception>
    public static string Page(IReadOnlyList<string> ids, int threads, Action<string> finished, string? language = null)
    {
        PageFiles.CheckLanguage(language);
        Scene[] scenes = [.. Scene.All.Where(scene => ids.Contains(scene.Id, StringComparer.Ordinal))];
        JsonObject answers = [];
        foreach (Scene scene in scenes)
        {
            answers[scene.Id] = JsonNode.Parse(Answer(scene, threads));
            finished(scene.Id);
        }

        JsonArray list =
        [
            .. JsonNode.Parse(SceneAnswer.List)!.AsArray()
                .Where(scene => ids.Contains(scene!["id"]!.GetValue<string>(), StringComparer.Ordinal))
                .Select(scene => scene!.DeepClone()),
        ];
        JsonObject data = new()
        {
            ["languages"] = new JsonObject(PageFiles.Languages.Select(
                code => KeyValuePair.Create(code, JsonNode.Parse(PageFiles.Text($"texts/{code}.json"))))),
            ["list"] = list,
            ["answers"] = answers,
            ["story"] = JsonNode.Parse(ActAnswer.Write(ActStory.Find())),
            ["race"] = JsonNode.Parse(ActCache.Race(threads)),
        };
        return Page(data.ToJsonString(
            new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), PageFiles.Root(language));
    }

    /// <summary>Computes a scene.</summary>
    internal static byte[] Answer(Scene scene, int threads)
    {
        using SceneRun run = new(scene);
        while (!run.IsDone)
        {
            run.Simulate(threads, CancellationToken.None);
        }

        return SceneAnswer.Write(run);
    }

    private static string Page(string data, string root)
    {
        string map = new JsonObject
        {
            ["imports"] = new JsonObject(Modules().Select(module => KeyValuePair.Create<string, JsonNode?>(
                $"lecture/{module}",
                $"data:text/javascript;base64,{Convert.ToBase64String(PageFiles.Find(module)!)}"))),
        }.ToJsonString();
        string start = $"import \"lecture/{Entry}\";",
            style = string.Concat(Styles.Select(PageFiles.Text));
        string policy = $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(map)}' '{Hash(start)}' data:; " +
            "img-src data:; base-uri 'none'; form-action 'none'";
        return $"""
            <!DOCTYPE html>
            {root}
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            {Mark}
            <link rel="icon" href="data:,">
            <style>{style}</style>
            <script type="importmap">{map}</script>
            </head>
            <body>
            <header id="bar"></header>
            <main id="stage" tabindex="-1"></main>
            <div id="said" class="unseen" role="status" aria-live="polite"></div>
            <script type="application/json" id="data">{data
                .Replace("</", "<\\/", StringComparison.Ordinal)
                .Replace("<!", "\\u003c!", StringComparison.Ordinal)}</script>
            <script type="module">{start}</script>
            </body>
            </html>

            """;
    }

    /// <summary>The entry, and all that it imports.</summary>
    private static IEnumerable<string> Modules()
    {
        List<string> found = [Entry];
        for (int i = 0; i < found.Count; i++)
        {
            found.AddRange(Import().Matches(PageFiles.Text(found[i]))
                .Select(import => import.Groups["file"].Value)
                .Except(found, StringComparer.Ordinal)
                .ToArray());
        }

        return found.Order(StringComparer.Ordinal);
    }

    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    [GeneratedRegex("from \"lecture/(?<file>[a-z/-]+\\.js)\"", RegexOptions.None, 1000)]
    private static partial Regex Import();
}
