using Microsoft.AspNetCore.Builder;

namespace CommunitySim.Lecture;

/// <summary>GET /api/parameters: every parameter that a page may set, with the text of `communitysim explain`.</summary>
internal static class ParameterRoutes
{
    public static void Map(WebApplication app) => app.MapGet("/api/parameters", () => LectureExperiment.Settable.Select(parameter => new
    {
        path = parameter.Path,
        type = parameter.Type.IsEnum ? "word" : parameter.Type == typeof(int) ? "whole" : "number",
        @default = parameter.Type.IsEnum ? ParameterDefinition.Text(parameter.Default) : LectureExperiment.Base.Values[parameter.Path],
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
    }));
}
