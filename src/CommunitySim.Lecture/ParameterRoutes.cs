using System.Text;
using System.Text.Json;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture;

/// <summary>GET /api/parameters: the parameters that a page may set, with the text of `communitysim explain`.</summary>
internal static class ParameterRoutes
{
    private const string Place = "<script type=\"application/json\" id=\"parameters\">";

    /// <summary>The parameters as JSON.</summary>
    private static readonly string Json = JsonSerializer.Serialize(LectureExperiment.Settable.Select(parameter => new
    {
        path = parameter.Path,
        type = parameter.IsWord ? "word" : parameter.Type == typeof(int) ? "whole" : "number",
        @default = parameter.IsWord
            ? ParameterDefinition.Text(parameter.Default)
            : LectureExperiment.Base.Values[parameter.Path],
        words = parameter.Words.Where(word => word != ParameterDefinition.Text(NetworkKind.File)),
        meaning = parameter.About.Meaning,
        unit = parameter.About.Unit,
        allowed = parameter.Allowed,
        min = parameter.About.Min,
        max = parameter.About.Max,
        aboveMin = parameter.About.AboveMin,
        even = parameter.About.Even,
        low = parameter.About.HasPlausibleRange ? parameter.About.Low : (double?)null,
        high = parameter.About.HasPlausibleRange ? parameter.About.High : (double?)null,
        status = parameter.About.Status.ToString().ToLowerInvariant(),
        source = parameter.About.Source,
    }), JsonSerializerOptions.Web);

    public static void Map(WebApplication app) =>
        app.MapGet("/api/parameters", () => Results.Text(Json, "application/json"));

    /// <summary>The start page with the parameters in it, so that no phone asks for them.</summary>
    /// <param name="language">The language of the page; null for the one that each browser last chose.</param>
    /// <param name="hall">Whether the page is the lecturer's of a hall.</param>
    public static byte[] StartPage(string? language, bool hall) => Encoding.UTF8.GetBytes(PageFiles.Text("index.html")
        .Replace(Place, Place + Json, StringComparison.Ordinal)
        .Replace(PageFiles.Root(null), PageFiles.Root(language), StringComparison.Ordinal)
        .Replace("<body>", hall ? "<body data-hall>" : "<body>", StringComparison.Ordinal));
}
