using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Act;

/// <summary>GET /api/act: the story of the twelve members. GET /api/act/race: what the hall guesses.</summary>
internal static class ActRoutes
{
    public static void Map(WebApplication app, WorkQueue queue)
    {
        ActCache act = new(queue, app.Lifetime.ApplicationStopping);
        app.MapGet("/api/act", async (CancellationToken leave) => Json(await act.Story(leave).ConfigureAwait(false)));
        app.MapGet("/api/act/race", async (CancellationToken leave) => Json(await act.Race(leave).ConfigureAwait(false)));
    }

    private static IResult Json(byte[] utf8) => Results.Bytes(utf8, "application/json; charset=utf-8");
}
