using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Scenes;

/// <summary>GET /api/scenes: the questions, in the order of the lecture. GET /api/scenes/C2: the answer to one.</summary>
internal static class SceneRoutes
{
    public static void Map(WebApplication app, WorkQueue queue)
    {
        SceneCache scenes = new(queue, app.Lifetime.ApplicationStopping);
        app.Lifetime.ApplicationStopped.Register(scenes.Dispose);
        app.MapGet("/api/scenes", () => Json(SceneAnswer.List));
        app.MapGet("/api/scenes/{id}", async (string id, HttpContext context) =>
            Scene.All.FirstOrDefault(scene => scene.Id == id) is { } scene
            ? Json(await scenes.Answer(scene, context.RequestAborted).ConfigureAwait(false))
            : Results.NotFound(Refusal.Of("noScene", "", ("id", id)).Answer()));
    }

    private static IResult Json(byte[] utf8) => Results.Bytes(utf8, "application/json; charset=utf-8");
}
