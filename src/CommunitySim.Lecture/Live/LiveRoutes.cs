using CommunitySim.Experiments.Config;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Live;

/// <summary>/api/live, the answers to the sliders over a socket; POST /api/experiment, what they stand at as a file for the command line.</summary>
internal static class LiveRoutes
{
    private const string FileName = "mine.json";

    public static void Map(WebApplication app, Workshop workshop)
    {
        OpenSockets sockets = new();
        app.Map("/api/live", context => Serve(context, workshop, sockets));
        app.MapPost("/api/experiment", async context =>
        {
            ExperimentConfig config = LectureExperiment.Read(await RequestBody.Read<LectureRequest>(context, LiveJson.Form).ConfigureAwait(false));
            await context.Response.WriteAsJsonAsync(new { name = FileName, text = ConfigWriter.Brief(config), command = $"communitysim run {FileName}" }, context.RequestAborted).ConfigureAwait(false);
        });
    }

    private static async Task Serve(HttpContext context, Workshop workshop, OpenSockets sockets)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new BadHttpRequestException("/api/live is for a WebSocket.");
        }

        using IDisposable place = sockets.Take(Workshop.ClientOf(context));
        using System.Net.WebSockets.WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        await new LiveSocket(socket, workshop, Workshop.ClientOf(context)).Serve(context.RequestAborted).ConfigureAwait(false);
    }
}
