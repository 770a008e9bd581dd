using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Scenes;

/// <summary>GET /api/scenes: the questions, in the order of the lecture. GET /api/scenes/C2: what came out.</summary>
internal static class SceneRoutes
{
    public static void Map(WebApplication app, Workshop workshop)
    {
        SceneShelf shelf = new(workshop, app.Lifetime.ApplicationStopping);
        app.Lifetime.ApplicationStopped.Register(shelf.Dispose);
        app.MapGet("/api/scenes", () => Json(SceneAnswer.List));
        app.MapGet("/api/scenes/{id}", async (string id, HttpContext context) => Scene.All.FirstOrDefault(scene => scene.Id == id) is { } scene
            ? Json(await shelf.Answer(scene, context.RequestAborted).ConfigureAwait(false))
            : Results.NotFound(new { error = $"There is no scene {id}." }));
    }

    private static IResult Json(byte[] utf8) => Results.Bytes(utf8, "application/json; charset=utf-8");
}
