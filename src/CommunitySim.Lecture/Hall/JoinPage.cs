using System.Text;
using System.Text.Json.Nodes;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Hall;

/// <summary>GET /join: the page of a phone. It is small and shares nothing with the lecture's page.</summary>
internal static class JoinPage
{
    /// <summary>Its address, and those of its files.</summary>
    public const string Path = "/join", Script = "/join.js", Style = "/join.css";

    private const string Words = "<script type=\"application/json\" id=\"words\">", Language = "<html lang=\"en\">";

    private static readonly Dictionary<string, byte[]> Pages = HallWords.Languages.ToDictionary(
        language => language, Page, StringComparer.Ordinal);

    public static void Map(WebApplication app)
    {
        app.MapGet(Path, context =>
        {
            string? wish = context.Request.Query["language"];
            string language = HallWords.Language(string.IsNullOrEmpty(wish) ? context.Request.Headers.AcceptLanguage : wish);
            context.Response.Headers.Vary = "Accept-Language";
            return Results.Bytes(Pages[language], PageFiles.ContentType("join.html")).ExecuteAsync(context);
        });
        app.MapGet(Script, () => Results.Bytes(PageFiles.Find("hall/join/join.js")!, PageFiles.ContentType(Script)));
        app.MapGet(Style, () => Results.Bytes(PageFiles.Find("hall/join/join.css")!, PageFiles.ContentType(Style)));
    }

    /// <summary>The page with the words of a language in it.</summary>
    internal static byte[] Page(string language)
    {
        JsonObject words = HallWords.Join(language);
        JsonArray others = [.. HallWords.Languages.Where(other => other != language)
            .Select(other => new JsonObject { ["id"] = other, ["name"] = HallWords.Join(other)["language"]!.DeepClone() })];
        words["languages"] = others;
        words["id"] = language;
        return Encoding.UTF8.GetBytes(PageFiles.Text("hall/join/join.html")
            .Replace(Words, Words + words.ToJsonString(), StringComparison.Ordinal)
            .Replace(Language, $"<html lang=\"{language}\">", StringComparison.Ordinal));
    }
}
